"""How far paragraphs are indented, in points: what shows how bullets typed by hand are nested.

Only the order of the indents counts, so that a length is turned into points roughly where the
size of the characters decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CHARACTER = 12.0
"""Points of a character, where a length is told in characters: the size of most documents."""
_TAB = 2 * CHARACTER
"""Points of a typed tab: Word's default stop for Chinese text, 480 twips."""
_WIDE = "\u3000"
_WHITE = re.compile(r"[ \t\u00a0\u3000]*")
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(pt|px|cm|mm|in|em|rem|ex|pc)?", re.IGNORECASE)
_POINTS = {
    "": 0.75,  # browsers take a length without a unit for pixels, in old pages
    "px": 0.75,
    "pt": 1.0,
    "pc": 12.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 7.2 / 2.54,
    "em": CHARACTER,
    "rem": CHARACTER,
    "ex": CHARACTER / 2,
}


@dataclass(frozen=True, slots=True)
class Indent:
    """What one place (a paragraph, a style) says of the indent; None for nothing.

    Attributes:
        left: The indent of all lines in points.
        first: What the first line has beyond it; negative where it hangs out.
    """

    left: float | None = None
    first: float | None = None

    def over(self, other: Indent) -> Indent:
        """Return this indent, what it does not say taken from another below it."""
        return Indent(
            other.left if self.left is None else self.left,
            other.first if self.first is None else self.first,
        )

    def within(self, other: Indent) -> Indent:
        """Return this indent for an element within another, to whose left indent it adds."""
        left = (self.left or 0.0) + (other.left or 0.0)
        return Indent(left, other.first if self.first is None else self.first)

    @property
    def begins(self) -> float:
        """Where the first line begins, in points from the left margin."""
        return (self.left or 0.0) + (self.first or 0.0)


def points(length: str) -> float | None:
    """Return a length of a style sheet or an ODF file in points, or None where it is none.

    >>> points("0.5in")
    36.0
    """
    match = _LENGTH.fullmatch(length.strip())
    if not match or not match[1].strip("-."):
        return None
    return float(match[1]) * _POINTS[(match[2] or "").lower()]


def typed_indent(text: str) -> float:
    """Return how far the white space typed at the start of a text indents it, in points."""
    white = _WHITE.match(text)
    typed = white.group() if white else ""
    wide, tabs = typed.count(_WIDE), typed.count("\t")
    return wide * CHARACTER + tabs * _TAB + (len(typed) - wide - tabs) * CHARACTER / 2
