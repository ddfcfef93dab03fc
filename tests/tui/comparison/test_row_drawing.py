"""How the row under the cursor is drawn: one ground across it, the old text beside long new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.themes import DARK, LIGHT
from tests.tui.comparables import OFFICE, compared, open_at
from tests.tui.waiting import drawn


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_the_row_under_the_cursor_has_one_ground_from_edge_to_edge(
    tmp_path: Path, theme: str
) -> None:
    app = open_at(f"112-{OFFICE}", tmp_path)
    app.theme = theme
    async with app.run_test(size=(150, 24)) as pilot:
        screen = await compared(pilot)
        start, end = screen.list.span(screen.list.cursor)
        start += screen.list.head_lines(screen.list.cursor) - screen.list.top_line
        grounds = {
            segment.style.bgcolor
            for y in range(start, end - screen.list.top_line)
            for segment in screen.list.render_line(y)
            if segment.style is not None and segment.text
        }
        assert len(grounds) == 1
        other = screen.list.render_line(end - screen.list.top_line + 1)
        assert {each.style.bgcolor for each in other if each.style} - grounds


async def test_without_colours_the_chosen_match_stands_out(tmp_path: Path) -> None:
    app = open_at(f"112-{OFFICE}", tmp_path)
    app.theme = "ansi-dark"
    async with app.run_test(size=(150, 24)) as pilot:
        screen = await compared(pilot)
        reversed_ = [
            segment.text
            for y in range(screen.list.size.height)
            for segment in screen.list.render_line(y)
            if segment.style is not None and segment.style.reverse
        ]
        assert len(reversed_) == 1 and reversed_[0][:1] in "=~&+-"


async def test_the_old_text_stays_in_view_while_its_row_is_scrolled(tmp_path: Path) -> None:
    async with open_at(f"112-{OFFICE}", tmp_path).run_test(size=(104, 24)) as pilot:
        screen = await compared(pilot)
        rows = screen.list
        tall = next(
            at
            for at in range(rows.count)
            if rows.span(at)[1] - rows.span(at)[0] > 4 and screen.rows.entries[at].row is not None
        )
        start = rows.span(tall)[0] + rows.head_lines(tall)
        rows.jump_to(start)
        await pilot.pause()
        first = rows.render_line(0).text[:40].strip()
        rows.jump_to(start + 1)
        await pilot.pause()
        assert first and first in drawn(pilot.app)
