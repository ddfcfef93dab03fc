"""Keys that come at once, as over a slow connection or from a macro, do what they were meant for."""

from __future__ import annotations

from textual.events import Key
from textual.pilot import Pilot

from kaoview.tui.dialogs.goto import GotoScreen
from kaoview.tui.dialogs.note import NoteScreen

from .conftest import Explorer, main, opened, searched

_NAMES = {"/": "slash", ":": "colon", "\r": "enter", "\x1b": "escape"}


def at_once(pilot: Pilot[None], keys: str) -> None:
    """Press keys without waiting for what any of them does."""
    for key in keys:
        pilot.app.post_message(Key(_NAMES.get(key, key), key))


async def test_what_is_typed_right_after_a_key_goes_into_the_line_it_opens(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-2").run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        at_once(pilot, "/登革熱q")  # nor does it leave
        await searched(pilot)
        screen = main(pilot)
        assert screen.search.panel is not None
        assert screen.search.panel.box.value == "登革熱q"
        await pilot.press("escape")
        at_once(pilot, "f強化")
        await opened(pilot)
        assert screen.find.bar is not None
        assert screen.find.bar.box.value == "強化"
        await pilot.press("escape", "escape")
        at_once(pilot, ":113")
        await opened(pilot)
        assert isinstance(pilot.app.screen, GotoScreen)
        assert pilot.app.screen.line.value == "113"
        await pilot.press("escape")
        at_once(pilot, "m記下來\r")
        await opened(pilot)
        assert not isinstance(pilot.app.screen, NoteScreen)
        bookmark = screen.bookmarks.bookmark_at("113-衛生局-2")
        assert bookmark is not None
        assert bookmark.note == "記下來"
