"""The tiers below meaning: the words themselves, how they sound, and slips of the hand.

Each function looks for one term in a block and returns, for the rows that answer, how well.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from kaoview.search.corpus import FIELD
from kaoview.search.joined_text import ROW_END, JoinedText, Slot
from kaoview.search.numerals import spellings
from kaoview.search.phonetic_match import Pattern
from kaoview.search.results import EXACT_SCORE, Tier
from kaoview.search.typos import LOOKS_ALIKE, Alignment, Cost, align

_FEW = 40
_BELOW_EXACT = EXACT_SCORE - 0.1
_LOOKS = 3
_MOST_SURFACES = 60
_MOST_PLACES = 10_000
_FEW_PLACES = 400
_LONGEST_TYPO = 24
_MOST_WINDOWS = 1500


class TierMatch(NamedTuple):
    """How one row answers a term: score from 0 to 100, tier, and parts of the block's text."""

    score: float
    tier: Tier
    spans: tuple[tuple[int, int], ...]


Answers = dict[int, TierMatch]
"""Rows of a block and how they answer."""

IsBoundary = Callable[[JoinedText, int], bool]
"""Whether a place in a block's text is the edge of a word."""


def keep_best(answers: Answers, more: Mapping[int, TierMatch]) -> None:
    """Add answers, keeping the better one where a row has two."""
    for row, found in more.items():
        held = answers.get(row)
        if held is None or found.score > held.score:
            answers[row] = found


def exact(block: JoinedText, key: str, is_boundary: IsBoundary) -> Answers:
    """Find a term as it stands, numbers in any figures.

    Args:
        block: Where to look.
        key: The folded term.
        is_boundary: Told of words' edges, for short terms with few hits.

    Returns:
        Scores from 97 to 100: more in a title, at the edges of words, in a short row, twice.
    """
    answers: Answers = {}
    for place, spelling in enumerate(spellings(key)):
        rows = block.rows_with(spelling, whole_number=place > 0)
        careful = len(spelling) <= 3 and len(rows) <= _FEW
        for row, at in rows.items():
            if row in answers:
                continue
            score = EXACT_SCORE + _standing(block, row, at, len(spelling)) - 0.3 * (place > 0)
            if careful:
                edges = is_boundary(block, at) + is_boundary(block, at + len(spelling))
                score += 0.3 * edges
            answers[row] = TierMatch(
                min(100.0, max(EXACT_SCORE, score)), Tier.EXACT, ((at, at + len(spelling)),)
            )
    return answers


def _standing(block: JoinedText, row: int, at: int, length: int) -> float:
    """Return what the place of a hit adds to its score, from 0 to 2.4."""
    start, end = block.starts[row], block.starts[row + 1] - 1
    text = block.text
    added = 0.4 * length / (end - start)
    if not text[at - 1 : at].isalnum() or at == start:
        added += 0.2
    if not text[at + length : at + length + 1].isalnum():
        added += 0.2
    title_end = text.find(FIELD, start, end)
    if at < title_end:
        added += 1.6 if title_end - start == length else 0.9
    if text.find(text[at : at + length], at + length, end) >= 0:
        added += 0.2
    return added


def sounding(block: JoinedText, pattern: Pattern, is_boundary: IsBoundary) -> Answers:
    """Find what sounds as a pattern says.

    What the library says more often, and what stands between the edges of words, comes first:
    few letters can mean many things, and most of those are chance.
    """
    places: dict[str, list[int]] = defaultdict(list)
    width = len(pattern.slots)
    for at in islice(block.scan(pattern.slots), _MOST_PLACES if width > 1 else _FEW_PLACES):
        places[block.text[at : at + width]].append(at)
    places.pop(pattern.but, None)
    answers: Answers = {}
    for surface, fit in _likeliest(places, pattern.slots):
        positions = sorted(places[surface])
        added = min(2.0, 0.5 * math.log2(len(positions)))
        if pattern.ambiguous:
            edges = max(
                is_boundary(block, at) + is_boundary(block, at + width) for at in positions[:_LOOKS]
            )
            added += 1.5 * (edges - 2)
        score = min(_BELOW_EXACT, pattern.floor + (pattern.best - pattern.floor) * fit + added)
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at in positions:
            spans[block.row_at(at)].append((at, at + width))
        for row, marked in spans.items():
            keep_best(answers, {row: TierMatch(score, pattern.tier, tuple(marked))})
    return answers


