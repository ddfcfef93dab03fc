"""Count the occurrences of words by period or by department, also per 10,000 characters.

Plans differ in length, so counts are normalized by the length of the items' own text. Occurrences
are defined as exact hits in the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaoview.model import Department, Item, Library, Plan
from kaoview.periods import order
from kaoview.search.corpus import Corpus, row_key
from kaoview.search.filters import ItemFilter, compile_filters
from kaoview.search.numerals import PrintedNumbers
from kaoview.search.query import Filter, FilterKind
from kaoview.search.trend_query import parse_trend_words
from kaoview.text.fold import fold_key

RATE_PER = 10_000
"""Characters that a rate refers to: a design choice that gives small numbers before the point."""

_DASHES = "-－−–"


class TrendError(Exception):
    """There is nothing to count; the message is one Chinese sentence."""


class GroupBy(StrEnum):
    """What occurrences are grouped by."""

    PERIOD = "period"
    DEPARTMENT = "department"

    @property
    def label(self) -> str:
        """The grouping's Chinese label."""
        return "年度" if self is GroupBy.PERIOD else "機關"


@dataclass(frozen=True, slots=True)
class TermCount:
    """The occurrences of one term in some plans.

    Attributes:
        term: The term as typed.
        ids: The ids of the items with the term, in the library's order.
        occurrences: The total number of occurrences.
        rate: Occurrences per 10,000 characters of these plans; 0 if these are empty.
    """

    term: str
    ids: tuple[str, ...]
    occurrences: int
    rate: float

    @property
    def items(self) -> int:
        """Number of items with the term."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class TrendBar:
    """The counts of one period or department, a bar of the chart.

    Attributes:
        value: The period (empty if a document has none), or the department's id.
        label: The displayed name.
        characters: The length of its items without white space and markers.
        counts: The count of each term, in the order of the terms.
    """

    value: str
    label: str
    characters: int
    counts: tuple[TermCount, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The counts of some terms.

    Attributes:
        by: What the bars are grouped by.
        bars: A bar for each period, oldest first, or for each department with a plan, in the
            library's order, including those without occurrences.
        totals: The count of each term over all bars.
        filters: The filters on the plans that are counted, as in a search.
        notes: Remarks on how the words were interpreted, one Chinese sentence each.
        periods: The years of the plans that were counted in, oldest first.
        departments: The ids of their departments.
    """

    by: GroupBy
    bars: tuple[TrendBar, ...]
    totals: tuple[TermCount, ...]
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    departments: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether no term occurs at all."""
        return not any(total.occurrences for total in self.totals)

    def filters_for(self, bar: TrendBar) -> tuple[Filter, ...]:
        """Return the filters that select the items of a bar: its own, then the others."""
        kind = FilterKind.YEAR if self.by is GroupBy.PERIOD else FilterKind.DEPARTMENT
        value = bar.value if self.by is GroupBy.PERIOD else bar.label
        if not value:
            return self.filters
        others = (each for each in self.filters if each.kind is not kind or each.negative)
        return (Filter(kind, value), *others)


def trend(
    library: Library,
    terms: Sequence[str],
    by: GroupBy,
    progress: Callable[[int, int], None] | None = None,
) -> Trend:
    """Count how often terms occur in a library.

    Args:
        library: The library.
        terms: Words as typed, without their spaces and quotes; compared by folded keys and with
            numbers in any numerals. Duplicates are dropped. Filters (``year:113``) and periods
            beside other words select the plans to count in.
        by: What to group by.
        progress: Called with the number of plans counted and their total; an exception raised
            there stops the counting.

    Returns:
        The counts; the items are those that the search finds exactly for the term as a phrase.

    Raises:
        TrendError: There is no term, or one is empty after folding.
    """
    query = parse_trend_words(library, terms)
    words = unique_words(terms, query.words)
    item_filter = compile_filters(query.filters, Corpus(library)) if query.filters else ItemFilter()
    groups: dict[str, _Group] = {}
    plans = list(_plans(library, by, item_filter))
    for done, (number, department, plan) in enumerate(plans):
        if progress is not None:
            progress(done, len(plans))
        value = plan.period if by is GroupBy.PERIOD else department.id
        label = (plan.period or "年度不明") if by is GroupBy.PERIOD else department.name
        group = groups.setdefault(value, _Group(label, len(words)))
        for item in plan.walk():
            if item_filter.accepts(number, item):
                group.add(item, words)
    names = [name for name, _ in words]
    bars = tuple(
        TrendBar(value, group.label, group.characters, group.counts(names))
        for value, group in groups.items()
    )
    totals = _totals(names, bars, library)
    notes = (*query.notes, *item_filter.notes)
    periods = tuple(sorted({plan.period for _, _, plan in plans if plan.period}, key=order))
    departments = frozenset(department.id for _, department, _ in plans)
    return Trend(by, bars, totals, query.filters, notes, periods, departments)


class _Group:
    """Accumulates the counts of one bar."""

    def __init__(self, label: str, terms: int) -> None:
        self.label = label
        self.characters = 0
        self._ids: list[list[str]] = [[] for _ in range(terms)]
        self._occurrences = [0] * terms

    def add(self, item: Item, words: Sequence[tuple[str, str]]) -> None:
        """Count the terms in one item."""
        self.characters += item.characters
        key = row_key(item)
        numbers = PrintedNumbers(key)
        for at, (_, word) in enumerate(words):
            found = count_occurrences(key, word, numbers)
            if found:
                self._ids[at].append(item.id)
                self._occurrences[at] += found

    def counts(self, names: Sequence[str]) -> tuple[TermCount, ...]:
        """Return the count of each term."""
        return tuple(
            TermCount(name, tuple(ids), found, _rate(found, self.characters))
            for name, ids, found in zip(names, self._ids, self._occurrences, strict=True)
        )


def unique_words(typed: Sequence[str], words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the distinct words, each with its key."""
    if not typed:
        raise TrendError("沒有要統計的詞，請給一個以上，例如 kaoview trend 淨零")
    if not words:
        raise TrendError("只有篩選，請再加上要統計的詞")
    by_key: dict[str, str] = {}
    for word in words:
        key = fold_key(word)
        if not key.strip(_DASHES):
            shown = word or " ".join(typed)
            raise TrendError(f"「{shown}」裡沒有可以數的字，請換一個詞")
        by_key.setdefault(key, word)
    return [(word, key) for key, word in by_key.items()]


