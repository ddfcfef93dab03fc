"""Keys at random: whatever is pressed, nothing fails, and Esc leads back to the main screen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from kaoview.tui.app import ExplorerApp
from kaoview.tui.commands import USUAL_KEYS

from .conftest import Explorer
from .waiting import main, opened

SIZES = ((120, 36), (80, 24), (60, 20), (30, 8))
KEYS = sorted({key for keys in USUAL_KEYS.values() for key in keys} - {"q", "o"})
TYPED = '登革熱 11-("[/b]'
PRESSED = 45
OUT = 12
"""So many times Esc is enough, wherever one is."""


def is_out(app: ExplorerApp) -> bool:
    return len(app.screen_stack) == 1 and not app.screen.has_class("-searching", "-filtering")


async def press_any(pilot: Pilot[None], chance: random.Random) -> None:
    """Press one of all keys most often, type a little, or change the size of the terminal."""
    kind = chance.random()
    if kind < 0.85:
        await pilot.press(chance.choice(KEYS))
    elif kind < 0.95:
        for character in chance.sample(TYPED, 2):
            pilot.app.post_message(Key(character, character))
        await pilot.pause()
    else:
        await pilot.resize_terminal(*chance.choice(SIZES))


@pytest.mark.parametrize("seed", [3, 20])
async def test_any_keys_do_no_harm_and_esc_leads_out(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(seed)
    app = explorer("113-衛生局-2")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot)
        for _ in range(PRESSED):
            await press_any(pilot, chance)
        for _ in range(OUT):
            if not is_out(app):
                await pilot.press("escape")
        assert is_out(app)
        await pilot.resize_terminal(*SIZES[0])
        await pilot.press("question_mark", "escape", "g")
        assert app.screen is main(pilot)  # and its keys work
