"""What a number counts: the counters and units of data/counters.txt, and what they convert to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cache

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key


class Numerals(IntEnum):
    """How a number is written, from what says the most to what is mostly part of a word."""

    DIGITS = 0
    HAN = 1
    ONE = 2
    """一 alone."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter or unit.

    Attributes:
        name: The folded characters in the text.
        measure: What is counted or measured, in the unit that others are converted to.
        factor: How many of the measure one of it is.
    """

    name: str
    measure: str
    factor: Decimal = Decimal(1)


_NUMERALS = {"digits": Numerals.DIGITS, "han": Numerals.HAN, "one": Numerals.ONE}
_TIMES = "次"
"""After a counter: so many times each (人次, 場次), which is another thing than the counter's."""
_NO_TIMES = frozenset(fold_key("年歲日天週周次個項區里國期名"))
"""Counters that 次 does not follow as a part of the counter."""


_YEAR = fold_key("年")
"""A counter that is mostly part of a word or name after digits, too: 12年國教, 30年代."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The counters and units.

    Attributes:
        counters: By name.
        patterns: Of those that may follow each sort of numeral, where they make no other word.
        anyhow: The same, whatever follows.
        distinct: The names of those that also count after Chinese numerals, so that a number in
            digits is of them for certain, whatever follows.
    """

    counters: dict[str, Counter]
    patterns: dict[Numerals, re.Pattern[str]]
    anyhow: dict[Numerals, re.Pattern[str]]
    distinct: frozenset[str]


@cache
def _table() -> _Table:
    counters: dict[str, Counter] = {}
    patterns: dict[Numerals, list[tuple[str, str]]] = {sort: [] for sort in Numerals}
    distinct = set()
    for line in (data_folder() / "counters.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, after, unless, converted = (*line.split("\t"), "", "")[:4]
        name, unless = fold_key(name), fold_key(unless)
        measure, _, factor = converted.partition(" ")
        measure = fold_key(measure) or name
        counters[name] = Counter(name, measure, Decimal(factor or 1))
        if _NUMERALS[after] > Numerals.DIGITS and name != _YEAR:
            distinct.add(name)
        for sort in Numerals:
            if sort <= _NUMERALS[after]:
                patterns[sort].append((name, f"(?!{unless})" if unless else ""))
                if name not in _NO_TIMES and len(name) == 1:
                    patterns[sort].append((name + _TIMES, f"(?!{fold_key('性|長|級|要')})"))
                    times = name + _TIMES
                    counters[times] = Counter(times, measure if name == fold_key("場") else times)
    return _Table(
        counters,
        {sort: _any_of(found) for sort, found in patterns.items()},
        {sort: _any_of([(name, "") for name, _ in found]) for sort, found in patterns.items()},
        frozenset(distinct),
    )


def _any_of(found: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """Return a pattern of names, the longest first, each with what may not follow."""
    return re.compile(
        "|".join(re.escape(name) + unless for name, unless in sorted(found, key=_longest_first))
    )


def _longest_first(entry: tuple[str, str]) -> tuple[int, str]:
    return -len(entry[0]), entry[0]


def counter_at(key: str, at: int, numerals: Numerals) -> Counter | None:
    """Return the counter that starts at a place of a folded text, behind a number, or None.

    Args:
        key: The folded text.
        at: The place behind the number.
        numerals: How the number is written.

    >>> counter_at(fold_key("45萬人次"), 3, Numerals.DIGITS).name
    '人次'
    >>> counter_at(fold_key("一日遊"), 1, Numerals.ONE) is None
    True
    """
    table = _table()
    found = table.patterns[numerals].match(key, at)
    return table.counters[found[0]] if found else None


def counter_before_word(key: str, at: int, numerals: Numerals) -> tuple[Counter, bool] | None:
    """Return the counter that makes another word with what follows, and whether it counts anyhow.

    Digits make no word with what follows: 26個資料集 are 26 of them, not 個資. Where the counter is
    mostly part of a name or word even so (國, 大, 台), it may not count.

    Args:
        key: The folded text.
        at: The place behind the number.
        numerals: How the number is written.

    >>> key = fold_key("26個資料集")
    >>> counter_at(key, 2, Numerals.DIGITS) is None
    True
    >>> counter, certain = counter_before_word(key, 2, Numerals.DIGITS)
    >>> counter.name, certain
    ('个', True)
    """
    table = _table()
    found = table.anyhow[numerals].match(key, at)
    if not found:
        return None
    return table.counters[found[0]], numerals is Numerals.DIGITS and found[0] in table.distinct


def numerals_of(words: str) -> Numerals:
    """Return how a folded number is written."""
    if any(each.isdecimal() and each.isascii() for each in words):
        return Numerals.DIGITS
    return Numerals.ONE if words == "一" else Numerals.HAN
