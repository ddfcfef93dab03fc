"""How often words occur, by period and by department, also per 10,000 characters.

Plans differ in length, so a count alone says little: the rate puts it on 10,000 characters of the
items' own words. What counts as an exact hit is what counts as one in the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaoview.model import Department, Item, Library, Plan
from kaoview.periods import order
from kaoview.search.corpus import Corpus, row_key
from kaoview.search.filters import Condition, condition
from kaoview.search.numerals import continues_number, spellings
from kaoview.search.query import Filter, FilterKind
from kaoview.search.trend_query import read_words
from kaoview.text.fold import fold_key

PER = 10_000
"""The characters that a rate is for."""

_MARKS = "-－−–"


class TrendError(Exception):
    """Nothing can be counted; the message is one Chinese sentence."""


class By(StrEnum):
    """What occurrences are counted by."""

    PERIOD = "period"
    DEPARTMENT = "department"

    @property
    def label(self) -> str:
        """The grouping in Chinese."""
        return "年度" if self is By.PERIOD else "機關"


@dataclass(frozen=True, slots=True)
class Count:
    """How often one term occurs in some plans.

    Attributes:
        term: The term as typed.
        ids: The items that hold it, in the library's order.
        occurrences: How often they do, together.
        rate: Occurrences per 10,000 characters of these plans; 0 where they have none.
    """

    term: str
    ids: tuple[str, ...]
    occurrences: int
    rate: float

    @property
    def items(self) -> int:
        """How many items hold it."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Bar:
    """How often the terms occur in one period or department.

    Attributes:
        value: The period (empty where a document names none), or the department's id.
        label: The same in words.
        characters: How long its items are, white space and markers aside.
        counts: A count for each term, in the terms' order.
    """

    value: str
    label: str
    characters: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """How often some terms occur.

    Attributes:
        by: What the bars are for.
        bars: One for every period, oldest first, or every department with a plan, in the
            library's order; those where nothing occurs included.
        totals: A count for each term over all that is counted.
        filters: What narrows that, as in a search.
        notes: How the words were understood, one Chinese sentence each.
    """

    by: By
    bars: tuple[Bar, ...]
    totals: tuple[Count, ...]
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no term occurs anywhere."""
        return not any(total.occurrences for total in self.totals)

    def filters_for(self, bar: Bar) -> tuple[Filter, ...]:
        """Return the filters that let through just what a bar counts: its own, then the others."""
        kind = FilterKind.YEAR if self.by is By.PERIOD else FilterKind.DEPARTMENT
        value = bar.value if self.by is By.PERIOD else bar.label
        if not value:
            return self.filters
        others = (each for each in self.filters if each.kind is not kind or each.negative)
        return (Filter(kind, value), *others)


def trend(
    library: Library,
    terms: Sequence[str],
    by: By,
    watch: Callable[[int, int], None] | None = None,
) -> Trend:
    """Count how often terms occur in a library.

    Args:
        library: The library.
        terms: Words as typed; each is looked for as it stands, spaces and quotes aside, however
            its characters and numbers are written. One that is another's equal is left out.
            Filters (``year:113``) and periods beside other words say which plans to count in.
        by: What to count by.
        watch: Told now and then how many of how many plans have been counted; what it raises
            ends the counting.

    Returns:
        The counts; their items are the search's exact hits for the term as a phrase.

    Raises:
        TrendError: There is no term, or one has nothing that could be looked for.
    """
    asked = read_words(library, terms)
    wanted = _wanted(terms, asked.words)
    let = condition(asked.filters, Corpus(library)) if asked.filters else Condition()
    groups: dict[str, _Group] = {}
    plans = list(_plans(library, by, let))
    for done, (number, department, plan) in enumerate(plans):
        if watch is not None:
            watch(done, len(plans))
        value = plan.period if by is By.PERIOD else department.id
        label = (plan.period or "年度不明") if by is By.PERIOD else department.name
        group = groups.setdefault(value, _Group(label, len(wanted)))
        for item in plan.walk():
            if let.lets(number, item):
                group.add(item, wanted)
    names = [name for name, _ in wanted]
    bars = tuple(
        Bar(value, group.label, group.characters, group.counts(names))
        for value, group in groups.items()
    )
    totals = _totals(names, bars, library)
    return Trend(by, bars, totals, asked.filters, (*asked.notes, *let.notes))


class _Group:
    """What is being counted for one bar."""

    def __init__(self, label: str, terms: int) -> None:
        self.label = label
        self.characters = 0
        self._ids: list[list[str]] = [[] for _ in range(terms)]
        self._occurrences = [0] * terms

    def add(self, item: Item, wanted: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Count the terms in one item."""
        self.characters += _length(item)
        key = row_key(item)
        for at, (_, ways) in enumerate(wanted):
            found = _occurrences(key, ways)
            if found:
                self._ids[at].append(item.id)
                self._occurrences[at] += found

    def counts(self, names: Sequence[str]) -> tuple[Count, ...]:
        """Return what was counted, a count for each term."""
        return tuple(
            Count(name, tuple(ids), found, _rate(found, self.characters))
            for name, ids, found in zip(names, self._ids, self._occurrences, strict=True)
        )


