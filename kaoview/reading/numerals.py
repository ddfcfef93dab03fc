"""The values of numerals as markers and titles print them: 十二, 貳拾壹, 12, １２."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HAN = "〇○零一二三四五六七八九十百兩廿卅"
"""The characters of an ordinary Chinese numeral."""
THOUSANDS = "千仟"
"""What an ordinary Chinese numeral of four digits has besides, behind its first digit."""
FORMAL = "零壹貳參叁参叄肆伍陸柒捌玖拾佰貮弍壱\ue5d0"
"""The characters of a formal Chinese numeral, variants included."""
DIGITS = "0123456789０１２３４５６７８９"
"""Arabic digits, half-width and full-width."""

_VALUES = (
    {c: i for i, c in enumerate("〇一二三四五六七八九")}
    | {c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")}
    | {"兩": 2, "貮": 2, "弍": 2, "叁": 3, "参": 3, "叄": 3, "壱": 1}
    # Fonts of the government keep 叁 at this private code point; seen in nine documents.
    | {"\ue5d0": 3, "○": 0}
)
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_REMEMBERED = 1024
"""Numerals whose values are kept: a document prints few different ones again and again."""
_MOST_DIGITS = 9
"""Digits of the largest numeral; chosen by hand, no numbering goes further."""


@lru_cache(_REMEMBERED)
def numeral(text: str) -> int | None:
    """Return the value of a numeral, or None where the text is none.

    >>> [numeral(n) for n in ("十二", "二十", "貳", "貳拾壹", "７", "百零三", "廿二", "一○")]
    [12, 20, 2, 21, 7, 103, 22, 10]
    >>> numeral("一千二百零三")
    1203
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= _MOST_DIGITS else None
    if len(text) > 1 and all(c in _VALUES for c in text):
        # Digit by digit: 一○, 一二三.
        return int("".join(str(_VALUES[c]) for c in text[:_MOST_DIGITS])) or None
    total, digit = 0, 0
    for c in text:
        if c in _VALUES:
            digit = _VALUES[c]
        elif c in _TENS:
            total += _TENS[c]
        elif c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            return None
    return total + digit or None
