"""How the comparison looks, at three sizes; ``pytest --snapshot-update`` after a change meant so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from .comparing import OFFICE, compared, open_at, settle, until

Compare = Callable[..., bool]
SIZES = [(160, 45), (120, 36), (80, 24)]
AT = f"112-{OFFICE}-3"


def comparison(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """Open the comparison and press keys before the picture is taken."""

    async def do(pilot: Pilot[Any]) -> None:
        await compared(pilot)
        await pilot.press(*keys)
        await settle(pilot)

    return do


def sized(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=sized)
def test_the_rows(tmp_path: Path, snap_compare: Compare, size: Any) -> None:
    assert snap_compare(open_at(AT, tmp_path), terminal_size=size, run_before=comparison())


@pytest.mark.parametrize("size", SIZES, ids=sized)
def test_the_candidates(tmp_path: Path, snap_compare: Compare, size: Any) -> None:
    app = open_at(AT, tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=comparison("enter"))


def test_the_verdict(tmp_path: Path, snap_compare: Compare) -> None:
    app = open_at(AT, tmp_path)
    run = comparison("a", "down", *"比率提高")
    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def test_the_choice(tmp_path: Path, snap_compare: Compare) -> None:
    async def do(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press("d")
        await pilot.pause()

    assert snap_compare(open_at(AT, tmp_path), terminal_size=(80, 24), run_before=do)


def test_light(tmp_path: Path, snap_compare: Compare) -> None:
    app = open_at(AT, tmp_path)
    assert snap_compare(app, terminal_size=(120, 36), run_before=comparison("T"))


@pytest.mark.parametrize("size", SIZES[:2], ids=sized)
def test_other_years(tmp_path: Path, snap_compare: Compare, size: Any) -> None:
    async def do(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        app = pilot.app
        await until(pilot, lambda: app.screen.elsewhere.kin)  # type: ignore[attr-defined]
        await pilot.press("o")
        await pilot.pause()

    assert snap_compare(open_at(AT, tmp_path), terminal_size=size, run_before=do)
