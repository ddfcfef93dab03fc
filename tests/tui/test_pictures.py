"""How the screens of reading, searching and travelling look."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from kaoview.model import Library, Problem
from kaoview.tui.explorer import bookmarks, navigator
from kaoview.tui.themes import PLAIN
from tests.tui.dialogs.test_trends import counted

from .comparables import settle
from .conftest import Explorer
from .pictures import HUGE, LARGE, NORMAL, WITH_HUGE, pictures
from .waiting import looked_up, opened, searched, type_in, until


async def read(pilot: Pilot[None], *keys: str) -> None:
    """Press keys once the documents and what other years say are there."""
    await opened(pilot)
    await looked_up(pilot)
    await pilot.press(*keys)
    await settle(pilot)


async def search(pilot: Pilot[None], words: str, *keys: str) -> None:
    """Search for words and press keys, then wait until other years have followed."""
    await read(pilot, "slash")
    await type_in(pilot, words)
    await pilot.press(*keys)
    await searched(pilot)
    await looked_up(pilot)
    await settle(pilot)


# Reading


async def test_the_start_page(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer().run_test(size=LARGE) as pilot:
        await read(pilot)
        assert await pictures(pilot) == kept


async def test_an_item(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot)
        assert await pictures(pilot, WITH_HUGE) == kept


async def test_a_plan_with_a_budget(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("107-行政暨國際處").run_test(size=LARGE) as pilot:
        await read(pilot, "tab")
        assert await pictures(pilot) == kept


async def test_a_report_with_a_caption_and_a_table(
    explorer: Explorer, kept: SnapshotAssertion
) -> None:
    async with explorer("112-04-行政暨國際處-1.1").run_test(size=LARGE) as pilot:
        await read(pilot, "tab")
        assert await pictures(pilot) == kept


async def test_a_department(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("行政暨國際處").run_test(size=LARGE) as pilot:
        await read(pilot, "tab")
        assert await pictures(pilot) == kept


async def test_the_zoomed_text(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("107-行政暨國際處-1").run_test(size=LARGE) as pilot:
        await read(pilot, "tab", "z")
        assert await pictures(pilot) == kept


async def test_the_text_alone_on_a_wide_screen(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("107-行政暨國際處-1").run_test(size=HUGE) as pilot:
        await read(pilot, "tab", "z")
        assert await pictures(pilot, [HUGE]) == kept


async def test_the_tree_filtered(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer().run_test(size=LARGE) as pilot:
        await read(pilot, "s")
        await type_in(pilot, "國際")
        assert await pictures(pilot) == kept


async def test_the_tree_by_year(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "v")
        assert await pictures(pilot) == kept


async def test_files_that_were_not_read(
    explorer: Explorer, small: Library, kept: SnapshotAssertion
) -> None:
    problems = (
        Problem("/docs/會議紀錄.pdf", "不是純文字檔：PDF 要先另存成文字檔"),
        Problem("/docs/108-mid-term.txt", "空的檔案"),
    )
    app = explorer("衛生局", replace(small, problems=problems))
    async with app.run_test(size=LARGE) as pilot:
        await read(pilot, "G", "tab")
        assert await pictures(pilot) == kept


async def test_while_the_documents_are_read(
    explorer: Explorer, small: Library, kept: SnapshotAssertion
) -> None:
    read_on = threading.Event()

    def load() -> Library:
        read_on.wait(60)
        return small

    async with explorer(load=load).run_test(size=LARGE) as pilot:
        await pilot.pause()
        taken = await pictures(pilot)
        read_on.set()
        await opened(pilot)
        assert taken == kept


async def test_too_small(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer().run_test(size=LARGE) as pilot:
        await read(pilot)
        assert await pictures(pilot, [(40, 12)]) == kept


# Searching


async def test_find_in_the_page(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        await read(pilot, "f")
        await type_in(pilot, "醫療")
        await pilot.press("down")
        await searched(pilot)
        assert await pictures(pilot) == kept


async def test_hits(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        await search(pilot, "高雄 國際", "down")
        assert await pictures(pilot, WITH_HUGE) == kept


async def test_hits_narrowed(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        await search(pilot, "高雄", "tab", "enter")
        assert await pictures(pilot) == kept


async def test_nothing_found(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        await search(pilot, "year:108 登革熱")
        assert await pictures(pilot) == kept


async def test_a_hit_gone_to(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=LARGE) as pilot:
        await search(pilot, "醫療", "enter", "n")
        assert await pictures(pilot) == kept


async def test_trends(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer().run_test(size=LARGE) as pilot:
        await search(pilot, "醫療 國際", "ctrl+t")
        await counted(pilot)
        assert await pictures(pilot) == kept


async def test_the_table_of_words(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer().run_test(size=LARGE) as pilot:
        await search(pilot, "醫療 國際", "ctrl+t")
        await counted(pilot)
        await pilot.press("x")
        screen = await counted(pilot)
        await until(pilot, lambda: screen.grid.count)
        await pilot.press("G", "left")
        assert await pictures(pilot) == kept


# Travelling, and what stands over a screen for a moment


@pytest.fixture
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bookmarks and visits are of a certain day."""
    for controller in (navigator, bookmarks):
        monkeypatch.setattr(controller, "now", lambda: "2024-03-08T09:05:00")


@pytest.mark.usefixtures("one_day")
async def test_the_note_of_a_bookmark(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "m", *"質詢用", "enter", "m")
        assert await pictures(pilot) == kept


@pytest.mark.usefixtures("one_day")
async def test_bookmarks_and_places_visited(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "m")
        await type_in(pilot, "質詢用：日照中心布建了幾處")
        await pilot.press("enter", "u", "m", "enter", "colon")
        await type_in(pilot, "107-秘書處-2")
        await pilot.press("enter")
        await read(pilot, "M", "tab")
        assert await pictures(pilot) == kept


async def test_the_jump(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "colon")
        await type_in(pilot, "107 秘書處")
        assert await pictures(pilot) == kept


async def test_the_export(
    explorer: Explorer, kept: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await search(pilot, "醫療", "enter")
        await read(pilot, "e")
        assert await pictures(pilot) == kept


async def test_the_palette(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "ctrl+p")
        assert await pictures(pilot) == kept


async def test_help(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "question_mark")
        assert await pictures(pilot) == kept


# Without colour


@pytest.fixture
def without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("without_colour")
async def test_an_item_without_colour(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await read(pilot, "tab")
        assert await pictures(pilot, [NORMAL], [PLAIN]) == kept


@pytest.mark.usefixtures("without_colour")
async def test_other_years_beside_the_text_without_colour(
    explorer: Explorer, kept: SnapshotAssertion
) -> None:
    async with explorer("113-衛生局-2").run_test(size=HUGE) as pilot:
        await read(pilot, "r")
        assert await pictures(pilot, [HUGE], [PLAIN]) == kept


@pytest.mark.usefixtures("without_colour")
async def test_hits_without_colour(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局").run_test(size=NORMAL) as pilot:
        await search(pilot, "醫療", "down")
        assert await pictures(pilot, [NORMAL], [PLAIN]) == kept
