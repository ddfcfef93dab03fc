"""The index for OpenSearch: its syntax, and that every field of an export has its place in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app

FOLDER = Path(__file__).parents[1] / "docs" / "opensearch"
INDEX = json.loads((FOLDER / "items.json").read_text("utf-8"))
ANALYSIS = INDEX["settings"]["index"] and INDEX["settings"]["analysis"]
FIELDS = INDEX["mappings"]["properties"]

BUILT_IN = {
    "tokenizer": {"standard", "keyword", "whitespace"},
    "filter": {"cjk_width", "lowercase", "cjk_bigram", "asciifolding"},
    "char_filter": {"html_strip"},
}
"""What OpenSearch knows without a definition, as far as the index uses it."""

WHOLE_NUMBERS = {"byte": 2**7, "short": 2**15, "integer": 2**31, "long": 2**63}


@pytest.fixture(scope="module")
def items() -> list[dict[str, object]]:
    text = CliRunner().invoke(app, ["export", "--format", "jsonl"]).stdout
    return [json.loads(line) for line in text.splitlines()]


def test_every_field_of_an_export_has_a_fitting_type(items: list[dict[str, object]]) -> None:
    assert INDEX["mappings"]["dynamic"] == "strict"
    assert set(FIELDS) == {key for item in items for key in item}
    for item in items:
        for name, value in item.items():
            kind = FIELDS[name]["type"]
            if isinstance(value, int):
                assert abs(value) < WHOLE_NUMBERS[kind], (name, value)
            elif value is not None:
                words = value if isinstance(value, list) else [value]
                assert kind in ("text", "keyword") and all(isinstance(w, str) for w in words)


def test_keywords_are_short_enough_to_be_kept(items: list[dict[str, object]]) -> None:
    names = [name for name, field in FIELDS.items() if field["type"] == "keyword"]
    assert max(len(str(item[name]).encode()) for item in items for name in names) < 32_766


@pytest.mark.parametrize("kind", ["analyzer", "normalizer"])
def test_whatever_analysis_names_is_defined_or_built_in(kind: str) -> None:
    for definition in ANALYSIS[kind].values():
        for part in ("tokenizer", "filter", "char_filter"):
            named = definition.get(part, [])
            for name in [named] if isinstance(named, str) else named:
                assert name in BUILT_IN[part] or name in ANALYSIS.get(part, {}), name
    assert all("tokenizer" not in each for each in ANALYSIS["normalizer"].values())


def test_whatever_a_field_names_is_defined() -> None:
    used = [FIELDS, *(field.get("fields", {}) for field in FIELDS.values())]
    for fields in used:
        for field in fields.values():
            assert field.get("analyzer", "plan_text") in ANALYSIS["analyzer"]
            assert field.get("normalizer", "name") in ANALYSIS["normalizer"]
            assert field["type"] == "text" or "analyzer" not in field


def test_characters_are_mapped_one_by_one() -> None:
    for line in ANALYSIS["char_filter"]["same_characters"]["mappings"]:
        assert re.fullmatch(r"\S => \S", line)


def test_queries_of_the_recipe_use_fields_that_are_there() -> None:
    recipe = (FOLDER / "README.md").read_text("utf-8")
    (query,) = re.findall(r"_search .*? -d '(.+?)'\n", recipe, re.DOTALL)
    content = json.loads(query)
    named = content["query"]["bool"]["must"]["multi_match"]["fields"]
    named = [name.partition("^")[0] for name in named] + content["_source"]
    named += content["highlight"]["fields"]
    named += [each["terms"]["field"] for each in content["aggs"].values()]
    assert set(named) <= set(FIELDS)
