"""Which matches are exact hits, and which others are worth listing below the divider 近似."""

from __future__ import annotations

from kaoview.search.results import EXACT_SCORE, Tier
from kaoview.search.tiers import Matches

# Near hits, those below EXACT_SCORE. All scores are in points from 0 to 100.
_MAX_NEAR = 50
"""Most near hits. Chosen by hand; moves no query."""
_MIN_NEAR_BESIDE_EXACT = 70.0
"""Lowest score of a near hit if there are exact ones. Tuned; moves 14.3 %."""
_MIN_NEAR_SHARE = 0.6
"""Lowest share of the best score if the best hit matches by synonyms or in part, as these scores
spread widely. Tuned; moves 12 % and loses up to .017 recall."""
_MAX_NEAR_DROP = 18.0
"""Most points below the best score if the best hit matches by sound or with a typo, whose scores
are close together. Tuned; moves 1.3 %."""


FEW_NEAR = 8
"""Near hits up to which those that share less with the query are added, where there is no exact
one. Chosen by hand: five do as well in a plan of 200 items, and this is half a screen."""
_GOOD_NEAR = 84.0
"""Score of a near hit that answers by itself, so that none is added: above it stand most synonyms
of a whole query. On 110 queries over a plan it costs .014 recall, and spares as much noise."""


def few_answers(matches: Matches, near: list[int]) -> bool:
    """Return whether near hits are so few and weak that weaker ones may help; best first."""
    if not near:
        return True
    best = matches[near[0]]
    by_itself = best.tier.by_sound or best.tier is Tier.TYPO or best.score >= _GOOD_NEAR
    return len(near) < FEW_NEAR and not by_itself


def split_at_divider(matches: Matches) -> tuple[list[int], list[int]]:
    """Return the rows of exact and of near hits, each sorted by score."""
    order = sorted(matches, key=lambda row: (-matches[row].score, row))
    exact = [row for row in order if matches[row].score >= EXACT_SCORE]
    rest = order[len(exact) :]
    if not rest:
        return exact, []
    best = matches[rest[0]]
    if exact:
        min_score = _MIN_NEAR_BESIDE_EXACT
    elif best.tier in (Tier.SYNONYM, Tier.PARTIAL):
        min_score = _MIN_NEAR_SHARE * best.score
    else:
        min_score = best.score - _MAX_NEAR_DROP
    return exact, [row for row in rest if matches[row].score >= min_score][:_MAX_NEAR]
