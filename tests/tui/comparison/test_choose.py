"""What to compare: offered from where the reader is, chosen, or left."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Department, PlanKind
from kaoview.tui.comparison.choose import ChooseScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from tests.tui.comparables import (
    HEALTH,
    OFFICE,
    compared,
    open_at,
    settle,
)
from tests.tui.small_library import item, library_of, plan
from tests.tui.waiting import drawn

NORMAL = (104, 24)


@pytest.mark.parametrize("start", [f"112-{OFFICE}", f"113-{OFFICE}-2", OFFICE])
async def test_it_opens_from_a_plan_an_item_and_a_department(start: str, tmp_path: Path) -> None:
    async with open_at(start, tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        text = drawn(pilot.app)
        assert "112 施政綱要　行政暨國際處" in text
        assert "113 施政綱要　行政暨國際處" in text
        assert screen.rows.result is not None
        assert [row.left for row in screen.rows.result.comparison.rows] == [
            f"112-{OFFICE}-{number}" for number in (1, 2, 3, 4)
        ]


async def test_the_list_offers_the_department_then_the_city_then_whole_years(
    tmp_path: Path,
) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChooseScreen)
        text = drawn(pilot.app)
        assert text.index("同一機關") < text.index("全市計畫") < text.index("整個年度")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "108-111 中程施政計畫　全市" in drawn(pilot.app)


@pytest.mark.parametrize("framed", [False, True])
async def test_every_choice_is_seen_framed_or_not(
    framed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if framed:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert drawn(pilot.app).count("  對  ") == 4


async def test_esc_leaves_the_list_and_nothing_is_compared(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await pilot.press("d", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExplorerScreen)


async def test_where_nothing_can_be_compared_it_says_so(tmp_path: Path) -> None:
    only = plan(HEALTH, "113", PlanKind.OUTLINE, "綱要", item(f"113-{HEALTH}-1", text="防疫"))
    library = library_of(Department(HEALTH, HEALTH, plans=(only,)))
    async with open_at(HEALTH, tmp_path, library).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExplorerScreen)
        assert "沒有其他年度" in pilot.app.screen.keybar.message
