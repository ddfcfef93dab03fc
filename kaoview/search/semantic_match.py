"""Match by meaning: segment a query into words and search each under all its synonyms.

蚊子傳染病 is in no table of synonyms, but 蚊子 and 傳染病 are, and a row that matches both matches
the query. Words are weighted by the IDF of themselves and their synonyms, so that frequent words
such as 計畫 or 服務 alone contribute little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from typing import NamedTuple

from kaoview.paths import data_folder
from kaoview.search.joined_text import JoinedText
from kaoview.search.numerals import spellings
from kaoview.search.results import Tier
from kaoview.search.synonyms import Synonyms
from kaoview.search.tiers import Matches, TierMatch
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter

_FILLERS = str.maketrans("", "", "的很太了被好都也就还超最蛮得地")

# Segmentation of a term. It minimizes the sum of the costs of its words.
_MAX_WORD_LENGTH = 12
"""Longest word that is tried, in characters. @_MAX_WORD_LENGTH@"""
_MAX_TERM_LENGTH = 60
"""Longest term that is segmented, in characters; the rest is ignored. @_MAX_TERM_LENGTH@"""
_SYNONYM_COST = 0.8
"""Cost of a word with synonyms. @_SYNONYM_COST@"""
_STOPWORD_COST = 0.9
"""Cost of a stopword. @_STOPWORD_COST@"""
_LIBRARY_WORD_COST = 1.0
"""Cost of a word of the library: the unit of the other costs."""
_LATIN_WORD_COST = 1.2
"""Cost of a run of Latin letters and digits. @_LATIN_WORD_COST@"""
_PART_OF_WORD_COST = 1.25
"""Cost of a string that is part of a word with synonyms. @_PART_OF_WORD_COST@"""
_CHARACTER_COST = 1.5
"""Cost of a single character, the last resort. @_CHARACTER_COST@"""
_MAX_SHORT_LENGTH = 4
"""Longest string, in characters, that may be part of a word with synonyms, and longest unknown word
that is also searched by single characters. @_MAX_SHORT_LENGTH@"""
_FILLER_COST = 0.3
"""Cost of ignoring one filler character (的, 很 …). @_FILLER_COST@"""
_MAX_SHARED_VARIANTS = 0.7
"""Share of the variants of the smaller of two units above which both mean the same.
@_MAX_SHARED_VARIANTS@"""
_MIN_SHARED_VARIANTS = 3
"""Number of shared variants from which two units can mean the same. @_MIN_SHARED_VARIANTS@"""

# Weights of a unit's variants, from 0 to 1.
_SINGLE_CHARACTER_WEIGHT = 0.5
"""Weight of a unit of one character. @_SINGLE_CHARACTER_WEIGHT@"""
_CONTAINING_WORD_FACTOR = 0.7
"""Factor for synonyms of a word that only contains the unit. @_CONTAINING_WORD_FACTOR@"""
_RESPELLED_WEIGHT = 0.85
"""Weight of the most similarly spelled word, and factor for its synonyms. @_RESPELLED_WEIGHT@"""
_BIGRAM_WEIGHT = 0.55
"""Weight of the bigrams of an unknown word. @_BIGRAM_WEIGHT@"""
_CHARACTER_WEIGHT = 0.45
"""Weight of the characters of an unknown word. @_CHARACTER_WEIGHT@"""

# IDF of a unit.
_LENGTH_FACTORS = (0.0, 0.35, 1.0, 1.2, 1.35)
"""Factors by the unit's length in characters, the last one for all longer units: long words are
specific. @_LENGTH_FACTORS@"""
_GENERAL_WORD_FACTOR = 0.4
"""Factor for the general words of data/common_words.txt. @_GENERAL_WORD_FACTOR@"""
_MIN_COUNTED_WEIGHT = 0.5
"""Weight from which a row counts as having the unit. @_MIN_COUNTED_WEIGHT@"""

# Weight of a variant in a row.
_RARITY_SHARE = 0.15
"""Share of a variant's weight that depends on its rarity. @_RARITY_SHARE@"""
_CHARACTER_RARITY_SHARE = 0.5
"""The same for a variant of one character. @_CHARACTER_RARITY_SHARE@"""
_VARIANT_BONUS = 0.02
"""Added for each further variant in the row. @_VARIANT_BONUS@"""
_MAX_BONUS_VARIANTS = 3
"""Most further variants that count. @_MAX_BONUS_VARIANTS@"""

