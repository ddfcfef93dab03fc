"""Lists in web pages that Word saved: paragraphs whose numbers and bullets are written out.

Such a paragraph says of itself in which list and on which level it is (``mso-list:l0 level2``),
and of its number that other programs may ignore it. The numbers are text like any other. Bullets
are letters of a symbol font: l for ●, n for ■.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kaoview.reading.formats.symbols import symbol
from kaoview.reading.furniture import ROUND_BULLETS
from kaoview.reading.numbering import clear_marker

_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)", re.IGNORECASE)
_NUMBER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_OTHER_FONTS = {"o": "○", "·": "•"}
"""Word's own bullets of other fonts: Courier New on the second level, Symbol on the first."""

_LAST_OF_FONT = 0xFF
"""The last code of a symbol font's signs; what lies beyond is the sign itself."""


def list_level(attributes: Mapping[str, str]) -> int:
    """Return on which level of a list a paragraph is, from 1, or 0 where it does not say so."""
    found = _LEVEL.search(attributes.get("style", ""))
    return int(found[1]) if found else 0


def is_number(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element holds a number or bullet that Word prints by itself."""
    return bool(_NUMBER.search(attributes.get("style", "")))


def bullet_of(words: str) -> str:
    """Return the bullet that such an element shows, or empty where it is a number.

    >>> [bullet_of(words) for words in ("l", "n", "•", "一、", "3.")]
    ['●', '■', '•', '', '']
    """
    if words in tuple(ROUND_BULLETS):
        return words
    if len(words) != 1 or words.isdigit() or clear_marker(f"{words}、文"):
        return ""
    if words in _OTHER_FONTS:
        return _OTHER_FONTS[words]
    return symbol(ord(words), "Wingdings") if ord(words) <= _LAST_OF_FONT else words
