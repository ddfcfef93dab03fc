"""How markers and amounts stand in print."""

from __future__ import annotations

import unicodedata

PRIVATE_GLYPHS = (
    {0xE686 + i: 0x3220 + i for i in range(10)}
    | {0xE74E + i: 0x2474 + i for i in range(20)}
    | {0xE5D0: ord("叁")}
)
"""Private-use glyphs of government fonts, and the characters they print for them (㈠, ⑴, 叁)."""


def marked(marker: str, words: str) -> str:
    """Return a marker and the text after it, with a space after a narrow character.

    >>> marked("一、", "推動姊妹市")
    '一、推動姊妹市'
    >>> marked("1.", "職工管理")
    '1. 職工管理'
    """
    if not marker or not words or unicodedata.east_asian_width(marker[-1]) in "WF":
        return marker + words
    return f"{marker} {words}"


def amount_words(amount: int) -> str:
    """Return an amount in thousand NT$ as the documents print it.

    >>> amount_words(25169)
    '25,169 仟元'
    """
    return f"{amount:,} 仟元"
