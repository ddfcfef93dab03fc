"""The facets of a search where there is little room: a line below the hits, a list on a key."""

from __future__ import annotations

import pytest

from kaoview.search.query import FilterKind
from kaoview.tui.render.facet_rows import FacetRow, facet_word, facet_words
from tests.tui.conftest import Explorer
from tests.tui.explorer.test_search import NORMAL, WIDE, hit_ids, panel, search_for
from tests.tui.waiting import drawn, searched


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
