"""With the input method on full-width signs, the keys still work, and text stays as typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from kaoview.tui.dialogs.help import HelpScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.platform.textual_patches import InputParser
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import until


def typed(words: str) -> list[Key]:
    """Return the keys that a terminal's bytes become."""
    return [event for event in InputParser().feed(words) if isinstance(event, Key)]


@pytest.mark.parametrize("sign", ["？", "?"])
async def test_a_full_width_sign_is_its_key(sign: str, tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(100, 28)) as pilot:
        await settle(pilot)
        for event in typed(sign):
            pilot.app.post_message(event)
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_in_a_line_it_is_text(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(100, 28)) as pilot:
        await settle(pilot)
        for event in typed("／淨零？"):
            pilot.app.post_message(event)
        main = pilot.app.screen
        assert isinstance(main, ExplorerScreen)
        await until(pilot, lambda: main.search.words == "淨零？")
