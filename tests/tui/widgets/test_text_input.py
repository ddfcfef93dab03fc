"""Chinese in every field: phrases that an input method commits at once, and where its window is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import _xterm_parser, events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from kaoview.text.cell_width import cell_width
from kaoview.tui.comparison.inputs import NoteInput
from kaoview.tui.platform.textual_patches import allow_long_sequences
from kaoview.tui.widgets.text_input import FindBox, SearchBox, TextInput
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.conftest import Explorer
from tests.tui.waiting import opened, until

PHRASE = "社會住宅包租代管辦理情形"  # twelve characters


@pytest.fixture(autouse=True)
def long_sequences(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    threshold = _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD
    monkeypatch.setattr(_xterm_parser, "_MAX_SEQUENCE_SEARCH_THRESHOLD", threshold)
    allow_long_sequences()
    yield


async def send(pilot: Pilot[None], sent: str) -> None:
    """Send what a terminal sends."""
    for event in XTermParser().feed(sent):
        if isinstance(event, events.Key):
            pilot.app.post_message(event)
    await pilot.pause()
    await pilot.pause()


def kitty(phrase: str) -> str:
    return f"\x1b[0;;{':'.join(str(ord(character)) for character in phrase)}u"


async def check(pilot: Pilot[None], field: TextInput) -> None:
    """Type phrases of both forms into a field, take some back, and follow the caret."""
    # The field has its place once the screen has been laid out.
    await until(pilot, lambda: field.region and pilot.app.cursor_position == field.caret)
    start = field.caret
    assert field.has_focus
    for form in (kitty, str):
        for length in (1, 5, 12):
            await send(pilot, form(PHRASE[:length]))
            assert field.value == PHRASE[:length]
            width = min(cell_width(field.value), field.content_region.width - 1)
            assert pilot.app.cursor_position == (start.x + width, start.y)
            field.clear()
            await pilot.pause()
    await send(pilot, kitty("淨零碳排"))
    await pilot.press("backspace", "left", "left")
    await pilot.pause()
    assert pilot.app.cursor_position == (start.x + 2, start.y)
    await send(pilot, kitty("二〇"))
    assert field.value == "淨二〇零碳"


async def test_in_the_search_and_in_the_page(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await pilot.pause()
        await check(pilot, pilot.app.screen.query_one(SearchBox))
        await pilot.press("escape", "j", "f")
        await pilot.pause()
        await check(pilot, pilot.app.screen.query_one(FindBox))


async def test_in_the_note_of_a_decision(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "entry", None))
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen.query(NoteInput))
        await pilot.pause()
        await check(pilot, pilot.app.screen.query_one(NoteInput))
