"""Numbers of a search term in other spellings: 二十 matches 20, 第2階段 matches 第貳階段."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from kaoview.text.numbers import CHINESE_NUMERALS, Number, Value, find_numbers, parse_number, spell

_MAX_NUMERALS = 3
"""Numbers of a term that are respelled: the spellings multiply. Chosen by hand; moves no query."""

_MAX_SPELLINGS = 12
"""Most spellings of a term that are searched; limits the time of a search. Chosen by hand; moves no
query."""

_LISTED_THOUSANDS = re.compile(
    r"(?<![\d、.])\d{1,3}(?:、\d{3})+(?![\d、])|(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
)
"""Thousands parted by another sign than a comma: 1、200 and 1.234.567."""

_FORMAL = frozenset("壹贰参叁肆伍陆柒捌玖拾佰仟")
"""Formal numerals are words, too (参加, 大陆): one alone counts only after :data:`_ORDINAL`."""
_ORDINAL = "第"
_ROUND = frozenset("万亿兆")


def numbers_of(text: str) -> list[Number]:
    """Return the numbers of a folded text that are respelled, in order.

    A formal numeral alone is a number only after 第 (第貳期). Where a list could be thousands
    (1、200) or a number begins with a round one (485万2,877), all readings are returned, the
    longest first.
    """
    found = [
        number
        for number in find_numbers(text)
        if number.end - number.start > 1
        or text[number.start] not in _FORMAL
        or text[number.start - 1 : number.start] == _ORDINAL
    ]
    for number in list(found):
        found += _beginnings(text, number)
    for match in _LISTED_THOUSANDS.finditer(text):
        digits = "".join(each for each in match[0] if each.isdecimal())
        found.append(Number(*match.span(), Value(Decimal(digits))))
    return sorted(found, key=lambda number: (number.start, -number.end))


def _beginnings(text: str, number: Number) -> Iterator[Number]:
    """Yield the round numbers that a number begins with: 485万 of 485万2,877."""
    for at in range(number.start + 1, number.end - 1):
        if text[at] in _ROUND:
            amount = parse_number(text[number.start : at + 1])
            if amount is not None:
                yield Number(number.start, at + 1, Value(amount))


class Spelling(NamedTuple):
    """One way to write a term.

    Attributes:
        text: The folded text.
        opens: Whether it begins with a number, so that a number before it makes it another one.
        closes: Whether it ends with a number.
    """

    text: str
    opens: bool
    closes: bool


def spellings(key: str) -> list[str]:
    """Return the usual spellings of a folded term with its numbers in other numerals, itself first.

    A term of a single character is not respelled; 一 alone is a word like any other.

    >>> spellings("第2阶段")
    ['第2阶段', '第二阶段']
    """
    return [spelling.text for spelling in _respell(key, spell)]


def _respell(key: str, forms_of: Callable[[Value], Iterable[str]]) -> list[Spelling]:
    """Return a term, then the term with each of its numbers in the given forms."""
    numbers: list[Number] = []
    for number in numbers_of(key) if len(key) > 1 else ():
        if not numbers or number.start >= numbers[-1].end:
            numbers.append(number)
    numbers = numbers[:_MAX_NUMERALS]
    if not numbers:
        return [Spelling(key, opens=False, closes=False)]
    pieces: list[Iterable[str]] = []
    at = 0
    for number in numbers:
        written = key[number.start : number.end]
        pieces += [[key[at : number.start]], dict.fromkeys([written, *forms_of(number.value)])]
        at = number.end
    pieces.append([key[at:]])
    opens, closes = numbers[0].start == 0, numbers[-1].end == len(key)
    texts = dict.fromkeys("".join(each) for each in product(*pieces))
    return [Spelling(text, opens, closes) for text in islice(texts, _MAX_SPELLINGS)]


class PrintedNumbers:
    """The numbers that a folded text contains, by value; the text is read when one is asked for.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _numbers(self) -> list[Number]:
        return numbers_of(self._text)

    @cached_property
    def _forms(self) -> Mapping[Value, Iterable[str]]:
        forms: dict[Value, dict[str, None]] = defaultdict(dict)
        for number in self._numbers:
            forms[number.value].setdefault(self._text[number.start : number.end])
        return forms

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(number.start for number in self._numbers)

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(number.end for number in self._numbers)

    def prepare(self) -> None:
        """Read the text now, so that no search waits for it."""
        for number in self._numbers[:1]:
            self._forms.get(number.value)
            self.is_whole(Spelling("", opens=True, closes=True), number.start)

    def spellings(self, key: str) -> list[Spelling]:
        """Return a term as typed, then as it may stand in the text with its numbers respelled."""
        return _respell(key, lambda value: self._forms.get(value, ()))

    def is_whole(self, spelling: Spelling, start: int) -> bool:
        """Return whether no number before or after an occurrence makes it a different one.

        Args:
            spelling: A spelling of a term.
            start: Where it occurs in the text.
        """
        end = start + len(spelling.text)
        return (not spelling.opens or start in self._starts) and (
            not spelling.closes or end in self._ends
        )


def is_inside_longer_number(before: str, text: str) -> bool:
    """Return whether a term that begins with a number continues one, and so is a different one.

    Args:
        before: The text before it; its last two characters count.
        text: The term as it occurs.
    """
    if text[:1].isdecimal():
        return before[-1:].isdecimal() or (before[-1:] in (",", ".") and before[-2:-1].isdecimal())
    number = next(iter(numbers_of(text)), None)
    starts = number is not None and number.start == 0 and number.end > 1
    return starts and bool(before) and before[-1] in CHINESE_NUMERALS
