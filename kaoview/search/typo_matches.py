"""Match one term with typos: strings that differ from it in few characters."""

from __future__ import annotations

from collections import Counter

from kaoview.search.joined_text import ROW_END, JoinedText
from kaoview.search.results import Tier
from kaoview.search.tiers import MAX_BOUNDARY_CHECKED_ROWS, IsWordBoundary, Matches, TierMatch
from kaoview.search.typos import LOOKALIKE_COST, Alignment, SubstitutionCost, align

_MIN_TYPO_LENGTH = 2
"""Shortest term with a typo, in characters: one character alone would match anything."""
_MAX_TYPO_LENGTH = 24
"""Longest term that is aligned, in characters; limits the time of a search. Chosen by hand; moves
no query."""
_MIN_LENGTH_OF_TWO_TYPOS = 6
"""Length in characters from which two typos are allowed. Tuned; moves 3.6 %."""
_MIN_LENGTH_OF_THREE_TYPOS = 10
"""Length in characters from which three typos are allowed. Tuned; moves no query."""
_COST_TOLERANCE = 0.2
"""Alignment cost allowed beyond one per typo, so that a substitution at the edge of the term (cost
1.15) is one typo. Tuned; moves no query."""
_MAX_WINDOWS = 1500
"""Most places that a term is aligned with; limits the time of a search. Chosen by hand; moves no
query."""
_TYPO_SCORE = 60
"""Score of a typo match at a cost of one per character. Tuned."""
_TYPO_RANGE = 28
"""Points added as the cost falls to 0: a typo scores at most 88, as in the prototype."""
_TYPO_BOUNDARY_PENALTY = 2.0
"""Points off for each end of the match that is not a word boundary: 化水 of 美化水岸 is no misspelt
化糞水. Tuned on half of 100 queries over documents of six other governments, as 1.5 to 5 do."""


def typo_matches(
    joined: JoinedText, key: str, cost: SubstitutionCost, is_word_boundary: IsWordBoundary
) -> Matches:
    """Find strings that differ from a term by few typos.

    One typo is allowed in three to five characters, two in up to nine, three in more; in two
    characters only one that looks or sounds alike. Only the surroundings of the term's rarest
    characters are aligned with it.

    Returns:
        Scores of at most 88, falling with the alignment cost.
    """
    size = len(key)
    if not _MIN_TYPO_LENGTH <= size <= _MAX_TYPO_LENGTH:
        return {}
    typos = 1 if size < _MIN_LENGTH_OF_TWO_TYPOS else 2 if size < _MIN_LENGTH_OF_THREE_TYPOS else 3
    max_cost = LOOKALIKE_COST if size == _MIN_TYPO_LENGTH else typos + _COST_TOLERANCE
    # At least one of any typos + 1 characters must be typed correctly.
    anchors = sorted(range(size), key=lambda at: len(joined.positions(key[at])))[: typos + 1]
    wanted = Counter(key)
    tried: set[int] = set()
    found: dict[int, Alignment] = {}
    for anchor in anchors:
        for position in joined.positions(key[anchor]):
            start = position - anchor
            if start in tried:
                continue
            tried.add(start)
            if len(tried) > _MAX_WINDOWS:
                break
            offset, window = _window(joined, start - typos, start + size + typos, position)
            # A character that is typed twice must be there twice.
            if sum(min(n, window.count(each)) for each, n in wanted.items()) < size - typos:
                continue
            match = align(key, window, cost)
            row = joined.row_at(position)
            if match.cost <= max_cost and (row not in found or match.cost < found[row].cost):
                found[row] = Alignment(match.cost, offset + match.start, offset + match.end)
    check_boundaries = len(found) <= MAX_BOUNDARY_CHECKED_ROWS
    matches: Matches = {}
    for row, match in found.items():
        score = _TYPO_SCORE + _TYPO_RANGE * (1 - match.cost / size)
        if check_boundaries:
            boundaries = is_word_boundary(joined, match.start) + is_word_boundary(joined, match.end)
            score += _TYPO_BOUNDARY_PENALTY * (boundaries - 2)
        matches[row] = TierMatch(score, Tier.TYPO, ((match.start, match.end),))
    return matches


def _window(joined: JoinedText, start: int, end: int, position: int) -> tuple[int, str]:
    """Return the part of a span that is in the row of a position, with its offset in the text."""
    start = max(0, start)
    window = joined.text[start:end]
    low = window.rfind(ROW_END, 0, position - start) + 1
    high = window.find(ROW_END, position - start)
    return start + low, window[low : high if high >= 0 else len(window)]
