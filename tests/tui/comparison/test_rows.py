"""The rows of a comparison, without a screen: which are listed, and where the next one is."""

from __future__ import annotations

import pytest

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.changes import pair_change
from kaoview.compare.statuses import Status
from kaoview.tui.comparison.rows import ComparisonRows
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import ALL
from tests.tui.comparables import OFFICE


@pytest.fixture
def rows(result: ComparisonResult) -> ComparisonRows:
    made = ComparisonRows()
    made.show(result)
    return made


def keys(rows: ComparisonRows) -> list[str]:
    return [entry.key for entry in rows.entries]


def test_before_there_is_a_comparison_nothing_is_listed_and_nothing_fails() -> None:
    rows = ComparisonRows("missing", "公文")
    rows.use_words("電子")
    assert not rows.entries
    assert not rows.use_filter(ALL)
    assert rows.pair(0, 0) == ("", "")
    assert rows.next_part(0, 1) is None and rows.next_change(0, 1) is None
    assert (rows.view(0, "start").filter, rows.view(0, "start").key) == ("missing", "start")


def test_a_filter_holds_until_it_is_chosen_again(rows: ComparisonRows) -> None:
    everything = keys(rows)
    assert rows.use_filter("missing")
    assert keys(rows) == [f"112-{OFFICE}-4"]
    assert rows.filter_description == "只有未見對應"
    assert rows.use_filter("missing")
    assert (rows.filter, keys(rows)) == (ALL, everything)


def test_a_filter_without_rows_is_not_taken(rows: ComparisonRows) -> None:
    everything = keys(rows)
    assert not rows.use_filter("related")
    assert (rows.filter, keys(rows)) == (ALL, everything)
    assert rows.none_of_this_kind == "沒有這一類的項目"


def test_words_and_a_filter_hold_together(rows: ComparisonRows) -> None:
    rows.use_words("  公文电子 ")
    assert keys(rows) == [f"112-{OFFICE}-3"]
    assert not rows.use_filter("missing")
    assert rows.none_of_this_kind == "有「公文电子」的項目裡，沒有這一類的項目"
    rows.use_words("沒有的字")
    assert not rows.entries
    assert rows.empty_message.startswith("沒有項目有「沒有的字」")
    rows.use_words("")
    rows.use_filter("new")
    rows.use_words("公文")
    assert "「新增」裡沒有項目有「公文」" in rows.empty_message


def test_the_pair_of_a_row_is_its_left_item_and_the_chosen_match(rows: ComparisonRows) -> None:
    third, missing, new = (rows.index_of(f"{id}") for id in _ids())
    assert third is not None and missing is not None and new is not None
    assert rows.pair(third, 0) == (f"112-{OFFICE}-3", f"113-{OFFICE}-3")
    assert rows.pair(third, 99)[0] == f"112-{OFFICE}-3"
    assert rows.pair(missing, 0) == (f"112-{OFFICE}-4", "")
    assert rows.pair(new, 0) == ("", f"113-{OFFICE}-4")


def _ids() -> tuple[str, str, str]:
    return f"112-{OFFICE}-3", f"112-{OFFICE}-4", f"113-{OFFICE}-4"


def test_one_goes_from_change_to_change_and_from_part_to_part(rows: ComparisonRows) -> None:
    changed = [n for n, entry in enumerate(rows.entries) if entry.status is not Status.SAME]
    last = len(rows.entries) - 1
    assert rows.next_change(-1, 1) == changed[0]
    assert rows.next_change(last, -1) == changed[-2]
    assert rows.next_change(last, 1) is None
    new = rows.index_of(f"113-{OFFICE}-4")
    assert rows.next_part(0, 1) == new
    assert rows.next_part(last, 1) is None
    assert rows.next_part(last, -1) == 0


def test_a_low_screen_shows_fewer_lines_of_an_item(rows: ComparisonRows) -> None:
    tall, low = (len(rows.lines(0, 0, 30, low=low)) for low in (False, True))
    assert low < tall


def test_rows_are_listed_by_the_sort_of_their_change(rows: ComparisonRows) -> None:
    assert rows.result is not None
    comparison = rows.result.comparison
    sorts = {
        row.left: {pair_change(comparison, row.left, match) for match in row.reached}
        for row in comparison.rows
    }
    assert rows.use_filter("content")
    assert keys(rows) == [left for left, found in sorts.items() if ChangeSort.CONTENT in found]
    assert rows.filter_description == "只有內容有改的"
    assert not rows.use_filter("punctuation")
