"""Numbers in Chinese and Arabic numerals: 二十 matches 20, 第2階段 matches 第二階段."""

from __future__ import annotations

import re
from itertools import product

_DIGITS = "〇一二三四五六七八九"
_VALUES = {each: value for value, each in enumerate(_DIGITS)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TWENTIES = {"廿": 20, "卅": 30}
CHINESE_NUMERALS = frozenset(_VALUES) | frozenset(_UNITS) | frozenset(_TWENTIES)
"""All characters of Chinese numbers below ten thousand."""

_NUMERAL = re.compile(rf"[{''.join(sorted(CHINESE_NUMERALS))}]+|\d+(?:\.\d+)+|\d+(?:,\d{{3}})+|\d+")
_MAX_NUMERALS = 3
"""Numbers of a term that are respelled: the spellings multiply. Chosen by hand; moves no query."""

_MAX_SPELLINGS = 12
"""Most spellings of a term that are searched; limits the time of a search. Chosen by hand; moves no
query."""

_MAX_CHINESE_NUMBER = 10_000
"""Numbers from here on are not spelled in Chinese; the units end with 千."""

_MAX_DIGITS_SPELLED = 4
"""Longest number, in digits, that is spelled digit by digit, as years are (二〇二四)."""


def parse_number(numeral: str) -> int | None:
    """Return the value of a numeral, or None.

    Args:
        numeral: Arabic digits with or without commas, or Chinese digits with or without units.

    >>> parse_number("一百一十三"), parse_number("二〇五〇"), parse_number("1,999")
    (113, 2050, 1999)
    """
    plain = numeral.replace(",", "")
    if plain.isdecimal():
        return int(plain)
    if all(each in _VALUES for each in numeral):
        return int("".join(str(_VALUES[each]) for each in numeral))
    return _parse_positional(numeral)


def _parse_positional(numeral: str) -> int | None:
    """Parse a numeral with units such as 一百一十三; None if malformed (十百, 三二十)."""
    total, digit, last_unit = 0, None, 10_000
    for each in numeral:
        if each in _VALUES:
            if digit:
                return None
            digit = _VALUES[each]
        else:
            unit = _UNITS.get(each, 10)
            if unit >= last_unit:
                return None
            times = _TWENTIES[each] // 10 if each in _TWENTIES else digit
            total += (1 if times is None else times) * unit
            digit, last_unit = None, unit
    return total + (digit or 0)


def to_chinese(value: int) -> str:
    """Spell a number below ten thousand in Chinese with units.

    >>> to_chinese(113), to_chinese(20), to_chinese(105)
    ('一百一十三', '二十', '一百零五')
    """
    if value < 10:
        return _DIGITS[value]
    parts, gap = [], False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            parts.append(("零" if gap else "") + _DIGITS[digit] + name)
            gap = False
        else:
            gap = bool(parts) and value > 0
    spelled = "".join(parts)
    return spelled[1:] if spelled.startswith("一十") else spelled


def _numeral_spellings(numeral: str) -> list[str]:
    """Return the usual spellings of a numeral, itself first."""
    value = None if numeral in "百千" or "." in numeral else parse_number(numeral)
    if value is None:
        return [numeral]
    plain = str(value)
    found = [numeral, plain]
    if value < _MAX_CHINESE_NUMBER:
        found.append(to_chinese(value))
    if value >= 1000:
        found.append(f"{value:,}")
    if 1 < len(plain) <= _MAX_DIGITS_SPELLED:
        by_place = "".join(_DIGITS[int(each)] for each in plain)
        found += [by_place, by_place.replace("〇", "零")]
    if 20 <= value < 30:
        found.append("廿" + (_DIGITS[value % 10] if value % 10 else ""))
    return list(dict.fromkeys(found))


def spellings(key: str) -> list[str]:
    """Return the spellings of a folded term with its numbers in other numerals, itself first.

    A term of a single character is not respelled; 一 alone is a word like any other.

    >>> spellings("第2阶段")
    ['第2阶段', '第二阶段']
    """
    runs = list(_NUMERAL.finditer(key))[:_MAX_NUMERALS]
    if not runs or len(key) == 1:
        return [key]
    pieces: list[list[str]] = []
    at = 0
    for run in runs:
        pieces += [[key[at : run.start()]], _numeral_spellings(run[0])]
        at = run.end()
    pieces.append([key[at:]])
    found = ("".join(spelling) for spelling in product(*pieces))
    return [
        spelling for spelling, _ in zip(dict.fromkeys(found), range(_MAX_SPELLINGS), strict=False)
    ]


def is_inside_longer_number(before: str, text: str, after: str) -> bool:
    """Return whether a spelling is part of a longer number, and so a different number.

    Args:
        before: The character before it, or an empty string.
        text: The spelling.
        after: The character after it, or an empty string.
    """
    return (_same_numeral_system(before, text[0])) or (_same_numeral_system(text[-1], after))


def _same_numeral_system(left: str, right: str) -> bool:
    if not left or not right:
        return False
    both_digits = left.isdecimal() and right.isdecimal()
    return both_digits or (left in CHINESE_NUMERALS and right in CHINESE_NUMERALS)
