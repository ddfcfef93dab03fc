"""A table for a spreadsheet: heads, rows and the widths of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field

Value = str | int
"""A cell: text, or a number to calculate with."""

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
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = field(default=())

    def width(self, column: int) -> int:
        """Return the width of a column, in characters."""
        given = self.widths[column] if column < len(self.widths) else 0
        return min(_WIDEST, given or max(10, 2 * len(self.header[column]) + 2))
