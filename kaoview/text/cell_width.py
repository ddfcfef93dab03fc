"""How many terminal cells text takes, and cutting or filling it to a number of cells.

Widths follow Unicode's East Asian Width as terminals do: wide and full-width characters take two
cells, combining and invisible ones none, everything else one. Ambiguous characters (※ ① …) count
as one, the default of every terminal we know.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "⋯"
"""Marks a cut; unlike that of 「…」 its width is one cell in every terminal."""

_INVISIBLE = frozenset(("Mn", "Me", "Cf"))
_STAND_IN = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
_UNSAFE = (
    *range(0x20),
    *range(0x7F, 0xA0),  # delete and the C1 controls, which some terminals obey
    0x061C,  # from here on: marks that reorder or end a line
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
)
_VISIBLE: dict[int, str] = {
    **dict.fromkeys(_UNSAFE, _STAND_IN),
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\N{SYMBOL FOR DELETE}",
    ord("\t"): " ",
    ord("\n"): " ",
    ord("\r"): " ",
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


class _Widths(dict[str, int]):
    """Widths by character, worked out once each."""

    def __missing__(self, character: str) -> int:
        width = self[character] = _width(character)
        return width


def _width(character: str) -> int:
    if ord(character) in _VISIBLE:
        return 1  # it is shown as its stand-in
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


WIDTHS: dict[str, int] = _Widths()
"""The cells of each character; looking up any one character works."""


def cell_width(text: str) -> int:
    """Return how many cells a text takes on one line.

    >>> cell_width("邁向 2050 淨零")
    14
    """
    return sum(map(WIDTHS.__getitem__, text))


def visible(text: str) -> str:
    r"""Return the text with every control character replaced by a one-cell stand-in.

    Nothing that is left can move the cursor, change colours or reorder a line. The result has as
    many characters as the text, so offsets stay true.

    >>> visible("警\x1b[31m告")
    '警␛[31m告'
    """
    return text.translate(_VISIBLE)


def fit(text: str, width: int) -> str:
    """Return the text if it fits, else as much of its start as fits with a mark of the cut.

    Args:
        text: One line.
        width: Cells there are.

    Returns:
        A line of at most ``width`` cells.
    """
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    return text[: fitting(text, width - 1)].rstrip() + ELLIPSIS


def fit_end(text: str, width: int) -> str:
    """Return the text if it fits, else as much of its end as fits after a mark of the cut."""
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    kept = fitting(text[::-1], width - 1)
    return ELLIPSIS + text[len(text) - kept :].lstrip()


def fitting(text: str, width: int) -> int:
    """Return how many characters from the start fit into a number of cells."""
    room = width
    for at, character in enumerate(text):
        room -= WIDTHS[character]
        if room < 0:
            return at
    return len(text)


def pad(text: str, width: int) -> str:
    """Return the text filled up with spaces to a number of cells."""
    return text + " " * (width - cell_width(text))
