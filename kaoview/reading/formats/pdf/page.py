"""One page of a PDF: its glyphs to lines and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaoview.reading.formats.pdf.aligned import FINE_GAP, may_be_row
from kaoview.reading.formats.pdf.cells import Cells, read_cells
from kaoview.reading.formats.pdf.directions import (
    VERTICAL,
    is_vertical,
    turned_lines,
    vertical_lines,
)
from kaoview.reading.formats.pdf.footnotes import Footnote, take_notes
from kaoview.reading.formats.pdf.glyphs import SLANTED, Glyph, read_glyphs
from kaoview.reading.formats.pdf.grid import Grid, find_grids
from kaoview.reading.formats.pdf.lines import Line, find_lines
from kaoview.reading.formats.pdf.notes import PageFacts
from kaoview.reading.formats.pdf.rules import has_picture, read_rules
from kaoview.reading.formats.pdf.scan_lines import with_level_lines

_FEWEST_IN_TABLE = 2
"""Glyphs within the rules of a table, at least; others are decoration."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        number: Which page, from 1.
        lines: Its lines outside tables.
        fine: Those lines divided at narrow gaps, where some may be a table without rules.
        turned: Those at a right angle to them or at a slant: labels and watermarks.
        tables: Its tables.
        height: Its height.
        facts: What to say of it.
        notes: Its footnotes.
    """

    number: int
    lines: list[Line]
    fine: Mapping[Line, Line]
    turned: list[Line]
    tables: list[tuple[Grid, Cells]]
    height: float
    facts: PageFacts
    notes: tuple[Footnote, ...] = ()


def read_page(document: Any, at: int) -> Page:
    """Read a page.

    Args:
        document: A document of pypdfium2.
        at: Which page, from 0.
    """
    import pypdfium2

    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        return Page(at + 1, [], {}, [], [], 1.0, PageFacts(at + 1, 0, broken=True))
    try:
        found = read_glyphs(page)
        grids = find_grids(read_rules(page, found.place))
        inside: list[list[Glyph]] = [[] for _ in grids]
        body: list[Glyph] = []
        recognised = found.invisible and found.invisible == len(found.glyphs)
        for glyph in with_level_lines(found.glyphs) if recognised else found.glyphs:
            held = None
            if glyph.quarter != SLANTED:
                held = next((k for k, grid in enumerate(grids) if grid.holds(glyph)), None)
            (body if held is None else inside[held]).append(glyph)
        tables: list[tuple[Grid, Cells]] = []
        for grid, glyphs in zip(grids, inside, strict=True):
            cells = read_cells(grid, glyphs) if len(glyphs) >= _FEWEST_IN_TABLE else None
            if cells and cells.rows:
                tables.append((grid, cells))
            else:
                body += glyphs
        vertical = is_vertical(body)
        lines, turned = _lines_of(body, found.height, vertical=vertical)
        notes = None if vertical else take_notes(body, lines, found.height)
        if notes:
            body = list(notes.rest)
            lines, turned = _lines_of(body, found.height, vertical=False)
        facts = PageFacts(
            at + 1,
            len(found.glyphs),
            outside=found.outside,
            invisible=found.invisible,
            picture=not found.glyphs and has_picture(page),
        )
        return Page(
            at + 1,
            lines,
            {} if vertical else _fine(body, lines),
            turned,
            tables,
            found.height,
            facts,
            notes.found if notes else (),
        )
    finally:
        page.close()


def _lines_of(
    glyphs: Sequence[Glyph], height: float, *, vertical: bool
) -> tuple[list[Line], list[Line]]:
    """Return the lines of a page outside tables, and those that do not go along with them."""
    if vertical:
        aside = [glyph for glyph in glyphs if glyph.quarter not in VERTICAL]
        return vertical_lines(glyphs, height), turned_lines(aside)
    aside = [glyph for glyph in glyphs if glyph.quarter]
    return find_lines(glyph for glyph in glyphs if not glyph.quarter), turned_lines(aside)


def _fine(glyphs: Sequence[Glyph], lines: Sequence[Line]) -> Mapping[Line, Line]:
    """Return the lines of a page divided at narrow gaps; none where it has no line of parts."""
    if not any(may_be_row(line) for line in lines):
        return {}
    level = (glyph for glyph in glyphs if not glyph.quarter)
    return dict(zip(lines, find_lines(level, FINE_GAP), strict=True))
