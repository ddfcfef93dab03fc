"""Recognize a period attached to a word of a query: 113年淨零 means year:113 淨零.

Only periods of the library, and years within them, are recognized, and only where the number is
unambiguous: dates (113年5月), amounts and counts (113萬元, 112處), laws (第113條), school years
(113學年度), ids and markers are left as they are. Quotes prevent the recognition.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from kaoview.model import Library
from kaoview.periods import ROC_YEAR_OFFSET, years
from kaoview.search.query import MAX_QUERY_LENGTH, Token, printable, tokenize
from kaoview.text.fold import fold
from kaoview.text.numbers import parse_number

_MIN_WORD_LENGTH = 2
"""Shortest word, in characters, that a period is split off: one character is rather a unit."""

_ERAS = ("民国", "中华民国")
_HAN = "\u3400-\u9fff"
_NUMERALS = "〇零一二三四五六七八九十百"
_YEAR = rf"(?:\d{{2,4}}|[{_NUMERALS}]{{2,6}})"
# Patterns for folded text: Simplified characters, ASCII digits and dashes.
_PERIOD = (
    rf"(?:中?华?民国)?(?P<first>{_YEAR})(?:(?:年度?)?[-~至到](?P<last>{_YEAR}))?(?P<unit>年度?)?"
)
_PERIOD_FIRST = re.compile(rf"{_PERIOD}的?(?P<rest>[{_HAN}].*)")
_PERIOD_LAST = re.compile(rf"(?P<rest>.*?[{_HAN}]){_PERIOD}")
_PERIOD_ONLY = re.compile(_PERIOD)
_DATE_AFTER = re.compile(rf"[第至到以底初末年]|[上下]半|[{_NUMERALS}]+[月日季]")
_COUNTER_AFTER = re.compile(
    r"[年月日号期届次场件名位户所处座栋条款项目个只辆艘台组套批种级层楼里路线度岁倍万亿千百兆仟元]"
    r"|人(?:次|数|$)|公[里顷吨尺斤分]|平方|小时|分钟|学年|学期|课纲"
    r"|保护专线|妇幼|专线|热线"  # 113 is also the number of a hotline
)
_DATE_BEFORE = re.compile(r"[第至到自从于迄及和与或前后〇一二三四五六七八九十百]$")
_NUMBER_BEFORE = re.compile(r"[台省县乡市道线路段号期条款项目章节之共约达近逾计]$")


@dataclass(frozen=True, slots=True)
class PeriodSplit:
    """A query with its periods normalized.

    Attributes:
        literal: The query as typed, except that a separate period beside other words is reduced
            to its name (淨零 113年 becomes 淨零 113), and spaces inside a year are removed
            (113 年度).
        filtered: The same with each period attached to a word, and each range of years beside
            words, turned into a filter; None if there is none.
        note: One Chinese sentence about the filters, or an empty string.
    """

    literal: str
    filtered: str | None = None
    note: str = ""


def periods_of(library: Library) -> frozenset[str]:
    """Return the periods of a library's plans."""
    found = {plan.period for department in library.departments for plan in department.plans}
    return frozenset(found - {""})


def parse_period(word: str, periods: Collection[str]) -> str | None:
    """Return the period that a whole word denotes, or None.

    >>> parse_period("民國113年度", {"113"}), parse_period("108至111年", {"108-111"})
    ('113', '108-111')
    """
    found = _PERIOD_ONLY.fullmatch(fold(word).key)
    name = _matched_period(found) if found else ""
    return name if name in periods else None


