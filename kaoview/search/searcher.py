"""The search: a library made ready once, then a query in and ranked hits out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from kaoview.model import Library
from kaoview.paths import cache_folder
from kaoview.search.corpus import Corpus, raw_spans
from kaoview.search.filters import Condition, condition
from kaoview.search.joined_text import JoinedText
from kaoview.search.memory_index import Index, MemoryIndex, Progress, no_progress
from kaoview.search.query import Query, Term, parse
from kaoview.search.query_periods import periods_of, reading
from kaoview.search.ranking import SearchCancelledError, Tools, answer
from kaoview.search.results import EXACT_SCORE, Facet, Hit, Results, Tier
from kaoview.search.spelling_suggestions import suggest
from kaoview.search.synonyms import Synonyms, load_synonyms
from kaoview.search.tiers import Answers, TierMatch, keep_best
from kaoview.search.typos import look_alike, plain_cost

IN_MEMORY = 10_000
"""The most items that are searched in memory; more go by way of the store."""

_MOST_NEAR = 50
_NEAR_BESIDE_EXACT = 70.0
_NEAR_SHARE = 0.6
_NEAR_BELOW = 18.0
_BY_DEPARTMENT = 80.0
_OWN_CACHE = object()


def _never() -> bool:
    return False


class Searcher:
    """Searches one library.

    Making one is quick; the library's words and sounds are looked up when they are first needed,
    or all at once by :meth:`prepare`. Searches may run in any thread, one at a time.

    Args:
        library: The library.
        synonyms: What words can be called; the bundled table and the reader's own by default.
        cache: The folder for what is worked out once per library, or None to keep nothing; the
            reader's cache folder by default.
        in_memory: The most items that are searched in memory.
    """

    def __init__(
        self,
        library: Library,
        *,
        synonyms: Synonyms | None = None,
        cache: Path | object | None = _OWN_CACHE,
        in_memory: int = IN_MEMORY,
    ) -> None:
        self._corpus = Corpus(library)
        self._synonyms = synonyms
        folder = cache if isinstance(cache, Path) else cache_folder() if cache else None
        self.large = len(self._corpus) > in_memory
        self._index = self._make_index(folder)

    def _make_index(self, folder: Path | None) -> Index:
        if not self.large:
            return MemoryIndex(self._corpus, folder)
        from kaoview.search.sqlite_index import SqliteIndex

        return SqliteIndex(self._corpus, folder)

    def prepare(self, progress: Progress = no_progress) -> None:
        """Do everything that the first search would otherwise wait for.

        Args:
            progress: Told how many rows of how many are done; it may raise to stop.

        Raises:
            StoreError: The library is very large and its store can be built nowhere.
        """
        self._index.prepare(progress)
        look_alike("往", "住")
        self._index.segmenter.cut("预备")
        self.search("預備")

    @cached_property
    def synonyms(self) -> Synonyms:
        """What words can be called."""
        return self._synonyms if self._synonyms is not None else load_synonyms()

    def search(
        self,
        text: str,
        limit: int | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Results:
        """Find what a query means.

        Args:
            text: The query as typed, finished or not.
            limit: How many hits to return; they are all counted. None returns every exact hit
                and the best near ones.
            cancelled: Asked now and then; the search stops soon after it says yes.

        Returns:
            The hits and what there is to say about them; never an error. A period written onto a
            word (113年淨零) narrows to it, unless some item holds the word as it stands; the
            results' query then says how it was read.
        """
        way = reading(text, self._library_periods)
        results = self._ask(parse(way.plain), (), limit, cancelled)
        if way.dated is None or results.exact or results.cancelled:
            return results
        dated = self._ask(parse(way.dated), (way.note,), limit, cancelled)
        return dated if dated.hits or dated.hidden or dated.cancelled else results

    @cached_property
    def _library_periods(self) -> frozenset[str]:
        return periods_of(self._corpus.library)

    def _ask(
        self,
        query: Query,
        remarks: tuple[str, ...],
        limit: int | None,
        cancelled: Callable[[], bool],
    ) -> Results:
        """Find what a query as it was read means."""
        let = condition(query.filters, self._corpus)
        notes = [*remarks, *query.notes, *self.synonyms.problems, *let.notes]
        if query.empty:
            return Results(query, notes=tuple(notes))
        block, whole = self._index.candidates(query, let.plans, self.synonyms)
        try:
            answers = self._answers(query, block, cancelled)
        except SearchCancelledError:
            return Results(query, cancelled=True)
        return self._results(query, block, answers, let, limit, [*notes, *self._index.notes], whole)

    def _answers(self, query: Query, block: JoinedText, cancelled: Callable[[], bool]) -> Answers:
        index = self._index
        tools = Tools(
            index.sounds,
            index.segmenter,
            self.synonyms,
            len(self._corpus),
            index.count,
            lambda row: self._corpus.surroundings(block.rows[row]),
            plain_cost(index.sounds.like),
        )
        answers = answer(block, query.terms, tools, cancelled)
        if query.keystrokes:
            keep_best(answers, answer(block, (query.keystrokes,), tools, cancelled))
        if len(query.terms) == 1 and not query.terms[0].phrase:
            keep_best(answers, self._of_department(query.terms[0], block))
        return {
            row: found
            for row, found in answers.items()
            if not any(key in block.key(row) for key in query.excluded)
        }

    def _of_department(self, term: Term, block: JoinedText) -> Answers:
        """Answer a department's name with the department's items, below every surer hit."""
        department = self._corpus.library.department(term.text)
        if department is None:
            return {}
        return {
            row: TierMatch(_BY_DEPARTMENT, Tier.PARTIAL, ())
            for row, number in enumerate(block.rows)
            if self._corpus.department(number) is department
        }

    def _results(
        self,
        query: Query,
        block: JoinedText,
        answers: Answers,
        let: Condition,
        limit: int | None,
        notes: Iterable[str],
        whole: bool,
    ) -> Results:
        corpus = self._corpus
        passed = answers
        if not let.open:
            passed = {
                row: found
                for row, found in answers.items()
                if let.lets(corpus.plan_of[block.rows[row]], corpus.items[block.rows[row]])
            }
        exact, near = _grouped(passed)
        hidden = 0
        if not let.open:
            all_exact, all_near = _grouped(answers)
            hidden = len(all_exact) - len(exact) or len(all_near) - len(near)
        ranked = [*exact, *near][:limit]
        counted = [block.rows[row] for row in exact or near]
        empty = not counted
        return Results(
            query,
            tuple(self._hit(block, row, passed[row]) for row in ranked),
            len(exact),
            len(near),
            self._periods(counted),
            self._departments(counted),
            max(0, hidden),
            at_least=not whole,
            suggestions=self._suggestions(query) if empty and hidden <= 0 else (),
            notes=tuple(notes),
        )

    def _hit(self, block: JoinedText, row: int, found: TierMatch) -> Hit:
        number = block.rows[row]
        item = self._corpus.items[number]
        start, end = block.starts[row], block.starts[row + 1] - 1
        spans = []
        for first, last in found.spans:
            wanted = block.text[first:last]
            at = first
            while at >= 0:
                spans.append((at - start, at - start + len(wanted)))
                many = found.tier is Tier.EXACT or len(wanted) > 1
                at = block.text.find(wanted, at + len(wanted), end) if many else -1
        return Hit(
            item,
            self._corpus.plan(number),
            self._corpus.department(number),
            round(found.score, 1),
            found.tier,
            raw_spans(item, spans),
        )

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        """Return the nearest spellings; none where the reader asked for words to be left out."""
        return () if query.excluded else suggest(query, self._index, self._corpus)

    def _periods(self, rows: Iterable[int]) -> tuple[Facet, ...]:
        counts = Counter(self._corpus.plan(row).period for row in rows)
        return tuple(Facet(period, counts[period]) for period in sorted(counts))

    def _departments(self, rows: Iterable[int]) -> tuple[Facet, ...]:
        counts = Counter(self._corpus.department(row).id for row in rows)
        order = [each.id for each in self._corpus.departments]
        return tuple(Facet(each, counts[each]) for each in order if counts[each])


def _grouped(answers: Answers) -> tuple[list[int], list[int]]:
    """Return the rows above and below the divider, each best first."""
    order = sorted(answers, key=lambda row: (-answers[row].score, row))
    exact = [row for row in order if answers[row].score >= EXACT_SCORE]
    rest = order[len(exact) :]
    if not rest:
        return exact, []
    best = answers[rest[0]]
    if exact:
        least = _NEAR_BESIDE_EXACT
    elif best.tier in (Tier.SYNONYM, Tier.PARTIAL):
        least = _NEAR_SHARE * best.score
    else:
        least = best.score - _NEAR_BELOW
    return exact, [row for row in rest if answers[row].score >= least][:_MOST_NEAR]
