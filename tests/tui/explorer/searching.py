"""Searching in tests: what is typed, and what the panel then lists."""

from __future__ import annotations

from textual.pilot import Pilot

from kaoview.tui.render.hit_rows import ChoiceEntry, HitEntry, NoteEntry
from kaoview.tui.widgets.search_panel import SearchPanel
from tests.tui.waiting import main, opened, type_in

WIDE, NORMAL, NARROW = (120, 36), (80, 24), (60, 20)


def panel(pilot: Pilot[None]) -> SearchPanel:
    found = main(pilot).search.panel
    assert found is not None
    return found


async def search_for(pilot: Pilot[None], words: str) -> None:
    await opened(pilot)
    await pilot.press("slash")
    await type_in(pilot, words)


def hit_ids(pilot: Pilot[None]) -> list[str]:
    return [entry.hit.id for entry in panel(pilot).hits.entries if isinstance(entry, HitEntry)]


def choices(pilot: Pilot[None]) -> list[str]:
    return [e.words for e in panel(pilot).hits.entries if isinstance(e, ChoiceEntry)]


def notes(pilot: Pilot[None]) -> list[str]:
    return [e.words for e in panel(pilot).hits.entries if isinstance(e, NoteEntry)]
