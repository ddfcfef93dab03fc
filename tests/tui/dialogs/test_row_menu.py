"""The menu of a row: the actions there are for it, by the right button and by key, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from kaoview.tui.dialogs.available import menu_actions
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.dialogs.note import NoteScreen
from kaoview.tui.dialogs.row_menu import MenuScreen
from kaoview.tui.platform.textual_patches import InputParser
from tests.tui.comparables import OFFICE, candidates, compared, open_at, settle
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, looked_up, main, opened, opened_in, type_in, until

SIZE = (100, 28)


async def menu(pilot: Pilot[None]) -> MenuScreen:
    """Wait until a menu is open and has its place, and return it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen))
    screen = pilot.app.screen
    assert isinstance(screen, MenuScreen)
    await until(pilot, lambda: screen.list.region and screen.list.region.width < SIZE[0])
    await pilot.pause()
    return screen


async def press_right(pilot: Pilot[None], place: Offset) -> None:
    """Press the right button, as a terminal tells the application."""
    for kind in (MouseDown, MouseUp):
        event = kind(None, *place, 0, 0, 3, False, False, False, *place)
        pilot.app.post_message(event)
        await pilot.pause()


async def take(pilot: Pilot[None], label: str) -> None:
    """Move to an entry of the menu and take it."""
    screen = await menu(pilot)
    await pilot.press(*["down"] * screen.labels.index(label), "enter")
    await pilot.pause()


@pytest.mark.parametrize("size", [SIZE, (80, 24), (60, 20)])
async def test_a_right_click_in_the_tree_goes_to_the_branch_and_asks_what_to_do(
    explorer: Explorer, size: tuple[int, int]
) -> None:
    async with explorer("全市").run_test(size=size) as pilot:
        screen = await opened_in(pilot, "sidebar")
        row = screen.sidebar.labels.index("衛生局")
        await pilot.click("#sidebar", offset=(8, row), button=3)
        assert (await menu(pilot)).labels[:2] == ["展開", "勾選"]
        assert screen.sidebar.key == "衛生局"
        assert "113 施政綱要" not in screen.sidebar.labels, "it was not opened"
        await take(pilot, "展開")
        assert "113 施政綱要" in screen.sidebar.labels


async def test_every_entry_stands_in_the_list_of_actions_and_can_be_run(
    explorer: Explorer,
) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("tab")
        main(pilot).set_focus(main(pilot).reader)
        await pilot.press("f7")
        assert {"對照", "書籤", "複製", "引文", "原始檔", "匯出"} <= set((await menu(pilot)).labels)
        assert "把這個機關、計畫或項目與其他年度對照" in drawn(pilot.app)  # type: ignore[arg-type]
        await take(pilot, "匯出")
        assert isinstance(pilot.app.screen, ExportScreen)


