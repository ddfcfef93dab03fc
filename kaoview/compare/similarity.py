"""Cosine similarity of units over weighted terms, computed with an inverted index.

Term weights are sublinear term frequency times inverse document frequency over every unit of the
library (Manning, Raghavan & Schütze, Introduction to Information Retrieval, 6.2–6.4). A unit's
vector is the weighted sum of the normalised vectors of its own words, its heading and the heading
above that. Two corrections follow:

- Long units are boosted, as in pivoted length normalisation (Singhal, Buckley & Mitra 1996): a
  report's account of a year mentions much that the plan's one sentence does not.
- A right unit's similarity is smoothed with that of its whole plan, as in cluster-based smoothing
  (Liu & Croft 2004): a flood measure is more likely in a plan about water.

The weights below were set when the matcher was frozen, at a mean F1 of .83 over the four pairings
of tests/benchmarks/compare_quality.py, which measures any change of them. Two limits were tightened
afterwards, to make comparisons faster: ``MIN_COUNT`` from 200, ``MIN_SIMILARITY`` from .02.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from kaoview.compare.progress import Progress
from kaoview.compare.sized_cache import SizedCache
from kaoview.compare.terms import CONCEPT_PREFIX, Terms, terms_of
from kaoview.compare.units import Unit

IDF_POWER = 1.3
"""Exponent of the inverse document frequency; more than 1 favours rare terms."""
CONCEPT_WEIGHT = 1.2
"""Factor of a concept's weight, compared with a character or a bigram of the same frequency."""
TEXT_WEIGHT = 1.0
"""Weight of a unit's text, or of its title if it has no text; the other weights are relative to it.
"""
TITLE_WEIGHT, NARRATIVE_WEIGHT = 1.0, 2.0
"""Weights of a report section's title, and of its account of what was done."""
NEAREST_HEADING_WEIGHT, HIGHER_HEADING_WEIGHT = 0.5, 0.45
"""Weights of the nearest heading (a unit's own title beside a text, or the heading above it), and
of the heading above that."""
MAX_SHARE, MIN_COUNT = 0.06, 120
"""A term is ignored, as if it were a stop word, in more than this share of the units of the
library; but only once it is in more than this number of units."""
LENGTH_PIVOT, LENGTH_EXPONENT = 100, 0.25
"""Units of more distinct terms than the pivot are boosted by (terms / pivot) ** exponent."""
PLAN_WEIGHT = 0.3
"""Weight of the similarity of a right unit's plan, without the unit itself, in its own."""
CACHED_CHARACTERS = 100_000
"""Characters of the units whose vectors are kept: those of two periods and more; chosen by hand."""
MIN_SIMILARITY = 0.03
"""Pairs whose own cosine, before smoothing, is not above this are dropped."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A unit's weighted terms.

    Attributes:
        terms: The terms that occur in it; the vector's length is 1.
        skip_bigrams: Its skip-bigrams that do not occur as bigrams, on the same scale.
        boost: The factor that corrects for the unit's length, at least 1.
    """

    terms: Mapping[str, float]
    skip_bigrams: Mapping[str, float]
    boost: float


class TermWeights:
    """Inverse document frequencies over the units of a library."""

    def __init__(self, units: Iterable[Unit], step: Progress) -> None:
        """Count the document frequency of each term; ``step`` is called once for each unit."""
        frequencies: Counter[str] = Counter()
        total = 0
        for unit in units:
            step()
            total += 1
            frequencies.update(
                set().union(*(terms_of(text).counts for _, text in _weighted_texts(unit)[:2]))
            )
        most = max(MAX_SHARE * total, MIN_COUNT)
        self._idf = {
            term: _idf(term, total, count) if count <= most else 0.0
            for term, count in step.through(frequencies.items())
        }
        self._unseen = _idf("", total, 0)
        # A lineage compares one period with each of the others.
        self._vectors = SizedCache(self._vector, _length, CACHED_CHARACTERS)
        self.words_vector = SizedCache(self._words_vector, len, CACHED_CHARACTERS)
        """Returns the bigrams and concepts of a text, weighted, as a vector of length 1."""

    def of(self, term: str) -> float:
        """Return a term's weight; a term in none of the units counts as the rarest."""
        return self._idf.get(term, self._unseen)

    def vector(self, unit: Unit) -> Vector:
        """Return a unit's vector."""
        return self._vectors(tuple(_weighted_texts(unit)))

    def _vector(self, texts: tuple[tuple[float, str], ...]) -> Vector:
        terms: dict[str, float] = defaultdict(float)
        skip_bigrams: dict[str, float] = defaultdict(float)
        distinct: set[str] = set()
        for weight, text in texts:
            found = terms_of(text)
            distinct |= found.counts.keys()
            self._add(found, weight, terms, skip_bigrams)
        norm = _norm(terms)
        return Vector(
            {term: value / norm for term, value in terms.items()},
            {pair: value / norm for pair, value in skip_bigrams.items() if pair not in terms},
            max(1.0, len(distinct) / LENGTH_PIVOT) ** LENGTH_EXPONENT,
        )

    def _words_vector(self, text: str) -> Mapping[str, float]:
        values = {
            term: (1 + math.log(count)) * idf
            for term, count in terms_of(text).counts.items()
            if len(term) > 1 and (idf := self.of(term))
        }
        norm = _norm(values)
        return {term: value / norm for term, value in values.items()}

    def _add(
        self, found: Terms, weight: float, terms: dict[str, float], skip_bigrams: dict[str, float]
    ) -> None:
        """Add a text's terms to a vector, scaled to length ``weight``."""
        values = {
            term: (1 + math.log(count)) * idf
            for term, count in found.counts.items()
            if (idf := self.of(term))
        }
        scale = weight / _norm(values)
        for term, value in values.items():
            terms[term] += value * scale
        for pair, part in found.skip_bigrams.items():
            # A skip-bigram that is no unit's bigram can match nothing.
            if idf := self._idf.get(pair, 0.0):
                skip_bigrams[pair] += part * idf * scale


