"""Reads the figures of a text: quantities with what they count, amounts, dates, ordinals, places.

The numbers come from ``text.numbers``, so that a value is one in every spelling; here they are told
apart by what stands before and behind them. What counts nothing is left out: digits beside Latin
letters (5G), parts of names (國道1號, 412-8185) and single Chinese numerals in words (一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kaoview.compare.calendar_figures import TO, clock_time, date, year
from kaoview.compare.counters import Counter, Numerals, counter_at
from kaoview.compare.figures import Figure, FigureKind, FoldedFigure
from kaoview.compare.places import places_of
from kaoview.text.fold import Folded, fold, fold_key
from kaoview.text.numbers import Number, find_numbers

_CACHED = 1024
"""Texts whose figures are kept: those of one plan; each is compared with several. By hand."""

_BETWEEN_DIGITS = re.compile(r"(?<=[0-9０-９])\s+(?=[0-9０-９])")
"""White space between the digits of two numbers, which folding would join into one."""
_CURRENCY = re.compile(fold_key("(?:元|美元|美金|歐元|日圓|日元|人民幣)"))
_NT_DOLLAR = fold_key("元")
_DOLLARS_BEFORE = re.compile(fold_key("新台幣$"))
_FOREIGN_BEFORE = re.compile(fold_key("(?:美元|美金|歐元|日圓|人民幣)$"))
_SIGN = re.compile(rf"(?:{fold_key('負成長|負')}|(?<![0-9a-z])[-+])$")
_MORE = fold_key("餘多")
"""Between a number and what it counts: 1,200餘人, 3,000多名."""
_BARE_FORMAL = frozenset(fold_key("壹貳參肆伍陸柒捌玖零〇"))
"""Numerals that are words where they stand alone: 參案, 零件."""
_TENTHS = re.compile(
    fold_key(
        "成([一二三四五六七八九半]?)(?!立|為|果|長|效|員|功|本|就|熟|年|人|品|交|分|因|績|份|語|群|家|全|都|形|衣|雙|癮|對)"
    )
)
_TENTH = 10  # percent
_HALF = 5  # percent: 三成半
_HAN_DIGITS = "〇一二三四五六七八九"
_POINTS = fold_key("個百分點")
_ORDINAL = re.compile(
    fold_key(
        "(?:階段|梯次|會期|期程|屆|任|期|次|條|項|款|目|標|季|年|波|批|代|版|名|座|處|所|場|件|案|家|個|類|區|校|年級)"
    )
)
_ARTICLE = fold_key("條")
_FIRST_OF_MANY = frozenset(map(fold_key, ("次", "名", "個", "家", "座", "年", "代")))
"""Behind 第一, as in 第一次: mostly a manner of speaking."""
_LATIN = re.compile(r"[a-z]")


@lru_cache(maxsize=_CACHED)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures and places in a raw text, in order.

    >>> [figure.text for figure in figures_of("第8屆於112年6月30日前，補助10萬9,904人，5G")]
    ['第8屆', '112年6月30日', '10萬9,904人']
    """
    found = list(_numeric_figures(text))
    places = places_of(text, [figure.span for figure in found])
    return tuple(sorted([*found, *places], key=lambda figure: figure.span))


def _numeric_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in a raw text, without places."""
    apart = _BETWEEN_DIGITS.sub(lambda gap: "|" * len(gap[0]), text)
    folded = fold(apart)
    numbers = list(find_numbers(folded.key))
    at = 0
    while at < len(numbers):
        found = _read(folded.key, numbers, at)
        if found is None:
            at += 1
            continue
        at += found.numbers
        yield _figure(text, folded, found)


def _figure(text: str, folded: Folded, found: FoldedFigure) -> Figure:
    start, end = folded.raw_span(found.start, found.end)
    return Figure(found.kind, (start, end), text[start:end], found.value, found.unit, found.day)


def _read(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return the figure that begins with a number, or None where it is none."""
    number = numbers[at]
    if number.start and _LATIN.match(key, number.start - 1):
        return None
    if number.value.sign:
        return _share(key, number)
    if number.start and key[number.start - 1] == "第":
        return _ordinal(key, numbers, at)
    for reader in (clock_time, date, year, _ratio, _range):
        found = reader(key, numbers, at)
        if found is not None:
            return found
    return _quantity(key, number)


def _share(key: str, number: Number) -> FoldedFigure:
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


