"""How alike two units are: the cosine of weighted terms, found through an inverted index.

Weights are sublinear term frequency times inverse document frequency over every unit of the
library (Manning, Raghavan & Schütze, Introduction to Information Retrieval, 6.2–6.4). A unit's
vector is the weighted sum of the unit vectors of its own words, its heading and the heading above.
Long units are lifted a little, as in pivoted length normalisation (Singhal,
Buckley & Mitra 1996): a report's account of a year says much that the plan's one sentence does not.
And a right unit shares in the likeness of the plan around it, as in cluster-based smoothing (Liu &
Croft 2004): a flood measure is sought first in a plan about water.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from kaoview.compare.progress import Progress
from kaoview.compare.terms import Terms, terms_of
from kaoview.compare.units import Unit

IDF_POWER = 1.3
CONCEPT_WEIGHT = 1.2
TITLE, TEXT, NARRATIVE, NEAREST, HIGHER = 1.0, 1.0, 2.0, 0.5, 0.45
"""How much each part of a unit counts: its title as all it says or over a report's account of it,
its text, that account, the nearest heading (its own, or the one above), the next.
"""
COMMON, COMMON_AT_LEAST = 0.06, 120
"""Terms in more than this share of the units, and in more than so many, say next to nothing."""
PIVOT, LIFT = 100, 0.25
"""Units with more distinct terms than the pivot are lifted by (terms / pivot) ** lift."""
AROUND = 0.3
"""How much the likeness of the rest of its plan adds to a right unit's."""
LEAST = 0.03
"""Pairs that are less alike than this by themselves are not looked at further."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A unit's weighted terms: those that stand in it, with length 1, and its wide pairs."""

    near: Mapping[str, float]
    wide: Mapping[str, float]
    lift: float


class Weights:
    """Inverse document frequencies over the units of a library."""

    def __init__(self, units: Iterable[Unit], step: Progress) -> None:
        """Count in how many of the units each term stands; ``step`` is called once for each."""
        seen: Counter[str] = Counter()
        total = 0
        for unit in units:
            step()
            total += 1
            seen.update(set().union(*(terms_of(text).counts for _, text in _parts(unit)[:2])))
        most = max(COMMON * total, COMMON_AT_LEAST)
        self._idf = {
            term: _idf(term, total, count) if count <= most else 0.0
            for term, count in step.through(seen.items())
        }
        self._rarest = _idf("一二", total, 0)

    def of(self, term: str) -> float:
        """Return a term's weight."""
        return self._idf.get(term, self._rarest)

    def vector(self, unit: Unit) -> Vector:
        """Return a unit's vector."""
        near: dict[str, float] = defaultdict(float)
        wide: dict[str, float] = defaultdict(float)
        distinct: set[str] = set()
        for weight, text in _parts(unit):
            terms = terms_of(text)
            distinct |= terms.counts.keys()
            self._add(terms, weight, near, wide)
        length = _length(near)
        return Vector(
            {term: value / length for term, value in near.items()},
            {term: value / length for term, value in wide.items() if term not in near},
            max(1.0, len(distinct) / PIVOT) ** LIFT,
        )

    def _add(
        self, terms: Terms, share: float, near: dict[str, float], wide: dict[str, float]
    ) -> None:
        """Add a text's terms, scaled to length ``share``."""
        values = {
            term: (1 + math.log(count)) * weight
            for term, count in terms.counts.items()
            if (weight := self.of(term))
        }
        scale = share / _length(values)
        for term, value in values.items():
            near[term] += value * scale
        for pair, part in terms.wide.items():
            # A wide pair that is nobody's neighbouring pair can meet nothing.
            if weight := self._idf.get(pair, 0.0):
                wide[pair] += part * weight * scale


