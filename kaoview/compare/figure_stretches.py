"""Pairs figures that their clause does not tell by the longer stretch of text they stand in.

Before a figure there is often no more than 計, 於 or 、. What is the same in both texts then stands
beyond the punctuation, or beyond other figures, which may have changed as well: each text becomes
a line in which a figure is one mark for what it counts, and lines are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaoview.compare.figures import Figure, FigureKind
from kaoview.text.fold import fold_key

_MARKS = 0xE000
"""The first of the private characters that stand for figures."""
_START, _END = "\x02", "\x03"
_DIGITS = re.compile(r"[0-9][0-9,.]*")
_AND = re.compile(fold_key("以及|[及與和暨]"))
_TO = re.compile("[至到~—-]")
_BETWEEN_LISTED = re.compile("[、~]+")
"""What stands between the figures of a list or a range, once 及 and 至 are as 、 and ~."""
_REACH = 24
"""Characters on each side that are compared. Chosen by hand."""
_END_COUNTS = 2
"""What the beginning or end of both texts counts for, in letters. Chosen by hand."""
_MIN_SAME = 2
"""Common letters around two mentions of one value, which are the same matter then."""
_MIN_COMMON = 4
"""Common letters around two values of which one became the other: more than within a clause,
as much of what joins clauses is alike (其中, 並於). Chosen on made pairs that were read by eye."""
_BOTH_SIDES = 2
"""What it counts for, in letters, that something is alike on either side. Chosen by hand."""
_CLEARLY_MORE = 1.5
"""How many times as likely a pair is than any other that is not considered. Chosen by hand."""
_MOST_LEFT = 60
"""Most figures of one quantity that are paired so, as in ``figure_changes``. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A text with marks for its figures.

    Attributes:
        text: The folded text between an opening and a closing mark.
        places: Where the mark of each figure stands.
        lists: Of each figure the list that it stands in, which may be itself alone.
    """

    text: str
    places: Mapping[Figure, int]
    lists: Mapping[Figure, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class _Option:
    """Two figures of which one may have become the other.

    Attributes:
        at: The place of the left one among those of its quantity.
        there: The place of the right one.
        before: Common letters before both.
        after: Common letters after both.
    """

    at: int
    there: int
    before: int
    after: int

    @property
    def common(self) -> int:
        """Common letters on both sides."""
        return self.before + self.after

    @property
    def weight(self) -> int:
        """How likely one became the other: their common letters, and more for both sides."""
        return self.common + (_BOTH_SIDES if self.before and self.after else 0)

    @property
    def order(self) -> tuple[int, int]:
        """The likelier first, then those at the same place of the row."""
        return -self.weight, abs(self.at - self.there)

    def disputed_by(self, other: _Option) -> bool:
        """Return whether another pair with one of the two figures is about as likely."""
        if (self.at == other.at) == (self.there == other.there):
            return False
        return other.weight * _CLEARLY_MORE >= self.weight


class Stretches:
    """Two texts with their figures, as lines that figures are paired by.

    Args:
        ours: The left text's figures, in order.
        theirs: The right one's.
        left: The left raw text.
        right: The right one.
    """

    def __init__(
        self, ours: Sequence[Figure], theirs: Sequence[Figure], left: str, right: str
    ) -> None:
        marks: dict[tuple[FigureKind, str], str] = {}
        self._ours = _line(ours, left, marks)
        self._theirs = _line(theirs, right, marks)

    def pairs(
        self, some: Sequence[Figure], others: Sequence[Figure]
    ) -> Iterator[tuple[Figure, Figure]]:
        """Yield which figures of one quantity, still without partners, are clearly the same matter.

        Those of the same value are paired first, as a list may have gained or lost an entry.

        Args:
            some: The left text's, in order.
            others: The right one's, in order.
        """
        if not some or not others or max(len(some), len(others)) > _MOST_LEFT:
            return
        options = sorted(self._options(some, others), key=lambda option: option.order)
        same = [each for each in options if some[each.at].value == others[each.there].value]
        changed = [
            each
            for each in options
            if each.common >= _MIN_COMMON and self._same_entry(some[each.at], others[each.there])
        ]
        taken: set[int] = set()
        taken_there: set[int] = set()
        for option in [*same, *changed]:
            if option.at in taken or option.there in taken_there:
                continue
            taken.add(option.at)
            taken_there.add(option.there)
            if not any(map(option.disputed_by, changed)):
                yield some[option.at], others[option.there]

    def common(self, one: Figure, other: Figure) -> int:
        """Return how many letters around two figures are the same, within reach."""
        mine, yours = _surroundings(self._ours, one), _surroundings(self._theirs, other)
        return sum(map(common_letters, mine, yours))

    def _options(self, some: Sequence[Figure], others: Sequence[Figure]) -> Iterator[_Option]:
        """Yield the pairs of figures in common surroundings."""
        mine = [_surroundings(self._ours, figure) for figure in some]
        yours = [_surroundings(self._theirs, figure) for figure in others]
        for at, (before, after) in enumerate(mine):
            for there, (before_it, after_it) in enumerate(yours):
                option = _Option(at, there, _common(before, before_it), _common(after, after_it))
                if option.common >= _MIN_SAME:
                    yield option

    def _same_entry(self, one: Figure, other: Figure) -> bool:
        """Return whether two figures may be the same entry of a list, or are in none.

        Those at the same place of lists of one shape are, unless some value of one list is at
        another place of the other one: there entries came or went.
        """
        mine, yours = self._ours.lists[one], self._theirs.lists[other]
        if len(mine) == len(yours) == 1:
            return True
        places = {figure.value: place for place, figure in enumerate(mine)}
        if any(places.get(each.value, place) != place for place, each in enumerate(yours)):
            return False
        shapes = [[each.quantity for each in entries] for entries in (mine, yours)]
        return shapes[0] == shapes[1] and mine.index(one) == yours.index(other)


def _line(figures: Sequence[Figure], text: str, marks: dict[tuple[FigureKind, str], str]) -> _Line:
    """Return a text with marks for its figures, places aside; new marks go into the table."""
    parts, size = [_START], 1
    places: dict[Figure, int] = {}
    at = 0
    for figure in [*(each for each in figures if each.kind is not FigureKind.PLACE), None]:
        start, end = figure.span if figure else (len(text), len(text))
        between = _plain(text[at:start])
        parts.append(between)
        size += len(between)
        if figure:
            places[figure] = size
            parts.append(marks.setdefault(figure.quantity, chr(_MARKS + len(marks))))
            size += 1
        at = end
    line = "".join([*parts, _END])
    return _Line(line, places, _lists(line, places))


def _plain(text: str) -> str:
    """Return a folded text in which numbers that are no figures, 及 and 至 are one sign each."""
    return _TO.sub("~", _AND.sub("、", _DIGITS.sub("#", fold_key(text))))


def _lists(line: str, places: Mapping[Figure, int]) -> dict[Figure, tuple[Figure, ...]]:
    """Return the list that each figure stands in."""
    lists: list[list[Figure]] = []
    last = -1
    for figure, place in places.items():
        if lists and _BETWEEN_LISTED.fullmatch(line, last + 1, place):
            lists[-1].append(figure)
        else:
            lists.append([figure])
        last = place
    return {figure: tuple(entries) for entries in lists for figure in entries}


def _surroundings(line: _Line, figure: Figure) -> tuple[str, str]:
    """Return what stands before a figure, last character first, and after it."""
    place = line.places[figure]
    before = line.text[max(0, place - _REACH) : place]
    return before[::-1], line.text[place + 1 : place + 1 + _REACH]


def common_letters(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    return _letters(_shared(one, other))


def _common(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike, an end of both texts as some more."""
    common = _shared(one, other)
    ended = common.endswith((_START, _END))
    return _letters(common) + (_END_COUNTS if ended else 0)


def _shared(one: str, other: str) -> str:
    """Return what two texts begin with alike."""
    size = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        size += 1
    return one[:size]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
