"""How the screens look, at three sizes; ``pytest --snapshot-update`` after a change meant so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from .conftest import Explorer, looked_up, opened

Compare = Callable[..., bool]
SIZES = [(120, 36), (80, 24), (60, 20)]


def after(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """What to do before the picture is taken."""

    async def do(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await looked_up(pilot)
        await pilot.press(*keys)
        await pilot.pause()

    return do


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_plan_with_a_budget(explorer: Explorer, snap_compare: Compare, size: Any) -> None:
    assert snap_compare(explorer("107-行政暨國際處"), terminal_size=size, run_before=after("tab"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_sidebar(explorer: Explorer, snap_compare: Compare, size: Any) -> None:
    assert snap_compare(explorer("113-衛生局-2"), terminal_size=size, run_before=after())


def test_a_report_with_a_caption_and_a_table(explorer: Explorer, snap_compare: Compare) -> None:
    app = explorer("112-04-行政暨國際處-1.1")
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("T"))


def test_help(explorer: Explorer, snap_compare: Compare) -> None:
    assert snap_compare(explorer(), terminal_size=(80, 24), run_before=after("?"))


def test_too_small(explorer: Explorer, snap_compare: Compare) -> None:
    assert snap_compare(explorer(), terminal_size=(40, 12), run_before=after())
