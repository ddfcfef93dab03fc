"""Kept styles are those that Textual would have worked out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget

from kaoview.tui.platform import style_cache
from kaoview.tui.platform.style_cache import CachedStylesheet, cached
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import drawn


def differing(app: App[None]) -> list[str]:
    """Style every widget anew as Textual does and return those that change."""
    found = []
    sheet = textuals_own(app)
    for screen in app.screen_stack:
        for node in screen.walk_children(Widget, with_self=True):
            kept = node.styles.base.get_rules()
            sheet.apply(node)
            if node.styles.base.get_rules() != kept:
                found.append(str(node))
    return found


def textuals_own(app: App[None]) -> Stylesheet:
    copy = app.stylesheet.copy()
    copy.parse()
    return copy


@pytest.mark.parametrize("key", ["question_mark", "colon", "M", "d", "e", "m", "ctrl+p", "slash"])
async def test_a_dialog_opened_again_has_the_styles_of_textual(key: str, tmp_path: Path) -> None:
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert isinstance(app.stylesheet, CachedStylesheet)
        for _ in range(2):
            await pilot.press(key)
            await settle(pilot)
            assert differing(app) == []
            await pilot.press("tab", "escape", "escape")
            await settle(pilot)


async def test_kept_styles_end_with_the_theme(tmp_path: Path) -> None:
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for _ in range(3):
            await pilot.press("T", "question_mark")
            await settle(pilot)
            assert differing(app) == []
            await pilot.press("escape")
            await settle(pilot)


async def test_without_textuals_private_names_its_own_style_sheet_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_cache, "_METHODS", ("apply", "gone_with_a_later_version"))
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    assert cached(app) is app.stylesheet
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)
        assert type(app.stylesheet) is Stylesheet
        assert "方向鍵" in drawn(app)
