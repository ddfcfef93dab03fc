"""Columns that a writer made with tab stops: label, tab, value, in one paragraph after another.

Several such paragraphs with as many cells are a table without rules. Fewer are text, the cells
set apart by a space that is seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kaoview.reading.formats.blocks import MarkedLine
from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.leaders import LEADERS
from kaoview.reading.line_layout import approximate_width
from kaoview.reading.numbering import clear_marker, first_marker

_FEWEST_ROWS = 3
"""Paragraphs with as many cells that are a table, at least; all the numbers are chosen by hand."""
_WIDEST_ROW = 80
"""Cells of a terminal that a row takes, at most: 40 characters fill a line of A4 at 12 points, and
what does not fit on one line does not stand in columns."""
_COME_AGAIN = 0.5
"""The share of rows whose first cell comes again as a line where they are a contents page."""
_TABS = re.compile(r"(?<! ) *\t[ \t]*")  # from the first space on: a long run is walked once
_LEADERS = re.compile(LEADERS)
_PAGE = re.compile(r"\d{1,4}|[ivxlIVXL]{1,6}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with tabs: its cells as tabs divide them, and as stretches of tabs do."""

    single: tuple[str, ...]
    filled: tuple[str, ...]


def with_tab_columns(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """Return the lines of a document's body, the tabs in its paragraphs read.

    Args:
        lines: The lines; the tabs of table rows separate cells already.
    """
    if not any("\t" in text and mark.role is not LineRole.CELL for text, mark in lines):
        return list(lines)
    rows = [_row(line) for line in lines]
    known = {"".join(text.split()) for text, _ in lines if "\t" not in text}
    found: list[MarkedLine] = []
    at = 0
    while at < len(lines):
        stop = _end_of_run(rows, at)
        cells = _cells([row for row in rows[at:stop] if row])
        if stop - at >= _FEWEST_ROWS and not is_contents(cells, known):
            _end_paragraph(found)
            for row, (_, mark) in zip(cells, lines[at:stop], strict=True):
                found.append(("\t".join(row), replace(mark, role=LineRole.CELL, ended=True)))
        else:
            stop = max(stop, at + 1)
            found += map(_without_tabs, lines[at:stop])
        at = stop
    return found


def _row(line: MarkedLine) -> _Row | None:
    """Return a line's cells, or None where it is no row: it has no tabs, a number, or is long."""
    text, mark = line
    if "\t" not in text or mark.role is not LineRole.BODY or mark.automatic or mark.turns:
        return None
    if first_marker(text) or _LEADERS.search(text) or approximate_width(text) > _WIDEST_ROW:
        return None
    single = tuple(cell.strip() for cell in text.split("\t"))
    return _Row(single, tuple(filter(None, single)))


def _end_of_run(rows: Sequence[_Row | None], start: int) -> int:
    """Return where the rows end that have as many tabs, or as many cells, as the first."""
    first = rows[start]
    if first is None:
        return start
    same_tabs = same_cells = True
    for at in range(start + 1, len(rows)):
        row = rows[at]
        if row is None:
            return at
        same_tabs = same_tabs and len(row.single) == len(first.single)
        same_cells = same_cells and len(row.filled) == len(first.filled)
        if not (same_tabs or same_cells):
            return at
    return len(rows)


def _cells(rows: Sequence[_Row]) -> list[tuple[str, ...]]:
    """Return the cells of a run's rows: as many in each."""
    if len({len(row.filled) for row in rows}) <= 1:
        return [row.filled for row in rows]
    return [row.single for row in rows]


def is_contents(rows: Sequence[Sequence[str]], known: Collection[str]) -> bool:
    """Tell whether rows are headings with their pages: the headings come again as lines.

    Args:
        rows: The cells of each row.
        known: The document's lines without tabs, spaces left out.
    """
    if not all(_PAGE.fullmatch(row[-1]) for row in rows):
        return False
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal()]
    again = sum("".join(row[0].split()) in known for row in rows)
    return all(a <= b for a, b in pairwise(pages)) and again >= _COME_AGAIN * len(rows)


def _end_paragraph(lines: list[MarkedLine]) -> None:
    """End the last paragraph: what follows its line break is a table."""
    if lines and not lines[-1][1].ended:
        text, mark = lines[-1]
        lines[-1] = text, replace(mark, ended=True)


def _without_tabs(line: MarkedLine) -> MarkedLine:
    text, mark = line
    if "\t" not in text or mark.role is LineRole.CELL:
        return line
    if mark.turns or mark.role is not LineRole.BODY:
        return text.replace("\t", " "), mark
    return "".join(_spaced(text)), mark


def _spaced(text: str) -> Iterator[str]:
    """Yield a line's parts: a wide space between cells, a narrow one after its number."""
    marker = clear_marker(text)
    number = marker.length if marker else 0
    start = 0
    for match in _TABS.finditer(text):
        yield text[start : match.start()]
        yield " " if match.start() <= number else "　"
        start = match.end()
    yield text[start:]
