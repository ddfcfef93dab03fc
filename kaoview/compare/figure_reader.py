"""Reads the figures of a text: quantities with what they count, amounts, dates, ordinals, places.

The numbers come from ``text.numbers``, so that a value is one in every spelling; here they are told
apart by what stands before and behind them. What counts nothing is left out: digits beside Latin
letters (5G), parts of names (國道1號, 412-8185) and single Chinese numerals in words (一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kaoview.compare.counters import Counter, Numerals, counter_at
from kaoview.compare.figures import Figure, FigureKind
from kaoview.compare.places import places_of
from kaoview.text.fold import Folded, fold, fold_key
from kaoview.text.numbers import Number, find_numbers

_CACHED = 1024
"""Texts whose figures are kept: those of one plan; each is compared with several. By hand."""

_BETWEEN_DIGITS = re.compile(r"(?<=[0-9０-９])\s+(?=[0-9０-９])")
"""White space between the digits of two numbers, which folding would join into one."""
_TO = r"[至到~\-—、]"
_RANGE = re.compile(rf"{_TO}(?:民国)?")
_ERA = re.compile(r"(?:民国|西元|公元)$")
_THIS_YEAR = re.compile(r"(?:[本今去明]年)$")
_YEAR_SIGN = re.compile(r"年度?")
_DURATION = re.compile(fold_key("年(?:期|以上|以下|國)"))
"""Behind a number that is no year: 100年以上古蹟, 12年國民基本教育."""
_ALONE_AS_YEAR = re.compile(r"[^\W\d_a-z]")
_CURRENCY = re.compile(fold_key("(?:元|美元|美金|歐元|日圓|日元|人民幣)"))
_NT_DOLLAR = fold_key("元")
_DOLLARS_BEFORE = re.compile(fold_key("新台幣$"))
_FOREIGN_BEFORE = re.compile(fold_key("(?:美元|美金|歐元|日圓|人民幣)$"))
_NEGATIVE = re.compile(rf"(?:{fold_key('負成長|負')}|(?<![0-9a-z])-)$")
_TENTHS = re.compile(
    fold_key(
        "成(?!立|為|果|長|效|員|功|本|就|熟|年|人|品|交|分|因|績|份|語|群|家|全|都|形|衣|雙|癮|對)"
    )
)
_HOUR = re.compile(fold_key("時(?!間|代|期|段|機|數|刻|任|尚|事|空|程|效|薪|速|價|裝)"))
_POINTS = fold_key("個百分點")
_ORDINAL = re.compile(
    fold_key(
        "(?:階段|梯次|會期|期程|屆|任|期|次|條|項|款|目|標|季|年|波|批|代|版|名|座|處|所|場|件|案|家|個|類|區|校|年級)"
    )
)
_FIRST_OF_MANY = frozenset(map(fold_key, ("次", "名", "個", "家", "座", "年", "代")))
"""Behind 第一, as in 第一次: mostly a manner of speaking."""
_LATIN = re.compile(r"[a-z]")

_LATEST_DURATION = 60
"""A number of years below it is a duration, from it on a year of the Republic (60: 1971)."""
_LAST_ROC_YEAR, _FIRST_AD_YEAR, _LAST_AD_YEAR = 200, 1900, 2100
_ROC_OFFSET = 1911
_BARE_YEARS = range(2005, 2061)
"""Years that are read as such without 年 (2050淨零); 1999 and 1950 are telephone numbers."""
_MONTHS, _DAYS, _HOURS, _MINUTES, _TENTH = 12, 31, 24, 59, 10


class _Found(NamedTuple):
    """A figure in the folded text, and how many numbers it is made of."""

    kind: FigureKind
    start: int
    end: int
    value: str
    unit: str = ""
    numbers: int = 1
    day: str = ""


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


def _figure(text: str, folded: Folded, found: _Found) -> Figure:
    start, end = folded.raw_span(found.start, found.end)
    return Figure(found.kind, (start, end), text[start:end], found.value, found.unit, found.day)


def _read(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return the figure that begins with a number, or None where it is none."""
    number = numbers[at]
    if number.start and _LATIN.match(key, number.start - 1):
        return None
    if number.value.sign:
        return _share(key, number)
    if number.start and key[number.start - 1] == "第":
        return _ordinal(key, numbers, at)
    for reader in (_time, _date, _year, _ratio, _range):
        found = reader(key, numbers, at)
        if found is not None:
            return found
    return _quantity(key, number)


