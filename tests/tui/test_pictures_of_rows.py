"""How what is laid over a list looks: letters, the menu, the whole of a row, an import."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.tui.themes import PLAIN

from .comparables import OFFICE, compared, open_at, settle
from .conftest import Explorer
from .explorer.test_review_import import HEAD, MINE, THEIRS, preview
from .pictures import LARGE, NORMAL, SIZES, SMALL, Size, pictures
from .test_pictures import read, search


@pytest.fixture
def without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_letters_in_the_tree(explorer: Explorer, kept: SnapshotAssertion, size: Size) -> None:
    async with explorer("113-衛生局-2").run_test(size=size) as pilot:
        await read(pilot, "f6")
        assert await pictures(pilot, [size]) == kept


async def test_letters_over_hits(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await search(pilot, "醫療", "f6")
        assert await pictures(pilot, [NORMAL]) == kept


@pytest.mark.usefixtures("without_colour")
async def test_letters_without_colour(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=NORMAL) as pilot:
        await read(pilot, "f6")
        assert await pictures(pilot, [NORMAL], [PLAIN]) == kept


async def test_letters_in_a_comparison(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await compared(pilot)
        await pilot.press("f6")
        assert await pictures(pilot, [LARGE]) == kept


async def test_the_menu_of_a_branch(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=LARGE) as pilot:
        await read(pilot, "f7", "down")
        assert await pictures(pilot) == kept


@pytest.mark.usefixtures("without_colour")
async def test_the_menu_without_colour(explorer: Explorer, kept: SnapshotAssertion) -> None:
    async with explorer("113-衛生局-2").run_test(size=SMALL) as pilot:
        await read(pilot, "f7")
        assert await pictures(pilot, [SMALL], [PLAIN]) == kept


async def test_the_whole_of_a_pair(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=LARGE) as pilot:
        await settle(pilot)
        await compared(pilot)
        await pilot.press("n", "w")
        assert await pictures(pilot) == kept


@pytest.mark.usefixtures("without_colour")
async def test_the_whole_of_a_pair_without_colour(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(f"113-{OFFICE}", tmp_path).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await compared(pilot)
        await pilot.press("n", "w")
        assert await pictures(pilot, [SMALL], [PLAIN]) == kept


async def test_the_preview_of_an_import(tmp_path: Path, kept: SnapshotAssertion) -> None:
    (tmp_path / "同事.tsv").write_text(HEAD + THEIRS, encoding="utf-8")
    (tmp_path / "reviews.tsv").write_text(HEAD + MINE, encoding="utf-8")
    async with open_at(f"113-{OFFICE}-1", tmp_path).run_test(size=LARGE) as pilot:
        await preview(pilot, tmp_path / "同事.tsv")
        assert await pictures(pilot) == kept
