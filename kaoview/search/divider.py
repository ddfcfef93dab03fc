"""Which matches are exact hits, and which others are worth listing below the divider."""

from __future__ import annotations

from collections.abc import Callable

from kaoview.search.joined_text import JoinedText
from kaoview.search.results import EXACT_SCORE, Tier
from kaoview.search.tiers import Matches, TierMatch

# Near hits, those below EXACT_SCORE. All scores are in points from 0 to 100.
_MAX_NEAR = 50
"""Most near hits. Chosen by hand; moves no query."""
_MIN_NEAR_BESIDE_EXACT = 70.0
"""Lowest score of a near hit if there are exact ones. Tuned; moves 14.3 %."""
_FEW_EXACT = 10
"""Exact hits below which more synonyms are listed: a page of exact ones answers by itself. Chosen
by hand; moves no query."""
_MIN_SYNONYM_BESIDE_FEW = 68.0
"""Lowest score of a synonym beside few exact hits. It keeps related terms (40 + 52 × .58 at most)
that few rows have, not those that many have (科技 for 消防機器人). Chosen by hand; moves no query,
from 55 to 70."""
_MIN_NEAR_SHARE = 0.6
"""Lowest share of the best score if the best hit matches by synonyms or in part, as these scores
spread widely. Tuned; moves 12 % and loses up to .017 recall."""
_MAX_NEAR_DROP = 18.0
"""Most points below the best score if the best hit matches by sound or with a typo, whose scores
are close together. Tuned; moves 1.3 %."""

# Hits that share less with the query, added to near ones.
_MAX_ADDED = 8
"""Most of them: half a screen. Chosen by hand."""
_FAIR_NEAR = 80.0
"""Score of the best hit from which only those are added that come near it."""
_MIN_ADDED_SHARE = 0.75
"""Their lowest share of that score: of 550 queries none loses its first right answer, and .8 % of
the other right ones are lost beside much that is not."""
_GOOD_NEAR = 90.0
"""Score of a near hit that answers by itself, so that none is added: above it stand sounds and
synonyms of a whole query. Tuned on 550 queries over plans of other governments: with 84, five more
of a hundred found nothing right; 88 and 92 do as well."""


def is_weak(matches: Matches, near: list[int]) -> bool:
    """Return whether even the best near hit is so weak that weaker ones may help; best first."""
    return not near or matches[near[0]].score < _GOOD_NEAR


def worth_adding(
    matches: Matches, near: list[int], found: Matches, joined: JoinedText
) -> list[int]:
    """Return the near hits with those of some further rows that are worth listing, best first.

    Args:
        matches: All matches, with those of the further rows.
        near: The near hits.
        found: The further rows.
        joined: The rows that were searched.
    """
    listed = set(near)
    order = sorted(listed | found.keys(), key=_order(matches, joined))
    best = matches[order[0]].score if order else 0.0
    least = best * _MIN_ADDED_SHARE if best >= _FAIR_NEAR else 0.0
    others = [row for row in order if row not in listed and matches[row].score >= least]
    added = set(others[:_MAX_ADDED])
    return [row for row in order if row in listed or row in added]


def split_at_divider(
    matches: Matches, joined: JoinedText, term: str = ""
) -> tuple[list[int], list[int]]:
    """Return the rows of exact and of near hits, each with the best first.

    Args:
        matches: All matches.
        joined: The rows that were searched.
        term: The folded query where it is a single term, or an empty string. Beside few exact hits,
            more of its synonyms are listed, but not those of a part of it.
    """
    order = sorted(matches, key=_order(matches, joined))
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
    few = 0 < len(exact) < _FEW_EXACT
    return exact, [
        row
        for row in rest
        if matches[row].score >= min_score or (few and _is_near_synonym(matches[row], term))
    ][:_MAX_NEAR]


def _is_near_synonym(match: TierMatch, term: str) -> bool:
    near = match.tier is Tier.SYNONYM and match.score >= _MIN_SYNONYM_BESIDE_FEW
    return near and match.words == (term,)


def _order(matches: Matches, joined: JoinedText) -> Callable[[int], tuple[float, float, int]]:
    """Return the order of rows: by score, then by how much of a row the query covers.

    Of rows with the same misspelled word, one that says little else is more likely meant than a
    preface that says everything.
    """

    def key(row: int) -> tuple[float, float, int]:
        match = matches[row]
        covered = sum(end - start for start, end in match.spans)
        return -match.score, -covered / (joined.starts[row + 1] - joined.starts[row]), row

    return key
