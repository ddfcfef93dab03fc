"""What readers of structured formats share: paragraphs and tables to lines with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kaoview.reading.formats.file_format import CELL_BREAK, LineMark, LineRole
from kaoview.reading.formats.table_room import check_grid

_MAY_BREAK = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Tabs, and what ``str.splitlines`` takes for the end of a line."""

MarkedLine = tuple[str, LineMark]
"""A line and what is known of it."""


def one_line(text: str) -> str:
    """Return a text without line breaks and tabs, which separate lines and cells."""
    return _unbroken(text).strip()


def tabbed_line(text: str) -> str:
    """Return a text without line breaks; tabs between its words stay."""
    return " ".join(text.splitlines()).strip()


def _unbroken(text: str) -> str:
    return " ".join(text.replace("\t", " ").splitlines()).rstrip()


def cell_text(paragraphs: Iterable[str]) -> str:
    """Return the text of a table's cell, its paragraphs separated by ``CELL_BREAK``.

    The indentation of the first is kept: in budgets it tells how deep an account lies.
    """
    lines = [line for line in map(_unbroken, paragraphs) if line.strip()]
    return CELL_BREAK.join([*lines[:1], *map(str.lstrip, lines[1:])])


def cell_words(text: str) -> str:
    """Return the text of a cell that is one text, as ``cell_text`` does; most have no line breaks.

    Args:
        text: The text, with line breaks between its paragraphs.
    """
    if _MAY_BREAK.search(text):
        return cell_text(text.splitlines())
    return text.rstrip()


def table_lines(
    rows: Sequence[Sequence[str]], page: int = 0, width: int = 0, lists: int | None = None
) -> Iterator[MarkedLine]:
    """Yield a line for each row of a table, its cells separated by tabs.

    A table of one column is a frame around text: its paragraphs are lines of their own.

    Args:
        rows: The cells row by row, as ``cell_text`` returns them.
        page: The page it is on, or 0.
        width: How many columns it has, or 0 for as many as its rows fill.
        lists: How many lists it stands in, as in ``LineMark.lists``.
    """
    if not rows:  # between two titles of a sheet, perhaps a hundred thousand times
        return
    width = width or grid_width(rows)
    role = LineRole.BODY if width <= 1 else LineRole.CELL
    mark = LineMark(page=page, ended=True, role=role, lists=lists)
    for row in rows:
        if width <= 1:
            for paragraph in "".join(row[:1]).split(CELL_BREAK):
                yield paragraph, mark
        elif any(row):
            padded = [*row[:width], *[""] * (width - len(row))]
            yield "\t".join(padded), mark


def grid_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns the rows of a table fill, so that all can be filled up to it.

    Raises:
        FormatError: A table so wide would be too large for what it holds.
    """
    width = filled_width(rows)
    check_grid(width * len(rows), sum(1 for row in rows for cell in row if cell))
    return width


def filled_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns the rows of a table fill."""
    return max((_filled_width(row) for row in rows), default=0)


def _filled_width(row: Sequence[str]) -> int:
    """Return how many cells a row has, empty ones at its end left out."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1]), 0)
