"""A table for a spreadsheet: heads, rows and the widths of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from kaoview.text.cell_width import cell_width

Value = str | int
"""A cell: text, or a number to calculate with."""

_UPRIGHT = 90
"""Widest table that fits on A4 upright in letters of its size, in characters."""
_READABLE = 250
"""Widest table on one sheet of A4 across, in characters: wider ones shrink below half their size.
Both from prints."""
_LOOSE = 1.15
"""How much longer a line may be set than counted. From prints."""
_WIDEST = 60
"""Widest column, in characters; longer text is wrapped. Chosen by eye."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        name: Its name, on the tab.
        header: The heads of the columns.
        rows: The rows, as long as the header each.
        widths: Widths of the columns in characters; the rest take the header's.
        total: A last row of sums, which filters leave where it is; empty for none.
        notes: What a reader has to know, below the rows, each over the whole width.
        figures: Whether all columns but the first are figures, which stand at the right edge.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = field(default=())
    total: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    figures: bool = False

    def width(self, column: int) -> int:
        """Return the width of a column, in characters."""
        given = self.widths[column] if column < len(self.widths) else 0
        return min(_WIDEST, given or max(10, 2 * len(self.header[column]) + 2))

    @property
    def whole_width(self) -> int:
        """The width of all columns, in characters."""
        return sum(map(self.width, range(len(self.header))))

    @property
    def pages_wide(self) -> int:
        """On how many sheets of paper beside each other it can still be read."""
        return ceil(self.whole_width / _READABLE)

    @property
    def landscape(self) -> bool:
        """Whether it is too wide for paper that stands upright."""
        return self.whole_width > _UPRIGHT

    def lines(self, note: str) -> int:
        """Return how many lines a note takes over the whole width."""
        return _lines(note, self.whole_width)

    def row_lines(self, row: Sequence[Value]) -> int:
        """Return how many lines the highest cell of a row takes."""
        return max(
            sum(_lines(line, self.width(column)) for line in str(value).split("\n"))
            for column, value in enumerate(row)
        )


def _lines(text: str, width: int) -> int:
    return max(1, ceil(cell_width(text) * _LOOSE / width))
