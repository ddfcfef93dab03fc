"""Reads the figures of a text: quantities with what they count, amounts, dates, ordinals, places.

The numbers come from ``text.numbers``, so that a value is one in every spelling; here they are told
apart by what stands before and behind them. What counts nothing is left out: digits beside Latin
letters (5G), parts of names (國道1號, 412-8185) and single Chinese numerals in words (一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from kaoview.compare.calendar_figures import clock_time, date, day_of_month, year
from kaoview.compare.figure_signs import TO
from kaoview.compare.figures import Figure, FigureKind, FoldedFigure
from kaoview.compare.ordinal_figures import ordinal
from kaoview.compare.places import overlaps, places_of
from kaoview.compare.quantity_figures import quantity, share
from kaoview.compare.worded_figures import worded
from kaoview.text.fold import Folded, fold, fold_key
from kaoview.text.numbers import HAN_DIGITS, Number, Value, find_numbers

_CACHED = 1024
"""Texts whose figures are kept: those of one plan; each is compared with several. By hand."""

_APART = re.compile(
    r"(?<=[0-9０-９])\s+(?=[0-9０-９])|(?<=[A-Za-z])\s+(?=[A-Za-z])"
    r"|(?<=[0-9０-９〇零一二三四五六七八九十百千萬億兆])[^\S\t\n]*[\t\n]\s*"
)
"""White space that folding would take out though what stands beside it is not one: between the
digits of two numbers, between two words in Latin letters, and the end of a number's line or cell
(the 154 above 本年度 is no 154本)."""
_LATIN = re.compile(r"[a-z]")
_ROUND = re.compile(fold_key("(?<=[逾近破達上])[百千](?=[場人名家戶件處項所個輛棟座])"))
_ROUND_VALUES = {"百": Decimal(100), "千": Decimal(1000)}
_SHARED = re.compile(fold_key("(?:經費|補助|比例|比率|負擔|分擔|至少|超過|不足)$"))
_PROPORTION = re.compile(fold_key(r"比(?!賽|照|對|較)\w*$"))
_NAME_OF_RATIO = 8
"""Characters before a ratio in which the word is looked for that says it is one. Chosen by hand."""
_LARGEST_BELOW = 10
"""Largest denominator of a fraction with a stroke. Chosen by hand."""


@lru_cache(maxsize=_CACHED)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures and places in a raw text, in order.

    >>> [figure.text for figure in figures_of("第8屆於112年6月30日前，補助10萬9,904人，5G")]
    ['第8屆', '112年6月30日', '10萬9,904人']
    """
    return tuple(figure for figure in all_figures_of(text) if not figure.faint)


@lru_cache(maxsize=_CACHED)
def all_figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures and places in a raw text, in order, and what may be figures.

    >>> [(figure.text, figure.faint) for figure in all_figures_of("第一次辦理，設置一所、第二所")]
    [('第一次', True), ('一所', True), ('第二所', False)]
    """
    found = list(_numeric_figures(text))
    places = list(places_of(text, [figure.span for figure in found if not figure.faint]))
    named = [figure.span for figure in places]
    found = [figure for figure in found if not (figure.faint and overlaps(figure.span, named))]
    return tuple(sorted([*found, *places], key=lambda figure: figure.span))


def _numeric_figures(text: str) -> Iterator[Figure]:
    """Yield the figures in a raw text, without places."""
    apart = _APART.sub(lambda gap: "|" * len(gap[0]), text)
    folded = fold(apart)
    numbers = sorted([*find_numbers(folded.key), *_round_numbers(folded.key)], key=_start)
    in_words: set[int] = set()
    for said in worded(folded.key):
        in_words.update(range(said.start, said.end))
        yield _figure(text, folded, said)
    numbers = [number for number in numbers if number.start not in in_words]
    at = 0
    while at < len(numbers):
        found = _read(folded.key, numbers, at)
        if found is None:
            at += 1
            continue
        at += found.numbers
        yield _figure(text, folded, found)


def _start(number: Number) -> int:
    return number.start


def _round_numbers(key: str) -> Iterator[Number]:
    """Yield the hundreds and thousands that are numbers without a digit: 逾百場, 上千人."""
    for match in _ROUND.finditer(key):
        yield Number(match.start(), match.end(), Value(_ROUND_VALUES[match[0]]))


def _figure(text: str, folded: Folded, found: FoldedFigure) -> Figure:
    start, end = folded.raw_span(found.start, found.end)
    return Figure(
        found.kind, (start, end), text[start:end], found.value, found.unit, found.day, found.faint
    )


def _read(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return the figure that begins with a number, or None where it is none."""
    number = numbers[at]
    if number.start and _LATIN.match(key, number.start - 1):
        return None
    if number.end - number.start == 1 and _ROUND.match(key, number.start):
        return _round(key, number)
    if number.value.sign:
        return share(key, number)
    if number.start and key[number.start - 1] == "第":
        return ordinal(key, numbers, at)
    for reader in (clock_time, date, day_of_month, year, _ratio, _fraction, _about, _range):
        found = reader(key, numbers, at)
        if found is not None:
            return found
    return quantity(key, number)


def _round(key: str, number: Number) -> FoldedFigure | None:
    """Return 逾百場, with the word that makes a number of it."""
    found = quantity(key, number)
    return found and found._replace(start=number.start - 1, faint=True)


def _fraction(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 1/2 of 經費1/2, which might be a day elsewhere; None where a number begins none."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or key[first.end : second.start] != "/":
        return None
    below = second.value.amount
    if not 1 <= first.value.amount < below <= _LARGEST_BELOW or second.value.sign:
        return None
    shared = _SHARED.search(key, max(0, first.start - 2), first.start)
    if shared is None or key.startswith("/", second.end):
        return None
    value = f"{first.value.amount:f}/{below:f}"
    return FoldedFigure(FigureKind.PERCENT, first.start, second.end, value, "", 2)


def _ratio(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 1:15, and 3:2 of 比例為3:2; None where a number begins no such ratio."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or key[first.end : second.start] != ":":
        return None
    before = max(0, first.start - _NAME_OF_RATIO)
    if first.value.amount != 1 and not _PROPORTION.search(key, before, first.start):
        return None
    value = f"{first.value.amount:f}:{second.value.amount:f}"
    return FoldedFigure(FigureKind.PERCENT, first.start, second.end, value, ":", 2)


def _about(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 二、三十輛, which is twenty to thirty; None where a number begins nothing such."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or not first.start or key[first.end : second.start] != "、":
        return None
    if not (key[first.start - 1].isalpha() or key[first.start - 1] == ","):
        return None  # the second of some paragraphs: 二、三十日內
    lower = HAN_DIGITS.find(key[first.start : first.end])
    upper = HAN_DIGITS.find(key[second.start])
    if lower < 1 or first.end - first.start != 1 or upper != lower + 1 or second.value.sign:
        return None
    last = quantity(key, second)
    if last is None:
        return None
    value = f"{second.value.amount / upper * lower:f}~{last.value}"
    return last._replace(start=first.start, value=value, numbers=2)


def _range(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 16至22歲, whose first number has no unit; None where a number begins no range."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or not re.fullmatch(TO, key[first.end : second.start]):
        return None
    if key[first.end] == "、" or second.value.sign == "/":
        return None
    last = share(key, second) if second.value.sign else quantity(key, second)
    if last is None:
        return None
    value = f"{first.value.amount:f}~{last.value}"
    return last._replace(start=first.start, value=value, numbers=2)