def _likeliest(
    places: Mapping[str, Sequence[int]], slots: Sequence[Slot]
) -> list[tuple[str, float]]:
    """Return the strings found that fit best, and how well each fits, from 0 to 1."""
    fits = {
        surface: sum(slot[each] for slot, each in zip(slots, surface, strict=True)) / len(slots)
        for surface in places
    }
    chosen = sorted(fits, key=lambda each: (-fits[each], -len(places[each])))
    return [(surface, fits[surface]) for surface in chosen[:_MOST_SURFACES]]


def mistyped(block: JoinedText, key: str, cost: Cost, is_boundary: IsBoundary) -> Answers:
    """Find what a term may be a slip for.

    One slip is allowed in three to five characters, two in nine, three beyond; in two characters
    only one taken for its like. The places are looked at where one of the term's rarest
    characters stands.

    Returns:
        Scores of at most 88, by what lies between the term and the text.
    """
    size = len(key)
    if not 2 <= size <= _LONGEST_TYPO:
        return {}
    slips = 1 if size < 6 else 2 if size < 10 else 3
    most = LOOKS_ALIKE if size == 2 else slips + 0.2
    anchors = sorted(range(size), key=lambda at: len(block.positions(key[at])))[: slips + 1]
    tried: set[int] = set()
    found: dict[int, Alignment] = {}
    for anchor in anchors:
        for position in block.positions(key[anchor]):
            start = position - anchor
            if start in tried:
                continue
            tried.add(start)
            if len(tried) > _MOST_WINDOWS:
                break
            low, window = _window(block, start - slips, start + size + slips, position)
            if sum(each in window for each in key) < size - slips:
                continue
            place = align(key, window, cost)
            row = block.row_at(position)
            if place.cost <= most and (row not in found or place.cost < found[row].cost):
                found[row] = Alignment(place.cost, low + place.start, low + place.end)
    careful = len(found) <= _FEW
    answers: Answers = {}
    for row, place in found.items():
        score = 60 + 28 * (1 - place.cost / size)
        if careful:
            score += 0.4 * (is_boundary(block, place.start) + is_boundary(block, place.end) - 2)
        answers[row] = TierMatch(score, Tier.TYPO, ((place.start, place.end),))
    return answers


def _window(block: JoinedText, start: int, end: int, within: int) -> tuple[int, str]:
    """Return a piece of the text around a place, cut to its row, and where the piece starts."""
    start = max(0, start)
    window = block.text[start:end]
    low = window.rfind(ROW_END, 0, within - start) + 1
    high = window.find(ROW_END, within - start)
    return start + low, window[low : high if high >= 0 else len(window)]


def scattered(block: JoinedText, key: str, weight: Callable[[str], float]) -> Answers:
    """Find rows that hold most of a term's characters, in any order.

    Args:
        block: Where to look.
        key: The folded term, of three characters or more.
        weight: How telling a character is.

    Returns:
        Scores of at most 30, by the weight of the characters held.
    """
    wanted = Counter(each for each in key if each.isalnum())
    if len(wanted) < 3:
        return {}
    weights = {each: weight(each) for each in wanted}
    total = sum(weights.values())
    held: dict[int, float] = defaultdict(float)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in wanted:
        for row, at in block.rows_with(each).items():
            held[row] += weights[each]
            places[row].append((at, at + 1))
    return {
        row: TierMatch(30 * got / total, Tier.PARTIAL, tuple(places[row]))
        for row, got in held.items()
        if got >= 0.6 * total and len(places[row]) > 2
    }
