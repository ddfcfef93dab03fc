"""A table in columns: rows of cells, each with its own line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kaoview.text.cell_width import cell_width, visible
from kaoview.text.line_break import break_lines
from kaoview.tui.render.lines import Line, Piece, Tone

_GAP = 2  # cells between columns
_NARROWEST = 6  # the least cells of a column: three characters; chosen by eye
_NUMBER = re.compile(r"[-+]?[\d,.]+\s*%?")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    at: int
    """Its offset in the item's title and text."""

    def pieces(self, width: int) -> list[Piece]:
        found = [
            Piece(visible(self.text[start:end]), Tone.TABLE, self.at + start)
            for start, end in break_lines(self.text, width)
        ]
        return found or [Piece("", Tone.TABLE, self.at)]


def table_lines(text: str, width: int, *, indent: int, node: str, at: int) -> Iterator[Line]:
    """Yield the lines of a table, numbers aligned to the right.

    Args:
        text: Rows separated by newlines, cells by tabs.
        width: Cells of a line, indent included.
        indent: Cells before the table.
        node: The id of its item.
        at: The offset of the text in the item's title and text.

    Yields:
        The lines. If the columns do not fit side by side, the cells of a row are one below the
        other.
    """
    rows = list(_rows(text, at))
    room = max(width - indent, 1)
    widths = _columns(rows, room)
    for row in rows:
        if widths is None or len(row) == 1:
            for cell in row:
                for number, piece in enumerate(cell.pieces(room)):
                    yield Line((piece,), indent, node, joined=number > 0, filled=True)
            continue
        columns = [cell.pieces(column) for cell, column in zip(row, widths, strict=False)]
        for number, pieces in enumerate(zip_longest(*columns)):
            line = _row_line(pieces, widths)
            yield Line(line, indent, node, joined=number > 0, filled=True)


def _rows(text: str, at: int) -> Iterator[list[_Cell]]:
    for row in text.split("\n"):
        cells: list[_Cell] = []
        for cell in row.split("\t"):
            cells.append(_Cell(cell, at))
            at += len(cell) + 1
        yield cells


def _columns(rows: Sequence[Sequence[_Cell]], room: int) -> list[int] | None:
    """Return the widths of the columns, shrinking the widest first; None if they do not fit."""
    shared = [row for row in rows if len(row) > 1]  # a lone cell spans the table
    if not shared:
        return None
    count = max(map(len, shared))
    widths = [
        max(cell_width(row[at].text) for row in shared if at < len(row)) for at in range(count)
    ]
    free = room - _GAP * (count - 1)
    if free < _NARROWEST * count:
        return None
    while (excess := sum(widths) - free) > 0:
        widest = max(range(count), key=widths.__getitem__)
        next_widest = max(width for at, width in enumerate(widths) if at != widest)
        step = widths[widest] - max(next_widest, _NARROWEST)
        widths[widest] -= max(1, min(excess, step))
    return widths


def _row_line(pieces: Sequence[Piece | None], widths: Sequence[int]) -> tuple[Piece, ...]:
    """Return one line of a row, padded to the columns."""
    found: list[Piece] = []
    for number, (piece, width) in enumerate(zip(pieces, widths, strict=False)):
        words = piece or Piece("", Tone.TABLE)
        room = " " * (width - cell_width(words.text))
        before, after = (room, "") if _NUMBER.fullmatch(words.text) else ("", room)
        gap = " " * _GAP if number else ""
        found += [Piece(gap + before, Tone.TABLE), words, Piece(after, Tone.TABLE)]
    return tuple(piece for piece in found if piece.text or piece.at >= 0)
