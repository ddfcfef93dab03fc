"""Measure text in terminal cells, and truncate or pad it to a number of cells.

Widths follow Unicode's East Asian Width as terminals do: wide and full-width characters take two
cells, combining and invisible ones none, everything else one. Ambiguous characters (※ ① …) count
as one, the default of common terminals.
"""

from __future__ import annotations

import unicodedata

from kaoview.text.invisible import INVISIBLE, replace_stray

ELLIPSIS = "⋯"
"""Marks truncation; unlike 「…」, whose width is ambiguous, it takes one cell in every terminal."""

_ZERO_WIDTH_CATEGORIES = frozenset(("Mn", "Me"))
_JOINER = "\N{ZERO WIDTH JOINER}"
_SUBSTITUTE = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
_CONTROL_PICTURES = 0x2400
"""First code point of Unicode's Control Pictures block: U+2400 + n depicts control character n."""

_UNSAFE = (
    *range(0x20),
    *range(0x7F, 0xA0),  # DEL and the C1 controls, which some terminals execute
    *INVISIBLE,  # bidi controls, zero-width spaces, tags …
)
_VISIBLE_FORMS: dict[int, str] = {
    **dict.fromkeys(_UNSAFE, _SUBSTITUTE),
    **{code: chr(_CONTROL_PICTURES + code) for code in range(0x20)},
    0x7F: "\N{SYMBOL FOR DELETE}",
    ord("\t"): " ",
    ord("\n"): " ",
    ord("\r"): " ",
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


class _Widths(dict[str, int]):
    """Widths by character, computed on first access."""

    def __missing__(self, character: str) -> int:
        width = self[character] = _width(character)
        return width


def _width(character: str) -> int:
    if ord(character) in _VISIBLE_FORMS:
        return 1  # displayed as its substitute
    if character == _JOINER or unicodedata.category(character) in _ZERO_WIDTH_CATEGORIES:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


WIDTHS: dict[str, int] = _Widths()
"""Width in cells of each character; any single character can be looked up."""


def cell_width(text: str) -> int:
    """Return how many cells a text takes on one line.

    >>> cell_width("邁向 2050 淨零")
    14
    """
    return sum(map(WIDTHS.__getitem__, text))


def visible(text: str) -> str:
    r"""Return the text with every control character replaced by a one-cell substitute.

    The result cannot move the cursor, change colours, reorder a line or hide anything; joiners and
    variation selectors of emoji and of characters in names stay. It has as many characters as
    the text, so offsets stay valid.

    >>> visible("警\x1b[31m告")
    '警␛[31m告'
    """
    shown = text.translate(_VISIBLE_FORMS)
    return replace_stray(shown, _SUBSTITUTE)


def fit(text: str, width: int) -> str:
    """Truncate a text at its end to a width, marking the cut with an ellipsis.

    Args:
        text: One line.
        width: Available cells.

    Returns:
        A line of at most ``width`` cells.
    """
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    return text[: fitting_length(text, width - 1)].rstrip() + ELLIPSIS


def fit_end(text: str, width: int) -> str:
    """Truncate a text at its start to a width, marking the cut with an ellipsis."""
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    kept = fitting_length(text[::-1], width - 1)
    return ELLIPSIS + text[len(text) - kept :].lstrip()


def fit_middle(text: str, width: int) -> str:
    """Truncate a text in its middle to a width: of a path both the folder and the suffix stay.

    >>> fit_middle("~/計畫/登革熱防治.md", 14)
    '~/計⋯熱防治.md'
    """
    if cell_width(text) <= width:
        return text
    head = text[: fitting_length(text, max(width - 1, 0) // 3)]
    return head + fit_end(text[len(head) :], width - cell_width(head))


def fitting_length(text: str, width: int) -> int:
    """Return how many leading characters fit into a number of cells."""
    remaining = width
    for index, character in enumerate(text):
        remaining -= WIDTHS[character]
        if remaining < 0:
            return index
    return len(text)


def pad(text: str, width: int) -> str:
    """Pad a text with trailing spaces to a number of cells."""
    return text + " " * (width - cell_width(text))
