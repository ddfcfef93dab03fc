"""The lines of pages and lists: each consists of pieces, each piece is text in one tone.

A piece of a page knows which part of the document it shows. A line of a list is already padded to
its columns, so that the widget that draws it only looks up styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeVar

from kaoview.text.cell_width import visible

_T = TypeVar("_T")

MEASURE = 80
"""The most cells of a line of a page: forty Chinese characters, for comfortable reading."""


class Tone(StrEnum):
    """The style of a piece, by what it is.

    A page has the component class ``line--<tone>`` for each of :data:`PAGE_TONES`, a list has
    ``<its prefix>--<tone>`` for those that stand in it.
    """

    TITLE = "title"
    HEADING = "heading"
    HEAD = "head"
    MARKER = "marker"
    TEXT = "text"
    QUIET = "quiet"
    AMOUNT = "amount"
    CAPTION = "caption"
    TABLE = "table"
    KEY = "key"
    GROUND = "ground"
    BAND = "band"
    STATUS = "status"
    NOTE = "note"
    REMOVED = "removed"
    ADDED = "added"
    SHARED = "shared"
    FIGURE = "figure"
    HIT = "hit"
    CHOSEN = "chosen"
    SIGN = "sign"
    FEW = "few"
    SOME = "some"
    MANY = "many"


PAGE_TONES = (
    Tone.TITLE,
    Tone.HEADING,
    Tone.MARKER,
    Tone.TEXT,
    Tone.QUIET,
    Tone.AMOUNT,
    Tone.CAPTION,
    Tone.TABLE,
    Tone.KEY,
)
"""The tones of a page: few, as the style of each is worked out before the first frame."""

ROW_TONES = (Tone.GROUND, Tone.SIGN, Tone.HEAD, Tone.TITLE, Tone.TEXT, Tone.QUIET, Tone.SHARED)
"""The tones of the lists in dialogs: few, for the same reason."""

SHEET_TONES = (
    *ROW_TONES,
    Tone.MARKER,
    Tone.NOTE,
    Tone.BAND,
    Tone.STATUS,
    Tone.CHOSEN,
    Tone.REMOVED,
    Tone.ADDED,
    Tone.FIGURE,
    Tone.HIT,
)
"""The tones of a comparison."""


class Piece(NamedTuple):
    """Text in one tone.

    Attributes:
        text: The text: one line, no control characters.
        tone: The tone.
        at: Its offset in the concatenated title and text of the line's item; -1 if it is in
            neither.
        period: The period whose accent it takes, or empty.
        colour: The theme variable for its words where that is not the tone's, or empty.
    """

    text: str
    tone: Tone
    at: int = -1
    period: str = ""
    colour: str = ""


Pieces = tuple[Piece, ...]
Mark = tuple[int, int, Tone]
"""A range of characters of a text, end exclusive, and its tone."""


class Line(NamedTuple):
    """One line of a page, or of a row of a list.

    Attributes:
        pieces: Its pieces, from left to right.
        indent: Cells before the first piece.
        node: The id of the node it belongs to, or empty.
        tail: A piece that is aligned to the right.
        joined: Whether it continues the paragraph of the line above.
        glue: The white space removed by the line break above, if its pieces have no offsets.
        filled: Whether its background extends to the right edge of the text.
        match: In a comparison, the match it belongs to, or -1.
        first: Whether it is the first line of that match.
        head: Whether it is a heading above a row, which the cursor does not mark.
        left: How many of its pieces are the left one of two columns.
    """

    pieces: Pieces = ()
    indent: int = 0
    node: str = ""
    tail: Piece | None = None
    joined: bool = False
    glue: str = ""
    filled: bool = False
    match: int = -1
    first: bool = False
    head: bool = False
    left: int = 0

    @property
    def at(self) -> int:
        """The offset of the line in its item's title and text, or -1."""
        return next((piece.at for piece in self.pieces if piece.at >= 0), -1)


BLANK = Line()


def split_spans(
    span: tuple[int, int], marks: Iterable[tuple[int, int, _T]], rest: _T
) -> Iterator[tuple[int, int, _T]]:
    """Yield the parts of a range, split where marks begin and end.

    Args:
        span: The range, end exclusive.
        marks: Marked ranges in order, which do not overlap, each with its value.
        rest: The value of what is not marked.

    >>> list(split_spans((2, 9), [(0, 3, "a"), (5, 6, "b")], ""))
    [(2, 3, 'a'), (3, 5, ''), (5, 6, 'b'), (6, 9, '')]
    """
    at, end = span
    for start, stop, value in marks:
        left, right = max(start, at), min(stop, end)
        if left >= right:
            continue
        if left > at:
            yield at, left, rest
        yield left, right, value
        at = right
    if at < end:
        yield at, end, rest


def cut_pieces(
    words: str, span: tuple[int, int], marks: Iterable[Mark], tone: Tone
) -> Iterator[Piece]:
    """Yield the words of a line as pieces, cut where marks begin and end.

    Args:
        words: A whole text.
        span: The line's part of it, end exclusive.
        marks: What is marked in the text, in order and without overlaps.
        tone: The tone of the rest.
    """
    for start, end, each in split_spans(span, marks, tone):
        yield Piece(visible(words[start:end]), each)
