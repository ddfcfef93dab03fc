"""Reads quantities, amounts and shares of a folded text: 10萬9,904人, 美金3億元, 三成五, 一年半."""

from __future__ import annotations

import re
from decimal import Decimal

from kaoview.compare.counters import Counter, Numerals, counter_at, counter_before_word, numerals_of
from kaoview.compare.figure_signs import YUAN, names_anniversary
from kaoview.compare.figures import FigureKind, FoldedFigure
from kaoview.compare.uncounted_figures import uncounted
from kaoview.text.fold import fold_key
from kaoview.text.numbers import HAN_DIGITS, Number

_CURRENCY = re.compile(fold_key("(?:元|美元|美金|歐元|日圓|日元|人民幣)"))
_DOLLARS_BEFORE = re.compile(fold_key("新台幣$"))
_FOREIGN_BEFORE = re.compile(
    fold_key("(?<![0-9百千萬億])(?:美元|美金|歐元|日圓|日幣|港幣|人民幣)$")
)
_LONGEST_CURRENCY = 3
_SAME_CURRENCY = {
    fold_key(one): fold_key(other)
    for one, other in (("美金", "美元"), ("日元", "日圓"), ("日幣", "日圓"))
}
_SCALES_OF_AMOUNTS = "亿兆"
"""In numbers that are amounts even where no currency stands beside them: 投資708億."""
_SCALES_OF_DOLLARS = "万亿兆"
_SIGN = re.compile(rf"(?:{fold_key('負成長|負')}|(?<![0-9a-z])[-+])$")
_MORE = fold_key("餘多")
"""Between a number and what it counts: 1,200餘人, 3,000多名."""
_BARE_FORMAL = frozenset(fold_key("壹貳參肆伍陸柒捌玖零〇"))
"""Numerals that are words where they stand alone: 參案, 零件."""
_FULL_NUMERAL = 3
"""Characters from which a Chinese numeral is none by accident: 一百二十部."""
_LATIN = re.compile(r"[a-z]")
_TENTHS = re.compile(
    fold_key(
        "成([一二三四五六七八九半]?)(?!立|為|果|長|效|員|功|本|就|熟|年|人|品|交|分|因|績|份|語|群|家|全|都|形|衣|雙|癮|對)"
    )
)
_TENTH = 10  # percent
_HALF = 5  # percent: 三成半
_POINTS = fold_key("個百分點")
_DISCOUNT = fold_key("折")
_HALF_AFTER = re.compile(fold_key("半(?!價|數|年|月|導|徑|日|天|島|山|載|工|自)"))
"""Behind a unit of time: 一年半, and no 半年 of the next word."""
_HALF_WITHIN = {fold_key("個半月"): fold_key("個月"), fold_key("個半小時"): fold_key("小時")}
"""What is counted with a half in it (三個半月), and without."""
_HALVED = frozenset(map(fold_key, ("年", "天", "週")))
_HALF_UNIT = Decimal("0.5")
_JOINT = "-"
"""Before a number that is part of another one, as in 412-8185家庭教育專線."""
_EACH_TIME = fold_key("(次)")
_TIMES = fold_key("次")
_ROAD = re.compile(fold_key("[路街段巷弄]"))
_IN_ROAD = re.compile(fold_key("[段巷弄號]"))


def share(key: str, number: Number) -> FoldedFigure:
    """Return a percentage or a fraction."""
    start, sign = _sign(key, number.start)
    value = f"{sign}{number.value.amount.normalize():f}{number.value.sign}"
    return FoldedFigure(FigureKind.PERCENT, start, number.end, value)


def _sign(key: str, start: int) -> tuple[int, str]:
    """Return where the sign before a number starts (負成長2.3%), or the number, and a minus."""
    sign = _SIGN.search(key, max(0, start - 3), start)
    if not sign:
        return start, ""
    return sign.start(), "" if sign[0] == "+" else "-"


def quantity(key: str, number: Number) -> FoldedFigure | None:
    """Return an amount, a share in tenths, or a number with what it counts; else None."""
    amount = number.value.amount
    tenths = _TENTHS.match(key, number.end)
    if tenths and 1 <= amount < _TENTH and amount % 1 == 0:
        return _tenths(number, tenths)
    if names_anniversary(key, number.start):
        return None
    if key.startswith(_POINTS, number.end):
        end = number.end + len(_POINTS)
        return FoldedFigure(
            FigureKind.PERCENT, number.start, end, f"{amount.normalize():f}", _POINTS
        )
    words = key[number.start : number.end]
    more = key.startswith(tuple(_MORE), number.end)
    money = _CURRENCY.match(key, number.end + key.startswith(_MORE[0], number.end))
    if money is None and words not in _BARE_FORMAL:
        counted = _counted(key, number, number.end + more)
        if counted is not None:
            return counted
    return _money(key, number, words, money) or _of_address(key, number) or uncounted(key, number)


