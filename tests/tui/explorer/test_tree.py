"""The tree as a reader uses it: filtered by typing, grouped by year, opened and closed as one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kaoview.model import Library
from kaoview.tui.explorer.screen import ExplorerScreen
from kaoview.tui.state.row_kinds import period_key
from tests.tui.conftest import Explorer
from tests.tui.waiting import opened, type_in

NORMAL = (80, 24)


def main(pilot: Pilot[None]) -> ExplorerScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ExplorerScreen)
    return screen


def page(pilot: Pilot[None]) -> str:
    return "".join(
        "".join(piece.text for piece in line.pieces) for line in main(pilot).reader.lines
    )


async def filtered(pilot: Pilot[None], words: str) -> None:
    """Open the filter and type, once what there is has been listed."""
    await pilot.press("s")
    await opened(pilot)
    await type_in(pilot, words)


async def test_typing_filters_the_tree_and_escape_leaves_it_as_it_was(explorer: Explorer) -> None:
    async with explorer("107-行政暨國際處-1").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.press("j")
        labels, expanded = screen.sidebar.labels, set(screen.sidebar.expanded)
        await filtered(pilot, "卫生")
        assert screen.sidebar.labels[0] == "衛生局"
        assert "項符合" in str(screen.panes.filter_bar.counter.render())
        assert screen.query_one("#page").region.height == NORMAL[1] - 1
        assert screen.sidebar.region.y == screen.panes.filter_bar.region.height == 2
        assert screen.sidebar.region.bottom == NORMAL[1] - 1
        assert "落實登革熱" in page(pilot)
        assert screen.navigator.place == "107-行政暨國際處-2"
        await pilot.press("escape")
        assert screen.sidebar.labels == labels
        assert screen.sidebar.expanded == expanded
        assert screen.sidebar.key == screen.navigator.place == "107-行政暨國際處-2"
        assert "預算配合對照表" in page(pilot)
        assert screen.sidebar.has_focus and not screen.panes.filter_bar.display


@pytest.mark.parametrize("size", [NORMAL, (60, 20)])
async def test_the_filter_opens_from_the_text_too(
    size: tuple[int, int], explorer: Explorer
) -> None:
    async with explorer("107-行政暨國際處-1").run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("tab")
        assert main(pilot).reader.has_focus
        await filtered(pilot, "秘書處")
        assert main(pilot).tree_pane.filtering
        assert main(pilot).sidebar.key == "行政暨國際處"
        await pilot.press("escape")
        await opened(pilot)
        assert main(pilot).navigator.place == "107-行政暨國際處-1"
        assert main(pilot).sidebar.has_focus


async def test_enter_goes_to_the_text_of_the_branch(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await filtered(pilot, "長者")
        await filtered(pilot, "")  # `s` types here
        assert screen.panes.filter_bar.box.value == "長者s"
        await pilot.press("backspace", "up", "down", "enter")
        assert screen.navigator.place == screen.sidebar.key == "113-衛生局-2"
        assert screen.sidebar.expanded == {"衛生局", "113-衛生局"}
        assert screen.reader.has_focus
        assert "強化偏遠地區" in page(pilot)


async def test_a_click_in_the_filtered_tree_looks_and_one_in_the_text_goes(
    explorer: Explorer,
) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await filtered(pilot, "國際")
        await pilot.click("#sidebar", offset=(12, screen.sidebar.labels.index("行政暨國際處")))
        await pilot.pause()
        assert screen.panes.filter_bar.box.has_focus
        assert "又名：行政暨國際事務、秘書處" in page(pilot)
        assert screen.navigator.place == "衛生局"
        await pilot.click("#reader", offset=(2, 2))
        assert not screen.tree_pane.filtering
        assert screen.navigator.place == "行政暨國際處"


async def test_what_does_not_match_says_so_and_enter_stays(explorer: Explorer) -> None:
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await filtered(pilot, "沒有這種事")
        assert "沒有符合的" in str(screen.panes.filter_bar.counter.render())
        await pilot.press("enter")
        assert screen.panes.filter_bar.box.has_focus
        assert screen.navigator.place == "衛生局"
        screen.panes.filter_bar.box.value = ""
        await pilot.pause()
        assert screen.sidebar.labels[2] == "衛生局"


async def test_years_are_a_grouping_that_is_remembered(explorer: Explorer) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.press("v")
        assert screen.sidebar.labels[:4] == [
            "107 施政計畫",
            "108-111 中程施政計畫",
            "112 業務報告",
            "113 施政綱要",
        ]
        assert screen.sidebar.key == screen.navigator.place == "113-衛生局-2"
        await pilot.press("h", "h", "h")
        assert screen.navigator.place == period_key("113")
        assert "1 個機關　3 項" in page(pilot)
        await pilot.press("q")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        assert screen.navigator.place == screen.sidebar.key == period_key("113")
        await pilot.press("v")
        assert screen.navigator.place == "113-衛生局"
        assert "衛生局" in screen.sidebar.labels


async def test_among_years_the_next_plan_is_the_next_departments(
    explorer: Explorer, library: Library
) -> None:
    async with explorer("113-衛生局", library).run_test(size=NORMAL) as pilot:
        await opened(pilot)
        await pilot.press("v", "right_square_bracket")
        assert main(pilot).navigator.place == "113-環境保護局"
        await pilot.press("u")
        assert main(pilot).navigator.place == period_key("113")
        await pilot.press("left_square_bracket")
        assert main(pilot).navigator.place == period_key("112")
        await pilot.press("u")
        assert "最上層" in main(pilot).keybar.message


async def test_the_settings_say_which_grouping_to_begin_with(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaoview.config.config_folder", lambda: tmp_path)
    (tmp_path / "config.toml").write_text('grouping = "year"\n', encoding="utf-8")
    async with explorer("衛生局").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        # A department has no branch of its own there: the cursor is on its latest plan.
        assert main(pilot).sidebar.key == "113-衛生局"
        assert main(pilot).navigator.place == "衛生局"
        await pilot.press("v", "q")
    async with explorer().run_test(size=NORMAL) as pilot:
        await opened(pilot)
        assert main(pilot).tree_pane.grouping == "department"


async def test_everything_opens_and_closes(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await opened(pilot)
        screen = main(pilot)
        await pilot.press("plus")
        assert len(screen.sidebar.labels) == 27
        assert screen.sidebar.key == "113-衛生局-2"
        await pilot.press("minus")
        assert len(screen.sidebar.labels) == 4
        assert screen.sidebar.key == screen.navigator.place == "衛生局"
        monkeypatch.setattr("kaoview.tui.explorer.tree.MOST_OPEN", 10)
        await pilot.press("plus")
        assert "展開到 10 行為止" in screen.keybar.message


async def test_keys_before_the_documents_are_there_do_nothing(
    explorer: Explorer, small: Library
) -> None:
    ready = threading.Event()

    def load() -> Library:
        ready.wait(5)
        return small

    async with explorer(load=load).run_test(size=NORMAL) as pilot:
        await pilot.press("s", "v", "plus", "minus", "home", "z", "z", "backslash", "backslash")
        ready.set()
        await opened(pilot)
        assert main(pilot).sidebar.has_focus
        assert main(pilot).tree_pane.grouping == "department"
