"""The explorer on screens of every size, also while they change."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseUp

from kaoview.model import Library

from .comparables import OFFICE, compared, open_at
from .conftest import Explorer
from .waiting import drawn, explorer_of, main, opened, page, resized, searched

WIDE, NORMAL, NARROW = (120, 36), (80, 24), (60, 20)


async def test_a_narrow_screen_shows_one_pane_at_a_time(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NARROW) as pilot:
        await opened(pilot)
        screen = main(pilot)
        assert screen.sidebar.display and screen.sidebar.size.width == 60
        assert not screen.query_one("#page").display
        await pilot.press("tab")
        assert screen.query_one("#page").display
        assert not screen.sidebar.display
        await pilot.pause()
        assert "強化偏遠地區" in page(pilot)
        await pilot.press("h")
        assert screen.sidebar.display and screen.sidebar.has_focus
        await resized(pilot, *WIDE)
        assert screen.sidebar.display and screen.query_one("#page").display


async def test_on_a_narrow_screen_the_page_of_how_to_begin_comes_first(explorer: Explorer) -> None:
    app = explorer()
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert "從這裡開始" in drawn(app)
        await pilot.press("h")  # as the key bar says
        await pilot.pause()
        assert "從這裡開始" not in drawn(app) and "▾ 全市" in drawn(app)
        await pilot.press("down")
        assert main(pilot).navigator.place == "108-111-全市"  # the cursor could be seen on 全市
        await pilot.press("g", "g")
        await pilot.pause()
        assert "從這裡開始" in drawn(app)


async def test_a_screen_too_small_says_what_it_needs(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(pilot)
        assert "需要 60 欄、20 行" in drawn(app)
        assert "現在 40 欄、12 行" in drawn(app)
        await resized(pilot, *NORMAL)
        assert "需要 60 欄" not in drawn(app)
        assert "強化偏遠地區" in drawn(app)


async def test_a_passage_stays_in_sight_when_the_width_changes(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("112-11-研考會", library).run_test(size=WIDE) as pilot:
        await opened(pilot)
        reader = main(pilot).reader
        await pilot.press("tab", *["space"] * 4)
        before = reader.line_at(0) if reader.line_at(0).node else reader.line_at(1)
        for size in ((80, 24), (60, 20), (160, 45), WIDE):
            await resized(pilot, *size)
            shown = {reader.line_at(row).node for row in range(3)}
            assert before.node in shown


async def test_a_resize_storm_is_lived_through(explorer: Explorer, library: Library) -> None:
    async with explorer("112-11-研考會", library).run_test(size=WIDE) as pilot:
        await opened(pilot)
        for width in range(30, 130, 7):
            await pilot.resize_terminal(width, 10 + width // 4)
        await resized(pilot, *NORMAL)
        assert "業務報告" in drawn(explorer_of(pilot))


async def test_every_row_fills_the_screen_exactly(explorer: Explorer, library: Library) -> None:
    """A wide character cut at a pane's edge would leave a row too long or too short."""
    from rich.cells import cell_len

    app = explorer("112-04-行政暨國際處-1.4", library)
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        for width in range(60, 100, 3):
            await resized(pilot, width, 24)
            for row in drawn(app).splitlines():
                assert cell_len(row) == width


async def test_every_full_screen_says_when_it_is_too_small(tmp_path: Path) -> None:
    app = open_at(f"112-{OFFICE}-2", tmp_path)

    async def too_small() -> str:
        await resized(pilot, 59, 20)
        small = drawn(app)
        await resized(pilot, 60, 20)
        assert "視窗太小" not in drawn(app)
        return small if "需要 60 欄、20 行" in small else ""

    async with app.run_test(size=NORMAL) as pilot:
        await compared(pilot)
        assert "Esc 返回" in await too_small()
        await pilot.press("enter", "i")
        await pilot.pause()
        assert "Esc 返回" in await too_small()  # q would be typed here
        await pilot.press("escape")
        assert "Esc 返回" in await too_small()
        await pilot.press("escape", "escape", "M")
        await pilot.pause()
        assert "Esc 返回" in await too_small()
        await pilot.press("escape", "t")
        await pilot.pause()
        assert "Esc 取消" in await too_small()
        await pilot.press("escape")
        await pilot.pause()
        assert "q 離開" in await too_small()


async def test_a_mouse_beside_the_screen_takes_no_keys_away(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("question_mark")
        # As a terminal may send it that has just become smaller.
        beside = MouseUp(None, 79, 30, 0, 0, 1, shift=False, meta=False, ctrl=False)
        app.post_message(beside)
        await pilot.pause()
        assert app.screen is not main(pilot)
        await pilot.press("escape")
        assert app.screen is main(pilot)


async def test_the_start_page_stays_at_its_beginning_when_it_gets_narrower(
    explorer: Explorer,
) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("g", "g")
        await pilot.pause()
        assert "從這裡開始" in drawn(pilot.app)
        await pilot.press("slash")
        await searched(pilot)
        assert "從這裡開始" in drawn(pilot.app)
