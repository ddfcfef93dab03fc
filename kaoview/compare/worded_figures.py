"""Reads values that are said in words: 每季 and 每兩年, 每週三, 上半年, 下學期, 半價."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kaoview.compare.counters import Numerals, counter_at
from kaoview.compare.figures import FigureKind, FoldedFigure
from kaoview.text.fold import fold_key
from kaoview.text.numbers import CHINESE_NUMERALS, parse_number

_NUMERAL = rf"[0-9{''.join(sorted(CHINESE_NUMERALS))}]{{1,3}}"
_EACH = fold_key("每")
_HALF_NUMERAL = fold_key("半")
_ONE = "一"
_DEGREE = fold_key("度")
"""At the end of 年度, which is a year as well."""
_EVERY = re.compile(
    f"{_EACH}({_NUMERAL}|{_HALF_NUMERAL})?"
    + fold_key(
        "個?(學年度?|學期|年度?(?![級齡])|季度?(?![節刊])|月(?![刊球台])|星期|週(?![年刊邊])"
        "|天(?![然空橋])|日(?![本報]))"
    )
)
"""How often, with a number of units: 每季, 每兩年, 每三個月."""
_LENGTHS = {
    fold_key(unit): (length, measure)
    for unit, length, measure in (
        ("學年", 12, "月"),
        ("學期", 6, "月"),
        ("年", 12, "月"),
        ("季", 3, "月"),
        ("月", 1, "月"),
        ("星期", 7, "日"),
        ("週", 7, "日"),
        ("天", 1, "日"),
        ("日", 1, "日"),
    )
}
"""How long each unit is, in months or days, so that 每季 and 每三個月 are one value."""
_HALF = Decimal("0.5")
_WEEKDAY = re.compile(
    fold_key("每?")
    + rf"(?<![0-9{''.join(sorted(CHINESE_NUMERALS))}])"
    + fold_key("(?:(?:週|星期|禮拜)[一二三四五六日]|(?:星期|禮拜)天)")
)
"""A day of the week that no number of weeks stands before, nor 四 of 四周."""
_HALVES = re.compile(fold_key("(?<!以)(?:[上下]半年度?|[上下]學期)|(?<=月)[上中下]旬"))
"""Halves of a year, and thirds of a month; 上 of 一年以上半年以下 belongs to 以."""
_HALF_PRICE = re.compile(fold_key("半價|對折(?!扣)"))
_FIVE_TENTHS = fold_key("50折")
_DISCOUNT = fold_key("折")
_WEEK = fold_key("週")


def worded(key: str) -> Iterator[FoldedFigure]:
    """Yield the values of a folded text that are said in words.

    They are faint, as they are words besides: all but so many months or years (每兩年).

    >>> key = fold_key("每兩年檢討，上半年起每季召開，門票半價")
    >>> [(key[each.start : each.end], each.value) for each in worded(key)]
    [('每两年', '24月'), ('每季', '3月'), ('上半年', '上半年'), ('半价', '50折')]
    """
    weekdays = list(_weekdays(key))
    taken = {each.start for each in weekdays}
    yield from weekdays
    for match in _EVERY.finditer(key):
        if match.start() not in taken:
            yield from _every(match)
    for match in _HALVES.finditer(key):
        said = match[0].removesuffix(_DEGREE)
        yield _faint(FigureKind.DATE, match, said, said[1:])
    for match in _HALF_PRICE.finditer(key):
        yield _faint(FigureKind.NUMBER, match, _FIVE_TENTHS, _DISCOUNT)


def _faint(kind: FigureKind, match: re.Match[str], value: str, unit: str) -> FoldedFigure:
    return FoldedFigure(kind, *match.span(), value, unit, faint=True)


def _every(match: re.Match[str]) -> Iterator[FoldedFigure]:
    """Yield how often something is done: 每季, 每兩年, 每三個月."""
    number, unit = match.groups()
    times = _HALF if number == _HALF_NUMERAL else parse_number(number or _ONE)
    if not times:
        return
    length, measure = _LENGTHS[unit.removesuffix(_DEGREE)]
    value = f"{(times * length).normalize():f}{measure}"
    faint = number in (None, _HALF_NUMERAL, _ONE)
    yield FoldedFigure(FigureKind.NUMBER, *match.span(), value, _EACH, faint=faint)


def _weekdays(key: str) -> Iterator[FoldedFigure]:
    """Yield the days of the week: 每週三開放, while 每週三次 is three times in each."""
    for match in _WEEKDAY.finditer(key):
        more = key[match.end() : match.end() + 1]
        if more in CHINESE_NUMERALS or counter_at(key, match.end(), Numerals.DIGITS):
            continue
        day = match[0][-1].replace("天", "日")
        yield _faint(FigureKind.DATE, match, f"{_WEEK}{day}", _WEEK)
