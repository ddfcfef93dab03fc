"""The table of words in the trends: cells that lead to their hits, on a screen of any size."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from kaoview.text.cell_width import cell_width
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.dialogs.trends import TrendsScreen
from tests.tui.conftest import Explorer
from tests.tui.dialogs.test_trends import counted
from tests.tui.waiting import drawn, main, opened, searched, type_in, until


async def tabled(pilot: Pilot[None], typed: str) -> TrendsScreen:
    """Count words and look at their table."""
    await opened(pilot)
    await pilot.press("t")
    await type_in(pilot, typed)
    await pilot.press("enter")
    await counted(pilot)
    await pilot.press("x")
    screen = await counted(pilot)
    await until(pilot, lambda: screen.grid.count)
    await pilot.pause()
    return screen


def row_of(pilot: Pilot[None], name: str) -> str:
    """Return the first line that names a department."""
    return next(line for line in drawn(pilot.app).splitlines() if name in line)


async def test_a_cell_leads_to_its_hits_and_escape_back_to_it(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=(100, 30)) as pilot:
        screen = await tabled(pilot, "醫療")
        shown = drawn(pilot.app)
        assert "次數表　醫療" in shown and "－ 是沒有文件" in shown
        assert row_of(pilot, "衛生局").split()[:4] == ["衛生局", "－", "－", "－"]
        await pilot.press("j", "j", "h")
        await pilot.pause()
        assert "›" in row_of(pilot, "衛生局") and "[" in row_of(pilot, "衛生局")
        at = (screen.grid.cursor, screen.grid.column)
        await pilot.press("enter")
        await searched(pilot)
        panel = main(pilot).search.panel
        assert panel is not None and panel.box.value == "dept:衛生局 year:113 醫療"
        assert panel.results is not None and panel.results.total > 0
        await pilot.press("escape")
        again = await counted(pilot)
        await until(pilot, lambda: again.grid.count)
        assert (again.grid.cursor, again.grid.column) == at and again.grid.has_focus
        await pilot.press("x")
        await counted(pilot)
        assert again.list.has_focus and "每萬字" in drawn(pilot.app)


async def test_the_rows_above_a_cell_are_still_in_sight_after_its_hits(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 20)) as pilot:
        await tabled(pilot, "醫療 國際 長照 食品 城市 服務")
        await pilot.press("j", "j")
        await pilot.pause()
        before = [line for line in drawn(pilot.app).splitlines() if "衛生局" in line]
        assert "醫療：" in drawn(pilot.app)
        await pilot.press("enter")
        await searched(pilot)
        await pilot.press("escape")
        again = await counted(pilot)
        await until(pilot, lambda: again.grid.count)
        await pilot.pause()
        assert "醫療：" in drawn(pilot.app)
        assert [line for line in drawn(pilot.app).splitlines() if "衛生局" in line] == before


async def test_a_cell_without_hits_says_why(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await tabled(pilot, "醫療")
        await pilot.press("h", "enter")
        await until(pilot, lambda: "這裡沒有文件" in drawn(pilot.app))
        await pilot.press("j", "h", "h", "h", "enter")
        await until(pilot, lambda: "這裡沒有提到「醫療」" in drawn(pilot.app))


async def test_a_click_moves_to_a_cell_and_a_second_one_opens_it(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        screen = await tabled(pilot, "醫療")
        line = 1 + screen.grid.cursor + 2  # below the years: the heading, two departments
        row = row_of(pilot, "衛生局")
        cell = cell_width(row[: row.index("5")])
        await pilot.click("#trends-grid", offset=(cell, line))
        await pilot.pause()
        assert "[  5]" in row_of(pilot, "衛生局")
        await pilot.click("#trends-grid", offset=(6, line - 1))  # a name keeps the column
        await pilot.pause()
        assert "[ －]" in row_of(pilot, "行政暨國際處")
        await pilot.click("#trends-grid", offset=(cell, line))
        await pilot.click("#trends-grid", offset=(cell, line))
        await searched(pilot)
        assert main(pilot).search.words == "dept:衛生局 year:113 醫療"


async def test_other_words_are_counted_and_each_has_a_table(explorer: Explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        screen = await tabled(pilot, "醫療")
        await pilot.press("slash")
        screen.box.word_lines("國際 醫療")
        await pilot.press("enter")
        await counted(pilot)
        await until(pilot, lambda: screen.grid.count == 12)
        await pilot.pause()
        assert "次數表　國際、醫療" in drawn(pilot.app)
        assert "國際：" in drawn(pilot.app) and "醫療：" in drawn(pilot.app)
        await pilot.press("slash")
        screen.box.word_lines("沒有這個詞")
        await pilot.press("enter")
        await until(pilot, lambda: "沒有出現過" in drawn(pilot.app))
        await pilot.press("enter")  # on nothing
        assert pilot.app.screen is screen


async def test_it_scrolls_and_the_line_above_says_which_word_it_is(explorer: Explorer) -> None:
    async with explorer().run_test(size=(60, 20)) as pilot:
        await tabled(pilot, "醫療 國際 高雄 市")
        head = drawn(pilot.app).splitlines()[2]
        assert head.split() == ["醫療", "107", "108-111", "112", "113", "合計"]
        await pilot.press("G", "k")
        await pilot.pause()
        assert drawn(pilot.app).splitlines()[2].split()[0] == "國際"
        await pilot.press("g")
        await pilot.pause()
        assert "醫療：5 次" in drawn(pilot.app)


async def test_the_whole_of_a_row_names_every_year(explorer: Explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await tabled(pilot, "醫療")
        await pilot.press("G", "k", "w")
        await until(pilot, lambda: "113      沒有文件" in drawn(pilot.app))
        assert "0 次，沒有提到" in drawn(pilot.app)


async def test_the_table_is_copied_and_exported(explorer: Explorer, tmp_path: Path) -> None:
    async with explorer().run_test(size=(120, 36)) as pilot:
        screen = await tabled(pilot, "醫療")
        await pilot.press("y")
        await until(pilot, lambda: "衛生局\t沒有文件" in pilot.app.clipboard)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportScreen)
        assert dialog.sources[0].label == "次數表"
        dialog.box.value = str(tmp_path / "醫療.csv")
        await pilot.press("enter")
        await until(pilot, lambda: dialog.written)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "沒有文件" in (tmp_path / "醫療.csv").read_text(encoding="utf-8-sig")


async def test_without_colours_signs_and_numbers_stay(explorer: Explorer) -> None:
    app = explorer()
    app.theme = "ansi-dark"
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await tabled(pilot, "醫療")
        await pilot.press("G", "k")
        strip = screen.grid.render_line(screen.grid.cursor_line)
        assert "›" in strip.text and "[" in strip.text and "－" in strip.text
        assert all(each.style is not None and each.style.reverse for each in strip)
