"""Checking several items in the tree and among the hits, and what is then done with them."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from kaoview.tui.dialogs.export import ExportScreen
from kaoview.tui.render.hit_rows import HitEntry
from tests.tui.conftest import Explorer
from tests.tui.explorer.searching import hit_ids, panel
from tests.tui.waiting import drawn, main, opened, searched, type_in, until

SIZE = (120, 36)


def copied(pilot: Pilot[None]) -> str:
    return pilot.app.clipboard


async def check_two(pilot: Pilot[None]) -> None:
    """Check the first two items of the health bureau's plan, with the cursor on its first."""
    await opened(pilot)
    await pilot.press("space", "space")


async def test_what_is_checked_is_copied_together(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await check_two(pilot)
        assert main(pilot).navigator.place == "113-衛生局-3", "each check goes on to the next row"
        assert drawn(pilot.app).count("✓") == 2
        assert "已勾選 2 項" in drawn(pilot.app)
        await pilot.press("y")
        first, second = copied(pilot).split("\n\n")
        assert first.startswith("(一) 落實登革熱")
        assert second.startswith("(二) 強化偏遠地區")


async def test_a_second_check_takes_it_back_and_escape_takes_back_all(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await check_two(pilot)
        await pilot.press("k", "space", "escape")
        assert "✓" not in drawn(pilot.app)
        assert "已勾選" not in drawn(pilot.app)
        await pilot.press("y")
        assert copied(pilot).startswith("(三)"), "without checks it is what is being read"


async def test_checked_items_are_cited_each_with_its_source(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await check_two(pilot)
        await pilot.press("Y")
        lines = copied(pilot).splitlines()
        assert len(lines) == 2
        assert lines[0].endswith("113-衛生局-1）")
        assert lines[1].endswith("113-衛生局-2）")


async def test_a_branch_takes_what_is_inside_it_once(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("space", "l", "space", "y")
        assert copied(pilot).count("落實登革熱") == 1


async def test_hits_are_checked_while_searching_and_offered_first_for_export(
    explorer: Explorer,
) -> None:
    async with explorer().run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "醫療")
        await pilot.press("f2")
        await searched(pilot)
        first = panel(pilot).hits.entries[1]
        assert isinstance(first, HitEntry)
        checked = next(row for row in drawn(pilot.app).splitlines() if "✓" in row)
        assert f"✓{first.hit.department.name}" in checked, "at its first line, not at the next row"
        assert "已勾選 1 項" in drawn(pilot.app)
        await pilot.press("f4")
        await pilot.pause()
        shown = drawn(pilot.app)
        assert "勾選的" in shown
        assert "1 項和下面的內容" in shown


async def test_checked_items_get_bookmarks_at_once(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await check_two(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert "2 項已存入書籤" in drawn(pilot.app)
        await pilot.press("m")
        await pilot.pause()
        assert "0 項已存入書籤，2 項本來就有" in drawn(pilot.app)


async def test_a_year_of_the_tree_cannot_be_checked(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("v", "g", "space")
        await pilot.pause()
        assert "年度不能勾選" in drawn(pilot.app)
        assert "✓" not in drawn(pilot.app)


async def test_a_key_that_comes_before_the_answer_waits_for_the_hits(explorer: Explorer) -> None:
    async with explorer("113-衛生局-1").run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, "高雄")
        old = set(hit_ids(pilot))
        for character in "市醫療":
            pilot.app.post_message(events.Key(character, character))
        await pilot.press("f2")
        await searched(pilot)
        (checked,) = main(pilot).checking.nodes()
        assert checked.id == hit_ids(pilot)[0] not in old


async def test_exporting_what_was_found_waits_for_it(explorer: Explorer) -> None:
    async with explorer().run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash", "醫", "療", "f4")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        assert "搜尋結果" in drawn(pilot.app)


async def test_without_a_hit_it_is_said_that_none_can_be_checked(explorer: Explorer) -> None:
    async with explorer().run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("slash", "f2")
        assert "還沒有找到可以勾選的" in main(pilot).keybar.message
