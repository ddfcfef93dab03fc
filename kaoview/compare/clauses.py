"""Parts of a divided item: clauses that go on in another item than the rest of it.

An item of a plan is often several measures in one sentence, with semicolons between them. When the
next plan puts them under different heads, each new item shares one clause with the old one and
little else, so the scores of whole items are low. Here clauses are compared with clauses: where the
most similar clause of all belongs to one right item, and no other right item has one nearly as
similar, that item goes on with this part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from heapq import nlargest

from kaoview.compare.progress import Progress
from kaoview.compare.similarity import TermWeights
from kaoview.compare.units import Unit

LEAST_COSINE = 0.3
"""Cosine from which two clauses can be one measure."""
LEAST_MARGIN = 0.15
"""By how much a clause of one right item must be more similar than those of all others.

In 115 items of the Executive Yuan's plans read blind (32 of 100 to 101, half of 90 of 99 to 101),
the pairs with both were four right ones and one on which readers would differ; with a margin of .05
or with cosines from .25 on, wrong ones came in."""
_LEAST_LENGTH = 6
"""Shortest clause that is compared, in characters: below it stand headings. Chosen by hand."""
_PER_UNIT = 10
"""Most similar right units that are looked at for each left one. Chosen by hand."""
_MIN_SIMILARITY = 0.15
"""Least cosine of a pair of units that is looked at. Chosen by hand."""
_BREAK = re.compile(r"[；;。\n]")

Clause = Mapping[str, float]
"""A clause's weighted terms, of length 1."""


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text, without those too short to tell; or else the whole text.

    >>> clauses_of("落實校園飲食管理，提升供餐品質；推動普及化運動。")
    ['落實校園飲食管理，提升供餐品質', '推動普及化運動']
    """
    return [part for part in _BREAK.split(text) if len(part) >= _LEAST_LENGTH] or [text]


def raise_divided(
    scores: Sequence[dict[int, float]],
    similar: Sequence[Mapping[int, float]],
    left: Sequence[Unit],
    right: Sequence[Unit],
    weights: TermWeights,
    step: Progress,
) -> None:
    """Raise the scores of pairs that share a clause which no other right unit has.

    Of a report's sections only the headings count, as an account of a year mentions every clause
    of the plan in passing; what a report became of is not looked for clause by clause.

    Args:
        scores: For each left unit, the scores of right units by position; changed.
        similar: The similarities of the same pairs.
        left: The left units.
        right: The right units.
        weights: The weights of terms.
        step: Called once for each left unit; may raise to stop the work.
    """
    known: dict[int, list[Clause]] = {}
    for unit, row, similarity in zip(left, scores, similar, strict=True):
        step()
        if unit.narrative:
            continue
        likely = [(at, value) for at, value in similarity.items() if value >= _MIN_SIMILARITY]
        nearest = [at for at, _ in nlargest(_PER_UNIT, likely, key=lambda pair: pair[1])]
        for at in nearest:
            if at not in known:
                known[at] = _vectors(right[at], weights)
        for clause in _vectors(unit, weights) if nearest else ():
            found = {at: max(_cosine(clause, other) for other in known[at]) for at in nearest}
            best, *others = nlargest(2, found, key=found.__getitem__)
            second = found[others[0]] if others else 0.0
            if found[best] >= LEAST_COSINE and found[best] - second >= LEAST_MARGIN:
                row[best] = max(found[best], row.get(best, 0.0))


def _vectors(unit: Unit, weights: TermWeights) -> list[Clause]:
    words = unit.title if unit.narrative else unit.words
    return [weights.words_vector(clause) for clause in clauses_of(words)]


def _cosine(one: Clause, other: Clause) -> float:
    return sum(one[term] * other[term] for term in one.keys() & other.keys())