def _ordinal(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 第8屆, 第二階段, 第14條第1項; None where nothing is counted, or 第一次 is meant."""
    start = numbers[at].start - 1
    values, end, used = [], start, 0
    while at + used < len(numbers):
        number = numbers[at + used]
        if number.start != end + 1 or key[end] != "第":
            break
        counted = _ORDINAL.match(key, number.end)
        if not counted or number.value.sign:
            break
        values.append((number.value.amount, counted[0]))
        end, used = counted.end(), used + 1
        between = numbers[at + used] if at + used < len(numbers) else None
        if counted[0] == _ARTICLE and between and key[end : between.start] == "之":
            values.append((between.value.amount, "之"))
            end, used = between.end, used + 1
    if not values or (used == 1 and values[0][0] == 1 and values[0][1] in _FIRST_OF_MANY):
        return None
    value = "".join(f"{amount:f}{name}" for amount, name in values)
    unit = "".join(name for _, name in values)
    return FoldedFigure(FigureKind.ORDINAL, start, end, value, unit, used)


def _ratio(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 1:15; None where a number begins no such ratio."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or first.value.amount != 1 or key[first.end : second.start] != ":":
        return None
    value = f"1:{second.value.amount:f}"
    return FoldedFigure(FigureKind.PERCENT, first.start, second.end, value, ":", 2)


def _range(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 16至22歲, whose first number has no unit; None where a number begins no range."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or not re.fullmatch(TO, key[first.end : second.start]):
        return None
    if key[first.end] == "、" or second.value.sign == "/":
        return None
    last = _share(key, second) if second.value.sign else _quantity(key, second)
    if last is None:
        return None
    value = f"{first.value.amount:f}~{last.value}"
    return FoldedFigure(last.kind, first.start, last.end, value, last.unit, 2)


def _quantity(key: str, number: Number) -> FoldedFigure | None:
    """Return an amount, a share in tenths, or a number with what it counts; else None."""
    amount = number.value.amount
    tenths = _TENTHS.match(key, number.end)
    if tenths and 1 <= amount < _TENTH and amount % 1 == 0:
        return _tenths(number, tenths)
    if key.startswith(_POINTS, number.end):
        end = number.end + len(_POINTS)
        return FoldedFigure(
            FigureKind.PERCENT, number.start, end, f"{amount.normalize():f}", _POINTS
        )
    words = key[number.start : number.end]
    more = key.startswith(tuple(_MORE), number.end)
    money = _CURRENCY.match(key, number.end + key.startswith(_MORE[0], number.end))
    if money is None and words not in _BARE_FORMAL:
        counted = counter_at(key, number.end + more, _numerals(words))
        if counted is not None:
            return _counted(key, number, counted, number.end + more)
    return _money(key, number, words, money)


def _tenths(number: Number, tenths: re.Match[str]) -> FoldedFigure:
    """Return a share in tenths: 三成, 三成五."""
    below = tenths[1] or ""
    half = _HALF if below == "半" else _HAN_DIGITS.index(below) if below else 0
    value = f"{number.value.amount * _TENTH + half:f}%"
    used = 1 + (bool(below) and below != "半")
    return FoldedFigure(FigureKind.PERCENT, number.start, tenths.end(), value, "", used)


def _money(
    key: str, number: Number, words: str, currency: re.Match[str] | None
) -> FoldedFigure | None:
    """Return an amount: with its currency behind or before it, or of 億 or more of nothing else."""
    if currency:
        unit = "" if currency[0] == _NT_DOLLAR else currency[0]
        return _amount(key, number, currency.end(), unit)
    foreign = _FOREIGN_BEFORE.search(key, 0, number.start)
    if foreign:
        return _amount(key, number, number.end, foreign[0])
    if any(scale in words for scale in "亿兆") and not _LATIN.match(key, number.end):
        return _amount(key, number, number.end, "")
    return None


def _amount(key: str, number: Number, end: int, currency: str) -> FoldedFigure:
    before = (_FOREIGN_BEFORE if currency else _DOLLARS_BEFORE).search(key, 0, number.start)
    start = before.start() if before else number.start
    value = f"{number.value.amount.normalize():f}元"
    return FoldedFigure(FigureKind.AMOUNT, start, end, value, currency)


def _counted(key: str, number: Number, counter: Counter, at: int) -> FoldedFigure | None:
    end = at + len(counter.name)
    if _LATIN.match(counter.name) is None and _LATIN.match(key, number.end):
        return None
    start, sign = _sign(key, number.start)
    value = (number.value.amount * counter.factor).normalize()
    return FoldedFigure(
        FigureKind.NUMBER, start, end, f"{sign}{value:f}{counter.measure}", counter.measure
    )


def _numerals(words: str) -> Numerals:
    """Return how a number is written."""
    if any(each.isdecimal() and each.isascii() for each in words):
        return Numerals.DIGITS
    return Numerals.ONE if words == "一" else Numerals.HAN
