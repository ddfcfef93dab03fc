"""Search a library: prepare it once, then turn each query into ranked hits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kaoview.model import Library
from kaoview.paths import cache_folder
from kaoview.search.below_headings import below_headings
from kaoview.search.corpus import Corpus, row_key
from kaoview.search.divider import is_weak, split_at_divider, worth_adding
from kaoview.search.embedder import Embedder
from kaoview.search.everyday_words import with_everyday_words
from kaoview.search.filters import ItemFilter, compile_filters
from kaoview.search.hits import department_facets, make_hit, make_near_hits, period_facets
from kaoview.search.joined_text import JoinedText
from kaoview.search.loose_matches import loose_matches
from kaoview.search.memory_index import Index, MemoryIndex, Progress, no_progress
from kaoview.search.phonetic_match import has_han
from kaoview.search.query import Query, Term, parse
from kaoview.search.query_periods import interpret_periods, periods_of
from kaoview.search.ranking import (
    RankingContext,
    SearchCancelledError,
    match_terms,
)
from kaoview.search.results import Results, Tier
from kaoview.search.similar_meaning import SimilarMeaning
from kaoview.search.spelling_suggestions import suggest
from kaoview.search.synonyms import Synonyms, load_synonyms
from kaoview.search.tiers import Matches, TierMatch, keep_best
from kaoview.search.typos import look_alike, substitution_cost
from kaoview.text.segment import Segmenter

MAX_IN_MEMORY_ITEMS = 10_000
"""Most items that are searched in memory; from there on the SQLite index was measured to be faster
(tests/benchmarks/search_speed.py)."""

_DEPARTMENT_SCORE = 80.0
"""Score of the items of a department whose name is the query: below initials (84), above most
partial matches. Tuned; moves no query."""
_ENOUGH_EXACT = 10
"""Exact hits from which on none are added by meaning: a page of them answers by itself."""

_DEFAULT_CACHE = object()


def _never_cancelled() -> bool:
    return False


class Searcher:
    """Searches one library.

    Construction is cheap; the library's words and sounds are loaded on first use, or all at once by
    :meth:`prepare`. Searches may run in any thread, one at a time.

    Args:
        library: The library.
        synonyms: The table of synonyms; by default the bundled one with the user's own.
        cache: The cache folder, or None for no cache; by default the user's cache folder.
        in_memory: Most items that are searched in memory.
        embedder: Returns what finds items by meaning as well, or None to do without; used from
            :meth:`prepare_meaning` on.

    Attributes:
        large: Whether the library is searched by its SQLite index.
    """

    def __init__(
        self,
        library: Library,
        *,
        synonyms: Synonyms | None = None,
        cache: Path | object | None = _DEFAULT_CACHE,
        in_memory: int = MAX_IN_MEMORY_ITEMS,
        embedder: Callable[[], Embedder] | None = None,
    ) -> None:
        self._corpus = Corpus(library)
        self._synonyms = synonyms
        folder = cache if isinstance(cache, Path) else cache_folder() if cache else None
        self.large = len(self._corpus) > in_memory
        self._index = self._make_index(folder)
        self._meaning = SimilarMeaning(self._corpus, embedder, folder) if embedder else None

    def _make_index(self, folder: Path | None) -> Index:
        if not self.large:
            return MemoryIndex(self._corpus, folder)
        from kaoview.search.sqlite_index import SqliteIndex

        return SqliteIndex(self._corpus, folder)

    def prepare(self, progress: Progress = no_progress) -> None:
        """Build everything that the first search would otherwise have to wait for.

        Args:
            progress: Called with the rows done and their total; it may raise to stop.

        Raises:
            SqliteIndexError: The library is very large and its index cannot be built.
        """
        self._index.prepare(progress)
        look_alike("往", "住")
        self._index.segmenter.cut("预备")
        self.search("預備")
        self.search("prepare")  # reads the English tables, and those of sounds for letters

    @property
    def segmenter(self) -> Segmenter:
        """The library's words; after :meth:`prepare` for any thread at any time."""
        return self._index.segmenter

    def prepare_meaning(self, progress: Progress = no_progress) -> None:
        """Make ready to find items by meaning as well, if that was asked for.

        It may run in a thread of its own while others search; these find by meaning afterwards.

        Args:
            progress: Called with the items done and their total; it may raise to stop.
        """
        if self._meaning is not None:
            self._meaning.build(progress)

    @cached_property
    def synonyms(self) -> Synonyms:
        """The table of synonyms."""
        return self._synonyms if self._synonyms is not None else load_synonyms()

    @cached_property
    def _broad_synonyms(self) -> Synonyms:
        return with_everyday_words(self.synonyms)

    def search(
        self,
        text: str,
        limit: int | None = None,
        cancelled: Callable[[], bool] = _never_cancelled,
    ) -> Results:
        """Search for a query.

        Args:
            text: The query as typed, complete or not.
            limit: Most hits to return; all are counted. None returns all exact hits and the best
                near ones.
            cancelled: Polled during the search, which stops soon after it returns True.

        Returns:
            The results; no query is an error. A period attached to a word (113年淨零) becomes a
            filter, unless some item contains the word literally; the query of the results shows
            the interpretation.
        """
        split = interpret_periods(text, self._library_periods)
        results = self._search_parsed(parse(split.literal), (), limit, cancelled)
        if split.filtered is None or results.exact or results.cancelled:
            return results
        filtered = self._search_parsed(parse(split.filtered), (split.note,), limit, cancelled)
        return filtered if filtered.hits or filtered.hidden or filtered.cancelled else results

    @cached_property
    def _library_periods(self) -> frozenset[str]:
        return periods_of(self._corpus.library)

    def _search_parsed(
        self,
        query: Query,
        remarks: tuple[str, ...],
        limit: int | None,
        cancelled: Callable[[], bool],
    ) -> Results:
        """Search for a parsed query."""
        item_filter = compile_filters(query.filters, self._corpus)
        notes = [*remarks, *query.notes, *self.synonyms.problems, *item_filter.notes]
        if query.empty:
            return Results(query, notes=tuple(notes))
        joined, complete = self._index.candidates(query, item_filter.plans, self.synonyms)
        try:
            matches = self._find_matches(query, joined, cancelled)
        except SearchCancelledError:
            return Results(query, cancelled=True)
        results = self._build_results(query, joined, matches, item_filter, limit)
        notes += [*self._index.notes, *(self._meaning.notes if self._meaning else ())]
        return replace(results, at_least=not complete, notes=tuple(notes))

    def _find_matches(
        self, query: Query, joined: JoinedText, cancelled: Callable[[], bool]
    ) -> Matches:
        """Return the rows that match a query, regardless of its filters."""
        context = self._ranking_context(joined)
        matches = match_terms(joined, query.terms, context, cancelled)
        if query.keystrokes:
            keep_best(matches, match_terms(joined, (query.keystrokes,), context, cancelled))
        if len(query.terms) == 1 and not query.terms[0].phrase:
            keep_best(matches, below_headings(matches, joined, self._corpus))
            keep_best(matches, self._department_matches(query.terms[0], joined))
        return {
            row: match
            for row, match in matches.items()
            if not any(key in joined.key(row) for key in query.excluded)
        }

    def _ranking_context(self, joined: JoinedText) -> RankingContext:
        index = self._index
        return RankingContext(
            index.sounds,
            index.segmenter,
            self.synonyms,
            len(self._corpus),
            index.document_frequency,
            lambda row: self._corpus.heading_context(joined.rows[row]),
            substitution_cost(index.sounds.homophones),
        )

    def _department_matches(self, term: Term, joined: JoinedText) -> Matches:
        """Return the items of the department whose name or alias is the term."""
        department = self._corpus.library.department(term.text)
        if department is None:
            return {}
        return {
            row: TierMatch(_DEPARTMENT_SCORE, Tier.PARTIAL, ())
            for row, number in enumerate(joined.rows)
            if self._corpus.department(number) is department
        }

    def _build_results(
        self,
        query: Query,
        joined: JoinedText,
        matches: Matches,
        item_filter: ItemFilter,
        limit: int | None,
    ) -> Results:
        """Sort, filter and count the matching rows.

        A filter leaves of what is found without it what it accepts, so that the number beside a
        year or a department is that of the hits listed once it is chosen.
        """
        plain = matches if item_filter.accepts_all else dict(matches)
        term = query.terms[0].key if len(query.terms) == 1 else ""
        exact, near = split_at_divider(matches, joined, term)
        found = bool(exact or near)
        if not exact:
            near = self._add_loose_matches(query, joined, matches, near)
        listed = self._with_meaning(query, joined, matches, exact, near, ItemFilter())
        total = len(exact) + len(listed)
        exact = [row for row in exact if self._accepts(item_filter, joined.rows[row])]
        listed = [number for number in listed if self._accepts(item_filter, number)]
        hidden = total - len(exact) - len(listed)
        if total and not exact and not listed:
            # Nothing of it is accepted: whatever else comes near is better than nothing.
            matches = self._accepted(plain, joined, item_filter)
            near = split_at_divider(matches, joined, term)[1]
            listed = self._with_meaning(query, joined, matches, exact, near, item_filter)
        near_hits = make_near_hits(self._corpus, query, joined, matches, listed)
        hits = [make_hit(self._corpus, query, joined, row, matches[row]) for row in exact[:limit]]
        numbers = [joined.rows[row] for row in exact]
        cut = [*numbers, *listed][limit:] if limit is not None else []
        return Results(
            query,
            tuple([*hits, *near_hits][:limit]),
            len(exact),
            len(listed),
            period_facets(self._corpus, numbers, listed),
            department_facets(self._corpus, numbers, listed),
            hidden,
            suggestions=() if found else self._suggestions(query),
            cut=tuple(self._corpus.items[number] for number in cut),
        )

    def _add_loose_matches(
        self, query: Query, joined: JoinedText, matches: Matches, near: list[int]
    ) -> list[int]:
        """Add rows that share less with a query that none answers well; return all, best first."""
        if not is_weak(matches, near) or query.excluded or query.has_phrase:
            return near
        context = self._ranking_context(joined)
        found = loose_matches(joined, query.terms, context, self._broad_synonyms)
        # A typo or a sound in a row says better why it is there than a part of the words does.
        others = {
            row: match
            for row, match in found.items()
            if row not in matches or not matches[row].tier.by_form
        }
        keep_best(matches, others)
        return worth_adding(matches, near, found, joined)

    def _with_meaning(
        self,
        query: Query,
        joined: JoinedText,
        matches: Matches,
        exact: list[int],
        near: list[int],
        item_filter: ItemFilter,
    ) -> list[int]:
        """Return the near hits' numbers in the corpus, with those found by meaning."""
        numbers = [joined.rows[row] for row in near]
        if self._meaning is None or not self._asks_for_meaning(query, matches, exact, near):
            return numbers
        return self._meaning.fused(
            " ".join(term.text for term in query.terms),
            [joined.rows[row] for row in exact],
            numbers,
            lambda number: self._may_be_hit(query, item_filter, number),
        )

    def _asks_for_meaning(
        self, query: Query, accepted: Matches, exact: list[int], near: list[int]
    ) -> bool:
        """Return whether a query is words that mean something, which too few items hold.

        Sounds mean nothing to a model; a phrase asks for itself.
        """
        by_sound = near and accepted[near[0]].tier.by_sound
        if by_sound or len(exact) >= _ENOUGH_EXACT or query.has_phrase:
            return False
        return any(has_han(term.key) or self.synonyms.knows(term.key) for term in query.terms)

    def _may_be_hit(self, query: Query, item_filter: ItemFilter, number: int) -> bool:
        if not self._accepts(item_filter, number):
            return False
        key_of_item = row_key(self._corpus.items[number]) if query.excluded else ""
        return not any(key in key_of_item for key in query.excluded)

    def _accepts(self, item_filter: ItemFilter, number: int) -> bool:
        corpus = self._corpus
        return item_filter.accepts(corpus.plan_of[number], corpus.items[number])

    def _accepted(self, matches: Matches, joined: JoinedText, item_filter: ItemFilter) -> Matches:
        """Return the matches that a filter accepts."""
        if item_filter.accepts_all:
            return matches
        return {
            row: match
            for row, match in matches.items()
            if self._accepts(item_filter, joined.rows[row])
        }

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        """Return similarly spelled words; none if the query excludes words."""
        return () if query.excluded else suggest(query, self._index, self._corpus)
