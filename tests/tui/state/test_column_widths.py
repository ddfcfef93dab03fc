"""What stands side by side: which widths there are, and where the other years show the more."""

from __future__ import annotations

import pytest

from kaoview.tui.render.lines import MEASURE
from kaoview.tui.state.column_widths import (
    BELOW,
    BESIDE,
    PageColumns,
    PageRoom,
    can_stand_beside,
    pane_width,
    search_width,
    share_page,
    sidebar_width,
)


def room(
    screen: int,
    lines: int = 42,
    *,
    sidebar: int = 40,
    beside: int | None = None,
    measure: int = MEASURE,
) -> PageRoom:
    """What a screen of 45 lines has to share; `beside` is what stands there in the sidebar's place."""
    page = screen - sidebar
    now = page if beside is None else screen - beside
    return PageRoom(screen, page, now, lines, measure, low=8)


def test_below_150_columns_the_other_years_stand_below_whatever_is_wanted() -> None:
    for screen in (60, 80, 120, 149):
        for wanted in ("", BELOW, BESIDE):
            assert share_page(room(screen), wanted) == PageColumns()
            assert not can_stand_beside(room(screen))


@pytest.mark.parametrize("screen", [160, 180, 200, 240, 300])
def test_where_more_of_both_is_seen_they_stand_beside_the_text(screen: int) -> None:
    found = share_page(room(screen))
    assert found.beside
    assert found.text - found.margin - 2 >= min(MEASURE, 69), "lines of text stay long"
    assert screen - 40 - found.text - 1 >= 44, "so does the pane"
    assert share_page(room(screen), BELOW).beside is False


def test_where_the_text_would_lose_they_stand_below_unless_they_are_wanted_beside() -> None:
    assert not share_page(room(150)).beside
    assert share_page(room(150), BESIDE).beside
    long_lines = room(160, measure=120)
    assert not share_page(long_lines).beside, "the reader wants lines of sixty characters"
    assert not share_page(room(160, sidebar=70)).beside, "the sidebar has been made wide"


def test_a_page_without_room_for_both_has_them_below() -> None:
    narrow = room(160, sidebar=100)
    assert not can_stand_beside(narrow)
    assert share_page(narrow, BESIDE) == share_page(narrow, BELOW)


@pytest.mark.parametrize("wanted", [1, 30, 44, 60, 500])
def test_a_dragged_edge_leaves_some_to_each(wanted: int) -> None:
    for screen in (150, 160, 200):
        there = room(screen)
        pane = pane_width(there, wanted)
        found = share_page(there, BESIDE, wanted)
        assert pane >= 36
        assert found.text - found.margin - 2 >= 40
        assert found.text + 1 + pane == there.page


@pytest.mark.parametrize("screen", [150, 160, 200])
def test_the_text_keeps_its_column_while_a_search_is_open(screen: int) -> None:
    before = share_page(room(screen), BESIDE)
    during = share_page(room(screen, beside=search_width(screen)), BESIDE)
    assert before.text - during.text < 8
    assert screen - search_width(screen) - during.text - 1 >= 36
    if screen > 150:
        assert during.text >= before.text - 4


def test_the_text_stands_in_the_middle_of_its_column_from_160_columns_on() -> None:
    assert share_page(room(159), BELOW).margin == 0
    found = share_page(room(160), BELOW)
    assert found.margin == 20, "as much to its left as to its right"
    assert share_page(room(160, measure=118), BELOW).margin == 0, "there is nothing to spare"
    wide = share_page(room(300))
    assert wide.margin == (wide.text - MEASURE) // 2


def test_the_sidebar_and_the_search_have_their_share() -> None:
    assert [sidebar_width(screen) for screen in (72, 80, 120, 160)] == [28, 28, 36, 40]
    assert [search_width(screen) for screen in (72, 80, 120, 160)] == [40, 40, 48, 52]
    assert sidebar_width(100, 90) == 60
    assert sidebar_width(100, 3) == 20