def _wanted(typed: Sequence[str], words: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """Return each word and the keys it may have in the text, the equal ones once."""
    if not typed:
        raise TrendError("沒有要數的詞，請給一個以上，例如 kaoview trend 淨零")
    if not words:
        raise TrendError("只有篩選，請再加上要數的詞")
    wanted: dict[str, str] = {}
    for word in words:
        key = fold_key(word)
        if not key.strip(_MARKS):
            shown = word or " ".join(typed)
            raise TrendError(f"「{shown}」裡沒有可以數的字，請換一個詞")
        wanted.setdefault(key, word)
    return [(word, spellings(key)) for key, word in wanted.items()]


def _plans(library: Library, by: By, let: Condition) -> Iterable[tuple[int, Department, Plan]]:
    """Return every plan to count in with its number and department, in the order of the bars."""
    pairs = ((department, plan) for department in library.departments for plan in department.plans)
    numbered = [
        (number, department, plan)
        for number, (department, plan) in enumerate(pairs)
        if let.plans is None or number in let.plans
    ]
    if by is By.PERIOD:
        numbered.sort(key=lambda each: order(each[2].period))
    return numbered


def _length(item: Item) -> int:
    return sum(map(len, item.title.split())) + sum(map(len, item.text.split()))


def _occurrences(key: str, ways: Sequence[str]) -> int:
    """Count the places in a row's key where a term stands, none of them overlapping.

    As in the search, a number in other figures than it was typed in has to stand whole.
    """
    spans: list[tuple[int, int]] = []
    for place, way in enumerate(ways):
        at = key.find(way)
        while at >= 0:
            end = at + len(way)
            part = place > 0 and continues_number(key[max(at - 1, 0) : at], way, key[end : end + 1])
            if not part:
                spans.append((at, end))
            at = key.find(way, at + 1 if part else end)
    count, last = 0, 0
    for start, end in sorted(spans):
        if start >= last:
            count, last = count + 1, end
    return count


def _totals(names: Sequence[str], bars: Sequence[Bar], library: Library) -> tuple[Count, ...]:
    """Add the bars up, the items in the library's order."""
    order = {item.id: place for place, item in enumerate(library.items())}
    characters = sum(bar.characters for bar in bars)
    totals = []
    for at, name in enumerate(names):
        ids = sorted((id for bar in bars for id in bar.counts[at].ids), key=order.__getitem__)
        found = sum(bar.counts[at].occurrences for bar in bars)
        totals.append(Count(name, tuple(ids), found, _rate(found, characters)))
    return tuple(totals)


def _rate(occurrences: int, characters: int) -> float:
    return occurrences * PER / characters if characters else 0.0
