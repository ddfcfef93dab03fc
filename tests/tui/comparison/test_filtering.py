"""Which rows of a comparison are listed: by status, by sort of change, by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.compare.statuses import Status
from kaoview.tui.comparison import rows
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import ListEntry, list_entries
from tests.tui.comparables import (
    OFFICE,
    compared,
    keys_of,
    open_at,
    settle,
)
from tests.tui.waiting import drawn

WIDE, NORMAL = (150, 24), (104, 24)


async def test_a_filter_by_change_says_what_is_listed(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        everything = keys_of(screen)
        await pilot.press("7")
        assert keys_of(screen) == [f"112-{OFFICE}-{number}" for number in (1, 2, 3)]
        assert "只有內容有改的，再按一次看全部" in screen.keybar.message
        await pilot.press("9")
        assert "沒有這一類" in screen.keybar.message
        await pilot.press("7")
        assert keys_of(screen) == everything


async def test_a_key_filters_by_status_and_again_shows_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []

    def watched(result: ComparisonResult, name: str, words: str = "") -> list[ListEntry]:
        listed.append(name)
        return list_entries(result, name, words)

    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        everything = keys_of(screen)
        monkeypatch.setattr(rows, "list_entries", watched)
        await pilot.press("4")
        assert keys_of(screen) == [f"112-{OFFICE}-4"]
        assert listed == ["missing"]  # in a large library once takes long enough
        assert screen.head.active == "missing"
        await pilot.press("5")
        assert keys_of(screen) == [f"113-{OFFICE}-4"]
        await pilot.press("6")
        assert keys_of(screen) == [key for key in everything if key.startswith("112")]
        await pilot.press("6")
        assert keys_of(screen) == everything


async def test_a_filter_that_lets_nothing_through_is_not_taken(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        assert screen.rows.result is not None
        assert screen.rows.result.comparison.counts[Status.RELATED] == 0
        before = keys_of(screen)
        await pilot.press("3")
        assert keys_of(screen) == before
        assert "沒有這一類" in screen.keybar.message


async def test_a_click_on_a_count_filters(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        line = drawn(pilot.app).splitlines()[1]
        cells = len(line[: line.index("未見對應")].encode("big5", "replace"))
        await pilot.click("#comparison-head", offset=(cells, 1))
        await pilot.pause()
        assert screen.head.active == "missing"


async def test_where_a_status_hides_what_holds_the_words_it_is_named(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-4", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("4", "slash", *"市政")
        await settle(pilot)
        assert "「未見對應」裡沒有項目有「市政」" in drawn(pilot.app)
        await pilot.press("escape", "x")
        await settle(pilot)
        assert "換狀態" not in drawn(pilot.app), "there is only a note to write"
        await pilot.press("escape", "0")
        assert len(keys_of(screen)) == 5


async def test_words_that_no_row_holds_stay_until_escape(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-3", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        before = screen.view
        await pilot.press("slash", *"登革熱", "enter")
        await settle(pilot)
        assert screen.rows.words == "登革熱" and not screen.rows.entries
        assert screen.filter_bar.box.has_focus
        assert screen.keybar.message == "沒有項目有「登革熱」，換個字試試，或按 Esc 看全部"
        await pilot.press("escape")
        await settle(pilot)
        assert screen.view == before
        assert screen.keybar.message == ""
