"""Tables of web pages: rows and cells, with those that reach over several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kaoview.reading.formats.blocks import MarkedLine, cell_text, table_lines
from kaoview.reading.formats.file_format import LineRole

_WIDEST = 512
"""Columns of the widest table; chosen by hand."""
_HELD = "\0"
"""What stands in a cell for a table in it, with its number behind; no web page has it as text."""


@dataclass
class OpenTable:
    """An open table: its rows, and the cells that reach down into the next ones."""

    rows: list[list[str]] = field(default_factory=list)
    reaching: dict[int, int] = field(default_factory=dict)
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    held: list[list[MarkedLine]] = field(default_factory=list)

    def begin_row(self) -> None:
        """Begin a row."""
        self._close_row()
        self.rows.append([])

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell, given its tag's attributes."""
        self.cell = []
        self.spans = _span(attributes, "colspan"), _span(attributes, "rowspan")

    def end_cell(self) -> None:
        """Add the open cell to its row."""
        if self.cell is None:
            return
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        while self.reaching.get(len(row), 0) > 0:
            self.reaching[len(row)] -= 1
            row.append("")
        columns, rows = self.spans
        if rows > 1:
            for at in range(len(row), min(len(row) + columns, _WIDEST)):
                self.reaching[at] = rows - 1
        row.append(cell_text(self.cell))
        row += [""] * min(columns - 1, _WIDEST - len(row))
        self.cell = None

    def hold(self, lines: list[MarkedLine]) -> None:
        """Put a table into the open cell; one of a single row is words of the cell."""
        if self.cell is None:
            return
        if sum(mark.role is LineRole.CELL for _, mark in lines) > 1:
            self.cell.append(f"{_HELD}{len(self.held)}")
            self.held.append(lines)
        else:
            self.cell += [text.replace("\t", " ") for text, _ in lines]

    def lines(self, lists: int) -> Iterator[MarkedLine]:
        """Yield the lines of the table; a row that holds another table is a frame around it.

        Args:
            lists: How many lists it stands in.
        """
        for frame, rows in groupby(framed(self.rows), lambda row: any(_HELD in c for c in row)):
            if not frame:
                yield from table_lines(list(rows), lists=lists)
                continue
            for text, mark in table_lines([[cell] for row in rows for cell in row], lists=lists):
                if text.startswith(_HELD):
                    yield from self.held[int(text.removeprefix(_HELD))]
                elif text:
                    yield text, mark

    def _close_row(self) -> None:
        """Count a row for the cells from above that reach into it right of its own cells."""
        width = len(self.rows[-1]) if self.rows else 0
        for column in (at for at, rows in self.reaching.items() if at >= width and rows):
            self.reaching[column] -= 1


def framed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows of a table, as one column where only one holds any words.

    Sites set pages in such tables, with columns beside the text that only keep it apart.
    """
    filled = {at for row in rows for at, words in enumerate(row) if words.strip()}
    if len(filled) != 1:
        return [list(row) for row in rows]
    column = filled.pop()
    return [list(row[column : column + 1]) for row in rows]


def _span(attributes: Mapping[str, str], name: str) -> int:
    words = attributes.get(name, "").strip()
    return min(max(int(words), 1), _WIDEST) if re.fullmatch(r"\d{1,4}", words) else 1
