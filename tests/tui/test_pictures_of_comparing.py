"""How other years, the comparison and what belongs to it look."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.tui.themes import PLAIN

from .comparables import HARBOUR, HEALTH, OFFICE, comparable, compared, open_at, settle
from .pictures import HUGE, LARGE, NORMAL, SMALL, WITH_HUGE, pictures
from .waiting import looked_up, opened, resized, type_in

AT = f"112-{OFFICE}-3"


async def test_other_years(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await opened(pilot)
        await looked_up(pilot)
        await pilot.press("r")
        taken = await pictures(pilot, [HUGE, LARGE])
        await resized(pilot, *NORMAL)
        await pilot.press("r")
        assert taken + await pictures(pilot, [NORMAL, SMALL]) == kept


async def test_other_years_below_a_text_in_the_middle(
    tmp_path: Path, kept: SnapshotAssertion
) -> None:
    async with open_at(AT, tmp_path).run_test(size=HUGE) as pilot:
        await opened(pilot)
        await looked_up(pilot)
        await pilot.press("vertical_line", "r")
        assert await pictures(pilot, [HUGE]) == kept


async def test_what_to_compare(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await opened(pilot)
        await looked_up(pilot)
        await pilot.press("d")
        assert await pictures(pilot) == kept


async def test_the_rows(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        assert await pictures(pilot, WITH_HUGE) == kept


async def test_the_rows_of_a_part(tmp_path: Path, kept: SnapshotAssertion) -> None:
    whole = comparable(HARBOUR)
    async with open_at(f"113-{HEALTH}", tmp_path, whole).run_test(size=LARGE) as pilot:
        await compared(pilot)
        assert await pictures(pilot) == kept


async def test_the_rows_of_one_status(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        await pilot.press("2")
        assert await pictures(pilot) == kept


async def test_the_rows_with_certain_words(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        await pilot.press("slash")
        await type_in(pilot, "消費")
        assert await pictures(pilot) == kept


async def test_the_candidates(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert await pictures(pilot) == kept


async def test_adding_a_pair(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        await pilot.press("enter", "i")
        await type_in(pilot, "市政")
        assert await pictures(pilot) == kept


async def test_the_verdict(tmp_path: Path, kept: SnapshotAssertion) -> None:
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        await pilot.press("a", "down", *"比率提高")
        assert await pictures(pilot) == kept


async def test_the_rows_without_colour(
    tmp_path: Path, kept: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_at(AT, tmp_path).run_test(size=LARGE) as pilot:
        await compared(pilot)
        assert await pictures(pilot, [LARGE], [PLAIN]) == kept
