"""How the search looks, at three sizes; ``pytest --snapshot-update`` after a change meant so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from .conftest import Explorer, opened, searched
from .test_search import type_in
from .test_snapshots import SIZES, Compare


def typing(words: str, *keys: str) -> Callable[[Pilot[Any]], Any]:
    """Search for words, then press keys."""

    async def do(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await pilot.press("slash")
        await type_in(pilot, words)
        await pilot.press(*keys)
        await still(pilot)

    return do


async def still(pilot: Pilot[Any]) -> None:
    """Wait until the pane of other years has been filled as well."""
    await searched(pilot)
    await pilot.pause(0.45)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_hits(explorer: Explorer, snap_compare: Compare, size: Any) -> None:
    app = explorer("113-衛生局")
    assert snap_compare(app, terminal_size=size, run_before=typing("高雄 國際", "down"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_facets(explorer: Explorer, snap_compare: Compare, size: Any) -> None:
    app = explorer("113-衛生局")
    assert snap_compare(app, terminal_size=size, run_before=typing("高雄", "tab", "enter"))


def test_a_hit_gone_to(explorer: Explorer, snap_compare: Compare) -> None:
    app = explorer("113-衛生局")
    assert snap_compare(app, terminal_size=(80, 24), run_before=typing("醫療", "enter", "n"))


def test_nothing_found(explorer: Explorer, snap_compare: Compare) -> None:
    app = explorer("113-衛生局")
    assert snap_compare(app, terminal_size=(80, 24), run_before=typing("year:108 登革熱"))


def test_find_in_the_page(explorer: Explorer, snap_compare: Compare) -> None:
    async def do(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await pilot.press("f")
        await type_in(pilot, "醫療")
        await pilot.press("down")
        await searched(pilot)

    assert snap_compare(explorer("113-衛生局"), terminal_size=(80, 24), run_before=do)
