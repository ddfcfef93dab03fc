"""What the search finds, on queries with known answers."""

from __future__ import annotations

import re

import pytest

from kaoview.model import Library
from kaoview.search import Searcher
from tests.benchmarks.search_quality import (
    FRESH,
    OWN,
    REFERENCE,
    Case,
    Score,
    judge,
    mean,
    ours,
    read_cases,
    reference_library,
)

# About answers, not lines, which smaller tests cover: coverage would take most of their time.
pytestmark = pytest.mark.no_cover

KINDS = {
    "exact", "partial", "wrongchar", "homophone", "variant",
    "simplified", "pinyin", "zhuyin", "twokey", "paraphrase",
}  # fmt: skip


@pytest.fixture(scope="module")
def scores(library: Library) -> dict[str, list[Score]]:
    rank = ours(reference_library(library))
    return {
        path.parent.name: [judge(case, rank(case.query)) for case in read_cases(path)]
        for path in (REFERENCE, OWN)
        if path.is_file()
    }


def test_our_own_queries_cover_every_kind() -> None:
    cases = read_cases(OWN)
    assert len(cases) >= 100
    assert {case.kind for case in cases} == KINDS


def test_the_judged_items_are_those_of_the_reference(library: Library) -> None:
    items = list(reference_library(library).items())
    assert len(items) == 525
    assert all(re.match(r"113-|107-行政暨國際處-1\.|108-111-全市-1\.", item.id) for item in items)


@pytest.mark.parametrize("name", ["reference", "search"])
def test_what_was_meant_is_found_and_comes_first(name: str, scores: dict[str, list[Score]]) -> None:
    if name not in scores:
        pytest.skip("the reference queries are not here")
    found = scores[name]
    assert mean([score.recall for score in found]) >= 0.97
    assert mean([score.reciprocal for score in found]) >= 0.96
    paraphrased = [score.recall for score in found if score.case.kind == "paraphrase"]
    assert mean(paraphrased) >= 0.85


def test_queries_that_nothing_was_tuned_on_do_as_well(library: Library) -> None:
    rank = ours(reference_library(library))
    kinds: dict[str, list[Score]] = {}
    for case in read_cases(FRESH):
        kinds.setdefault(case.kind, []).append(judge(case, rank(case.query)))
    assert kinds.keys() == KINDS
    assert mean([mean([score.recall for score in found]) for found in kinds.values()]) >= 0.97
    assert mean([mean([score.reciprocal for score in found]) for found in kinds.values()]) >= 0.96
    assert mean([score.recall for score in kinds["paraphrase"]]) >= 0.85


def test_a_store_finds_what_memory_finds(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("quality")
    searcher = Searcher(reference_library(library), cache=folder, in_memory=0)
    cases = [case for case in read_cases(OWN) if case.kind != "paraphrase"]
    found = [
        judge(case, [hit.item for hit in searcher.search(case.query, 10).hits]) for case in cases
    ]
    assert mean([score.recall for score in found]) >= 0.97
    assert mean([score.reciprocal for score in found]) >= 0.96


def test_recall_and_rank_are_counted_as_they_are_defined(library: Library) -> None:
    items = list(reference_library(library).items())[:3]
    start = "".join((items[1].title + items[1].text).split())[:24]
    score = judge(Case("x", "exact", (start, "沒有這一項")), items)
    assert (score.recall, score.reciprocal) == (0.5, 0.5)
    assert judge(Case("x", "exact", ("沒有這一項",)), items).reciprocal == 0.0
