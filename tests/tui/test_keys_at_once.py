"""Keys that come at once, as over a slow connection or from a macro, do what they were meant for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from kaoview.tui.dialogs.goto import GotoScreen
from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.dialogs.note import NoteScreen
from kaoview.tui.platform import key_queue

from .comparables import OFFICE, compared, open_at, settle
from .conftest import Explorer
from .waiting import main, opened, searched, until

_NAMES = {
    "/": "slash",
    ":": "colon",
    "?": "question_mark",
    "\r": "enter",
    "\x1b": "escape",
    "\x10": "ctrl+p",
    "\t": "tab",
}
FROM_THE_EXPLORER = {
    "goto": ":",
    "note": "m",
    "places": "M",
    "help": "?",
    "palette": "\x10",
    "choose": "d",
    "export": "e",
    "trends": "t",
    "search": "/",
    "find": "f",
}
FROM_THE_COMPARISON = {
    "candidates": "\r",
    "add pair": "\ri",
    "review": "a",
    "rejection": "x",
    "words": "/",
    "palette": "\x10",
    "help": "?",
    "export": "e",
}
BURSTS = (
    "\r\r",
    "\r\r\r\r",
    "\x1b\x1b\x1b",
    "註\r\r",
    "註\r\x1b\r",
    "\x1b\r\x1b",
    "\t\r\r\x1b",
)
SHORT_BURSTS = ("\r\r\r\r", "註\r\x1b\r")
"""Fewer, where each takes another comparison."""
OUT = 12
"""So many times Esc is enough, wherever one is."""


def at_once(pilot: Pilot[None], keys: str) -> None:
    """Press keys without waiting for what any of them does."""
    for key in keys:
        pilot.app.post_message(Key(_NAMES.get(key, key), key if key.isprintable() else None))


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


async def test_keys_after_a_dialog_is_left_act_on_the_screen_below(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        at_once(pilot, ":113-衛生局-3\rm看這裡\r?")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        bookmark = main(pilot).bookmarks.bookmark_at("113-衛生局-3")
        assert bookmark is not None
        assert bookmark.note == "看這裡"


async def test_what_is_pasted_right_after_a_key_goes_into_the_dialog(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        at_once(pilot, ":")
        app.post_message(Paste("113-衛生局-3"))
        at_once(pilot, "\r")
        await until(pilot, lambda: main(pilot).navigator.place == "113-衛生局-3")


async def test_keys_take_effect_even_after_they_have_waited_for_too_long(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine so busy that a key takes seconds, and others come meanwhile."""
    monkeypatch.setattr(key_queue, "LONGEST_WAIT", 0.0)
    app = explorer("113-衛生局-2")
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        at_once(pilot, "jjkkjjkkjjkk?")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


async def gets_out(pilot: Pilot[None]) -> None:
    """Esc leads back to the main screen, and its keys work."""
    await settle(pilot)
    app = pilot.app
    for _ in range(OUT):
        if len(app.screen_stack) > 1 or {"-searching", "-filtering"} & app.screen.classes:
            await pilot.press("escape")
    await pilot.press("question_mark")
    assert isinstance(app.screen, HelpScreen)
    await pilot.press("escape")
    assert app.screen is main(pilot)


@pytest.mark.parametrize("opener", FROM_THE_EXPLORER.values(), ids=FROM_THE_EXPLORER)
async def test_no_burst_of_keys_leaves_a_dialog_twice(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opener: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explorer("113-衛生局-2").run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        for burst in BURSTS:
            at_once(pilot, opener + burst)
            await gets_out(pilot)


@pytest.mark.parametrize("opener", FROM_THE_COMPARISON.values(), ids=FROM_THE_COMPARISON)
async def test_no_burst_of_keys_leaves_a_screen_of_the_comparison_twice(
    tmp_path: Path, opener: str
) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        for burst in SHORT_BURSTS:
            await compared(pilot)
            at_once(pilot, opener + burst)
            await gets_out(pilot)