# Score of a row.
_MIN_SCORE = 40.0
"""Score of a row that matches no weight. @_MIN_SCORE@"""
_SCORE_RANGE = 52.0
"""Points added for the full weight of the term: the best score is 92, below pinyin (95).
@_SCORE_RANGE@"""
_MIN_SHARE = 0.3
"""Least share of the term's weight that a row must match. @_MIN_SHARE@"""
_MAX_ROWS = 300
"""Most rows that are scored, those with the greatest share. @_MAX_ROWS@"""
_CONTEXT_FACTOR = 0.5
"""Factor for a unit that occurs only in the headings above the row. @_CONTEXT_FACTOR@"""
_UNCOVERED_FACTOR = 0.7
"""Factor for a share that covers none of the term's characters, rising to 1 for all of them.
@_UNCOVERED_FACTOR@"""
_SINGLE_CHARACTER_COVERAGE = 0.5
"""Coverage of a unit of one character, in characters. @_SINGLE_CHARACTER_COVERAGE@"""
_PROXIMITY_BONUS = 0.04
"""Added to the share for units next to each other. @_PROXIMITY_BONUS@"""

_MAX_GAP = 24
"""Characters between matches at which their proximity falls to 0: about one clause.
@_MAX_GAP@"""


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    """Read data/common_words.txt: the folded words of each section (``skipped``, ``general``)."""
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in (data_folder() / "common_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(map(fold_key, line.split()))
    return {name: frozenset(section) for name, section in sections.items()}


def _is_stopword(word: str) -> bool:
    return word in _common_words()["skipped"]


@dataclass(frozen=True)
class QueryUnit:
    """One word of a query with its synonyms.

    Attributes:
        text: The folded word.
        variants: The strings to search for: the word itself and its synonyms, each with a weight
            from 0 to 1.
    """

    text: str
    variants: Mapping[str, float]


def split_units(key: str, segmenter: Segmenter, synonyms: Synonyms) -> list[QueryUnit]:
    """Segment a folded term into words with their synonyms.

    Words that have synonyms or occur in the library are kept whole. What is left between them is
    one unknown word, which is also searched by its bigrams. Stopwords are dropped unless the term
    has no other words.

    Args:
        key: The term.
        segmenter: The library's words.
        synonyms: The table of synonyms.

    Returns:
        The words in order; at least one.
    """
    key = key[:_MAX_TERM_LENGTH]
    without_fillers = key.translate(_FILLERS)
    cost, pieces = _segment(key, segmenter, synonyms)
    if without_fillers and without_fillers != key:
        other_cost, other_pieces = _segment(without_fillers, segmenter, synonyms)
        if other_cost + _FILLER_COST * (len(key) - len(without_fillers)) < cost:
            pieces = other_pieces
    kept = [piece for piece in pieces if not _is_stopword(piece)] or pieces
    units = [
        QueryUnit(piece, _variants(piece, segmenter, synonyms))
        for piece in _join_single_characters(kept)
    ]
    return [
        unit
        for index, unit in enumerate(units)
        if not any(_is_duplicate(unit, other) for other in units[:index])
    ]


def _is_duplicate(unit: QueryUnit, other: QueryUnit) -> bool:
    """Return whether two units have nearly the same variants, as 阿公 and 阿嬤 do."""
    shared = len(unit.variants.keys() & other.variants.keys())
    fewer = min(len(unit.variants), len(other.variants))
    return shared > _MAX_SHARED_VARIANTS * fewer and shared >= _MIN_SHARED_VARIANTS


def respelled_unit(key: str, synonyms: Synonyms) -> QueryUnit | None:
    """Return a term with the synonyms of the most similarly spelled word, or None."""
    if key in synonyms.table:
        return None
    nearest = synonyms.nearest_word(key)
    if nearest is None:
        return None
    variants = {
        name: _RESPELLED_WEIGHT * weight for name, weight in synonyms.table[nearest].items()
    }
    return QueryUnit(key, {nearest: _RESPELLED_WEIGHT} | variants)


def _segment(key: str, segmenter: Segmenter, synonyms: Synonyms) -> tuple[float, list[str]]:
    """Segment a term at the lowest total cost (dynamic programming from its end).

    Returns:
        The cost and the words.
    """
    size = len(key)
    best: list[tuple[float, int]] = [(0.0, 0)] * (size + 1)
    for start in range(size - 1, -1, -1):
        options = []
        for end in range(start + 1, min(size, start + _MAX_WORD_LENGTH) + 1):
            cost = _word_cost(key[start:end], segmenter, synonyms)
            if cost is not None:
                options.append((cost + best[end][0], -end))
        cost, end = min(options)
        best[start] = (cost, -end)
    pieces, at = [], 0
    while at < size:
        end = best[at][1]
        pieces.append(key[at:end])
        at = end
    return best[0][0], pieces


def _word_cost(word: str, segmenter: Segmenter, synonyms: Synonyms) -> float | None:
    """Return the cost of treating a string as one word; None if it cannot be one."""
    short = len(word) <= _MAX_SHORT_LENGTH
    costs = (
        (word in synonyms.table, _SYNONYM_COST),
        (_is_stopword(word), _STOPWORD_COST),
        (len(word) == 1, _CHARACTER_COST),
        (word in segmenter, _LIBRARY_WORD_COST),
        (short and synonyms.appears_in_word(word), _PART_OF_WORD_COST),
        (word.isascii() and word.isalnum(), _LATIN_WORD_COST),
    )
    return next((cost for applies, cost in costs if applies), None)


def _join_single_characters(pieces: Sequence[str]) -> list[str]:
    """Join adjacent single characters into one unknown word, dropping punctuation."""
    joined: list[str] = []
    after_single = False
    for piece in pieces:
        if len(piece) == 1 and not piece.isalnum():
            after_single = False
            continue
        if len(piece) == 1 and after_single:
            joined[-1] += piece
        else:
            joined.append(piece)
        after_single = len(piece) == 1
    return joined or list(pieces)


def _variants(word: str, segmenter: Segmenter, synonyms: Synonyms) -> dict[str, float]:
    """Return the strings to search for a word, with their weights."""
    own_weight = 1.0 if len(word) > 1 else _SINGLE_CHARACTER_WEIGHT
    variants = dict.fromkeys(spellings(word), own_weight)
    for name, weight in synonyms.table.get(word, {}).items():
        variants.setdefault(name, weight)
    if len(word) > 1 and word not in segmenter and word not in synonyms.table:
        for name, weight in synonyms.synonyms_containing(word).items():
            variants.setdefault(name, _CONTAINING_WORD_FACTOR * weight)
        if len(variants) == 1:
            for at in range(len(word) - 1):
                variants.setdefault(word[at : at + 2], _BIGRAM_WEIGHT)
            for character in word if len(word) <= _MAX_SHORT_LENGTH else "":
                variants.setdefault(character, _CHARACTER_WEIGHT)
    return variants


class _Occurrence(NamedTuple):
    """The best variant of a unit in one row.

    Attributes:
        weight: Its weight from 0 to 1.
        literal: Whether it is the unit itself rather than a synonym.
        start: Its start in the joined text.
        end: Its end, exclusive.
    """

    weight: float
    literal: bool
    start: int
    end: int


def semantic_matches(
    joined: JoinedText,
    units: Sequence[QueryUnit],
    idf: Callable[[QueryUnit, int], float],
    heading_context: Callable[[int], str],
) -> Matches:
    """Find rows that match the units of a term, under any of their variants.

    Args:
        joined: The rows to search.
        units: The words of a term.
        idf: Returns the IDF of a unit, given the number of candidate rows with it.
        heading_context: Returns the folded headings above a row; a unit found there counts half.

    Returns:
        Scores from 40 to 92 by the share of the units' weight that a row matches.
    """
    occurrences = [_best_occurrences(joined, unit) for unit in units]
    weights = [
        idf(unit, sum(found.weight >= _MIN_COUNTED_WEIGHT for found in rows.values()))
        for unit, rows in zip(units, occurrences, strict=True)
    ]
    total = sum(weights)
    if total <= 0:
        return {}
    shares: dict[int, float] = defaultdict(float)
    for weight, rows in zip(weights, occurrences, strict=True):
        for row, found in rows.items():
            shares[row] += weight * found.weight / total
    matches: Matches = {}
    for row in nlargest(_MAX_ROWS, shares, key=shares.__getitem__):
        share = shares[row]
        in_row = [rows.get(row) for rows in occurrences]
        if share < 1 and len(units) > 1 and None in in_row:
            headings = heading_context(row)
            for unit, weight, occurrence in zip(units, weights, in_row, strict=True):
                if occurrence is None:
                    share += _CONTEXT_FACTOR * weight / total * _context_weight(unit, headings)
        if share >= _MIN_SHARE:
            spans = tuple((each.start, each.end) for each in in_row if each)
            coverage = _character_coverage(units, in_row)
            share *= _UNCOVERED_FACTOR + (1 - _UNCOVERED_FACTOR) * coverage
            share += _PROXIMITY_BONUS * proximity(spans)
            literal = all(each.literal for each in in_row if each)
            matches[row] = TierMatch(
                _MIN_SCORE + _SCORE_RANGE * min(1.0, share),
                Tier.PARTIAL if literal else Tier.SYNONYM,
                spans,
            )
    return matches


def _character_coverage(units: Sequence[QueryUnit], in_row: Sequence[_Occurrence | None]) -> float:
    """Return the share of a term's characters in units that a row matches."""
    sizes = [len(unit.text) for unit in units]
    covered = sum(
        size * (_SINGLE_CHARACTER_COVERAGE if size == 1 else 1.0)
        for size, occurrence in zip(sizes, in_row, strict=True)
        if occurrence
    )
    return covered / sum(sizes)


def proximity(spans: Sequence[tuple[int, int]]) -> float:
    """Return how near several spans are to each other, from 0 to 1; 0 for a single one."""
    if len(spans) < 2:
        return 0.0
    width = max(end for _, end in spans) - min(start for start, _ in spans)
    gap = width - sum(end - start for start, end in spans)
    return max(0.0, 1 - max(0, gap) / _MAX_GAP)


def _best_occurrences(joined: JoinedText, unit: QueryUnit) -> dict[int, _Occurrence]:
    """Return the best variant of a unit in each row.

    Rare variants weigh more than frequent ones, and a row with several variants is more likely to
    be about the unit.
    """
    rows_of = {variant: joined.rows_with(variant) for variant in unit.variants}
    max_idf = math.log(1 + len(joined))
    best: dict[int, _Occurrence] = {}
    variants_in: Counter[int] = Counter()
    for variant, weight in unit.variants.items():
        rows = rows_of[variant]
        if not rows:
            continue
        rarity = math.log(1 + len(joined) / len(rows)) / max_idf
        rarity_share = _CHARACTER_RARITY_SHARE if len(variant) == 1 else _RARITY_SHARE
        row_weight = weight * (1 - rarity_share + rarity_share * rarity)
        for row, at in rows.items():
            variants_in[row] += 1
            kept = best.get(row)
            if kept is None or row_weight > kept.weight:
                best[row] = _Occurrence(row_weight, variant == unit.text, at, at + len(variant))
    for row, count in variants_in.items():
        if count > 1:
            bonus = _VARIANT_BONUS * min(_MAX_BONUS_VARIANTS, count - 1)
            occurrence = best[row]
            best[row] = occurrence._replace(weight=min(1.0, occurrence.weight + bonus))
    return best


def _context_weight(unit: QueryUnit, headings: str) -> float:
    """Return the weight of a unit's best variant in the headings above a row, or 0."""
    return max((weight for name, weight in unit.variants.items() if name in headings), default=0.0)


def unit_idf(rows: int, total: int, unit: QueryUnit) -> float:
    """Return the IDF of a unit.

    Args:
        rows: Number of rows with the unit or its synonyms.
        total: Number of rows in the library.
        unit: The unit.

    Returns:
        The IDF, increased for long units and reduced for short and general ones.
    """
    weight = math.log(1 + total / (1 + rows))
    weight *= _LENGTH_FACTORS[min(len(unit.text), len(_LENGTH_FACTORS) - 1)]
    return weight * (_GENERAL_WORD_FACTOR if unit.text in _common_words()["general"] else 1.0)
