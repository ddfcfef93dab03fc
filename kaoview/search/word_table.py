"""Words by department and year: how often, in which items, and where no document is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoview.model import WHOLE_CITY, Department, Item, Library, Plan
from kaoview.periods import order
from kaoview.search.corpus import Corpus, row_key
from kaoview.search.filters import ItemFilter, compile_filters
from kaoview.search.numerals import PrintedNumbers
from kaoview.search.query import Filter
from kaoview.search.trend_query import parse_trend_words
from kaoview.search.trends import count_occurrences, unique_words
from kaoview.text.fold import find_spans

NO_PERIOD = "年度不明"
"""Stands for the year of a document that has none."""

_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_LONGEST_SENTENCE = 200
"""Longest sentence that is quoted, in characters; chosen by hand."""
_MOST_SENTENCES = 20
"""Sentences of one item that are quoted; chosen by hand, a cell of a table has room for them."""
_BETWEEN = "……"
"""Stands between two sentences that are quoted."""


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a word stands in the documents of one department and year.

    Attributes:
        occurrences: The number of occurrences.
        items: The number of items with the word.
    """

    occurrences: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that has a word.

    Attributes:
        word: The word as typed.
        department: The department.
        plan: The plan.
        item: The item.
        occurrences: How often the word stands in it.
        sentence: The sentences with the word, one after the other.
    """

    word: str
    department: Department
    plan: Plan
    item: Item
    occurrences: int
    sentence: str


@dataclass(frozen=True, slots=True)
class WordTable:
    """The counts of some words.

    Attributes:
        words: The words as typed, in order.
        periods: The years of the documents that were counted, oldest first.
        departments: The departments with such a document, in the library's order.
        documents: The department's id and the year of every document that was counted.
        counts: The count by word, department's id and year; what is not there is zero.
        mentions: The items with a word: by word, then in the library's order.
        library: The library that was counted in.
        filters: The filters on the plans that were counted.
        notes: Remarks on how the words were interpreted, one Chinese sentence each.
    """

    words: tuple[str, ...]
    periods: tuple[str, ...]
    departments: tuple[Department, ...]
    documents: frozenset[tuple[str, str]]
    counts: Mapping[tuple[str, str, str], WordCount]
    mentions: tuple[Mention, ...]
    library: Library
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, word: str, department: str, period: str) -> WordCount | None:
        """Return a count, or None where there is no document that could have the word.

        Args:
            word: One of the words.
            department: The department's id.
            period: The year.
        """
        if (department, period) not in self.documents:
            return None
        return self.counts.get((word, department, period), WordCount())

    def mentions_of(self, word: str) -> list[Mention]:
        """Return the items with a word, in the library's order."""
        return [mention for mention in self.mentions if mention.word == word]

    def most(self, word: str) -> int:
        """Return the most occurrences of a word in any department and year."""
        return max((c.occurrences for at, c in self.counts.items() if at[0] == word), default=0)

    def total(self, word: str, department: str = "") -> WordCount:
        """Return a word's count over all years, of one department or of all."""
        found = [
            count
            for (of, at, _), count in self.counts.items()
            if of == word and department in ("", at)
        ]
        return WordCount(sum(c.occurrences for c in found), sum(c.items for c in found))

    def total_of_period(self, word: str, period: str) -> WordCount:
        """Return a word's count in all documents of one year."""
        found = [count for (of, _, at), count in self.counts.items() if (of, at) == (word, period)]
        return WordCount(sum(c.occurrences for c in found), sum(c.items for c in found))

    def silent(self, word: str) -> list[Department]:
        """Return the departments with a document that never mention a word.

        The part of a plan that belongs to the whole city is no department, and not among them.
        """
        return [
            each
            for each in self.departments
            if each.id != WHOLE_CITY and not self.total(word, each.id).occurrences
        ]

    @property
    def bodies(self) -> int:
        """The number of departments with a document, without what belongs to the whole city."""
        return sum(each.id != WHOLE_CITY for each in self.departments)

    def is_silent_whole(self, word: str) -> bool:
        """Tell whether what belongs to the whole city is there and never mentions a word."""
        whole = any(each.id == WHOLE_CITY for each in self.departments)
        return whole and not self.total(word, WHOLE_CITY).occurrences


def word_table(library: Library, terms: Sequence[str]) -> WordTable:
    """Count words by department and year.

    Args:
        library: The library.
        terms: Words as typed, as for :func:`kaoview.search.trends.trend`.

    Raises:
        TrendError: There is no term, or one is empty after folding.
    """
    query = parse_trend_words(library, terms)
    words = unique_words(terms, query.words)
    item_filter = compile_filters(query.filters, Corpus(library)) if query.filters else ItemFilter()
    counts: dict[tuple[str, str, str], WordCount] = {}
    mentions: list[Mention] = []
    documents: dict[tuple[str, str], None] = {}
    departments: dict[str, Department] = {}
    pairs = [(department, plan) for department in library.departments for plan in department.plans]
    for number, (department, plan) in enumerate(pairs):
        if item_filter.plans is not None and number not in item_filter.plans:
            continue
        period = plan.period or NO_PERIOD
        documents[department.id, period] = None
        departments[department.id] = department
        for item in plan.walk():
            if not item_filter.accepts(number, item):
                continue
            key = row_key(item)
            numbers = PrintedNumbers(key)
            for word, folded in words:
                found = count_occurrences(key, folded, numbers)
                if found:
                    at = (word, department.id, period)
                    before = counts.get(at, WordCount())
                    counts[at] = WordCount(before.occurrences + found, before.items + 1)
                    sentence = sentences_with(item.title, item.text, word)
                    mentions.append(Mention(word, department, plan, item, found, sentence))
    rank = {word: number for number, (word, _) in enumerate(words)}
    return WordTable(
        tuple(word for word, _ in words),
        tuple(sorted({period for _, period in documents}, key=order)),
        tuple(departments.values()),
        frozenset(documents),
        counts,
        tuple(sorted(mentions, key=lambda mention: rank[mention.word])),
        library,
        query.filters,
        query.notes,
    )


def sentences_with(title: str, text: str, word: str) -> str:
    """Return the sentences of an item that a word stands in, with dots between them.

    Where the word is printed in another form (20 for 二十), the first sentence stands for it.
    """
    found: list[str] = []
    for part in (title, text):
        starts = [start for start, _ in find_spans(part, word)]
        sentences = _SENTENCE.finditer(part) if starts else ()
        found += [
            each[0] for each in sentences if any(each.start() <= at < each.end() for at in starts)
        ]
    shown = [" ".join(each.split())[:_LONGEST_SENTENCE] for each in found[:_MOST_SENTENCES]]
    if shown:
        return _BETWEEN.join(dict.fromkeys(shown))
    first = next(_SENTENCE.finditer(text or title))
    return " ".join(first[0].split())[:_LONGEST_SENTENCE]
