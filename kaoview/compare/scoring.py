"""From likeness to a score: how far a pair stands out among all that either side could be.

A pair's score is its likeness in a two-way softmax: a left unit's candidates compete for it, and
the left units compete, less keenly, for each right one. With likeness v, temperature T, and the
sums R over the left unit's candidates and C over the right unit's,

    score = exp((a + b) v / T) / (R ** a * C ** b),    R = exp(nobody / T) + sum of exp(v / T).

It lies between 0 and 1, and one score means as much in a department of fifteen items as in a
government of hundreds: the more candidates, the more alike a pair must be to stand out.

An old item that became two leaves the second in the shadow of the first, however much of it there
is. Seen from the right, where the exponents change places, it stands out all the same: what no left
unit is found for may still have one to which it lays claim.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from kaoview.compare.progress import Progress
from kaoview.compare.scope import LEVELS, Scopes

TEMPERATURE = 0.05
NOBODY = 0.15
"""The likeness that a true counterpart has to beat although nobody else competes."""
FLOOR = 0.05
"""Anything less alike counts as this much: what two texts of the same trade share anyway."""
ROW, COLUMN = 0.5, 0.3
DISTANT = 0.25
"""What a score is worth outside the left unit's own section or department."""
LEAST_CLAIM = 0.15
"""Claims below this are too faint to be told."""


class Claim(NamedTuple):
    """The left unit to which a right one lays claim, and its score as seen from the right."""

    score: float
    left: int


class Scores(NamedTuple):
    """What came of the contest.

    Attributes:
        rows: For each left unit, the scores of right units by their place.
        claims: For right units by their place, their best claim, from ``LEAST_CLAIM`` upward.
    """

    rows: list[dict[int, float]]
    claims: dict[int, Claim]


def scores(
    likeness: Sequence[Mapping[int, float]],
    scopes: Scopes,
    step: Progress,
) -> Scores:
    """Return the score of each pair that is more alike than the floor, and the best claims.

    Args:
        likeness: For each left unit, how alike each right unit is.
        scopes: The scopes of the units.
        step: Called twice for each left unit; may raise to stop the work.

    Returns:
        The scores.
    """
    strong: list[list[tuple[int, float, int]]] = []
    rows: list[list[float]] = []
    columns = [[0.0] * len(scopes.right) for _ in LEVELS]
    for left, found in enumerate(likeness):
        step()
        pairs = [
            (right, value, scopes.level(left, right))
            for right, value in found.items()
            if value > FLOOR
        ]
        sums = [0.0 for _ in LEVELS]
        for right, value, near in pairs:
            gain = math.exp(value / TEMPERATURE) - _BASE
            sums[near] += gain
            columns[near][right] += gain
        strong.append(pairs)
        rows.append(sums)
    crowds = _crowds(columns, scopes)
    result: list[dict[int, float]] = []
    claims: dict[int, Claim] = {}
    for left in range(len(strong)):
        step()
        # Let go one by one: to free millions at once would take a while.
        pairs, strong[left] = strong[left], []
        home = scopes.home[left]
        rivals = _rivals(rows[left], scopes, left)
        row: dict[int, float] = {}
        for right, value, near in pairs:
            level = max(near, home)
            lone = (ROW + COLUMN) * value / TEMPERATURE
            rival, crowd = rivals[level], crowds[level][right]
            row[right] = math.exp(lone - rival - crowd) * (DISTANT if near > home else 1.0)
            claim = lone - rival * COLUMN / ROW - crowd * ROW / COLUMN
            if claim >= _LEAST_CLAIM and near <= home:
                claims[right] = max(claims.get(right, _NO_CLAIM), Claim(math.exp(claim), left))
        result.append(row)
    return Scores(result, claims)


def _rivals(sums: Sequence[float], scopes: Scopes, left: int) -> list[float]:
    """Return how keenly a left unit's candidates compete at each level: a times log R."""
    counts = (scopes.sizes[0].get(key, 0) for key in scopes.left[left])
    return [ROW * _log(gains, count) for gains, count in zip(accumulate(sums), counts, strict=True)]


def _crowds(columns: Sequence[Sequence[float]], scopes: Scopes) -> list[list[float]]:
    """Return how keenly left units compete for each right one at each level: b times log C."""
    wider = accumulate(columns, lambda below, own: list(map(float.__add__, below, own)))
    return [
        [
            COLUMN * _log(gains, scopes.sizes[1].get(keys[level], 0))
            for gains, keys in zip(sums, scopes.right, strict=True)
        ]
        for level, sums in zip(LEVELS, wider, strict=True)
    ]


_LEAST_CLAIM = math.log(LEAST_CLAIM)
_NO_CLAIM = Claim(0.0, 0)
_BASE = math.exp(FLOOR / TEMPERATURE)
_NOBODY = math.exp(NOBODY / TEMPERATURE)


def _log(gains: float, count: int) -> float:
    """Return the logarithm of a sum over ``count`` competitors."""
    return math.log(_NOBODY + count * _BASE + gains)
