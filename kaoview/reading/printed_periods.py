"""The year or years that a document is about, as titles, paragraphs and file names print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaoview.lookalikes import same_looking
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.reading.numerals import numeral

_YEARS = re.compile(
    r"(\d{2,4})(?:年度?)?(?:[-~～—–至到](?:中華民國|民國)?(\d{2,4}))?(?:年度?|[學會計]+年度)"
)
_HAN_YEAR = re.compile(r"([一二三四五六七八九十百零〇○]{2,6})[學會計]{0,2}年度?")
_HAN_RANGE = re.compile(
    r"([一二三四五六七八九十百零〇○]{2,6})(?:年度?)?[至到]([一二三四五六七八九十百零〇○]{2,6})年"
)
_IN_BRACKETS = re.compile(r"[(（](\d{2,3})[)）]年")
_COVERED = (
    re.compile(r"本[(（](\d{2,3})[)）]年"),
    re.compile(r"(\d{2,4})年\d{1,2}月(?:\d{1,2}日)?[至到~～-]"),
    re.compile(r"(\d{2,4})年度?[上下]半年"),
)
"""How a sentence says which months a report covers, or which year is the present one."""
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{2,3})(?:0[1-9]|1[0-2])(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{2,3}|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_DATE = re.compile(r"日期[:：]?(?:中華民國|民國)?(\d{2,4})年(\d{1,2})月")
_IN_FILE_NAME = re.compile(
    r"(?<!\d)(\d{2,3}|20\d\d)(?:年度?)?(?:[-~_～至](\d{2,3}|20\d\d))?(?:年度?)?(?!\d)"
)
_FIRST, _LAST = 38, 160
"""The first and last year of the Republic that plans are about: 38 is 1949; none plans beyond
160 (2071) except by naming a distant goal such as 2050, which titles of plans do not."""
_LONGEST_RANGE = 12
"""Years from the first to the last of a plan, at most; longer ones are visions."""


_GOAL = re.compile(
    r"20\d\d年(?!度)[^，。；]{0,24}?(?:達|減|淨零|中和|目標|願景|以?前)|20[3-9]\d年(?!度)"
)
"""A year of the common era by which something is to be reached: so it says, or it is as far off
as those of the Sustainable Development Goals, 2030 and later."""


_EVENT = re.compile(
    r"[\u4e00-\u9fff,，、](?:[於在自從迄]|截至|預計|預定)(?:中華民國|民國)?(?:\d{2,4}|20\d\d)年(?!度)"
)
"""The year of what a sentence tells: 本會於111年推出."""


@dataclass(frozen=True, slots=True)
class DatedMonth:
    """The year and month of a report's date."""

    period: str
    month: int


def plain(text: str) -> str:
    """Return a text without white space, its full-width letters and digits half-width."""
    return "".join(same_looking(text).split())


def period_in(text: str) -> str:
    """Return the first year or range of years in a text, or empty.

    >>> period_in("高雄市政府108至111年度中程施政計畫"), period_in("臺南市政府2009年度工作計畫")
    ('108-111', '98')
    >>> [period_in(words) for words in ("一百一十三年度施政計畫", "本(99)年1月至6月", "二十週年")]
    ['113', '99', '']
    >>> period_in("一百一十四會計年度單位預算")
    '114'
    """
    words = plain(text)
    for match in _YEARS.finditer(words):
        if found := _range(match.group(1), match.group(2)):
            return found
    bracketed = _IN_BRACKETS.search(words)
    if bracketed and (found := _range(bracketed.group(1), None)):
        return found
    han = _HAN_RANGE.search(words)
    if han and (found := _range(_value(han.group(1)), _value(han.group(2)))):
        return found
    for match in _HAN_YEAR.finditer(words):
        if found := _range(_value(match.group(1)), None):
            return found
    return ""


def names_a_goal(text: str) -> bool:
    """Tell whether a text names the year of a distant goal, which is not the document's own.

    >>> names_a_goal("一、2030年較基準年減量30％"), names_a_goal("2025年度施政計畫")
    (True, False)
    """
    return _GOAL.search(plain(text)) is not None


def tells_an_event(text: str) -> bool:
    """Tell whether a sentence says when something happened, which need not be a document's year.

    >>> [tells_an_event(each) for each in ("本會為減碳，於111年推出本方案。", "時間：自95年2月起")]
    [True, False]
    """
    words = plain(text)
    return words.endswith(("。", ".")) and _EVENT.search(words) is not None


def period_covered(text: str) -> str:
    """Return the year that a sentence says the document covers, or empty.

    >>> [period_covered(t) for t in ("本(99)年1月至6月", "謹就98年7月至12月之工作", "自95年起")]
    ['99', '98', '']
    """
    words = plain(text)
    for pattern in _COVERED:
        match = pattern.search(words)
        if match and (found := _range(match.group(1), None)):
            return found
    return ""


def period_of_file(stem: str) -> str:
    """Return the year or range of years in a file's name, or empty.

    >>> [period_of_file(stem) for stem in ("水務局114年度", "108-111-plan", "9906")]
    ['114', '108-111', '']
    """
    words = same_looking(stem)
    for match in _IN_FILE_NAME.finditer(words):
        first = match.group(1)
        marked = "年" in match.group()
        # Two digits may be a number in a row of files; three or four are a year more often.
        if (len(first) > 2 or marked) and (found := _range(first, match.group(2))):
            return found
    return ""


def period_of_file_date(stem: str) -> str:
    """Return the year of the day or month in a file's name, or empty.

    >>> [period_of_file_date(stem) for stem in ("report_9906", "0990630", "114年度")]
    ['99', '99', '']
    """
    words = same_looking(stem)
    dates = (pattern.search(words) for pattern in (_DAY, _YEAR_MONTH))
    return next((_range(date.group(1), None) for date in dates if date), "")


def date_in(text: str) -> DatedMonth | None:
    """Return the date that a line states (日期：112年11月6日), or None."""
    match = _DATE.search(plain(text))
    if match is None:
        return None
    return DatedMonth(_range(match.group(1), None), int(match.group(2)))


def _value(text: str) -> str:
    value = numeral(text)
    return str(value) if value else ""


def _range(first: str, last: str | None) -> str:
    """Return a period, or empty where the numbers are no years that plans are about."""
    start, stop = _roc_year(first), _roc_year(last or "")
    if start is None:
        return ""
    if stop is not None and start < stop <= start + _LONGEST_RANGE:
        return f"{start}-{stop}"
    return str(start)


def _roc_year(text: str) -> int | None:
    """Return a year of the Republic; 2009 is 98; None for what is no year of a plan."""
    if not text.isdigit():
        return None
    year = int(text)
    year = year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year
    return year if _FIRST <= year <= _LAST else None
