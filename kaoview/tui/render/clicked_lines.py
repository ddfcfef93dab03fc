"""Which character of a page was clicked, and which paragraph of the document it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaoview.text.cell_width import WIDTHS
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.selection import had_space

Place = tuple[int, int]
"""A character on a page: the number of its line, and its offset there, indent included."""

Spot = tuple[str, int]
"""A character of a document: the id of its item, and its offset in title and text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, put together again from its lines.

    Attributes:
        text: Its characters, without its marker.
        places: Where each of them is drawn; those that a line break has removed stand at the
            start of the line below.
        spots: Which of the document each of them is; an offset of -1 where it is none.
        at: The offset of the character that was clicked.
    """

    text: str
    places: Sequence[Place]
    spots: Sequence[Spot]
    at: int


def character_at(line: Line, cell: int) -> int | None:
    """Return the offset of the character that covers a cell, or None where there is none.

    Args:
        line: The line.
        cell: The cell, counted from the line's indent.
    """
    at, end = line.indent, line.indent
    for piece in line.pieces:
        for character in piece.text:
            end += WIDTHS[character]
            if end > cell >= line.indent:
                return at
            at += 1
    return None


def paragraph_at(lines: Sequence[Line], place: Place) -> Paragraph | None:
    """Return the paragraph of a character, or None where no text is drawn.

    In a table it is the cell's part of the line; a marker is a paragraph by itself.

    Args:
        lines: The lines of the page.
        place: The character.
    """
    number, column = place
    if number >= len(lines):
        return None
    clicked = next((each for each in _pieces(lines[number]) if column in each[1]), None)
    if clicked is None:
        return None
    if clicked[0].tone in (Tone.TABLE, Tone.MARKER):
        parts = [(number, *clicked)]
    else:
        parts = list(_parts(lines, number))
    text = ""
    places: list[Place] = []
    spots: list[Spot] = []
    before: Piece | None = None
    for line, piece, columns in parts:
        glue = lines[line].glue if places and places[-1][0] != line else ""
        if before is not None and had_space(before, piece):
            glue = " "
        text += glue + piece.text
        places += [(line, columns.start)] * len(glue) + [(line, each) for each in columns]
        spots += [("", -1)] * len(glue)
        spots += [
            (lines[line].node, piece.at + each if piece.at >= 0 else -1)
            for each in range(len(piece.text))
        ]
        before = piece
    return Paragraph(text, places, spots, places.index(place))


def place_of(lines: Sequence[Line], spot: Spot) -> Place | None:
    """Return where a character of the document is drawn, or None where it is not.

    Args:
        lines: The lines of the page.
        spot: The character.
    """
    node, at = spot
    for number, line in enumerate(lines):
        if line.node == node:
            for piece, columns in _pieces(line):
                if 0 <= piece.at <= at < piece.at + len(piece.text):
                    return number, columns[at - piece.at]
    return None


def _pieces(line: Line) -> Iterator[tuple[Piece, range]]:
    """Yield the pieces of a line with the offsets of their characters."""
    at = line.indent
    for piece in line.pieces:
        yield piece, range(at, at + len(piece.text))
        at += len(piece.text)


def _parts(lines: Sequence[Line], number: int) -> Iterator[tuple[int, Piece, range]]:
    """Yield the pieces of the paragraph of a line but its marker, each with its line."""
    first, end = number, number + 1
    while first and lines[first].joined:
        first -= 1
    while end < len(lines) and lines[end].joined:
        end += 1
    for line in range(first, end):
        for piece, columns in _pieces(lines[line]):
            if piece.tone is not Tone.MARKER:
                yield line, piece, columns
