"""Sheets laid out as several printed pages side by side, and sheets with far-off cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_FEWEST_ROWS = 8
"""Rows of a sheet in which empty columns can divide printed pages, at least; chosen by hand."""
_SAME = 0.8
"""The share of names that a column repeats where a printed page begins; chosen by hand."""
_FEWEST_NAMES = 4
"""Different names in the first column, at least, so that no column of marks is taken for it."""
_LARGE = 1_000_000
"""Cells of a sheet from which on empty rows and columns are left out; a slip of the hand in a
far-off cell makes such a sheet. Chosen by hand."""


class SheetPage(NamedTuple):
    """A printed page of a sheet: its rows, empty cells at their ends left out, and its width."""

    rows: list[Sequence[str]]
    width: int


def squeezed(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows of a sheet, those and the columns that are empty left out of a huge one.

    Args:
        rows: The cells' texts.
    """
    width = max(map(len, rows), default=0)
    if width * len(rows) <= _LARGE:
        return rows
    kept = [row for row in rows if any(row)]
    columns = sorted({at for row in kept for at, cell in enumerate(row) if cell})
    if len(columns) == width:
        return kept
    return [[row[at] for at in columns if at < len(row)] for row in kept]


def printed_pages(rows: Sequence[Sequence[str]]) -> list[SheetPage]:
    """Divide a sheet that was laid out as several printed pages side by side.

    Each page begins with the names of the rows once more, so a column that repeats the first one
    begins a page; columns that are empty throughout stand between pages as well.

    Args:
        rows: The cells' texts; their number of cells may differ.
    """
    width = max(map(len, rows), default=0)
    whole = [SheetPage(list(rows), width)]
    first = min(filter(None, map(_first_column, rows)), default=0) - 1
    if first < 0 or len(rows) < _FEWEST_ROWS:
        return whole
    named = [row for row in rows if _first_column(row) == first + 1]
    starts = sorted(at for at, same in _repeats(named, first).items() if same >= _SAME * len(named))
    names = {row[first] if first < len(row) else "" for row in rows}
    if not starts or len(names) < _FEWEST_NAMES:
        return whole
    return _divided(rows, [first, *starts, width])


def _first_column(row: Sequence[str]) -> int:
    """Return the number, from 1, of a row's first filled column, or 0 where there is none."""
    return next((at for at, cell in enumerate(row, 1) if cell), 0)


def _repeats(rows: Sequence[Sequence[str]], first: int) -> Counter[int]:
    """Return for each column how many rows have in it what they have in the first."""
    return Counter(at for row in rows for at in range(first + 1, len(row)) if row[at] == row[first])


def _divided(rows: Sequence[Sequence[str]], edges: Sequence[int]) -> list[SheetPage]:
    """Return the pages between the columns where they begin and end.

    What a row is too short to have costs nothing: a sheet may have a thousand pages, and a hundred
    thousand rows.
    """
    pages = [SheetPage([], stop - start) for start, stop in pairwise(edges)]
    for row in rows:
        for at in range(min(bisect_right(edges, len(row) - 1), len(pages))):
            pages[at].rows.append(row[edges[at] : edges[at + 1]])
    return pages