def _of_address(key: str, number: Number) -> FoldedFigure | None:
    """Return 50號 behind a road; None elsewhere."""
    sign = _IN_ROAD.match(key, number.end)
    if sign is None or not _ROAD.match(key, max(0, number.start - 1)):
        return None
    value = f"{number.value.amount:f}{sign[0]}"
    return FoldedFigure(FigureKind.NUMBER, number.start, sign.end(), value, sign[0], faint=True)


def _tenths(number: Number, tenths: re.Match[str]) -> FoldedFigure:
    """Return a share in tenths: 三成, 三成五."""
    below = tenths[1] or ""
    half = _HALF if below == "半" else HAN_DIGITS.index(below) if below else 0
    value = f"{number.value.amount * _TENTH + half:f}%"
    used = 1 + (bool(below) and below != "半")
    return FoldedFigure(FigureKind.PERCENT, number.start, tenths.end(), value, "", used)


def _money(
    key: str, number: Number, words: str, currency: re.Match[str] | None
) -> FoldedFigure | None:
    """Return an amount: with its currency behind or before it, or of 億 or more of nothing else."""
    foreign = _FOREIGN_BEFORE.search(key, max(0, number.start - _LONGEST_CURRENCY), number.start)
    if currency and currency[0] != YUAN:
        return _amount(key, number, currency.end(), currency[0])
    if foreign:
        return _amount(key, number, currency.end() if currency else number.end, foreign[0])
    if currency:
        return _amount(key, number, currency.end(), "")
    dollars = _DOLLARS_BEFORE.search(key, max(0, number.start - _LONGEST_CURRENCY), number.start)
    scales = _SCALES_OF_DOLLARS if dollars else _SCALES_OF_AMOUNTS
    if any(scale in words for scale in scales) and not _LATIN.match(key, number.end):
        return _amount(key, number, number.end, "")
    return None


def _amount(key: str, number: Number, end: int, currency: str) -> FoldedFigure:
    start = number.start
    before = (_FOREIGN_BEFORE if currency else _DOLLARS_BEFORE).search(
        key, max(0, start - _LONGEST_CURRENCY), start
    )
    currency = _SAME_CURRENCY.get(currency, currency)
    value = f"{number.value.amount.normalize():f}{currency or YUAN}"
    return FoldedFigure(
        FigureKind.AMOUNT, before.start() if before else start, end, value, currency
    )


def _counted(key: str, number: Number, at: int) -> FoldedFigure | None:
    """Return a number with what it counts, which stands at a place behind it, or None."""
    found = _counter(key, number, at)
    if found is None:
        return None
    counter, end, half, faint = found
    if _LATIN.match(counter.name) is None and _LATIN.match(key, number.end):
        return None
    start, sign = _sign(key, number.start)
    measure, amount = counter.measure, number.value.amount + half
    if counter.name == _DISCOUNT and amount < _TENTH:
        amount *= _TENTH  # 8折 and 85折
    if key.startswith(_EACH_TIME, end):
        measure, end = counter.name + _TIMES, end + len(_EACH_TIME)
    value = f"{sign}{(amount * counter.factor).normalize():f}{measure}"
    return FoldedFigure(FigureKind.NUMBER, start, end, value, measure, faint=faint)


def _counter(key: str, number: Number, at: int) -> tuple[Counter, int, Decimal, bool] | None:
    """Return what stands behind a number, where it ends, a half in it, and whether it is faint."""
    words = key[number.start : number.end]
    for written, name in _HALF_WITHIN.items():
        if key.startswith(written, at):
            counter = counter_at(name, 0, Numerals.DIGITS)
            return (counter, at + len(written), _HALF_UNIT, False) if counter else None
    numerals = numerals_of(words)
    digits = numerals is Numerals.DIGITS
    if numerals is Numerals.HAN and len(words) >= _FULL_NUMERAL:
        numerals = Numerals.DIGITS
    counter = counter_at(key, at, numerals)
    faint = counter is None and numerals is not Numerals.DIGITS
    if faint:
        # What is mostly part of a word may still have taken the place of a figure.
        counter = counter_at(key, at, Numerals(numerals - 1))
    if counter is None:
        before_word = counter_before_word(key, at, numerals)
        if before_word is None or key.endswith(_JOINT, 0, number.start):
            return None
        counter, certain = before_word
        faint = not (digits and certain)
    end = at + len(counter.name)
    if counter.measure in _HALVED and _HALF_AFTER.match(key, end):
        return counter, end + 1, _HALF_UNIT, False
    return counter, end, Decimal(0), faint