def _plans(
    library: Library, by: GroupBy, item_filter: ItemFilter
) -> Iterable[tuple[int, Department, Plan]]:
    """Return the plans to count in the order of the bars, with their numbers and departments."""
    pairs = ((department, plan) for department in library.departments for plan in department.plans)
    numbered = [
        (number, department, plan)
        for number, (department, plan) in enumerate(pairs)
        if item_filter.plans is None or number in item_filter.plans
    ]
    if by is GroupBy.PERIOD:
        numbered.sort(key=lambda each: order(each[2].period))
    return numbered


def count_occurrences(key: str, word: str, numbers: PrintedNumbers) -> int:
    """Count the non-overlapping occurrences of a folded term in a row's key.

    As in the search, a number in other numerals than typed must not be part of a longer number.
    """
    spans: list[tuple[int, int]] = []
    for rank, spelling in enumerate(numbers.spellings(word)):
        at = key.find(spelling.text)
        while at >= 0:
            end = at + len(spelling.text)
            whole = not rank or numbers.is_whole(spelling, at)
            if whole:
                spans.append((at, end))
            at = key.find(spelling.text, end if whole else at + 1)
    count, last = 0, 0
    for start, end in sorted(spans):
        if start >= last:
            count, last = count + 1, end
    return count


def _totals(
    names: Sequence[str], bars: Sequence[TrendBar], library: Library
) -> tuple[TermCount, ...]:
    """Sum the bars, with the items in the library's order."""
    order = {item.id: rank for rank, item in enumerate(library.items())}
    characters = sum(bar.characters for bar in bars)
    totals = []
    for at, name in enumerate(names):
        ids = sorted((id for bar in bars for id in bar.counts[at].ids), key=order.__getitem__)
        found = sum(bar.counts[at].occurrences for bar in bars)
        totals.append(TermCount(name, tuple(ids), found, _rate(found, characters)))
    return tuple(totals)


def _rate(occurrences: int, characters: int) -> float:
    return occurrences * RATE_PER / characters if characters else 0.0
