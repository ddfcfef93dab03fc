"""The pane of other years: it follows the reader, never jumps, and leads there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import ReviewStore
from kaoview.model import Library
from kaoview.tui.app import ExplorerApp
from kaoview.tui.explorer.related import LOOKING
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.state.related_items import NOTHING
from kaoview.tui.state.session import SessionStore
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import drawn, until

NORMAL, NARROW = (100, 28), (80, 24)


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ExplorerScreen)
    return screen


async def looked(pilot: Pilot[None]) -> None:
    """Wait until the pane shows what there is."""
    await settle(pilot)
    pane = main(pilot).related.pane
    await until(pilot, lambda: pane.items or pane.notice not in ("", LOOKING))
    await pilot.pause()


async def test_it_shows_the_same_matter_in_another_year(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        assert [items.id for items in main(pilot).related.pane.items] == [f"112-{OFFICE}-2"]
        rows = drawn(pilot.app).splitlines()
        at = next(at for at, row in enumerate(rows) if "~ 修訂" in row)
        assert "112 施政綱要" in rows[at] and "未經校對" in rows[at]
        assert "主動積極介入突發性" in rows[at + 1], "its own words stand below"


async def test_what_has_no_counterpart_is_said_to_be_unreviewed(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-4", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        assert main(pilot).related.pane.notice.startswith(NOTHING)
        assert NOTHING in drawn(pilot.app)
        assert "按 / 用關鍵詞再找" in drawn(pilot.app)
        await pilot.press("r")
        await pilot.pause()
        bar = drawn(pilot.app).splitlines()[-1]
        assert "回內文" in bar
        assert "前往" not in bar
        assert "下 一項" not in bar
        assert "其他年度" not in bar


async def test_a_large_library_is_not_spelled_out_for_a_thread(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}-4", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        main(pilot).related.look(f"113-{OFFICE}-2")
        (worker,) = (each for each in pilot.app.workers if each.group == "elsewhere")
        assert worker.description == "looks for the same matter in other years"
        await looked(pilot)


async def test_a_plan_asks_for_an_item(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        assert "選一個項目" in main(pilot).related.pane.notice


async def test_it_leads_to_the_other_year_and_back(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        await pilot.press("r")
        assert main(pilot).related.pane.has_focus
        await pilot.press("G", "g", "enter")
        assert main(pilot).navigator.place == f"112-{OFFICE}-2"
        assert main(pilot).reader.has_focus
        await pilot.press("backspace")
        assert main(pilot).navigator.place == f"113-{OFFICE}-2"
        assert main(pilot).related.pane.has_focus, "the next row is one key away"
        await pilot.press("backspace")
        assert "不能再後退" in main(pilot).keybar.message


async def test_a_decision_of_another_window_shows_when_the_reader_comes_by_again(
    tmp_path: Path,
) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        assert [items.id for items in main(pilot).related.pane.items] == [f"112-{OFFICE}-2"]
        no = Decision(f"112-{OFFICE}-2", f"113-{OFFICE}-2", None, "王小明", "2026-11-20", "不同")
        ReviewStore(tmp_path / "reviews.tsv").decide(no)
        await pilot.press("right_square_bracket")
        await looked(pilot)
        await pilot.press("left_square_bracket")
        await looked(pilot)
        assert main(pilot).navigator.place == f"113-{OFFICE}-2"
        assert main(pilot).related.pane.items == []


@pytest.mark.parametrize("key", ["escape", "h", "left", "k"])
async def test_keys_lead_back_to_the_text(key: str, tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        await pilot.press("r", key)
        await pilot.pause()
        assert main(pilot).reader.has_focus


async def test_a_click_goes_there(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        await pilot.click("#elsewhere", offset=(6, 1))
        await pilot.pause()
        assert main(pilot).navigator.place == f"112-{OFFICE}-2"


async def test_nothing_jumps_when_the_answer_comes(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await settle(pilot)
        before = (main(pilot).related.pane.region, main(pilot).reader.region)
        await looked(pilot)
        assert (main(pilot).related.pane.region, main(pilot).reader.region) == before


async def test_it_grows_with_what_it_holds_up_to_half_the_height(
    library: Library, tmp_path: Path
) -> None:
    start = "108-111-全市-1.4.5"
    app = ExplorerApp(
        lambda: library,
        start,
        store=SessionStore(tmp_path),
        reviews=tmp_path / "reviews.tsv",
        bookmarks=tmp_path / "bookmarks.json",
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await looked(pilot)
        pane = main(pilot).related.pane
        assert len(pane.items) > 3
        assert 6 < pane.size.height <= 18
        title = next(row for row in drawn(app).splitlines() if "其他年度　" in row)
        hidden = 2 * len(pane.items) + 1 - pane.size.height
        assert ("下面還有" in title) == (hidden > 0)
        await pilot.press("r", "G")
        await pilot.pause()
        assert "下面還有" not in drawn(app)
        assert pane.items[-1].words[:10] in drawn(app)


async def test_its_title_can_be_dragged(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        pane = main(pilot).related.pane
        height, bottom = pane.region.height, pane.region.bottom
        await pilot.mouse_down("#elsewhere", offset=(6, 0))
        await pilot.hover("#elsewhere", offset=(6, -4))
        await pilot.mouse_up("#elsewhere", offset=(6, 0))
        await pilot.pause()
        assert pane.region.height == height + 4
        assert pane.region.bottom == bottom
        assert main(pilot).navigator.place == f"113-{OFFICE}-2", "nothing was opened"


async def test_the_pane_with_the_keys_is_lit(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        crumbs = main(pilot).breadcrumb
        main(pilot).set_focus(main(pilot).reader)
        await pilot.pause()
        assert crumbs.has_class("-lit")
        await pilot.press("r")
        await pilot.pause()
        assert not crumbs.has_class("-lit")


async def test_a_key_switches_it_off_and_on(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NORMAL) as pilot:
        await looked(pilot)
        tall = main(pilot).reader.size.height
        await pilot.press("R")
        await pilot.pause()
        assert not main(pilot).related.pane.display
        assert main(pilot).reader.size.height > tall
        await pilot.press("R")
        await looked(pilot)
        assert main(pilot).reader.size.height == tall
        assert main(pilot).related.pane.items


@pytest.mark.parametrize("size", [NARROW, (60, 20)])
async def test_on_a_small_terminal_it_opens_when_called(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=size) as pilot:
        await settle(pilot)
        pane = main(pilot).related.pane
        assert not pane.display
        await pilot.press("r")
        await looked(pilot)
        rows = drawn(pilot.app).splitlines()
        at = next(at for at, row in enumerate(rows) if "› ~ 修訂" in row)
        assert "112" in rows[at]
        assert "主動積極介入" in rows[at + 1]
        assert main(pilot).reader.size.height > pane.size.height
        await pilot.press("escape")
        await pilot.pause()
        assert not pane.display
        assert main(pilot).reader.has_focus
        await pilot.press("R")
        await pilot.pause()
        assert pane.has_focus
        await pilot.press("enter")
        await pilot.pause()
        assert main(pilot).navigator.place == f"112-{OFFICE}-2"
        assert not pane.display


async def test_a_small_terminal_that_grows_shows_it(tmp_path: Path) -> None:
    async with open_at(f"113-{OFFICE}-2", tmp_path).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(*NORMAL)
        await looked(pilot)
        assert main(pilot).related.pane.items
