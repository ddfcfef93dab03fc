"""What a page is made of: lines of pieces that know which words of the document they show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEASURE = 80
"""Cells of a line for comfortable reading: forty Chinese characters."""


class Role(StrEnum):
    """What a piece is, for the style sheet; each has the component class ``line--<role>``."""

    TITLE = "title"
    HEADING = "heading"
    MARKER = "marker"
    TEXT = "text"
    QUIET = "quiet"
    AMOUNT = "amount"
    CAPTION = "caption"
    TABLE = "table"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style.

    Attributes:
        text: What is shown: one line, no control characters.
        role: What it is.
        at: Where it starts in the title and text of the line's item, put one after the other;
            -1 where it stands in neither.
        period: The period whose accent it takes, or empty.
    """

    text: str
    role: Role
    at: int = -1
    period: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        pieces: What stands on it, from left to right.
        indent: Cells before the first piece.
        node: The id of what it belongs to, or empty.
        tail: A piece that ends at the right edge of the text.
        joined: Whether it goes on with the paragraph of the line above.
        glue: The white space that the break above it took away, where its pieces do not tell.
        filled: Whether its background reaches the right edge of the text.
    """

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    node: str = ""
    tail: Piece | None = None
    joined: bool = False
    glue: str = ""
    filled: bool = False

    @property
    def at(self) -> int:
        """Where the line starts in its item's title and text, or -1."""
        return next((piece.at for piece in self.pieces if piece.at >= 0), -1)


@dataclass(frozen=True, slots=True)
class ScrollAnchor:
    """Where on a page a reader is.

    Attributes:
        node: The id of what the first line in sight shows, or empty.
        at: Where that line starts in its title and text, or -1.
        line: The number of the line.
        width: The cells of a line for which the page was set: for another, the words tell where.
    """

    node: str = ""
    at: int = -1
    line: int = 0
    width: int = 0


BLANK = Line()
