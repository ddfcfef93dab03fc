"""The tour in the explorer: a line on every screen, done by the reader's own keys."""

from __future__ import annotations

from pathlib import Path

from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import drawn, until


async def test_it_follows_the_reader_onto_other_screens_and_can_be_ended(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=(100, 28)) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        assert "導覽" not in drawn(pilot.app)
        await pilot.press("f8")
        await until(pilot, lambda: "導覽 1/10" in drawn(pilot.app))
        await pilot.press("down")
        await until(pilot, lambda: "導覽 2/10" in drawn(pilot.app))
        for _ in range(5):
            await pilot.press("f8")
        await until(pilot, lambda: "導覽 7/10" in drawn(pilot.app))
        await pilot.press("f8", "d", "enter")
        await until(pilot, lambda: "導覽 9/10" in drawn(pilot.app))
        assert "修訂" in drawn(pilot.app)
        await pilot.press("f9", "escape")
        await until(pilot, lambda: "導覽" not in drawn(pilot.app))


async def test_all_skipped_it_says_that_it_is_over(tmp_path: Path) -> None:
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    app.touring = True
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await until(pilot, lambda: "導覽 1/10" in drawn(app))
        await pilot.press(*["f8"] * 10)
        await until(pilot, lambda: "走完了" in drawn(app))
