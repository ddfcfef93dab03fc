"""Panes scroll and grow without laying out the screen; their scrollbars tell where the reader is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from kaoview.model import Library
from kaoview.tui.themes import DARK
from kaoview.tui.widgets.scroll import PlainScrollView
from tests.tui.comparables import OFFICE, open_at, settle
from tests.tui.waiting import complete, main

SIZE = (120, 36)
LONG, SHORT = "108-111-全市", "113-衛生局-2"


async def test_pages_of_any_length_lay_nothing_out(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_at("113-衛生局-1", tmp_path, library).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await complete(pilot)
        layouts: list[bool] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_, **__: layouts.append(True))
        await pilot.press("]", "j", "u", "u", "k", "k", "l", "h", "j", "l", "j", "]")
        await settle(pilot)
        assert layouts == []


async def test_the_scrollbar_belongs_to_the_page(tmp_path: Path, library: Library) -> None:
    async with open_at(LONG, tmp_path, library).run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = main(pilot)
        reader = screen.reader
        bar = reader.vertical_scrollbar
        await pilot.press("tab", "end")
        await settle(pilot)
        assert bar.window_virtual_size == len(reader.lines) + 1 > bar.window_size
        assert bar.position == reader.top_line == len(reader.lines) + 1 - reader.size.height
        screen.navigator.visit(SHORT)
        await settle(pilot)
        assert reader.top_line == bar.position == 0
        assert bar.window_virtual_size < bar.window_size, "all of it can be seen"


async def test_a_scrollbar_that_is_not_needed_is_not_seen(tmp_path: Path) -> None:
    app = open_at(f"113-{OFFICE}-2", tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        app.theme = DARK
        await settle(pilot)
        seen: set[str] = set()
        for keys in ("?", "ctrl+p", ":", "M", "e", "t", "d enter enter i", "/"):
            for key in keys.split():
                await pilot.press(key)
                await settle(pilot)
                for pane in app.screen.query(PlainScrollView):
                    seen.add(pane.id or "")
                    assert pane.styles.scrollbar_background == pane.background_colors[1], pane.id
            while app.screen is not main(pilot):
                await pilot.press("escape")
                await settle(pilot)
        assert seen >= {"help-page", "palette-list", "jump-list", "export-list", "choice-list"}
        assert seen >= {"candidates-list", "adding-list", "search-hits", "search-facets"}
