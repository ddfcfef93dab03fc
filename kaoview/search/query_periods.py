"""A period written onto a word without a space: 113年淨零 means the 淨零 of 113.

Only periods that a library has, and years within them, are taken off, and only where the number
can hardly be anything else: dates (113年5月), amounts and counts (113萬元, 112處), laws (第113條),
school years (113學年度), ids and markers stay whole. Whoever wants the characters as they stand
puts them in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from kaoview.model import Library
from kaoview.periods import ROC_YEAR_OFFSET, years
from kaoview.search.numerals import value_of
from kaoview.search.query import LONGEST_QUERY, Token, printable, tokens
from kaoview.text.fold import fold

_LEAST_REST = 2
_ERAS = ("民国", "中华民国")
_HAN = "\u3400-\u9fff"
_CHINESE = "〇零一二三四五六七八九十百"
_YEAR = rf"(?:\d{{2,4}}|[{_CHINESE}]{{2,6}})"
# Everything below is folded: Simplified, digits and dashes plain.
_PERIOD = (
    rf"(?:中?华?民国)?(?P<first>{_YEAR})(?:(?:年度?)?[-~至到](?P<last>{_YEAR}))?(?P<unit>年度?)?"
)
_LEADING = re.compile(rf"{_PERIOD}的?(?P<rest>[{_HAN}].*)")
_TRAILING = re.compile(rf"(?P<rest>.*?[{_HAN}]){_PERIOD}")
_ALONE = re.compile(_PERIOD)
_DATE_GOES_ON = re.compile(rf"[第至到以底初末年]|[上下]半|[{_CHINESE}]+[月日季]")
_COUNTED = re.compile(
    r"[年月日号期届次场件名位户所处座栋条款项目个只辆艘台组套批种级层楼里路线度岁倍万亿千百兆仟元]"
    r"|人(?:次|数|$)|公[里顷吨尺斤分]|平方|小时|分钟|学年|学期|课纲"
    r"|保护专线|妇幼|专线|热线"  # 113 is also a telephone number
)
_DATE_BEFORE = re.compile(r"[第至到自从于迄及和与或前后〇一二三四五六七八九十百]$")
_NUMBERED = re.compile(r"[台省县乡市道线路段号期条款项目章节之共约达近逾计]$")


@dataclass(frozen=True, slots=True)
class PeriodSplit:
    """A query with the periods in it written as the query language has them.

    Attributes:
        plain: As typed, but a period that stands alone beside other words by its bare name
            (淨零 113年 is 淨零 113), and without a space inside a year (113 年度).
        dated: The same with each period that is written onto a word as a filter, or None where
            there is no such word.
        note: What ``dated`` makes of it, one Chinese sentence, or nothing.
    """

    plain: str
    dated: str | None = None
    note: str = ""


def periods_of(library: Library) -> frozenset[str]:
    """Return the periods that a library has plans for."""
    found = {plan.period for department in library.departments for plan in department.plans}
    return frozenset(found - {""})


def period_named(word: str, periods: Collection[str]) -> str | None:
    """Return the period that a word names, and nothing else, or None.

    >>> period_named("民國113年度", {"113"}), period_named("108至111年", {"108-111"})
    ('113', '108-111')
    """
    found = _ALONE.fullmatch(fold(word).key)
    name = _named(found) if found else ""
    return name if name in periods else None


def taken_apart(word: str, periods: Collection[str]) -> tuple[str, str] | None:
    """Return the period written onto a Chinese word, and the word without it, or None.

    Args:
        word: One word as typed.
        periods: Those that the library has; a year within one of them (109年托育, where there is
            108-111) is as good where 年 is said.

    >>> taken_apart("113年淨零", {"113"}), taken_apart("淨零113年", {"113"})
    (('113', '淨零'), ('113', '淨零'))
    """
    folded = fold(word)
    found = _LEADING.fullmatch(folded.key)
    if found:
        stays = _DATE_GOES_ON if found["unit"] else _COUNTED
        if stays.match(found["rest"]):
            return None
    else:
        found = _TRAILING.fullmatch(folded.key)
        if not found or _DATE_BEFORE.search(found["rest"]):
            return None
        if not found["unit"] and _NUMBERED.search(found["rest"]):
            return None
    period = _named(found)
    there = period in periods or (found["unit"] and _is_within(period, periods))
    if not there or len(found["rest"]) < _LEAST_REST:
        return None
    start, end = folded.raw_span(*found.span("rest"))
    return period, word[start:end]


def reading(text: str, periods: Collection[str]) -> PeriodSplit:
    """Return how a query may be meant that has periods written onto its words.

    Args:
        text: The query as typed.
        periods: Those that the library has.

    Returns:
        The reading. Where a filter already asks for other years, every word is left as it is.
    """
    text = _joined(text, periods) if len(text) <= LONGEST_QUERY else text
    found = [token for token in tokens(text) if token.text.strip()]
    words = [token for token in found if token.plain]
    if not periods or not words or len(text) > LONGEST_QUERY:
        return PeriodSplit(text)
    plain, dated, wanted, notes = text, text, list[str](), list[str]()
    several = len([token for token in found if not token.name and not token.minus]) > 1
    for token in reversed(words):
        named = period_named(token.text, periods) if several else None
        apart = taken_apart(token.text, periods)
        if named:
            plain, dated = _put(plain, token, named), _put(dated, token, named)
        elif apart:
            wanted.insert(0, apart[0])
            dated = _put(dated, token, apart[1])
            notes.insert(0, f"看成 {apart[0]} 年的「{printable(apart[1])}」")
    asked = {token.text.strip() for token in found if token.asks_year}
    if not wanted or asked - set(wanted):
        return PeriodSplit(plain)
    filters = "".join(f"year:{each} " for each in dict.fromkeys(wanted) if each not in asked)
    return PeriodSplit(plain, filters + dated, "；".join(notes))


def _put(text: str, token: Token, word: str) -> str:
    """Return a query with another word in a token's place; what stands before it is unchanged."""
    return text[: token.start] + word + text[token.end :]


def _joined(text: str, periods: Collection[str]) -> str:
    """Return a query without the spaces that documents print inside a year (民國 113 年度)."""
    for left, right in reversed(list(pairwise(tokens(text)))):
        year = right.text.startswith("年") and period_named(left.text, periods)
        era = fold(left.text).key in _ERAS and right.text[:1].isdecimal()
        if left.plain and right.plain and (year or era):
            text = text[: left.end] + text[right.start :]
    return text


def _named(found: re.Match[str]) -> str:
    """Return the period that was matched, or nothing where its figures are no years."""
    years = [_year(each, bool(found["unit"])) for each in found.group("first", "last") if each]
    return "-".join(map(str, years)) if all(years) else ""


def _is_within(year: str, periods: Collection[str]) -> bool:
    """Tell whether a single year lies within one of some periods."""
    ranges = [found for found in map(years, periods) if found]
    return year.isdecimal() and any(found[0] <= int(year) <= found[-1] for found in ranges)


def _year(figure: str, said: bool) -> int | None:
    """Return a year of the Republic; other than in its own digits only where 年 is said."""
    if not said:
        return int(figure) if figure.isdecimal() and not figure.startswith("0") else None
    value = None if figure.startswith("0") else value_of(figure)
    return value - ROC_YEAR_OFFSET if value and value > ROC_YEAR_OFFSET else value
