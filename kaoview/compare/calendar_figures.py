"""Reads clock times, dates and years of a folded text: 8時30分, 112年6月30日, 108-111年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaoview.compare.counters import Numerals, counter_at
from kaoview.compare.figure_signs import TO, YUAN, names_anniversary
from kaoview.compare.figures import FigureKind, FoldedFigure
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.text.fold import fold_key
from kaoview.text.numbers import Number

_RANGE = re.compile(rf"{TO}(?:民国)?")
_ERA = re.compile(r"(?:民国|西元|公元)$")
_THIS_YEAR = re.compile(r"(?:[本今去明]年)$")
_BEFORE_YEAR = 2
"""Characters of each of the words before a year (民國, 今年, 今(), the only ones looked at."""
_YEAR_SIGN = re.compile(fold_key("(?:學年度?|年度?)"))
_DURATION = re.compile(fold_key("年(?:期|以上|以下|國)"))
"""Behind a number that is no year: 100年以上古蹟, 12年國民基本教育."""
_ALONE_AS_YEAR = re.compile(r"[^\W\d_a-z]")
_HOUR = re.compile(fold_key("時(?!間|代|期|段|機|數|刻|任|尚|事|空|程|效|薪|速|價|裝)"))
_MONTH_BEFORE = re.compile(fold_key("[本同該次上下當]月$"))
_PART_OF_DAY = re.compile(fold_key("上午|下午|中午|凌晨|清晨|晚間|晚上"))
_DURATION_IN_DAYS = re.compile(fold_key("內|以|之|間|前|後|游|遊|曆天"))
"""Behind days that are counted: 於7日內."""
_THIS_YEAR_OPENS = re.compile(r"[本今去明]\($")
_YEAR_CLOSES = re.compile(fold_key(r"\)(?:學年度?|年度?)"))
"""Around a year: 今(112)年."""
_LATEST_DURATION = 60
"""A number of years below it is a duration, from it on a year of the Republic (60: 1971)."""
_LAST_ROC_YEAR, _FIRST_AD_YEAR, _LAST_AD_YEAR = 200, 1900, 2100
_BARE_YEARS = range(2005, 2061)
"""Years that are read as such without 年 (2050淨零); 1999 and 1950 are telephone numbers."""
_MONTHS, _DAYS, _HOURS, _MINUTES = 12, 31, 24, 59
_CHIEF = fold_key("大")


def clock_time(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
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
    return FoldedFigure(FigureKind.DATE, hour.start, end, clock, "clock", used)


def date(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 112年6月30日, 本年4月1日, 6月, 8時30分; None where a number begins no date."""
    first, start = numbers[at], numbers[at].start
    follow = numbers[at + 1 : at + 2]
    of_year = bool(follow) and _joined(key, first, "年", follow[0]) and _is_year(key, first)
    months, used = _counted_off(key, numbers, at + of_year, "月", _MONTHS)
    if not used:
        return None
    before = (_ERA if of_year else _THIS_YEAR).search(key, max(0, start - _BEFORE_YEAR), start)
    start = before.start() if before else start
    used += of_year
    monthly = "~".join(months)
    end = numbers[at + used - 1].end + 1
    if at + used < len(numbers) and numbers[at + used].start == end:
        days, more = _counted_off(key, numbers, at + used, "日", _DAYS)
        if more:
            monthly, used = f"{monthly}/{'~'.join(days)}", used + more
            end = numbers[at + used - 1].end + 1
    value = f"{_roc(first)}/{monthly}" if of_year else monthly
    return FoldedFigure(FigureKind.DATE, start, end, value, "", used, monthly)


def day_of_month(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 8日 of 於8日上午; None where a number is no day, or counts days."""
    number = numbers[at]
    if not _follows(key, number, "日", _DAYS) or not key[number.start : number.end].isdecimal():
        return None
    end = number.end + 1
    of_month = _MONTH_BEFORE.search(key, max(0, number.start - 2), number.start)
    at_day = key.startswith("于", number.start - 1) and not _DURATION_IN_DAYS.match(key, end)
    if not (of_month or at_day or _PART_OF_DAY.match(key, end)):
        return None
    start = of_month.start() if of_month else number.start
    value = f"{number.value.amount:f}日"
    return FoldedFigure(FigureKind.DATE, start, end, value, "", 1, value)


def _counted_off(
    key: str, numbers: Sequence[Number], at: int, sign: str, most: int
) -> tuple[list[str], int]:
    """Return months or days that follow each other (5至6月, 5日至11日), and how many numbers."""
    found: list[str] = []
    signed = 0
    for number in numbers[at:]:
        if found:
            previous = numbers[at + len(found) - 1]
            between = key[previous.end : number.start].removeprefix(sign)
            if not _RANGE.fullmatch(between):
                break
        if number.value.sign or number.value.amount % 1 or not 1 <= number.value.amount <= most:
            break
        found.append(f"{number.value.amount:f}")
        if key[number.end : number.end + 1] == sign:
            signed = len(found)
    return found[:signed], signed


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
    if _ERA.search(key, max(0, number.start - _BEFORE_YEAR), number.start):
        return not number.value.sign and not number.value.amount % 1
    if "," in key[number.start : number.end] or _DURATION.match(key, number.end):
        return False
    return _may_be_year(number)


def _roc(number: Number) -> int:
    """Return a year of the Republic."""
    year = int(number.value.amount)
    return year - ROC_YEAR_OFFSET if year >= _FIRST_AD_YEAR else year


def year(key: str, numbers: Sequence[Number], at: int) -> FoldedFigure | None:
    """Return 113年度, 108-111年, 2050 before 淨零; None where a number is no year."""
    years = [numbers[at]]
    opening = _THIS_YEAR_OPENS.search(key, max(0, years[0].start - _BEFORE_YEAR), years[0].start)
    closing = _YEAR_CLOSES.match(key, years[0].end)
    if opening and closing and _may_be_year(years[0]):
        value = str(_roc(years[0]))
        return FoldedFigure(FigureKind.YEAR, opening.start(), closing.end(), value)
    if names_anniversary(key, years[0].start):
        return None
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
    era = _ERA.search(key, max(0, years[0].start - _BEFORE_YEAR), years[0].start)
    start = era.start() if era else years[0].start
    value = "~".join(str(_roc(year)) for year in years)
    return FoldedFigure(FigureKind.YEAR, start, sign.end(), value, "", len(years))


def _may_be_year(number: Number) -> bool:
    """Return whether a number could be one of several years before one 年."""
    amount = number.value.amount
    if number.value.sign or amount % 1:
        return False
    roc = _LATEST_DURATION <= amount <= _LAST_ROC_YEAR
    return roc or _FIRST_AD_YEAR <= amount <= _LAST_AD_YEAR


def _bare_year(key: str, number: Number) -> FoldedFigure | None:
    """Return a year without 年 before a word: 2050淨零, 2010臺北國際花卉博覽會."""
    digits = key[number.start : number.end]
    if not digits.isdecimal() or int(number.value.amount) not in _BARE_YEARS:
        return None
    if not _ALONE_AS_YEAR.match(key, number.end) or key[number.start - 1 : number.start] in (
        "-",
        ":",
    ):
        return None
    counter = counter_at(key, number.end, Numerals.DIGITS)
    # Nothing has two thousand chief points, but there is 大邱.
    if (counter and counter.name != _CHIEF) or key.startswith(YUAN, number.end):
        return None
    return FoldedFigure(FigureKind.YEAR, number.start, number.end, str(_roc(number)))
