"""Numbers in Chinese and Arabic figures: 二十 finds 20, 第2階段 finds 第二階段."""

from __future__ import annotations

import re
from itertools import product

_DIGITS = "〇一二三四五六七八九"
_VALUES = {each: value for value, each in enumerate(_DIGITS)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TWENTIES = {"廿": 20, "卅": 30}
CHINESE = frozenset(_VALUES) | frozenset(_UNITS) | frozenset(_TWENTIES)
"""Every character of a Chinese number below ten thousand."""

_RUN = re.compile(rf"[{''.join(sorted(CHINESE))}]+|\d+(?:\.\d+)+|\d+(?:,\d{{3}})+|\d+")
_MOST_RUNS = 3
_MOST_SPELLINGS = 12


def value_of(figure: str) -> int | None:
    """Return the number that a figure stands for, or None.

    Args:
        figure: Arabic digits with or without commas, or Chinese, by place or in full.

    >>> value_of("一百一十三"), value_of("二〇五〇"), value_of("1,999")
    (113, 2050, 1999)
    """
    plain = figure.replace(",", "")
    if plain.isdecimal():
        return int(plain)
    if all(each in _VALUES for each in figure):
        return int("".join(str(_VALUES[each]) for each in figure))
    return _in_full(figure)


def _in_full(figure: str) -> int | None:
    """Read 一百一十三; None where it is no number (十百, 三二十)."""
    total, digit, last_unit = 0, None, 10_000
    for each in figure:
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


def in_chinese(value: int) -> str:
    """Return a number below ten thousand in full.

    >>> in_chinese(113), in_chinese(20), in_chinese(105)
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


def _spellings(figure: str) -> list[str]:
    """Return a figure in every way it may be written, itself first."""
    value = None if figure in "百千" or "." in figure else value_of(figure)
    if value is None:
        return [figure]
    plain = str(value)
    ways = [figure, plain]
    if value < 10_000:
        ways.append(in_chinese(value))
    if value >= 1000:
        ways.append(f"{value:,}")
    if 1 < len(plain) <= 4:
        by_place = "".join(_DIGITS[int(each)] for each in plain)
        ways += [by_place, by_place.replace("〇", "零")]
    if 20 <= value < 30:
        ways.append("廿" + (_DIGITS[value % 10] if value % 10 else ""))
    return list(dict.fromkeys(ways))


def spellings(key: str) -> list[str]:
    """Return a folded term with its numbers written in every usual way, the term itself first.

    A number standing alone must have two figures or more; 一 alone is a word like any other.

    >>> spellings("第2阶段")
    ['第2阶段', '第二阶段']
    """
    runs = list(_RUN.finditer(key))[:_MOST_RUNS]
    if not runs or len(key) == 1:
        return [key]
    pieces: list[list[str]] = []
    at = 0
    for run in runs:
        pieces += [[key[at : run.start()]], _spellings(run[0])]
        at = run.end()
    pieces.append([key[at:]])
    ways = ("".join(way) for way in product(*pieces))
    return [way for way, _ in zip(dict.fromkeys(ways), range(_MOST_SPELLINGS), strict=False)]


def continues_number(before: str, text: str, after: str) -> bool:
    """Return whether a spelling stands inside a longer number, so that it is another one.

    Args:
        before: The character before it, or nothing.
        text: The spelling.
        after: The character after it, or nothing.
    """
    return (_same_figures(before, text[0])) or (_same_figures(text[-1], after))


def _same_figures(left: str, right: str) -> bool:
    if not left or not right:
        return False
    both_digits = left.isdecimal() and right.isdecimal()
    return both_digits or (left in CHINESE and right in CHINESE)
