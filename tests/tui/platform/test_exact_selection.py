"""Dragging selects what the pointer is on, whichever half of a wide character that is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual.screen import Screen
from textual.strip import Strip

from kaoview.tui.platform.exact_selection import on_right_half, select_exactly
from tests.tui.conftest import Explorer
from tests.tui.waiting import main, opened


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Selecting as the program does."""
    monkeypatch.setattr(
        Screen, "get_widget_and_offset_at", Screen.get_widget_and_offset_at
    )  # to be as it was afterwards
    select_exactly()
    yield


def test_the_right_half_is_that_of_a_wide_character_alone() -> None:
    line = Strip([Segment(" "), Segment("A文"), Segment("字"), Segment(" ")])
    assert [on_right_half(line, cell) for cell in range(9)] == [
        *(False, False, False, True, False, True, False, False, False)
    ]


# On the page of 113-衛生局-1 the text begins with 「(一) 落實登革熱整合醫療照護」 after two cells.
@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (7, 15, "落實登革熱"),  # from the left half of the first to the left half of the last
        (7, 16, "落實登革熱"),  # to the right half
        (8, 16, "落實登革熱"),  # from the right half
        (8, 15, "落實登革熱"),
        (7, 8, "落"),
        (9, 10, "實"),
    ],
)
async def test_dragging_selects_the_characters_it_touches(
    explorer: Explorer, start: int, end: int, words: str
) -> None:
    async with explorer("113-衛生局-1").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.mouse_down(reader, offset=(start, 0))
        await pilot.hover(reader, offset=(end, 0))
        await pilot.mouse_up(reader, offset=(end, 0))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == words
        await pilot.press("y")
        assert pilot.app.clipboard == words


@pytest.mark.usefixtures("exact")
async def test_below_the_text_and_beside_it_nothing_goes_wrong(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=(100, 28)) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.mouse_down(reader, offset=(8, 0))
        await pilot.hover(reader, offset=(60, 6))
        await pilot.mouse_up(reader, offset=(60, 6))
        await pilot.pause()
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None and selected.startswith("落實登革熱整合醫療照護")