class Index:
    """Vectors to be searched, by term."""

    def __init__(
        self, vectors: Sequence[Vector], wanted: Container[str], step: Callable[[], None]
    ) -> None:
        """Index the vectors; they are known by their place in the sequence.

        Args:
            vectors: The vectors.
            wanted: The terms that will be asked for; others need no entry.
            step: Called before each vector; may raise to stop the work.
        """
        self._size = len(vectors)
        self._near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._wide: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(vectors):
            step()
            for terms, postings in ((vector.near, self._near), (vector.wide, self._wide)):
                for term, value in terms.items():
                    if term in wanted:
                        postings[term].append((place, value * vector.lift))

    def similar(self, vector: Vector) -> list[float]:
        """Return how alike each indexed vector is to this one, by its place.

        A wide pair meets a neighbouring pair on the other side, never another wide pair.
        """
        found = [0.0] * self._size
        for terms, postings in (
            (vector.near, self._near),
            (vector.near, self._wide),
            (vector.wide, self._near),
        ):
            for term in terms.keys() & postings.keys():
                lifted = terms[term] * vector.lift
                for place, other in postings[term]:
                    found[place] += lifted * other
        return found


def likeness(
    weights: Weights, left: Sequence[Unit], right: Sequence[Unit], step: Progress
) -> list[dict[int, float]]:
    """Return how alike the units are that have anything to do with each other.

    Args:
        weights: The weights of terms in the library.
        left: The left units.
        right: The right units.
        step: Called three times for each right and twice for each left unit; may raise to stop the
            work.

    Returns:
        For each left unit, how alike right units are by their place, from 0 for nothing in common
        to a little over 1 for the same words in a plan all about them.
    """
    asking: list[Vector] = []
    wanted: set[str] = set()
    for unit in left:
        step()
        asking.append(weights.vector(unit))
        wanted.update(asking[-1].near, asking[-1].wide)
    index, around = _indexed(weights, right, wanted, step)
    found: list[dict[int, float]] = []
    for vector in asking:
        step()
        own, whole = index.similar(vector), around.similar(vector)
        alike = compress(range(len(own)), map(LEAST.__lt__, own))
        found.append(
            {place: own[place] * around.rest[place] + whole[around.plan[place]] for place in alike}
        )
    return found


def _indexed(
    weights: Weights, units: Sequence[Unit], wanted: Container[str], step: Progress
) -> tuple[Index, _Around]:
    """Index units and the plans around them; their vectors are not kept besides."""
    vectors: list[Vector] = []
    for unit in units:
        step()
        vectors.append(weights.vector(unit))
    return Index(vectors, wanted, step), _Around(units, vectors, wanted, step)


class _Around:
    """The plans around the right units, each as the sum of its units' vectors."""

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
            for term, value in vector.near.items():
                total[term] += value
        number = {plan: place for place, plan in enumerate(sums)}
        self.plan = [number[unit.plan] for unit in units]
        self._shares = [AROUND / _length(total) for total in sums.values()]
        # What is left of a unit's own likeness once it is taken out of its plan's.
        self.rest = [1.0 - self._shares[plan] for plan in self.plan]
        wholes = [Vector(total, {}, 1.0) for total in sums.values()]
        self._index = Index(wholes, wanted, step.ask)

    def similar(self, vector: Vector) -> list[float]:
        """Return how much each plan as a whole adds to the likeness of its units."""
        found = self._index.similar(vector)
        return [value * share for value, share in zip(found, self._shares, strict=True)]


def _parts(unit: Unit) -> list[tuple[float, str]]:
    """Return the weighted texts that make up a unit's vector, its own words first."""
    above = [heading for heading in reversed(unit.headings) if heading]
    if unit.narrative:
        parts = [(NARRATIVE, unit.text), (TITLE, unit.title)]
    elif unit.title and unit.text:
        parts = [(TEXT, unit.text), (NEAREST, unit.title)]
    else:
        parts = [(TEXT, unit.words)]
        if above:
            parts.append((NEAREST, above.pop(0)))
    if above:
        parts.append((HIGHER, above[0]))
    return parts


def _idf(term: str, total: int, count: int) -> float:
    rarity = max(0.0, math.log((total + 1) / (count + 1)))
    weight = CONCEPT_WEIGHT if term.startswith("concept") else 1.0
    return weight * math.pow(rarity, IDF_POWER)


def _length(values: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in values.values())) or 1.0
