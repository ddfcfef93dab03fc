"""Answers that are kept: the oldest go first, and what is too large is never kept."""

from __future__ import annotations

from kaoview.compare.progress import Progress
from kaoview.compare.similarity import TermWeights, Vector
from kaoview.compare.sized_cache import SizedCache
from kaoview.compare.units import units_of
from kaoview.model import Library


class Counted:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> str:
        self.asked.append(text)
        return text.upper()


def test_an_answer_is_worked_out_once_as_long_as_it_is_kept() -> None:
    answer = Counted()
    cached = SizedCache(answer, len, 10)
    assert [cached(text) for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb")] == [
        *("AAAA", "BBBB", "AAAA", "CCCC", "AAAA", "BBBB")
    ]
    assert answer.asked == ["aaaa", "bbbb", "cccc", "bbbb"], "b was not asked for longest"
    cached.cache_clear()
    cached("aaaa")
    assert answer.asked[-1] == "aaaa"


def test_what_is_too_large_alone_is_not_kept() -> None:
    answer = Counted()
    cached = SizedCache(answer, len, 10)
    assert [cached("a" * 11), cached("a" * 11), cached("b"), cached("b")][-1] == "B"
    assert answer.asked == ["a" * 11, "a" * 11, "b"]


def test_a_units_vector_is_worked_out_once_for_all_comparisons(library: Library) -> None:
    units = units_of(tuple(library.plans())[:2])
    weights = TermWeights(units, Progress())
    first: list[Vector] = [weights.vector(unit) for unit in units]
    assert all(weights.vector(unit) is found for unit, found in zip(units, first, strict=True))
