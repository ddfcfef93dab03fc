"""The trends: bars by year and by department that lead to the hits behind them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.model import Library
from kaoview.search.trends import GroupBy, trend
from kaoview.text.cell_width import cell_width
from kaoview.tui.dialogs import trends
from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.dialogs.trends import TrendsScreen
from kaoview.tui.render.trend_rows import bar_lines, bar_of, columns, narrowing, query_for
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, main, opened, searched, type_in, until


def test_periods_keep_their_order_and_departments_come_by_rate(small: Library) -> None:
    periods = bar_lines(trend(small, ["醫療", "國際"], GroupBy.PERIOD))
    assert [line.bar.value for line in periods if line.first] == ["107", "108-111", "112", "113"]
    departments = bar_lines(trend(small, ["醫療"], GroupBy.DEPARTMENT))
    assert [line.bar.label for line in departments] == ["衛生局"]


def test_a_bar_leads_to_a_query_for_its_hits(small: Library) -> None:
    found = trend(small, ["醫療"], GroupBy.DEPARTMENT)
    assert query_for(bar_lines(found)[0], found) == "dept:衛生局 醫療"
    found = trend(small, ["COVID-19"], GroupBy.PERIOD)
    assert query_for(bar_lines(found)[2], found) == 'year:112 "COVID-19"'
    found = trend(small, ["醫療", "113"], GroupBy.DEPARTMENT)
    assert query_for(bar_lines(found)[0], found) == "dept:衛生局 year:113 醫療"


def test_what_narrows_the_counting_is_said(small: Library) -> None:
    assert narrowing(trend(small, ["醫療", "113"], GroupBy.PERIOD).filters) == "只統計 113 年度"
    only = trend(small, ["醫療", "dept:衛生局", "-year:107"], GroupBy.PERIOD)
    assert narrowing(only.filters) == "只統計 衛生局，不統計 107 年度"
    assert narrowing(trend(small, ["醫療"], GroupBy.PERIOD).filters) == ""


@pytest.mark.parametrize("width", [40, 57, 77, 117, 157])
def test_a_line_fits_its_width_and_where_something_occurs_there_is_a_bar(
    small: Library, width: int
) -> None:
    lines = bar_lines(trend(small, ["醫療", "國際友好城市之實質交流"], GroupBy.PERIOD))
    room = columns(lines, width)
    assert room.front + room.bar <= width
    counts = [line.count for line in lines]
    blocks = [cell_width(bar_of(line, counts, room.bar)) for line in lines]
    often = any(count.occurrences > 2 for count in counts)
    assert max(blocks) == (room.bar if often else max(1, round(room.bar / 2)))
    assert all(
        bool(cells) is bool(line.count.items) for cells, line in zip(blocks, lines, strict=True)
    )


async def counted(pilot: Pilot[None]) -> TrendsScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, TrendsScreen))
    screen = pilot.app.screen
    assert isinstance(screen, TrendsScreen)
    await until(pilot, lambda: screen.settled)
    await pilot.pause()
    return screen


async def test_from_the_search_to_the_bars_and_to_the_hits_behind_one(explorer: Explorer) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await pilot.press("ctrl+t")
        screen = await counted(pilot)
        assert [line.bar.value for line in screen.list.lines] == ["107", "108-111", "112", "113"]
        assert "113" in drawn(pilot.app) and "=" in drawn(pilot.app)
        await pilot.press("v")
        await counted(pilot)
        assert [line.bar.label for line in screen.list.lines] == ["衛生局"]
        assert "另外 2 個機關沒有提到：行政暨國際處、" in drawn(pilot.app)
        await pilot.press("enter")
        await searched(pilot)
        panel = main(pilot).search.panel
        assert panel is not None and panel.box.value == "dept:衛生局 醫療"
        assert panel.results is not None and panel.results.total > 0


@pytest.mark.parametrize("opened_from", ["slash", "t"])
async def test_escape_leads_from_the_hits_back_to_the_same_bar(
    explorer: Explorer, opened_from: str
) -> None:
    async with explorer("113-衛生局").run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press(opened_from)
        await type_in(pilot, "醫療")
        await pilot.press("ctrl+t" if opened_from == "slash" else "enter")
        screen = await counted(pilot)
        await pilot.press("G")
        row = screen.list.cursor
        assert row
        await pilot.press("enter")
        await searched(pilot)
        await pilot.press("escape")
        again = await counted(pilot)
        assert (again.list.cursor, again.list.lines) == (row, screen.list.lines)
        await pilot.press("escape")
        await searched(pilot)
        assert main(pilot).search.words == ("醫療" if opened_from == "slash" else "")
        assert main(pilot).panes.searching is (opened_from == "slash")
        assert main(pilot).navigator.place == "113-衛生局"


async def a_hit_of_the_last_bar_followed(pilot: Pilot[None]) -> None:
    """Count 醫療, go to the hits behind the last bar, and read the first."""
    await opened(pilot)
    await pilot.press("t")
    await type_in(pilot, "醫療")
    await pilot.press("enter")
    await counted(pilot)
    await pilot.press("G", "enter")
    await searched(pilot)
    await pilot.press("enter")
    await opened(pilot)


async def test_going_back_from_a_hit_leads_to_its_bar(explorer: Explorer) -> None:
    async with explorer("107-行政暨國際處").run_test(size=(100, 30)) as pilot:
        await a_hit_of_the_last_bar_followed(pilot)
        place = main(pilot).navigator.place
        assert place.startswith("113-") and not main(pilot).panes.searching
        await pilot.press("backspace")
        screen = await counted(pilot)
        assert screen.list.lines[screen.list.cursor].bar.value == "113"
        await pilot.press("escape")
        await pilot.pause()
        assert main(pilot).navigator.place == "107-行政暨國際處"
        await pilot.press("L", "backspace")  # the bar was returned to once
        await pilot.pause()
        assert pilot.app.screen is main(pilot)


async def test_a_search_of_one_s_own_has_nothing_to_do_with_the_trends(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=(100, 30)) as pilot:
        await a_hit_of_the_last_bar_followed(pilot)
        await pilot.press("slash")
        await searched(pilot)
        await pilot.press("escape")
        await searched(pilot)
        assert pilot.app.screen is main(pilot) and not main(pilot).panes.searching


async def test_a_period_beside_the_words_narrows_and_departments_are_compared(
    explorer: Explorer,
) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "113年醫療")
        await pilot.press("ctrl+t")
        screen = await counted(pilot)
        assert [line.bar.label for line in screen.list.lines] == ["衛生局"]
        assert "趨勢　醫療　只統計 113 年度　依機關" in drawn(pilot.app)
        assert "看成 113 年的「醫療」" in drawn(pilot.app)
        await pilot.press("v")
        await counted(pilot)
        assert [line.bar.value for line in screen.list.lines] == ["113"]
        await pilot.press("slash")
        assert screen.box.value == "113年醫療"
        screen.box.word_lines("year:113")  # a filter alone is nothing to count
        await pilot.press("enter")
        assert screen.box.has_focus
        await pilot.press("escape")
        await pilot.press("enter")
        await searched(pilot)
        panel = main(pilot).search.panel
        assert panel is not None and panel.box.value == "year:113 醫療"


async def test_without_a_search_it_asks_for_words_and_escape_leads_back(explorer: Explorer) -> None:
    async with explorer().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, TrendsScreen))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, TrendsScreen) and screen.box.has_focus
        screen.box.word_lines("沒有這個詞")
        await pilot.press("enter")
        await counted(pilot)
        assert "沒有出現過" in drawn(pilot.app)
        await pilot.press("slash")
        screen.box.word_lines("醫療 國際")
        await pilot.press("enter")
        await counted(pilot)
        assert {line.count.term for line in screen.list.lines} == {"醫療", "國際"}
        await pilot.press("g", "enter")  # in 107 no 醫療 occurs
        assert isinstance(pilot.app.screen, TrendsScreen)
        await pilot.press("escape")
        assert not main(pilot).panes.searching and pilot.app.screen is main(pilot)


async def test_leaving_stops_the_counting(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped, go_on = threading.Event(), threading.Event(), threading.Event()

    def slow(library: Library, words: object, by: GroupBy, watch: object) -> None:
        begun.set()
        go_on.wait(5)
        try:
            watch(1, 2)  # type: ignore[operator]
        except Exception:
            stopped.set()
            raise

    monkeypatch.setattr(trends, "trend", slow)
    async with explorer().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        pilot.app.push_screen(TrendsScreen(main(pilot).navigator.library, "醫療"))  # type: ignore[arg-type]
        await until(pilot, begun.is_set)
        await pilot.press("escape")
        go_on.set()
        await until(pilot, stopped.is_set)


async def test_the_table_by_department_and_year_is_exported_and_copied(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explorer().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("t")
        await type_in(pilot, "醫療")
        await pilot.press("enter")
        screen = await counted(pilot)
        await pilot.press("y")
        await until(pilot, lambda: "衛生局" in pilot.app.clipboard)
        lines = pilot.app.clipboard.splitlines()
        assert lines[0].startswith("醫療：") and lines[1].split("\t")[0] == "機關"
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportScreen)
        assert dialog.sources[0].label == "次數表"
        dialog.box.value = str(tmp_path / "醫療.xlsx")
        await pilot.press("enter")
        await until(pilot, lambda: dialog.written)
        assert (tmp_path / "醫療.xlsx").exists()
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
