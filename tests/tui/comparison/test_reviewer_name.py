"""Whoever reviews for the first time is asked for a name, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.reviews import read_reviews
from kaoview.config import load_config
from kaoview.tui.comparison import screen as comparison_screen
from kaoview.tui.state.comparison_result import name_to_ask
from tests.tui.comparables import OFFICE, compared, open_at, settle
from tests.tui.waiting import drawn

WIDE = (150, 40)


@pytest.fixture(autouse=True)
def without_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("USER", "assistant7")
    monkeypatch.setattr(comparison_screen, "name_to_ask", name_to_ask)


async def test_the_name_is_asked_once_and_kept(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "校對者" in drawn(pilot.app)
        assert "assistant7" in drawn(pilot.app)
        await pilot.press("tab", *["backspace"] * 10, *"陳助理", "enter")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert decision.decided_by == "陳助理"
        assert load_config().reviewer == "陳助理"
        await pilot.press("a")
        await pilot.pause()
        assert "只問這一次" not in drawn(pilot.app)


async def test_what_was_proposed_can_be_kept(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a", "enter")
        await settle(pilot)
        assert load_config().reviewer == "assistant7"


async def test_without_an_account_nothing_is_proposed_or_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("USER")
    monkeypatch.delenv("USERNAME", raising=False)
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "你的名字" in drawn(pilot.app), "an empty line to type it into"
        await pilot.press("enter")
        await settle(pilot)
        assert load_config().reviewer == "", "it is asked for again"


async def test_a_name_that_nobody_was_asked_for_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_screen, "name_to_ask", lambda: None)
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("a", "enter")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        await pilot.press("U")
        await settle(pilot)
        (decision,) = read_reviews(tmp_path / "reviews.tsv").decisions
        assert decision.decided_by == "assistant7"
        assert load_config().reviewer == ""


async def test_own_reviews_are_exported_from_the_comparison(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-1", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "我的校對" not in drawn(pilot.app), "there are none yet"
        await pilot.press("escape", "a", "enter")
        await settle(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("j", "j")
        await pilot.pause()
        shown = drawn(pilot.app)
        assert "我的校對" in shown
        assert "TSV（給同事匯入）" in shown
        assert "校對.tsv" in shown
