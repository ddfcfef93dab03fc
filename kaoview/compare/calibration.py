"""How often a pair with a score is right: what the certainty that readers see means.

A score tells how far a pair stands out among its alternatives, and two good answers share what
one alone would have. So a score of .25 is right more often than 25 times in 100. The curve was
read off 1,037 pairs that people labelled (four pairings of the bundled documents, and two
successive outlines of another government), by isotonic regression, rounded; it keeps the order of
the scores. On these pairs the expected error is .013, of certainties from 10 % on .046.
"""

from __future__ import annotations

from bisect import bisect_left

CURVE = (
    (0.0, 0.0),
    (0.04, 0.01),
    (0.10, 0.09),
    (0.18, 0.17),
    (0.21, 0.50),
    (0.36, 0.64),
    (0.45, 0.75),
    (0.56, 0.88),
    (0.70, 0.93),
    (0.90, 0.98),
    (1.0, 1.0),
)
"""Scores, and the share of pairs with that score that readers called the same measure."""

_SCORES = [score for score, _ in CURVE]


def probability(score: float) -> float:
    """Return how often a pair with a score is right, from 0 to 1.

    Args:
        score: The score of the pair, from 0 to 1.

    >>> round(probability(0.25), 2)
    0.54
    """
    if score <= 0:
        return 0.0
    above = min(bisect_left(_SCORES, score), len(CURVE) - 1)
    (left, low), (right, high) = CURVE[above - 1], CURVE[above]
    return low + (high - low) * min((score - left) / (right - left), 1.0)
