"""The search: a library made ready once, then a query in and ranked hits out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from kaoview.model import Library
from kaoview.places import cache_folder
from kaoview.search.block import Block
from kaoview.search.corpus import Corpus, raw_spans
from kaoview.search.filters import Condition, condition
from kaoview.search.query import Query, Term, parse
from kaoview.search.rank import Stopped, Tools, answer
from kaoview.search.results import EXACT_SCORE, Facet, Hit, Results, Tier
from kaoview.search.slips import plain_cost
from kaoview.search.suggest import suggest
from kaoview.search.synonyms import Synonyms, load_synonyms
from kaoview.search.tiers import Answers, Found, keep_best
from kaoview.search.vocabulary import fingerprint, load_segmenter
from kaoview.text.phonetic import SoundTable
from kaoview.text.segment import Segmenter

_MOST_NEAR = 50
_NEAR_BESIDE_EXACT = 70.0
_NEAR_SHARE = 0.6
_STRINGS_KEPT = 20_000


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
    """

    def __init__(
        self,
        library: Library,
        *,
        synonyms: Synonyms | None = None,
        cache: Path | None | str = "",
    ) -> None:
        self.corpus = Corpus(library)
        self._synonyms = synonyms
        self._cache = cache_folder() if cache == "" else Path(cache) if cache else None

    def prepare(self) -> None:
        """Look up everything that the first search would otherwise wait for."""
        self.block.index_characters()
        self.search("預備")

    @cached_property
    def synonyms(self) -> Synonyms:
        """What words can be called."""
        return self._synonyms if self._synonyms is not None else load_synonyms()

    @cached_property
    def block(self) -> Block:
        """All rows of the library."""
        return Block(range(len(self.corpus)), list(self.corpus.keys()))

    @cached_property
    def segmenter(self) -> Segmenter:
        """The library's words."""
        keys = [self.block.key(row) for row in range(len(self.block))]
        return load_segmenter(keys, fingerprint(keys), self._cache)

    @cached_property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""
        return SoundTable(set(self.block.text))

    @cached_property
    def _tools(self) -> Tools:
        return Tools(
            self.sounds,
            self.segmenter,
            self.synonyms,
            len(self.corpus),
            lambda _, rows: rows,
            self.corpus.surroundings,
            plain_cost(self.sounds.like),
        )

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
            The hits and what there is to say about them; never an error.
        """
        query = parse(text)
        notes = [*query.notes, *self.synonyms.problems]
        let = condition(query.filters, self.corpus)
        notes += let.notes
        if query.empty:
            return Results(query, notes=tuple(notes))
        try:
            answers = self._answers(query, cancelled)
        except Stopped:
            return Results(query, cancelled=True)
        return self._results(query, answers, let, limit, notes)

    def _answers(self, query: Query, cancelled: Callable[[], bool]) -> Answers:
        block = self.block
        block.forget(beyond=_STRINGS_KEPT)
        answers = answer(block, query.terms, self._tools, cancelled)
        if query.keystrokes:
            keep_best(answers, answer(block, (query.keystrokes,), self._tools, cancelled))
        if not answers and len(query.terms) == 1:
            answers = self._of_department(query.terms[0])
        return {
            row: found
            for row, found in answers.items()
            if not any(key in block.key(row) for key in query.excluded)
        }

    def _of_department(self, term: Term) -> Answers:
        """Answer a department's name that stands in no text with the department's items."""
        names = self.corpus.surroundings
        return {
            row: Found(60.0, Tier.PARTIAL, ())
            for row in range(len(self.corpus))
            if term.key in names(row)
        }

    def _results(
        self,
        query: Query,
        answers: Answers,
        let: Condition,
        limit: int | None,
        notes: Iterable[str],
    ) -> Results:
        corpus = self.corpus
        passed = answers
        if not let.open:
            passed = {
                row: found
                for row, found in answers.items()
                if let.lets(corpus.plan_of[row], corpus.items[row])
            }
        exact, near = _grouped(passed)
        if let.open:
            hidden = 0
        else:
            all_exact, all_near = _grouped(answers)
            hidden = len(all_exact) - len(exact) or len(all_near) - len(near)
        ranked = [*exact, *near][:limit]
        counted = exact or near
        empty = not ranked
        return Results(
            query,
            tuple(self._hit(row, passed[row]) for row in ranked),
            len(exact),
            len(near),
            self._periods(counted),
            self._departments(counted),
            max(0, hidden),
            suggestions=suggest(query, self.segmenter, self.corpus) if empty else (),
            notes=tuple(notes),
        )

    def _hit(self, row: int, found: Found) -> Hit:
        item = self.corpus.items[row]
        start = self.block.starts[row]
        end = self.block.starts[row + 1] - 1
        spans = []
        for first, last in found.spans:
            wanted = self.block.text[first:last]
            at = first
            while at >= 0:
                spans.append((at - start, at - start + len(wanted)))
                many = found.tier is Tier.EXACT or len(wanted) > 1
                at = self.block.text.find(wanted, at + len(wanted), end) if many else -1
        return Hit(
            item,
            self.corpus.plan(row),
            self.corpus.department(row),
            round(found.score, 1),
            found.tier,
            raw_spans(item, spans),
        )

    def _periods(self, rows: Iterable[int]) -> tuple[Facet, ...]:
        counts = Counter(self.corpus.plan(row).period for row in rows)
        return tuple(Facet(period, counts[period]) for period in sorted(counts))

    def _departments(self, rows: Iterable[int]) -> tuple[Facet, ...]:
        counts = Counter(self.corpus.department(row).id for row in rows)
        order = [each.id for each in self.corpus.departments]
        return tuple(Facet(each, counts[each]) for each in order if counts[each])


def _grouped(answers: Answers) -> tuple[list[int], list[int]]:
    """Return the rows above and below the divider, each best first."""
    order = sorted(answers, key=lambda row: (-answers[row].score, row))
    exact = [row for row in order if answers[row].score >= EXACT_SCORE]
    rest = order[len(exact) :]
    if not rest:
        return exact, []
    least = _NEAR_BESIDE_EXACT if exact else _NEAR_SHARE * answers[rest[0]].score
    return exact, [row for row in rest if answers[row].score >= least][:_MOST_NEAR]
