"""Reads numbers with what no table knows behind them: 223萬瀏覽人次, 30 NTU, 85安培."""

from __future__ import annotations

import re

from kaoview.compare.counters import Numerals, numerals_of
from kaoview.compare.figures import FigureKind, FoldedFigure
from kaoview.text.fold import fold_key
from kaoview.text.numbers import Number

_MYRIAD = fold_key("萬")
_LATIN_UNIT = re.compile("[a-z]{2,5}(?![a-z0-9])")
"""A unit in Latin letters; a single one is part of a name (5G, 3D, 2B), longer ones are words."""
_HAN = re.compile("[\u4e00-\u9fff]")
_HAN_UNIT = re.compile(fold_key("(?!號)") + "[\u4e00-\u9fff]{1,2}")
"""What may be a unit, though nobody can tell where it ends (17節即示警), or a name (2.0計畫): the
number alone is shown where another took its place before the same characters. 號 is of a road."""
_NAMED_YEARS = range(1900, 2101)
"""Numbers before Latin letters that are years: 2023 ESG論壇."""


def uncounted(key: str, number: Number) -> FoldedFigure | None:
    """Return a number of ten thousands, or one before a unit that is not known; None for others.

    >>> from kaoview.text.numbers import find_numbers
    >>> for words in ("近223萬瀏覽人次", "限值為500CFU", "5G應用"):
    ...     key = fold_key(words)
    ...     found = uncounted(key, next(find_numbers(key)))
    ...     print(found and (key[found.start : found.end], found.faint))
    ('223万', False)
    ('500cfu', True)
    None
    """
    if number.value.sign:
        return None
    words = key[number.start : number.end]
    digits = numerals_of(words) is Numerals.DIGITS
    unit = _LATIN_UNIT.match(key, number.end)
    if unit and digits and not (words.isdecimal() and int(words) in _NAMED_YEARS):
        return _figure(number, unit[0], faint=True)
    if _MYRIAD in words:
        return _figure(number, "", faint=not digits)
    unknown = _HAN_UNIT.match(key, number.end)
    if unknown and digits and number.start and _HAN.match(key, number.start - 1):
        return _figure(number, unknown[0], faint=True)._replace(end=number.end)
    return None


def _figure(number: Number, unit: str, *, faint: bool) -> FoldedFigure:
    value = f"{number.value.amount.normalize():f}{unit}"
    end = number.end + len(unit)
    return FoldedFigure(FigureKind.NUMBER, number.start, end, value, unit, faint=faint)
