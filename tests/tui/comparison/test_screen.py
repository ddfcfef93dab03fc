"""The comparison as a reader uses it: choosing, reading, filtering, deciding, going back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kaoview.compare.progress import ComparisonCancelledError
from kaoview.compare.rows import Comparison
from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.tui.comparison.screen import ComparisonScreen
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.state import comparison_result as work
from tests.tui.comparables import (
    CITY,
    HARBOUR,
    HEALTH,
    OFFICE,
    candidates,
    comparable,
    compared,
    keys_of,
    open_at,
    settle,
)
from tests.tui.waiting import drawn, main, until

WIDE, NORMAL, NARROW = (150, 24), (104, 24), (80, 24)


async def test_it_begins_at_the_row_of_the_item_that_was_read(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        assert screen.entry is not None
        assert screen.entry.key == f"112-{OFFICE}-2"


async def test_the_rows_read_without_colour(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        text = drawn(pilot.app)
        assert "~ 修訂" in text
        assert "- 未見對應" in text
        assert "+ 新增" in text
        assert "未經校對" in text
        assert "30 % → 50 %" in text
        assert "[b]市政[/b]影音平台" in text


async def test_new_items_stand_at_the_end_under_their_own_heading(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        assert keys_of(screen)[-1] == f"113-{OFFICE}-4"
        assert screen.rows.entries[-1].status is Status.NEW
        assert "新增：舊文件裡沒有對應的 1 項（未經校對）" in drawn(pilot.app)


async def test_keys_move_by_row_and_by_change(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("g")
        assert screen.list.cursor == 0
        await pilot.press("j", "down", "k")
        assert screen.list.cursor == 1
        await pilot.press("G")
        assert screen.list.cursor == len(screen.rows.entries) - 1
        changed = [
            n for n, entry in enumerate(screen.rows.entries) if entry.status is not Status.SAME
        ]
        await pilot.press("g", "n")
        assert screen.list.cursor == next(n for n in changed if n > 0)
        await pilot.press("G", "left_square_bracket")
        assert screen.list.cursor == changed[-2]
        await pilot.press("G", "n")
        assert "沒有其他差異" in screen.keybar.message


async def test_enter_lists_the_candidates_with_both_texts_whole(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = candidates(pilot)
        assert screen.pairs[0][1].id == f"113-{OFFICE}-2"
        text = drawn(pilot.app)
        assert f"112-{OFFICE}-2" in text
        assert f"113-{OFFICE}-2" in text
        assert "採取一致立場及必要措施" in text
        assert "保障消費者權益" in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_the_candidates_of_a_new_item_are_old_ones(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        await pilot.press("G", "enter")
        await pilot.pause()
        screen = candidates(pilot)
        assert "前身" in drawn(pilot.app)
        assert all(left.startswith("112-") for left, _ in screen.pairs)


async def test_beside_one_department_the_head_says_that_the_left_side_is_a_part(
    tmp_path: Path,
) -> None:
    whole = comparable(HARBOUR)
    async with open_at(f"113-{HEALTH}", tmp_path, whole).run_test(size=NARROW) as pilot:
        await compared(pilot)
        told = f"全市計畫 2 項中，只列{HEALTH}有對應的 1 項"
        assert "全市（部分）" in drawn(pilot.app)
        assert told in drawn(pilot.app)
        await pilot.press("escape", "d", "j", "enter")  # all departments
        await settle(pilot)
        assert "部分" not in drawn(pilot.app)


async def test_narrow_terminals_stack_the_two_sides(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=NARROW) as pilot:
        await compared(pilot)
        rows = drawn(pilot.app).splitlines()
        left = next(n for n, row in enumerate(rows) if "南台灣消保機關" in row)
        right = next(n for n, row in enumerate(rows) if "消費者保護團體" in row)
        assert left < right
        assert "112 施政綱要" in rows[0]
        assert "113 施政綱要" in rows[0]


async def test_it_goes_back_to_where_the_reader_was(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await compared(pilot)
        await pilot.press("j", "q")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ExplorerScreen)
        assert screen.navigator.place == f"112-{OFFICE}-2"


async def test_an_item_can_be_read_where_it_stands(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await compared(pilot)
        await pilot.press("r")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ExplorerScreen)
        assert screen.navigator.place == f"113-{OFFICE}-2"
        await pilot.press("backspace")
        assert screen.navigator.place == f"112-{OFFICE}-2"


async def test_esc_stops_a_comparison_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, stopped = threading.Event(), threading.Event()

    def slow(*_: object, progress: object, cancelled: object, **__: object) -> Comparison:
        assert callable(progress)
        assert callable(cancelled)
        started.set()
        for step in range(1000):
            progress(step, 1000)
            if cancelled():
                stopped.set()
                raise ComparisonCancelledError
            threading.Event().wait(0.01)
        raise AssertionError("nobody stopped it")

    monkeypatch.setattr(work, "compare", slow)
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await pilot.press("d", "enter")
        await until(pilot, started.is_set)
        await until(pilot, lambda: "%" in drawn(pilot.app))
        assert "對照中" in drawn(pilot.app)
        await pilot.press("j", "space", "G", "n", "a", "x", "r", "slash", "enter", "1")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExplorerScreen)
        assert stopped.is_set()


async def test_whole_years_name_the_department_of_each_item(tmp_path: Path) -> None:
    async with open_at(CITY, tmp_path).run_test(size=WIDE) as pilot:
        await compared(pilot)
        assert "108-111 中程施政計畫　全市" in drawn(pilot.app)
        assert HEALTH in drawn(pilot.app)


def test_the_library_of_these_tests_has_what_they_need() -> None:
    assert {plan.period for plan in comparable().plans()} == {"108-111", "112", "113"}


async def test_from_what_is_not_compared_the_nearest_row_is_shown_and_named(
    library: Library, tmp_path: Path
) -> None:
    app = open_at("107-行政暨國際處-4.1.1.2.1.1", tmp_path, library)
    async with app.run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        assert screen.view.key == "107-行政暨國際處-1.1"
        assert screen.keybar.message == "這一項不在對照裡，先到「107 施政計畫」的第一列"


async def test_going_back_from_reading_leads_to_the_row_with_its_filters(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=WIDE) as pilot:
        screen = await compared(pilot)
        await pilot.press("5", "slash", *"市政", "enter")
        await settle(pilot)
        there = screen.view
        assert there.key == f"113-{OFFICE}-4"
        await pilot.press("r")
        await settle(pilot)
        assert main(pilot).navigator.place == f"113-{OFFICE}-4"
        assert "回到對照" in main(pilot).keybar.message
        await pilot.press("backspace")
        await settle(pilot)
        again = pilot.app.screen
        assert isinstance(again, ComparisonScreen)
        assert again.view == there
        assert keys_of(again) == [f"113-{OFFICE}-4"]
        await pilot.press("escape")
        await pilot.pause()
        assert keys_of(again) == [f"113-{OFFICE}-4"]
        await pilot.press("escape")
        await settle(pilot)
        assert main(pilot).navigator.place == f"112-{OFFICE}"
        await pilot.press("backspace")
        assert "不能再後退" in main(pilot).keybar.message


async def test_a_comparison_that_fails_says_so_and_esc_leads_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Comparison:
        raise MemoryError("記憶體不足")

    monkeypatch.setattr(work, "compare", fail)
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        await pilot.press("d", "enter")
        await until(pilot, lambda: "對照失敗：記憶體不足" in drawn(pilot.app))
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is main(pilot)


async def test_keys_on_a_screen_without_room_for_a_line_do_no_harm(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        screen = await compared(pilot)
        await pilot.press("end")
        row = screen.list.cursor
        assert row > 0
        await pilot.resize_terminal(1, 1)
        await until(pilot, lambda: screen.list.size.width < NARROW[0])
        await pilot.press("pagedown", "pageup", "right", "left", "down", "up", "space")
        await pilot.resize_terminal(*NORMAL)
        await until(pilot, lambda: screen.list.size.width > NARROW[0])
        assert screen.list.count > row