def _share(key: str, number: Number) -> _Found:
    """Return a percentage or a fraction."""
    start = _sign_start(key, number.start)
    sign = "-" if start < number.start else ""
    value = f"{sign}{number.value.amount.normalize():f}{number.value.sign}"
    return _Found(FigureKind.PERCENT, start, number.end, value)


def _sign_start(key: str, start: int) -> int:
    """Return where the sign before a number starts (負成長2.3%), or the number itself."""
    sign = _NEGATIVE.search(key, max(0, start - 3), start)
    return sign.start() if sign else start


def _ordinal(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 第8屆, 第二階段, 第14條第1項; None where nothing is counted, or 第一次 is meant."""
    start = numbers[at].start - 1
    values, end, used = [], start, 0
    for number in numbers[at:]:
        if number.start != end + 1 or key[end] != "第":
            break
        counted = _ORDINAL.match(key, number.end)
        if not counted or number.value.sign:
            break
        values.append((number.value.amount, counted[0]))
        end, used = counted.end(), used + 1
    if not values or (used == 1 and values[0][0] == 1 and values[0][1] in _FIRST_OF_MANY):
        return None
    value = "".join(f"{amount:f}{name}" for amount, name in values)
    unit = "".join(name for _, name in values)
    return _Found(FigureKind.ORDINAL, start, end, value, unit, used)


def _time(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 8時30分; None where a number is no hour in digits."""
    hour, minute = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if not _HOUR.match(key, hour.end) or not key[hour.start : hour.end].isdecimal():
        return None
    if hour.value.amount > _HOURS:
        return None
    clock, end, used = f"{hour.value.amount:f}:00", hour.end + 1, 1
    if _joined(key, hour, key[hour.end], minute) and _follows(key, minute, "分", _MINUTES):
        assert minute is not None
        clock, end, used = f"{hour.value.amount:f}:{minute.value.amount:f}", minute.end + 1, 2
    return _Found(FigureKind.DATE, hour.start, end, clock, "clock", used)


def _date(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 112年6月30日, 本年4月1日, 6月, 8時30分; None where a number begins no date."""
    first, *following = numbers[at], *numbers[at + 1 : at + 3], None, None
    year, start = None, first.start
    if _joined(key, first, "年", following[0]) and _is_year(key, first):
        year, month, day = _roc(first), following[0], following[1]
        era = _ERA.search(key, 0, start)
        start = era.start() if era else start
    else:
        month, day = first, following[0]
    if month is None or not _follows(key, month, "月", _MONTHS):
        return None
    this = _THIS_YEAR.search(key, 0, start)
    start = this.start() if this else start
    end, used = month.end + 1, 1 + (year is not None)
    monthly = f"{month.value.amount:f}"
    if day and _joined(key, month, "月", day) and _follows(key, day, "日", _DAYS):
        monthly, end, used = f"{monthly}/{day.value.amount:f}", day.end + 1, used + 1
    value = monthly if year is None else f"{year}/{monthly}"
    return _Found(FigureKind.DATE, start, end, value, "", used, monthly)


def _joined(key: str, first: Number, sign: str, second: Number | None) -> bool:
    """Return whether a number follows another with only a sign between."""
    return second is not None and key[first.end : second.start] == sign


def _follows(key: str, number: Number | None, sign: str, most: int) -> bool:
    """Return whether a whole number up to a limit stands before a sign."""
    if number is None or number.value.sign or key[number.end : number.end + 1] != sign:
        return False
    return 1 <= number.value.amount <= most and number.value.amount % 1 == 0


def _is_year(key: str, number: Number) -> bool:
    """Return whether a number before 年 is a year rather than so many years."""
    if _ERA.search(key, 0, number.start):
        return not number.value.sign and not number.value.amount % 1
    if "," in key[number.start : number.end] or _DURATION.match(key, number.end):
        return False
    return _may_be_year(number)


def _roc(number: Number) -> int:
    """Return a year of the Republic."""
    year = int(number.value.amount)
    return year - _ROC_OFFSET if year >= _FIRST_AD_YEAR else year


def _year(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 113年度, 108-111年, 2050 before 淨零; None where a number is no year."""
    years = [numbers[at]]
    for number in numbers[at + 1 :]:
        between = key[years[-1].end : number.start]
        if not _RANGE.fullmatch(between) or not _may_be_year(years[-1]):
            break
        years.append(number)
    while years and not (_YEAR_SIGN.match(key, years[-1].end) and _is_year(key, years[-1])):
        years.pop()
    sign = _YEAR_SIGN.match(key, years[-1].end) if years else None
    if sign is None:
        return _bare_year(key, numbers[at])
    era = _ERA.search(key, 0, years[0].start)
    start = era.start() if era else years[0].start
    value = "~".join(str(_roc(year)) for year in years)
    return _Found(FigureKind.YEAR, start, sign.end(), value, "", len(years))


def _may_be_year(number: Number) -> bool:
    """Return whether a number could be one of several years before one 年."""
    amount = number.value.amount
    if number.value.sign or amount % 1:
        return False
    roc = _LATEST_DURATION <= amount <= _LAST_ROC_YEAR
    return roc or _FIRST_AD_YEAR <= amount <= _LAST_AD_YEAR


def _bare_year(key: str, number: Number) -> _Found | None:
    """Return a year without 年 before a word: 2050淨零, 2010臺北國際花卉博覽會."""
    digits = key[number.start : number.end]
    if not digits.isdecimal() or int(number.value.amount) not in _BARE_YEARS:
        return None
    if not _ALONE_AS_YEAR.match(key, number.end) or key[number.start - 1 : number.start] == "-":
        return None
    if counter_at(key, number.end, Numerals.DIGITS) or _CURRENCY.match(key, number.end):
        return None
    return _Found(FigureKind.YEAR, number.start, number.end, str(_roc(number)))


def _ratio(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 1:15; None where a number begins no such ratio."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or first.value.amount != 1 or key[first.end : second.start] != ":":
        return None
    value = f"1:{second.value.amount:f}"
    return _Found(FigureKind.PERCENT, first.start, second.end, value, ":", 2)


def _range(key: str, numbers: Sequence[Number], at: int) -> _Found | None:
    """Return 16至22歲, whose first number has no unit; None where a number begins no range."""
    first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
    if second is None or not re.fullmatch(_TO, key[first.end : second.start]):
        return None
    if key[first.end] == "、" or second.value.sign == "/":
        return None
    last = _share(key, second) if second.value.sign else _quantity(key, second)
    if last is None:
        return None
    value = f"{first.value.amount:f}~{last.value}"
    return _Found(last.kind, first.start, last.end, value, last.unit, 2)


def _quantity(key: str, number: Number) -> _Found | None:
    """Return an amount, a share in tenths, or a number with what it counts; else None."""
    amount = number.value.amount
    if _TENTHS.match(key, number.end) and 1 <= amount < _TENTH and amount % 1 == 0:
        value = f"{amount * _TENTH:f}%"
        return _Found(FigureKind.PERCENT, number.start, number.end + 1, value)
    if key.startswith(_POINTS, number.end):
        end = number.end + len(_POINTS)
        return _Found(FigureKind.PERCENT, number.start, end, f"{amount.normalize():f}", _POINTS)
    words = key[number.start : number.end]
    counted = counter_at(key, number.end, _numerals(words))
    money = _CURRENCY.match(key, number.end)
    if counted is not None and money is None:
        return _counted(key, number, counted)
    return _money(key, number, words, money[0] if money else "")


def _money(key: str, number: Number, words: str, currency: str) -> _Found | None:
    """Return an amount: with its currency behind or before it, or of 億 or more of nothing else."""
    if currency:
        unit = "" if currency == _NT_DOLLAR else currency
        return _amount(key, number, number.end + len(currency), unit)
    foreign = _FOREIGN_BEFORE.search(key, 0, number.start)
    if foreign:
        return _amount(key, number, number.end, foreign[0])
    if any(scale in words for scale in "亿兆") and not _LATIN.match(key, number.end):
        return _amount(key, number, number.end, "")
    return None


def _amount(key: str, number: Number, end: int, currency: str) -> _Found:
    before = (_FOREIGN_BEFORE if currency else _DOLLARS_BEFORE).search(key, 0, number.start)
    start = before.start() if before else number.start
    value = f"{number.value.amount.normalize():f}元"
    return _Found(FigureKind.AMOUNT, start, end, value, currency)


def _counted(key: str, number: Number, counter: Counter) -> _Found | None:
    end = number.end + len(counter.name)
    if _LATIN.match(counter.name) is None and _LATIN.match(key, number.end):
        return None
    start = _sign_start(key, number.start)
    value = (number.value.amount * counter.factor).normalize()
    sign = "-" if start < number.start else ""
    return _Found(
        FigureKind.NUMBER, start, end, f"{sign}{value:f}{counter.measure}", counter.measure
    )


def _numerals(words: str) -> Numerals:
    """Return how a number is written."""
    if any(each.isdecimal() and each.isascii() for each in words):
        return Numerals.DIGITS
    return Numerals.ONE if words == "一" else Numerals.HAN
