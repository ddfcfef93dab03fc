"""From similarities to scores: how far a pair stands out among the alternatives on both sides.

A pair's score is its similarity in a two-way softmax: a left unit's candidates compete for it, and
the left units compete, with a smaller exponent, for each right one. With similarity v, temperature
T, and the sums R over the left unit's candidates and C over the right unit's,

    score = exp((a + b) v / T) / (R ** a * C ** b),    R = exp(null / T) + sum of exp(v / T).

It lies between 0 and 1, and means the same in a department of fifteen items as in a government of
hundreds: the more candidates, the more similar a pair must be to stand out.

An old item that was split in two hides its second part behind its first, however similar both are.
Scored in reverse, from the right, where the exponents change places, the second part stands out all
the same: a right unit that no left unit is matched with can still have a reverse match.

The two-way softmax reached a mean F1 of .77 on four labelled pairings, where a mutual best match
over TF-IDF reached .51 and over BM25 .59. The parameters below were set when the matcher was
frozen (mean F1 .83 as shipped); tests/benchmarks/compare_quality.py measures any change of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from kaoview.compare.progress import Progress
from kaoview.compare.scope import LEVELS, Scopes

TEMPERATURE = 0.05
"""The temperature of the softmax, in units of similarity; lower is closer to winner takes all."""
NULL_SIMILARITY = 0.15
"""The similarity of "no counterpart", which takes part in every competition as one more candidate.
"""
BASELINE = 0.05
"""Similarities below this count as this much: what two texts of one field share anyway."""
ROW_EXPONENT, COLUMN_EXPONENT = 0.5, 0.3
"""The exponents a and b: the weights of the competition among right and among left units."""
OUT_OF_SCOPE = 0.25
"""Factor of a score outside the left unit's own section or department."""
MIN_REVERSE_SCORE = 0.15
"""Reverse matches of a lower score are dropped; chosen by hand, tests/compare/test_scoring.py and
test_matching.py hold it."""

_EXP_BASELINE = math.exp(BASELINE / TEMPERATURE)
_EXP_NULL = math.exp(NULL_SIMILARITY / TEMPERATURE)
_LOG_MIN_REVERSE_SCORE = math.log(MIN_REVERSE_SCORE)


class ReverseMatch(NamedTuple):
    """The left unit that a right one matches best, and the score as seen from the right."""

    score: float
    left: int


_NO_MATCH = ReverseMatch(0.0, 0)


class Scores(NamedTuple):
    """The scores in both directions.

    Attributes:
        rows: For each left unit, the scores of right units by position.
        reverse: For right units by position, their best reverse match, where its score is at least
            ``MIN_REVERSE_SCORE``.
    """

    rows: list[dict[int, float]]
    reverse: dict[int, ReverseMatch]


def score_pairs(
    similarities: Sequence[Mapping[int, float]],
    scopes: Scopes,
    step: Progress,
) -> Scores:
    """Return the score of each pair above the baseline, and the best reverse matches.

    Args:
        similarities: For each left unit, the similarities of right units by position.
        scopes: The scopes of the units.
        step: Called twice for each left unit; may raise to stop the work.

    Returns:
        The scores.
    """
    candidates: list[list[tuple[int, float, int]]] = []
    row_sums: list[list[float]] = []
    column_sums = [[0.0] * len(scopes.right) for _ in LEVELS]
    for left, similar in enumerate(similarities):
        step()
        pairs = [
            (right, value, scopes.level(left, right))
            for right, value in similar.items()
            if value > BASELINE
        ]
        sums = [0.0 for _ in LEVELS]
        for right, value, level in pairs:
            gain = math.exp(value / TEMPERATURE) - _EXP_BASELINE
            sums[level] += gain
            column_sums[level][right] += gain
        candidates.append(pairs)
        row_sums.append(sums)
    column_terms = _column_terms(column_sums, scopes)
    rows: list[dict[int, float]] = []
    reverse: dict[int, ReverseMatch] = {}
    for left in range(len(candidates)):
        step()
        # Free the pairs row by row: freeing millions at once would pause everything.
        pairs, candidates[left] = candidates[left], []
        scope = scopes.narrowest[left]
        row_terms = _row_terms(row_sums[left], scopes, left)
        row: dict[int, float] = {}
        for right, value, pair_level in pairs:
            level = max(pair_level, scope)
            numerator = (ROW_EXPONENT + COLUMN_EXPONENT) * value / TEMPERATURE
            row_term, column_term = row_terms[level], column_terms[level][right]
            factor = OUT_OF_SCOPE if pair_level > scope else 1.0
            row[right] = math.exp(numerator - row_term - column_term) * factor
            backward = (
                numerator
                - row_term * COLUMN_EXPONENT / ROW_EXPONENT
                - column_term * ROW_EXPONENT / COLUMN_EXPONENT
            )
            if backward >= _LOG_MIN_REVERSE_SCORE and pair_level <= scope:
                best = reverse.get(right, _NO_MATCH)
                reverse[right] = max(best, ReverseMatch(math.exp(backward), left))
        rows.append(row)
    return Scores(rows, reverse)


def _row_terms(sums: Sequence[float], scopes: Scopes, left: int) -> list[float]:
    """Return a log R for a left unit at each level."""
    counts = (scopes.right_counts.get(key, 0) for key in scopes.left[left])
    return [
        ROW_EXPONENT * _log_denominator(gains, count)
        for gains, count in zip(accumulate(sums), counts, strict=True)
    ]


def _column_terms(columns: Sequence[Sequence[float]], scopes: Scopes) -> list[list[float]]:
    """Return b log C at each level for each right unit."""
    cumulative = accumulate(columns, lambda below, own: list(map(float.__add__, below, own)))
    return [
        [
            COLUMN_EXPONENT * _log_denominator(gains, scopes.left_counts.get(keys[level], 0))
            for gains, keys in zip(sums, scopes.right, strict=True)
        ]
        for level, sums in zip(LEVELS, cumulative, strict=True)
    ]


def _log_denominator(gains: float, count: int) -> float:
    """Return the logarithm of a softmax's denominator over ``count`` candidates.

    Args:
        gains: The sum over candidates of what they add above the baseline.
        count: How many candidates there are, those at the baseline included.
    """
    return math.log(_EXP_NULL + count * _EXP_BASELINE + gains)
