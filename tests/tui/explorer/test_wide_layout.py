"""The page of a wide screen: other years below the text or beside it, all on one grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from kaoview.model import Library
from kaoview.text.cell_width import cell_width
from kaoview.tui.app import ExplorerApp
from kaoview.tui.explorer.related import LOOKING
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.conftest import Explorer
from tests.tui.waiting import complete, drawn, main, opened, resized, searched, type_in, until

WIDE, NARROW = (160, 45), (120, 36)
AT = f"113-{OFFICE}-2"
MANY = "108-111-全市-1.4.5"
"""An item with several in other years."""


async def looked(pilot: Pilot[None]) -> None:
    """Wait until the pane shows what there is, and all edges are there."""
    await settle(pilot)
    pane = main(pilot).related.pane
    await until(pilot, lambda: pane.items or pane.notice not in ("", LOOKING))
    await complete(pilot)


def regions(pilot: Pilot[None]) -> tuple[Region, Region]:
    """Where the text and the other years stand."""
    assert main(pilot).related.pane is not None
    return main(pilot).reader.region, main(pilot).related.pane.region


def beside(pilot: Pilot[None]) -> bool:
    """Tell whether the other years are seen to the right of the text."""
    text, years = regions(pilot)
    return bool(years.area) and years.y == text.y and years.x > text.right


def below(pilot: Pilot[None]) -> bool:
    """Tell whether the other years are seen below the text."""
    text, years = regions(pilot)
    return bool(years.area) and years.y == text.bottom and years.x == text.x


def column(app: ExplorerApp, words: str, *, after: int = 0) -> int:
    """Return the column of the screen in which words start, from some column on."""
    for row in drawn(app).splitlines():
        before, found, _ = row.partition(words)
        if found and cell_width(before) >= after:
            return cell_width(before)
    raise AssertionError(f"{words} is nowhere to be seen")


async def test_on_a_wide_screen_whole_clauses_stand_beside_the_text(
    explorer: Explorer, library: Library
) -> None:
    app = explorer(MANY, library)
    async with app.run_test(size=WIDE) as pilot:
        await looked(pilot)
        assert beside(pilot)
        pane = main(pilot).related.pane
        assert len(pane.items) > 3
        shown = drawn(app)
        assert "未見對應" in shown and f"{len(pane.items)} 項" in shown
        assert "下面還有" not in shown
        left = pane.region.x
        text = "".join(
            row.strip() for row in (_from(line, left) for line in shown.splitlines()) if row
        )
        for item in pane.items:
            assert item.words in text, "no clause is cut"


def _from(row: str, column: int) -> str:
    """Return what of a row stands from a column on."""
    at = 0
    for number, character in enumerate(row):
        if at >= column:
            return row[number:]
        at += cell_width(character)
    return ""


async def test_path_title_text_and_other_years_start_in_one_column(explorer: Explorer) -> None:
    app = explorer("113-衛生局")
    async with app.run_test(size=WIDE) as pilot:
        await looked(pilot)
        start = column(app, "高雄市政府113年度施政綱要")
        assert column(app, "衛生局 › 113") == start == column(app, "(一) 落實", after=40)
        await pilot.press("vertical_line")
        await settle(pilot)
        assert below(pilot)
        middle = column(app, "高雄市政府113年度施政綱要")
        assert middle > start, "the text is in the middle of the page"
        assert column(app, "衛生局 › 113") == middle == column(app, "(一) 落實", after=50)
        assert column(app, "其他年度", after=40) == middle
        await pilot.press("tab", "z")
        await settle(pilot)
        assert column(app, "衛生局 › 113") == column(app, "(一) 落實") == 40


async def test_a_key_moves_the_other_years_and_so_they_stay(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=WIDE) as pilot:
        await looked(pilot)
        await pilot.press("r", "vertical_line")
        await settle(pilot)
        assert below(pilot)
        assert "下方" in main(pilot).keybar.message
        assert main(pilot).related.pane.has_focus
        await pilot.press("vertical_line")
        await settle(pilot)
        assert beside(pilot) and "右邊" in main(pilot).keybar.message
        await pilot.press("vertical_line", "q")
    async with explorer().run_test(size=WIDE) as pilot:
        await looked(pilot)
        assert below(pilot)
        await pilot.press("vertical_line", "q")
    async with explorer().run_test(size=(150, 45)) as pilot:
        await looked(pilot)
        assert beside(pilot), "the reader has said so"


async def test_below_150_columns_it_is_said_why_they_cannot_be_moved(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=(149, 45)) as pilot:
        await looked(pilot)
        before = regions(pilot)
        await pilot.press("vertical_line")
        await settle(pilot)
        assert "150 欄" in main(pilot).keybar.message and "149" in main(pilot).keybar.message
        assert regions(pilot) == before and below(pilot)
        await resized(pilot, 160, 45)
        await pilot.press("vertical_line", *["greater_than_sign"] * 40, "vertical_line")
        await settle(pilot)
        assert below(pilot)
        assert "把目錄調窄" in main(pilot).keybar.message


async def test_hidden_other_years_are_shown_where_they_are_moved_to(tmp_path: Path) -> None:
    async with open_at(AT, tmp_path).run_test(size=WIDE) as pilot:
        await looked(pilot)
        await pilot.press("R")
        await pilot.pause()
        await pilot.press("vertical_line")
        await looked(pilot)
        assert below(pilot)
        assert main(pilot).related.pane.items


async def test_the_text_does_not_move_when_the_other_years_open(tmp_path: Path) -> None:
    for keys in ([], ["vertical_line"]):
        async with open_at(AT, tmp_path).run_test(size=WIDE) as pilot:
            await settle(pilot)
            await pilot.press(*keys)
            await looked(pilot)
            reader = main(pilot).reader
            shown = (reader.region.x, reader.region.width, list(reader.lines))
            at = column(pilot.app, "主動積極介入突發性重大消費爭議事件，結合", after=42)  # type: ignore[arg-type]
            await pilot.press("R")
            await settle(pilot)
            assert not main(pilot).related.pane.display
            assert (reader.region.x, reader.region.width, list(reader.lines)) == shown
            assert at == column(pilot.app, "主動積極介入突發性重大消費爭議事件，結合", after=42)  # type: ignore[arg-type]
            await pilot.press("R")
            await looked(pilot)
            assert (reader.region.x, reader.region.width, list(reader.lines)) == shown


async def test_the_edge_between_text_and_other_years_is_dragged(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=WIDE) as pilot:
        await looked(pilot)
        edge = regions(pilot)[1].x - 1
        await pilot.mouse_down(offset=(edge, 20))
        for at in (edge - 3, 20, 155, edge - 6):
            await pilot.hover(offset=(at, 22))
            await pilot.pause()
            text, years = regions(pilot)
            assert text.width >= 46 and years.width >= 36
        await pilot.mouse_up(offset=(edge - 6, 22))
        assert regions(pilot)[1].x == edge - 5
        await pilot.hover(offset=(edge + 5, 22))
        await pilot.pause()
        assert regions(pilot)[1].x == edge - 5, "it was let go"
        title = regions(pilot)[1]
        await pilot.mouse_down(offset=(title.x + 6, title.y))
        await pilot.hover(offset=(title.x + 6, title.y + 9))
        await pilot.mouse_up(offset=(title.x + 6, title.y + 9))
        await pilot.pause()
        assert regions(pilot)[1] == title, "its title is no edge there"
        await pilot.press("q")
    async with explorer().run_test(size=WIDE) as pilot:
        await looked(pilot)
        assert regions(pilot)[1].x == edge - 5


async def test_the_text_does_not_creep_up_while_the_edge_is_dragged(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("112-11-研考會-1", library).run_test(size=WIDE) as pilot:
        await looked(pilot)
        await pilot.press("tab", *["space"] * 3)
        reader, pane = main(pilot).reader, main(pilot).related.pane
        await settle(pilot)
        top, width = reader.line_at(0), pane.region.width
        for by in (*range(1, 12), *range(11, -1, -1)):
            main(pilot).panes.set_related_width(width + by)
            await pilot.pause()
        assert pane.region.width == width
        assert reader.line_at(0) == top


async def test_keys_make_the_other_years_wider_and_narrower(tmp_path: Path) -> None:
    async with open_at(AT, tmp_path).run_test(size=WIDE) as pilot:
        await looked(pilot)
        width = regions(pilot)[1].width
        await pilot.press("r", *["greater_than_sign"] * 3)
        await pilot.pause()
        assert regions(pilot)[1].width == width + 6
        await pilot.press(*["less_than_sign"] * 20)
        await pilot.pause()
        assert regions(pilot)[1].width == 36
        await pilot.press(*["greater_than_sign"] * 40)
        await pilot.pause()
        text, years = regions(pilot)
        assert text.width == 46 and years.right == 160


@pytest.mark.parametrize("key", ["tab", "r", ""])
async def test_across_150_columns_place_and_focus_stay(
    explorer: Explorer, library: Library, key: str
) -> None:
    async with explorer("112-11-研考會-1", library).run_test(size=WIDE) as pilot:
        await looked(pilot)
        await pilot.press("tab", "space", *([key] if key == "r" else []))
        if not key:
            await pilot.press("tab")
        await settle(pilot)
        focused, reader = main(pilot).focused, main(pilot).reader
        top = reader.line_at(0) if reader.line_at(0).node else reader.line_at(1)
        assert top.node and beside(pilot)
        for size, where in ((NARROW, below), (WIDE, beside), ((140, 30), below), (WIDE, beside)):
            await resized(pilot, *size)
            await settle(pilot)
            assert where(pilot)
            assert main(pilot).focused is focused
            assert top.node in {reader.line_at(row).node for row in range(3)}
        assert top == (reader.line_at(0) if reader.line_at(0).node else reader.line_at(1))


async def test_what_is_read_in_the_other_years_stays_where_the_screen_gets_small(
    tmp_path: Path,
) -> None:
    async with open_at(AT, tmp_path).run_test(size=(160, 24)) as pilot:
        await looked(pilot)
        assert beside(pilot), "beside the text there is room on a low screen, too"
        await pilot.press("r")
        await resized(pilot, 140, 24)
        assert below(pilot) and main(pilot).related.pane.has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert not main(pilot).related.pane.display
        await resized(pilot, 160, 24)
        await looked(pilot)
        assert beside(pilot) and main(pilot).reader.has_focus


async def test_a_sidebar_dragged_on_a_low_screen_brings_the_other_years_back(
    tmp_path: Path,
) -> None:
    async with open_at(AT, tmp_path).run_test(size=(160, 24)) as pilot:
        await looked(pilot)
        main(pilot).panes.set_sidebar_width(90)
        await settle(pilot)
        assert not main(pilot).related.pane.display
        await pilot.press("right_square_bracket")
        main(pilot).panes.set_sidebar_width(40)
        await looked(pilot)
        assert beside(pilot)
        shown = [item.id for item in main(pilot).related.pane.items]
        assert shown == [f"112-{OFFICE}-3"], "those of the item that is read now"


async def test_what_is_out_of_sight_below_is_counted_there(
    explorer: Explorer, library: Library
) -> None:
    app = explorer(MANY, library)
    async with app.run_test(size=(160, 20)) as pilot:
        await looked(pilot)
        assert beside(pilot)
        items = len(main(pilot).related.pane.items)
        title = next(row for row in drawn(app).splitlines() if "其他年度　" in row)
        assert f"{items} 項，下面還有 " in title
        hidden = int(title.partition("下面還有 ")[2].partition(" 項")[0])
        seen = sum("修訂" in row or "相關" in row for row in drawn(app).splitlines())
        assert items - hidden <= seen < items
        await pilot.press("r", "G")
        await settle(pilot)
        assert "下面還有" not in drawn(app)


async def test_a_search_leaves_room_for_text_and_other_years(tmp_path: Path) -> None:
    async with open_at(AT, tmp_path).run_test(size=WIDE) as pilot:
        await looked(pilot)
        before = list(main(pilot).reader.lines)
        width = regions(pilot)[0].width
        await pilot.press("slash")
        await type_in(pilot, "消費")
        await searched(pilot)
        text, years = regions(pilot)
        assert beside(pilot) and years.width >= 36 and text.width >= width - 8
        await pilot.press("escape")
        await looked(pilot)
        assert regions(pilot)[0].width == width
        assert list(main(pilot).reader.lines) == before


async def test_every_row_fills_a_wide_screen_exactly(explorer: Explorer, library: Library) -> None:
    app = explorer("112-04-行政暨國際處-1.4", library)
    async with app.run_test(size=(140, 30)) as pilot:
        await opened(pilot)
        for width in range(148, 215, 6):
            await resized(pilot, width, 30)
            await settle(pilot)
            for row in drawn(app).splitlines():
                assert cell_width(row) == width
