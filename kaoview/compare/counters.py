"""What a number counts: the counters and units of data/counters.txt, and what they convert to."""

from __future__ import annotations

import re
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
_NO_TIMES = frozenset(fold_key("年歲日天週周次個項區里國期"))
"""Counters that 次 does not follow as a part of the counter."""


@cache
def _table() -> tuple[dict[str, Counter], dict[Numerals, re.Pattern[str]]]:
    """Return the counters by name, and a pattern of those that may follow each sort of numeral."""
    counters: dict[str, Counter] = {}
    patterns: dict[Numerals, list[tuple[str, str]]] = {sort: [] for sort in Numerals}
    for line in (data_folder() / "counters.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, after, unless, converted = (*line.split("\t"), "", "")[:4]
        name, unless = fold_key(name), fold_key(unless)
        measure, _, factor = converted.partition(" ")
        measure = fold_key(measure) or name
        counters[name] = Counter(name, measure, Decimal(factor or 1))
        for sort in Numerals:
            if sort <= _NUMERALS[after]:
                patterns[sort].append((name, f"(?!{unless})" if unless else ""))
                if name not in _NO_TIMES and len(name) == 1:
                    patterns[sort].append((name + _TIMES, f"(?!{fold_key('性|長|級|要')})"))
                    times = name + _TIMES
                    counters[times] = Counter(times, measure if name == fold_key("場") else times)
    return counters, {
        sort: re.compile(
            "|".join(re.escape(name) + unless for name, unless in sorted(found, key=_longest_first))
        )
        for sort, found in patterns.items()
    }


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
    counters, patterns = _table()
    found = patterns[numerals].match(key, at)
    return counters[found[0]] if found else None


def numerals_of(words: str) -> Numerals:
    """Return how a folded number is written."""
    if any(each.isdecimal() and each.isascii() for each in words):
        return Numerals.DIGITS
    return Numerals.ONE if words == "一" else Numerals.HAN
