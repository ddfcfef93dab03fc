"""Signs of the symbol fonts that word processors draw bullets with, as ordinary characters.

Wingdings and Symbol keep their signs at the private code points U+F000 to U+F0FF (or at those of
plain letters, with the font's name beside them).
"""

from __future__ import annotations

_PRIVATE = 0xF000

WINGDINGS = {
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x73: "◆",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA4: "◎",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDC: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFC: "✓",
    0xFE: "☑",
}
"""Wingdings' signs by their code, as Unicode's own mapping of the font names them."""

_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xD7: "⋅", 0x2D: "−", 0x6F: "○"}
"""Signs of the font Symbol."""

BULLET = "•"


def symbol(code: int, font: str) -> str:
    """Return the character of a symbol font's sign; a bullet where it is not known.

    >>> symbol(0xF06C, "Wingdings"), symbol(0xB7, "Symbol"), symbol(0x25CF, "新細明體")
    ('●', '•', '●')
    """
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    name = font.lower()
    if "wingdings" in name:
        return WINGDINGS.get(low, BULLET)
    if "symbol" in name:
        return _SYMBOL.get(low, BULLET)
    if code != low:
        return WINGDINGS.get(low) or _SYMBOL.get(low, BULLET)
    return chr(code)
