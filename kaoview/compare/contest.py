"""From likeness to a score: how far a pair stands out among all that either side could be.

A pair's score is its likeness in a two-way softmax: a left unit's candidates compete for it, and
the left units compete, less keenly, for each right one. With likeness v, temperature T, and the
sums R over the left unit's candidates and C over the right unit's,

    score = exp((a + b) v / T) / (R ** a * C ** b),    R = exp(nobody / T) + sum of exp(v / T).

It lies between 0 and 1, and one score means as much in a department of fifteen items as in a
government of hundreds: the more candidates, the more alike a pair must be to stand out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from kaoview.compare.scope import LEVELS, Scopes

TEMPERATURE = 0.05
NOBODY = 0.15
"""The likeness that a true counterpart has to beat although nobody else competes."""
FLOOR = 0.05
"""Anything less alike counts as this much: what two texts of the same trade share anyway."""
ROW, COLUMN = 0.5, 0.3
DISTANT = 0.25
"""What a score is worth outside the left unit's own section or department."""


def scores(
    likeness: Sequence[Mapping[int, float]],
    scopes: Scopes,
    step: Callable[[], None],
) -> list[dict[int, float]]:
    """Return the score of each pair that is more alike than the floor.

    Args:
        likeness: For each left unit, how alike each right unit is.
        scopes: The scopes of the units.
        step: Called twice for each left unit; may raise to stop the work.

    Returns:
        For each left unit, the scores of right units by their place.
    """
    rows: list[tuple[float, ...]] = []
    columns = [[0.0] * len(scopes.right) for _ in LEVELS]
    for left, found in enumerate(likeness):
        step()
        sums = [0.0 for _ in LEVELS]
        for right, value in found.items():
            if value > FLOOR:
                gain = math.exp(value / TEMPERATURE) - _BASE
                for level in range(scopes.level(left, right), len(LEVELS)):
                    sums[level] += gain
                    columns[level][right] += gain
        rows.append(tuple(sums))
    rights, lefts = scopes.sizes
    result: list[dict[int, float]] = []
    for left, found in enumerate(likeness):
        step()
        keys, home = scopes.left[left], scopes.home[left]
        logs = [_log(rows[left][level], rights.get(keys[level], 0)) for level in LEVELS]
        row: dict[int, float] = {}
        for right, value in found.items():
            if value > FLOOR:
                near = scopes.level(left, right)
                level = max(near, home)
                crowd = lefts.get(scopes.right[right][level], 0)
                column = _log(columns[level][right], crowd)
                power = (ROW + COLUMN) * value / TEMPERATURE - ROW * logs[level] - COLUMN * column
                row[right] = math.exp(power) * (DISTANT if near > home else 1.0)
        result.append(row)
    return result


_BASE = math.exp(FLOOR / TEMPERATURE)
_NOBODY = math.exp(NOBODY / TEMPERATURE)


def _log(gains: float, count: int) -> float:
    """Return the logarithm of a sum over ``count`` competitors."""
    return math.log(_NOBODY + count * _BASE + gains)