class InvertedIndex:
    """Vectors to be searched, by term."""

    def __init__(
        self, vectors: Sequence[Vector], wanted: Container[str], step: Callable[[], None]
    ) -> None:
        """Index the vectors; they are known by their position in the sequence.

        Args:
            vectors: The vectors.
            wanted: The terms of the queries; others are not indexed.
            step: Called before each vector; may raise to stop the work.
        """
        self._size = len(vectors)
        self._terms: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._skip_bigrams: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for position, vector in enumerate(vectors):
            step()
            for values, postings in (
                (vector.terms, self._terms),
                (vector.skip_bigrams, self._skip_bigrams),
            ):
                for term, value in values.items():
                    if term in wanted:
                        postings[term].append((position, value * vector.boost))

    def similar(self, vector: Vector) -> list[float]:
        """Return the similarity of each indexed vector to this one, by position.

        A skip-bigram matches a bigram on the other side, never another skip-bigram.
        """
        found = [0.0] * self._size
        for values, postings in (
            (vector.terms, self._terms),
            (vector.terms, self._skip_bigrams),
            (vector.skip_bigrams, self._terms),
        ):
            for term in values.keys() & postings.keys():
                boosted = values[term] * vector.boost
                for position, other in postings[term]:
                    found[position] += boosted * other
        return found


def similarities(
    weights: TermWeights, left: Sequence[Unit], right: Sequence[Unit], step: Progress
) -> list[dict[int, float]]:
    """Return the similarities of all pairs of units that have terms in common.

    Args:
        weights: The weights of terms in the library.
        left: The left units.
        right: The right units.
        step: Called three times for each right and twice for each left unit; may raise to stop the
            work.

    Returns:
        For each left unit, the similarity of right units by position: from 0 for nothing in common
        to a little over 1 for the same words in a plan that is all about them.
    """
    queries: list[Vector] = []
    wanted: set[str] = set()
    for unit in left:
        step()
        queries.append(weights.vector(unit))
        wanted.update(queries[-1].terms, queries[-1].skip_bigrams)
    index, plans = _index(weights, right, wanted, step)
    found: list[dict[int, float]] = []
    for vector in queries:
        step()
        own, whole = index.similar(vector), plans.similar(vector)
        similar = compress(range(len(own)), map(MIN_SIMILARITY.__lt__, own))
        found.append({at: own[at] * plans.rest[at] + whole[plans.plan[at]] for at in similar})
    return found


def _index(
    weights: TermWeights, units: Sequence[Unit], wanted: Container[str], step: Progress
) -> tuple[InvertedIndex, _PlanVectors]:
    """Index units and their plans; the vectors themselves are freed on return."""
    vectors: list[Vector] = []
    for unit in units:
        step()
        vectors.append(weights.vector(unit))
    return InvertedIndex(vectors, wanted, step), _PlanVectors(units, vectors, wanted, step)


class _PlanVectors:
    """The plans of the right units, each as the sum of its units' vectors.

    Attributes:
        plan: For each unit, the position of its plan.
        rest: For each unit, the weight of its own similarity once it is taken out of its plan's.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        vectors: Sequence[Vector],
        wanted: Container[str],
        step: Progress,
    ) -> None:
        """Add up the vectors plan by plan."""
        sums: dict[str, dict[str, float]] = {}
        for unit, vector in zip(units, vectors, strict=True):
            step()
            total = sums.setdefault(unit.plan, defaultdict(float))
            for term, value in vector.terms.items():
                total[term] += value
        position = {plan: at for at, plan in enumerate(sums)}
        self.plan = [position[unit.plan] for unit in units]
        self._weights = [PLAN_WEIGHT / _norm(total) for total in sums.values()]
        self.rest = [1.0 - self._weights[plan] for plan in self.plan]
        wholes = [Vector(total, {}, 1.0) for total in sums.values()]
        self._index = InvertedIndex(wholes, wanted, step.check)

    def similar(self, vector: Vector) -> list[float]:
        """Return how much each plan as a whole adds to the similarity of its units."""
        found = self._index.similar(vector)
        return [value * weight for value, weight in zip(found, self._weights, strict=True)]


def _weighted_texts(unit: Unit) -> list[tuple[float, str]]:
    """Return the texts that make up a unit's vector with their weights, its own words first."""
    above = [heading for heading in reversed(unit.headings) if heading]
    if unit.narrative:
        texts = [(NARRATIVE_WEIGHT, unit.text), (TITLE_WEIGHT, unit.title)]
    elif unit.title and unit.text:
        texts = [(TEXT_WEIGHT, unit.text), (NEAREST_HEADING_WEIGHT, unit.title)]
    else:
        texts = [(TEXT_WEIGHT, unit.words)]
        if above:
            texts.append((NEAREST_HEADING_WEIGHT, above.pop(0)))
    if above:
        texts.append((HIGHER_HEADING_WEIGHT, above[0]))
    return texts


def _length(texts: Iterable[tuple[float, str]]) -> int:
    return sum(len(text) for _, text in texts)


def _idf(term: str, total: int, count: int) -> float:
    rarity = max(0.0, math.log((total + 1) / (count + 1)))
    weight = CONCEPT_WEIGHT if term.startswith(CONCEPT_PREFIX) else 1.0
    return weight * math.pow(rarity, IDF_POWER)


def _norm(values: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in values.values())) or 1.0
