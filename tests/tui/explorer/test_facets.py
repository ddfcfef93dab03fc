"""The facets of a search where there is little room: a line below the hits, a list on a key."""

from __future__ import annotations

import pytest

from kaoview.model import Library
from kaoview.search.query import FilterKind
from kaoview.search.results import Facet
from kaoview.tui.render.facet_rows import FacetRow, facet_rows, facet_word, facet_words
from kaoview.tui.state.search_answer import SearchAnswer
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import NARROW, NORMAL, WIDE, hit_ids, panel, search_for
from tests.tui.waiting import drawn, main, searched


async def test_a_low_screen_belongs_to_the_hits(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "高雄")
        text = drawn(pilot.app)
        assert "[ ]" not in text
        assert any(line.startswith(" 篩選  1") for line in text.splitlines())
        assert panel(pilot).hits.size.height >= NORMAL[1] - 4
        await pilot.press("tab")
        assert drawn(pilot.app).count("[ ]") >= 4
        assert panel(pilot).hits.size.height >= 8  # what a facet leaves is seen beside them


async def test_a_facet_in_force_stands_in_the_line(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "高雄")
        await pilot.press("tab", "enter")
        await searched(pilot)
        value = next(row.value for row in panel(pilot).facets.rows if row.on)
        await pilot.press("tab")
        await pilot.pause()
        assert f" 篩選  [x]{value} " in drawn(pilot.app)


async def test_bars_below_each_other_are_signs_and_not_one_ground(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        facets = panel(pilot).facets
        lines = [facets.render_line(y) for y in range(facets.size.height)]
        bars = [segment for line in lines for segment in line if "=" in segment.text]
        assert len(bars) > 2
        styles = [segment.style for segment in bars if segment.style]
        assert all(style.color != style.bgcolor for style in styles)


@pytest.mark.parametrize("leave", ["tab", "slash", "escape"])
async def test_the_hits_have_their_room_again_however_the_facets_are_left(
    explorer: Explorer, leave: str
) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "高雄")
        await pilot.press("tab", leave)
        await pilot.pause()
        assert panel(pilot).box.has_focus
        assert "[ ]" not in drawn(pilot.app)


async def test_the_line_can_be_clicked(explorer: Explorer) -> None:
    async with explorer().run_test(size=NORMAL) as pilot:
        await search_for(pilot, "高雄")
        before = len(hit_ids(pilot))
        await pilot.click("#search-line-of-facets", offset=(8, 0))
        await searched(pilot)
        assert panel(pilot).box.value.startswith("year:")
        assert len(hit_ids(pilot)) < before
        await pilot.click("#search-line-of-facets", offset=(2, 0))
        assert panel(pilot).facets.has_focus


async def test_a_tall_screen_has_the_list_beside_the_hits(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        assert "[ ]" in drawn(pilot.app)
        assert not panel(pilot).line_of_facets.display


def test_those_in_force_come_first_and_the_largest_next() -> None:
    rows = [
        FacetRow(FilterKind.YEAR, "", "年度"),
        FacetRow(FilterKind.YEAR, "112", "112", 9, 9),
        FacetRow(FilterKind.YEAR, "113", "113", 1, 9, on=True),
        FacetRow(FilterKind.DEPARTMENT, "衛生局", "衛生局", 4, 9),
    ]
    assert [row.value for row in facet_words(rows, 30)] == ["112", "113"]
    assert [row.value for row in facet_words(rows, 17)] == ["113"]
    assert [row.value for row in facet_words(rows, 80)] == ["112", "113", "衛生局"]
    told = [facet_word(row) for row in rows if row.value]
    assert told == ["  112 年 9 筆", "  [x]113 年 1 筆", "  衛生局 4 筆"]


def test_departments_with_near_hits_alone_stand_behind_those_with_the_words(
    small: Library,
) -> None:
    whole, health = Facet("全市", 9), Facet("衛生局", 2, exact=1)
    answer = SearchAnswer(1, "長照", None, (), (whole, health))
    rows = facet_rows(answer, "長照", small)
    assert [row.value for row in rows if row.value] == ["衛生局", "全市"]
    assert [row.value for row in facet_words(rows, 14)] == ["衛生局"]


async def test_facets_narrow_by_changing_the_words(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        before = hit_ids(pilot)
        rows = [(row.kind, row.value, row.count) for row in panel(pilot).facets.rows if row.value]
        years = {value: count for kind, value, count in rows if kind is FilterKind.YEAR}
        assert len(years) > 1
        assert sum(years.values()) == len(before)
        await pilot.press("tab", "enter")
        await searched(pilot)
        first = next(iter(years))
        assert panel(pilot).box.value == f"year:{first} 高雄"
        assert len(hit_ids(pilot)) == years[first] < len(before)
        assert f"篩選之外還有 {len(before) - years[first]} 筆" in drawn(pilot.app)
        on = [row.value for row in panel(pilot).facets.rows if row.on]
        assert on == [first]
        still = {row.value for row in panel(pilot).facets.rows if row.kind is FilterKind.YEAR}
        assert still == {"", *years}  # the other years can still be chosen
        await pilot.press("f2")
        await searched(pilot)
        assert panel(pilot).box.value == "高雄"
        assert hit_ids(pilot) == before
        await pilot.press("escape")
        assert panel(pilot).box.has_focus
        await pilot.press("escape")
        assert not main(pilot).panes.searching


async def test_a_period_written_onto_a_word_is_a_facet_that_can_be_taken_off(
    explorer: Explorer,
) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "112年高雄")
        assert panel(pilot).box.value == "112年高雄"
        assert "看成 112 年的「高雄」" in drawn(pilot.app)
        rows = panel(pilot).facets.rows
        assert [row.value for row in rows if row.on] == ["112"]
        years = [row.value for row in rows if row.kind is FilterKind.YEAR and row.value]
        assert len(years) > 1  # the others are offered, too
        await pilot.press("tab", *["down"] * years.index("112"), "enter")
        await searched(pilot)
        assert panel(pilot).box.value == "高雄"


async def test_facets_take_the_hits_place_on_a_small_screen(explorer: Explorer) -> None:
    async with explorer().run_test(size=NARROW) as pilot:
        await search_for(pilot, "高雄")
        assert (
            not panel(pilot).facets.is_on_screen
            if hasattr(panel(pilot).facets, "is_on_screen")
            else True
        )
        assert "[ ]" not in drawn(pilot.app)
        await pilot.press("tab", "end", "down", "down", "down", "down")
        assert "[ ]" in drawn(pilot.app)
        await pilot.press("enter", "tab")
        await searched(pilot)
        assert "dept:" in panel(pilot).box.value
        assert "[x]" not in drawn(pilot.app)
        assert hit_ids(pilot)


async def test_a_click_narrows(explorer: Explorer) -> None:
    async with explorer().run_test(size=WIDE) as pilot:
        await search_for(pilot, "高雄")
        await pilot.click("#search-facets", offset=(6, 1))
        await searched(pilot)
        assert panel(pilot).box.value.startswith("year:")
