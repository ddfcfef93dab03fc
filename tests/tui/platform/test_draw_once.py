"""A dialog is not drawn before it has its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from kaoview.tui.platform.draw_once import DrawnOnce
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.conftest import drawn


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("question_mark", "方向鍵"),
        ("colon", "113"),
        ("M", "去過的地方"),
        ("d", "112"),
        ("e", "匯出"),
    ],
)
async def test_the_first_picture_is_the_whole_one(
    key: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[str] = []
    draw = Screen._compositor_refresh

    def look(screen: Screen[object]) -> None:
        draw(screen)
        if isinstance(screen, DrawnOnce):
            pictures.append(drawn(screen.app))

    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Screen, "_compositor_refresh", look)
        await pilot.press(key)
        await settle(pilot)
        assert words in pictures[0]