@pytest.mark.parametrize("key", ["f7", "full_stop", "shift+f10", "menu"])
async def test_the_key_opens_it_and_closes_it(explorer: Explorer, key: str) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press(key)
        await menu(pilot)
        await pilot.press(key)
        assert pilot.app.screen is main(pilot)
        await pilot.press(key)
        await menu(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is main(pilot)


@pytest.mark.parametrize(
    "sequence", ["\x1b[18~", "\x1b[21;2~", "\x1b[57363u"], ids=["F7", "Shift+F10", "menu key"]
)
async def test_its_keys_arrive_as_terminals_send_them(explorer: Explorer, sequence: str) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        for event in InputParser().feed(sequence):
            pilot.app.post_message(event)
        await menu(pilot)


async def test_a_click_takes_an_entry_and_one_beside_it_none(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("f7")
        at = (await menu(pilot)).labels.index("書籤")
        await pilot.click("#row-menu-list", offset=(6, at))
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press("escape", "f7")
        await menu(pilot)
        await pilot.click(offset=(90, 20))
        assert pilot.app.screen is main(pilot)


async def test_the_action_s_own_key_works_in_the_menu(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("f7")
        await menu(pilot)
        await pilot.press("y")
        await until(pilot, lambda: "強化偏遠地區" in pilot.app.clipboard)


async def test_a_right_click_in_the_text_goes_to_the_item_it_is_on(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        lines = screen.reader.lines
        row = next(at for at, line in enumerate(lines) if line.node == "113-衛生局-2")
        await pilot.click("#reader", offset=(12, row), button=3)
        await take(pilot, "引文")
        assert screen.navigator.place == "113-衛生局-2"
        await until(pilot, lambda: "強化偏遠地區" in pilot.app.clipboard)


async def test_what_was_selected_stays_so_for_the_menu_to_copy(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        row = next(at for at, line in enumerate(screen.reader.lines) if "登革熱" in _text(line))
        at = _text(screen.reader.lines[row]).index("登革熱") + screen.reader.lines[row].indent
        screen.selections = {screen.reader: Selection(Offset(at, row), Offset(at + 3, row))}
        assert screen.get_selected_text() == "登革熱"
        await press_right(pilot, screen.reader.region.offset + Offset(12, row))
        await take(pilot, "複製")
        assert pilot.app.clipboard == "登革熱"


def _text(line: object) -> str:
    return "".join(piece.text for piece in line.pieces)  # type: ignore[attr-defined]


async def test_a_hit_has_its_menu_while_the_search_is_open(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        panel = main(pilot).search.panel
        assert panel is not None
        await pilot.click("#search-hits", offset=(8, 4), button=3)
        labels = (await menu(pilot)).labels
        assert labels[0] == "前往"
        assert {"勾選", "匯出", "複製", "引文"} <= set(labels)
        assert "對照" not in labels, "it can do nothing while searching"
        assert panel.position.startswith("2/")
        assert main(pilot).focused is panel.box, "typing goes on"
        await take(pilot, "前往")
        assert not main(pilot).panes.searching


async def test_another_year_s_item_is_what_its_menu_is_about(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        await looked_up(pilot)
        pane = main(pilot).related.pane
        assert pane is not None
        await until(pilot, lambda: pane.items)
        await pilot.click("#elsewhere", offset=(8, 1), button=3)
        assert (await menu(pilot)).labels[0] == "前往"
        assert main(pilot).navigator.place == f"113-{OFFICE}-1", "it was not gone to"
        await take(pilot, "引文")
        await until(pilot, lambda: pane.items[0].id in pilot.app.clipboard)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press("enter")
        await settle(pilot)
        assert main(pilot).bookmarks.bookmark_at(pane.items[0].id) is not None


async def test_rows_of_a_comparison_and_candidates_have_their_menus(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = await compared(pilot)
        before = screen.list.cursor
        line = screen.list.rows_in_sight()[before + 1][1]
        await pilot.click("#sheet", offset=(10, line), button=3)
        labels = (await menu(pilot)).labels
        assert labels == ["候選", "採用", "排除", "讀原文", "複製", "引文", "匯出", "全文"]
        assert screen.list.cursor > before
        await take(pilot, "候選")
        await settle(pilot)
        candidates(pilot)
        await pilot.press("f7")
        assert (await menu(pilot)).labels == ["採用", "排除", "找別項", "全文"]


async def test_a_menu_stays_within_the_screen(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=(60, 20)) as pilot:
        screen = await opened_in(pilot, "sidebar")
        await pilot.press("f7")
        shown = await menu(pilot)
        row = screen.sidebar.region.y + screen.sidebar.cursor_line
        assert shown.region.contains_region(shown.list.region)
        assert not shown.list.region.y <= row < shown.list.region.bottom, "the row is in sight"
        await pilot.resize_terminal(60, 12)
        await until(pilot, lambda: shown.list.region.bottom <= 11)


@pytest.mark.parametrize("line", [3, 17])
async def test_without_room_below_it_ends_above_the_row(explorer: Explorer, line: int) -> None:
    async with explorer("113-衛生局-1").run_test(size=(60, 20)) as pilot:
        await opened(pilot)
        entries = [*menu_actions(main(pilot)).values()]
        pilot.app.push_screen(MenuScreen(entries, Offset(4, line + 1)))
        shown = (await menu(pilot)).list.region
        assert shown.bottom == line if line > 10 else shown.y == line + 1
        assert shown.x == 4
