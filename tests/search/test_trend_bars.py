"""How long the bars of trends are: one mention in a short document never looks like a maximum."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from kaoview.search.trend_bars import absent_names, bar_share, needs_caution
from kaoview.search.trends import GroupBy, TermCount, trend


def count(occurrences: int, rate: float) -> TermCount:
    return TermCount("淨零", (), occurrences, rate)


def test_one_mention_in_a_short_document_is_drawn_half_at_most() -> None:
    counts = [count(1, 60.0), count(8, 10.0), count(4, 5.0), count(0, 0.0)]
    assert [bar_share(each, counts) for each in counts] == [0.5, 1.0, 0.5, 0.0]
    assert needs_caution(counts)


def test_single_mentions_alone_make_no_full_bar() -> None:
    counts = [count(1, 20.0), count(2, 10.0)]
    assert [bar_share(each, counts) for each in counts] == [0.5, 0.25]


@pytest.mark.parametrize("occurrences", [0, 3])
def test_no_caution_without_a_bar_of_one_or_two_mentions(occurrences: int) -> None:
    assert not needs_caution([count(occurrences, 1.0)])


def test_departments_without_the_word_are_named(library: Library) -> None:
    found = trend(library, ["淨零"], GroupBy.DEPARTMENT)
    names = absent_names(found)
    assert "衛生局" in names and "環境保護局" not in names
    assert len(names) + sum(any(c.occurrences for c in bar.counts) for bar in found.bars) == len(
        found.bars
    )
