"""Going places: what a visit does and in which order, back, forward, up and in passing."""

from __future__ import annotations

from typing import Any

from kaoview.model import Library
from kaoview.tui.state.history import History
from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.state.row_kinds import START, period_key
from tests.tui.explorer.alone import HEALTH, OFFICE, Alone


def test_a_visit_ends_the_search_then_the_filter_then_shows_then_marks(alone: Alone) -> None:
    alone.search.open = True
    alone.navigator.visit(f"{HEALTH}-2")
    assert alone.steps == [
        "end the search",
        "end the filter",
        "leave the page",
        f"show {HEALTH}-2",
        "mark",
        "forget where the search began",
    ]
    assert alone.navigator.location.place == alone.navigator.location.shown == f"{HEALTH}-2"
    assert alone.sidebar.key == alone.reader.node == f"{HEALTH}-2"


def test_a_place_is_recorded_with_the_line_that_was_read_before_the_search(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-2")
    alone.search.anchor = ScrollAnchor(f"{HEALTH}-2", 5, 7, 80)
    alone.navigator.visit(f"{HEALTH}-1")
    assert alone.navigator.history.before[-1].spot.line == 7


def test_steps_in_passing_count_once_the_reader_stays(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    alone.navigator.step(1)
    alone.navigator.step(1)
    assert alone.navigator.place == f"{HEALTH}-3"
    assert [each.key for each in alone.navigator.history.visited] == [f"{HEALTH}-1"]
    alone.stage.pass_time()
    assert [each.key for each in alone.navigator.history.visited] == [f"{HEALTH}-3", f"{HEALTH}-1"]
    alone.navigator.step(1)
    assert alone.key_bar.said == ["已經是這一層的最後一項"]


def test_back_and_forward_lead_to_the_lines_that_were_read(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    alone.reader.spot = ScrollAnchor(f"{HEALTH}-1", 12, 3, 80)
    alone.navigator.visit(f"{OFFICE}-1")
    alone.navigator.back()
    assert alone.navigator.place == f"{HEALTH}-1"
    assert alone.reader.returned[-1].line == 3
    alone.navigator.forward()
    assert alone.navigator.place == f"{OFFICE}-1"
    alone.navigator.forward()
    assert alone.key_bar.said == ["已經是最新的位置，不能再前進"]


def test_what_is_only_looked_at_is_no_place(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-1")
    assert alone.navigator.show_page(f"{HEALTH}-3")
    assert (alone.navigator.place, alone.navigator.shown) == (f"{HEALTH}-1", f"{HEALTH}-3")
    assert not alone.navigator.show_page("113-環境保護局")
    assert alone.navigator.shown == f"{HEALTH}-3"


def test_the_way_back_ends_at_the_page_of_how_to_begin(alone: Alone) -> None:
    alone.navigator.begin(None, "")
    assert alone.navigator.shown == START
    alone.navigator.visit(f"{HEALTH}-1")
    alone.navigator.back()
    assert alone.navigator.shown == START
    alone.navigator.back()
    assert alone.key_bar.said == ["前面沒有紀錄了，不能再後退"]


def test_up_goes_to_where_the_place_stands_in_the_level_above(alone: Alone) -> None:
    alone.navigator.visit(f"{HEALTH}-2")
    alone.navigator.up()
    assert alone.navigator.place == HEALTH
    assert alone.reader.passages == [(f"{HEALTH}-2", 0)]
    alone.navigator.visit("衛生局")
    alone.navigator.up()
    assert alone.key_bar.said == ["已經在最上層"]


def test_places_that_are_there_no_more_are_forgotten(small: Library, alone: Alone) -> None:
    history = History().visit(_entry("099-衛生局"), "1").visit(_entry(HEALTH), "2")
    alone.navigator.open(small, history)
    assert alone.navigator.history.before == ()
    assert alone.navigator.exists(period_key("113")) and not alone.navigator.exists("099-衛生局")


def _entry(key: str) -> Any:
    from kaoview.tui.state.history import HistoryEntry

    return HistoryEntry(key)