def split_off_period(word: str, periods: Collection[str]) -> tuple[str, str] | None:
    """Split a period off the Chinese word that it is attached to.

    Args:
        word: One word as typed.
        periods: The library's periods; a year within one of them is accepted if it has 年
            (109年托育 with 108-111).

    Returns:
        The period and the rest of the word; None if no period is attached.

    >>> split_off_period("113年淨零", {"113"}), split_off_period("淨零113年", {"113"})
    (('113', '淨零'), ('113', '淨零'))
    """
    folded = fold(word)
    found = _PERIOD_FIRST.fullmatch(folded.key)
    if found:
        no_period = _DATE_AFTER if found["unit"] else _COUNTER_AFTER
        if no_period.match(found["rest"]):
            return None
    else:
        found = _PERIOD_LAST.fullmatch(folded.key)
        if not found or _DATE_BEFORE.search(found["rest"]):
            return None
        if not found["unit"] and _NUMBER_BEFORE.search(found["rest"]):
            return None
    period = _matched_period(found)
    known = period in periods or (found["unit"] and _is_within(period, periods))
    if not known or len(found["rest"]) < _MIN_WORD_LENGTH:
        return None
    start, end = folded.raw_span(*found.span("rest"))
    return period, word[start:end]


def interpret_periods(text: str, periods: Collection[str]) -> PeriodSplit:
    """Interpret the periods in a query.

    Args:
        text: The query as typed.
        periods: The library's periods.

    Returns:
        The normalized query. If a filter already selects other years, no period is split off.
    """
    if not periods or len(text) > MAX_QUERY_LENGTH:
        return PeriodSplit(text)
    text = _join_spaced_years(text, periods)
    found = [token for token in tokenize(text) if token.text.strip()]
    words = [token for token in found if token.is_plain_word]
    if not words:
        return PeriodSplit(text)
    literal, filtered, split_off, notes = text, text, list[str](), list[str]()
    several = len([token for token in found if not token.name and not token.negated]) > 1
    for token in reversed(words):
        period_name = parse_period(token.text, periods) if several else None
        split = split_off_period(token.text, periods)
        if period_name:
            literal = _replace_token(literal, token, period_name)
            if "-" in period_name:  # a range of years is nothing else; 113 may be a number
                split_off.insert(0, period_name)
                notes.insert(0, f"看成 {period_name} 年度")
                filtered = _replace_token(filtered, token, "")
            else:
                filtered = _replace_token(filtered, token, period_name)
        elif split:
            split_off.insert(0, split[0])
            filtered = _replace_token(filtered, token, split[1])
            notes.insert(0, f"看成 {split[0]} 年的「{printable(split[1])}」")
    explicit_years = {token.text.strip() for token in found if token.is_year_filter}
    if not split_off or explicit_years - set(split_off):
        return PeriodSplit(literal)
    filters = "".join(
        f"year:{each} " for each in dict.fromkeys(split_off) if each not in explicit_years
    )
    return PeriodSplit(literal, filters + filtered, "；".join(notes))


def _replace_token(text: str, token: Token, word: str) -> str:
    """Replace the text of a token in a query; offsets before it stay valid."""
    return text[: token.start] + word + text[token.end :]


def _join_spaced_years(text: str, periods: Collection[str]) -> str:
    """Remove the spaces that documents print inside a year (民國 113 年度)."""
    for left, right in reversed(list(pairwise(tokenize(text)))):
        year = right.text.startswith("年") and parse_period(left.text, periods)
        era = fold(left.text).key in _ERAS and right.text[:1].isdecimal()
        if left.is_plain_word and right.is_plain_word and (year or era):
            text = text[: left.end] + text[right.start :]
    return text


def _matched_period(found: re.Match[str]) -> str:
    """Return the matched period, or an empty string if its numbers are not years."""
    years = [_year(each, bool(found["unit"])) for each in found.group("first", "last") if each]
    return "-".join(map(str, years)) if all(years) else ""


def _is_within(year: str, periods: Collection[str]) -> bool:
    """Return whether a single year is within one of some periods."""
    ranges = [found for found in map(years, periods) if found]
    return year.isdecimal() and any(found[0] <= int(year) <= found[-1] for found in ranges)


def _year(figure: str, said: bool) -> int | None:
    """Return a year of the Republic; other than in its own digits only where 年 is said."""
    if not said:
        return int(figure) if figure.isdecimal() and not figure.startswith("0") else None
    value = None if figure.startswith("0") else parse_number(figure)
    if value is None or value != value.to_integral_value():
        return None
    year = int(value)
    return year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year
