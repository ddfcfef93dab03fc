"""Moving about as a reader does: back and forward, up, jumping, bookmarks and places visited."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.model import Library
from kaoview.tui.dialogs.goto import GotoScreen
from kaoview.tui.dialogs.note import NoteScreen
from kaoview.tui.dialogs.places import PlacesScreen
from kaoview.tui.explorer import navigator as travelling
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.render.place_rows import NO_BOOKMARKS
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, opened, resized, searched, type_in, until

WIDE, NORMAL, NARROW = (120, 36), (80, 24), (60, 20)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No place is stopped at by the mere time that a test takes."""
    monkeypatch.setattr(travelling, "DWELL", 60.0)


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


async def jump(pilot: Pilot[None], words: str) -> GotoScreen:
    """Open the prompt and type."""
    await pilot.press("colon")
    await opened(pilot)
    await type_in(pilot, words)
    screen = pilot.app.screen
    assert isinstance(screen, GotoScreen)
    return screen


async def test_the_page_of_how_to_begin_is_no_visit_to_the_first_plan(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        screen.navigator.stay()  # as after a while
        await pilot.press("slash")
        await type_in(pilot, "登革熱")
        await searched(pilot)
        await pilot.press("enter")
        hit = screen.navigator.place
        await pilot.press("backspace")
        assert "從這裡開始" in drawn(pilot.app)
        await pilot.press("backspace")
        assert "不能再後退" in screen.keybar.message
        assert [each.key for each in screen.navigator.history.visited] == [hit]


async def test_back_lands_on_the_line_and_a_new_visit_ends_the_way_forward(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("112-11-研考會", library).run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        start = screen.navigator.place
        await pilot.press("tab", "space", "space", "j")
        line = round(screen.reader.scroll_y)
        assert line > 20
        await jump(pilot, "113-衛生局-2")
        await pilot.press("enter", "u")
        assert screen.navigator.place == "113-衛生局"
        await pilot.press("backspace", "alt+left")
        assert screen.navigator.place == start
        assert round(screen.reader.scroll_y) == line
        await pilot.press("H")
        assert "不能再後退" in screen.keybar.message
        await pilot.press("L", "alt+right")
        assert screen.navigator.place == "113-衛生局"
        await pilot.press("alt+right")
        assert "不能再前進" in screen.keybar.message
        await pilot.press("H", "H")
        await jump(pilot, "教育局")
        await pilot.press("enter", "L")
        assert "不能再前進" in screen.keybar.message
        # What the words were at the top of the page holds for another width.
        await pilot.press("backspace")
        top = screen.reader.spot
        await pilot.press("L")
        await resized(pilot, *NORMAL)
        await pilot.press("H")
        assert screen.navigator.place == start
        assert screen.reader.spot.node == top.node


async def test_rows_that_the_cursor_passes_are_no_visits_but_stops_are(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explorer("113-衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("l", "j", "j", "j", "]", "[")
        assert main(pilot).navigator.history.before == ()
        place = main(pilot).navigator.place
        monkeypatch.setattr(travelling, "DWELL", 0.01)
        await pilot.press("k")
        await until(pilot, lambda: main(pilot).navigator.history.before)
        assert main(pilot).navigator.place != place
        await pilot.press("backspace")
        assert main(pilot).navigator.place == "113-衛生局"


async def test_a_hit_leads_back_to_the_line_read_before_the_search(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("112-11-研考會", library).run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.press("tab", "space", "j")
        place, line = screen.navigator.place, round(screen.reader.scroll_y)
        await pilot.press("slash")
        await type_in(pilot, "登革熱")
        await pilot.press("enter")
        await searched(pilot)
        assert screen.navigator.place != place
        await pilot.press("backspace")
        await pilot.pause()
        assert (screen.navigator.place, round(screen.reader.scroll_y)) == (place, line)


async def test_the_way_back_and_the_line_outlive_a_run(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("113-衛生局-1", library).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await jump(pilot, "112-11-研考會")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("space", "space")
        line = round(main(pilot).reader.scroll_y)
        assert line > 10
        await pilot.press("q")
    async with explorer(None, library).run_test(size=NARROW) as pilot:
        await opened(pilot)
        assert not main(pilot).query_one("#page").display
        await pilot.press("tab")
        await pilot.pause()
        assert round(main(pilot).reader.scroll_y) == line
        await pilot.press("backspace")
        assert main(pilot).navigator.place == "113-衛生局-1"


async def test_the_level_above(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("u")
        assert main(pilot).navigator.place == "113-衛生局"
        await pilot.press("u", "u")
        assert main(pilot).navigator.place == "衛生局"
        assert "最上層" in main(pilot).keybar.message


async def test_jumping_by_alias_by_words_and_to_a_wrong_id(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NARROW) as pilot:
        await opened(pilot)
        screen = await jump(pilot, "１０７－秘書處－１")
        assert "107-行政暨國際處-1" in drawn(pilot.app)
        await pilot.press("down", "tab")
        await pilot.pause()
        assert screen.line.value == "107-行政暨國際處-1.1"
        await pilot.press("enter")
        assert main(pilot).navigator.place == "107-行政暨國際處-1.1"

        await jump(pilot, "研究創新")
        await pilot.press("enter")
        assert main(pilot).navigator.place == "112-11-研究發展考核委員會-1"

        screen = await jump(pilot, "113-衛星局")
        assert "相近的有" in drawn(pilot.app)
        await pilot.press("enter")
        assert "沒有「113-衛星局」" in screen.keybar.message
        await pilot.press("escape")
        assert main(pilot).navigator.place == "112-11-研究發展考核委員會-1"
        screen = await jump(pilot, "[b]zzz")
        await pilot.press("enter")
        assert "找不到「[b]zzz」" in screen.keybar.message


async def test_a_bookmark_outlives_a_run_and_is_told_by_text(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("m")
        await pilot.pause()
        await type_in(pilot, "問局長據點進度[b]")
        await pilot.press("enter")
        await opened(pilot)
        assert "已存入書籤，按 M" in main(pilot).keybar.message
        await pilot.press("q")
    app = explorer("113-衛生局-1")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert [row for row in drawn(app).splitlines() if " 籤" in row and "(二)" in row]
        assert [node.id for node, _ in main(pilot).bookmarks.noted_nodes()] == ["113-衛生局-2"]
        await pilot.press("M")
        await pilot.pause()
        await pilot.press("enter")
        assert main(pilot).navigator.place == "113-衛生局-2"
        await pilot.pause()
        assert "書籤：問局長據點進度[b]" in drawn(app)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        assert app.screen.line.value == "問局長據點進度[b]"
        await pilot.press("ctrl+d")
        await opened(pilot)
        assert main(pilot).bookmarks.noted_nodes() == []
        assert " 籤" not in drawn(app)


async def test_a_removed_bookmark_comes_back(explorer: Explorer) -> None:
    app = explorer("113-衛生局-2")
    async with app.run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("m", "enter", "colon")
        await opened(pilot)
        await type_in(pilot, "秘書處")
        await pilot.press("enter", "M")
        await opened(pilot)
        assert NO_BOOKMARKS not in drawn(app)
        screen = app.screen
        assert isinstance(screen, PlacesScreen)
        await type_in(pilot, "衛生")
        assert [row.key for row in screen.picker.found] == ["113-衛生局-2", "113-衛生局-2"]
        await pilot.press("tab", "x")
        assert main(pilot).bookmarks.noted_nodes() == []
        assert NO_BOOKMARKS in drawn(app)
        assert "按 u 復原" in screen.keybar.message
        await pilot.press("x")
        assert "只有書籤可以移除" in screen.keybar.message
        await pilot.press("u")
        assert [node.id for node, _ in main(pilot).bookmarks.noted_nodes()] == ["113-衛生局-2"]
        await pilot.press("u")
        assert "沒有可以復原" in screen.keybar.message
        await pilot.press("m")
        await pilot.pause()
        await type_in(pilot, "長照")
        await pilot.press("enter")
        await opened(pilot)
        assert "註記：長照" in drawn(app)
        await pilot.press("slash")
        await type_in(pilot, "沒有這種字")
        assert "沒有符合的" in drawn(app)
        await pilot.press("enter", "escape")
        assert main(pilot).navigator.place == "行政暨國際處"


async def test_damaged_bookmarks_are_put_aside_and_said(explorer: Explorer, tmp_path: Path) -> None:
    (tmp_path / "bookmarks.json").write_text("{")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert "「bookmarks.json」損壞" in main(pilot).keybar.message
        assert (tmp_path / "bookmarks.damaged-1.json").read_text() == "{"


async def test_bookmarks_that_cannot_be_written_hold_for_this_run(
    explorer: Explorer, tmp_path: Path
) -> None:
    (tmp_path / "bookmarks.json").mkdir()
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("enter")
        await opened(pilot)
        assert "只在這次有效" in main(pilot).keybar.message
        assert [node.id for node, _ in main(pilot).bookmarks.noted_nodes()] == ["113-衛生局-2"]


async def test_without_colours_the_caret_can_be_seen(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explorer("113-衛生局-2").run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteScreen)
        caret = pilot.app.screen.line.get_component_rich_style("input--cursor")
        assert caret.reverse
