"""The graph of character pairs, and expressions made with it."""

from __future__ import annotations

import pytest

from kaoview.search.bigrams import BigramGraph
from kaoview.search.fts_query import (
    ExpansionContext,
    exact_expression,
    near_expressions,
    string_expression,
)
from kaoview.search.phonetic_match import homophone_pattern, phonetic_patterns
from kaoview.search.query import parse
from kaoview.search.synonyms import load_synonyms
from kaoview.search.typos import substitution_cost
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter
from kaoview.text.sound_table import SoundTable

TEXTS = [
    fold_key(text)
    for text in ("綠色殯葬政策", "落實登革熱整合", "社會住宅政策", "漁電共生", "第二階段")
]
PAIRS = BigramGraph((text[at : at + 2], 3) for text in TEXTS for at in range(len(text) - 1))
TABLE = SoundTable(PAIRS.characters)
COST = substitution_cost(TABLE.homophones)
KNOWN = ExpansionContext(PAIRS, TABLE, Segmenter({fold_key("政策"): 9}), load_synonyms(), COST)


def test_a_string_is_in_as_many_rows_as_its_rarest_pair() -> None:
    pairs = BigramGraph([("社会", 40), ("会住", 2)])
    assert pairs.max_rows("社会住") == 2
    assert pairs.max_rows("社会福") == 0
    assert pairs.max_rows("会") == 40
    assert pairs.max_rows("登") == 0


def test_paths_that_sound_as_typed() -> None:
    (pattern, *_) = phonetic_patterns(parse("lvsebinzang").terms[0], TABLE)
    assert PAIRS.surface_forms(pattern.slots) == [fold_key("綠色殯葬")]
    (initials, *_) = phonetic_patterns(parse("ydgs").terms[0], TABLE)
    assert fold_key("漁電共生") in PAIRS.surface_forms(initials.slots)
    alike = homophone_pattern(fold_key("綠色賓葬"), TABLE)
    assert alike is not None
    assert fold_key("綠色殯葬") in PAIRS.surface_forms(alike.slots)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("登草熱", "登革熱"),
        ("社會往宅", "社會住宅"),
        ("登熱", "登革熱"),
        ("綠色殯的葬", "綠色殯葬"),
        ("社會宅住", "社會住宅"),
    ],
)
def test_strings_one_slip_away(typed: str, meant: str) -> None:
    found = PAIRS.corrections(fold_key(typed), COST)
    assert fold_key(meant) in found or len(typed) == 2
    assert fold_key(typed) not in found


def test_rows_that_hold_a_string_hold_its_rarest_pairs() -> None:
    assert string_expression(fold_key("綠色"), PAIRS) == f'"{fold_key("綠色")}"'
    assert string_expression("zz", PAIRS) is None
    assert string_expression(fold_key("葬"), PAIRS) is not None
    assert string_expression("。", PAIRS) is None


def test_expressions_for_exact_hits_know_both_kinds_of_figures() -> None:
    expression = exact_expression(parse("第2階段 政策").terms, KNOWN)
    assert expression is not None
    assert fold_key("第二") in expression
    assert " AND " in expression
    assert exact_expression(parse("衛星").terms, KNOWN) is None


def test_a_phrase_is_looked_for_only_as_it_stands() -> None:
    assert list(near_expressions(parse('"登草熱"'), KNOWN)) == []
    assert any(fold_key("登革") in each for each in near_expressions(parse("登草熱"), KNOWN))
    assert any(fold_key("登革") in each for each in near_expressions(parse("蚊子傳染病"), KNOWN))
