"""Match the units of a term by meaning: search each under all its synonyms.

蚊子傳染病 is in no table of synonyms, but 蚊子 and 傳染病 are, and a row that matches both matches
the query. Words are weighted by the IDF of themselves and their synonyms, so that frequent words
such as 計畫 or 服務 alone contribute little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from heapq import nlargest
from typing import NamedTuple

from kaoview.search.corpus import FIELD_SEPARATOR
from kaoview.search.joined_text import JoinedText
from kaoview.search.query_units import QueryUnit
from kaoview.search.question_words import is_general_word
from kaoview.search.results import Tier
from kaoview.search.tiers import Matches, TierMatch

# IDF of a unit.
_LENGTH_FACTORS = (0.0, 0.35, 1.0, 1.2, 1.35)
"""Factors by the unit's length in characters, the last one for all longer units: long words are
specific. Tuned; moves 3.4 %."""
_GENERAL_WORD_FACTOR = 0.4
"""Factor for the general words of data/common_words.txt. Tuned; moves 0.2 %."""
_COMMON_FREQUENCY = 300
"""Frequency in jieba's corpus of 60 million words from which a word is common Chinese: in a small
library such words are rare as well, and yet say little (參觀, 電話). Tuned on half of 120 queries
over documents of other governments, as the next; 200 does as well."""
_COMMON_LOSS = 0.2
"""What a unit's IDF loses for each tenfold of that frequency. .1 to .3 do as well."""
_MAX_TENFOLDS = 2.0
"""Most that count: nothing is commoner than 100 times that but 年 and 的. Chosen by hand."""
_MIN_COUNTED_WEIGHT = 0.5
"""Weight from which a row counts as having the unit. Tuned; moves 4.7 %."""

# Weight of a variant in a row.
_RARITY_SHARE = 0.15
"""Share of a variant's weight that depends on its rarity. Tuned; moves 9.3 %."""
_MANY_UNITS = 3
"""Units from which a query asks for something so special that broad synonyms say less."""
_RARITY_SHARE_OF_MANY = 0.4
"""The share in such a query. Tuned on half of 120 queries over documents of other governments; .3
and .5 do nearly as well. On the other half, recall rises from .910 to .929."""
_CHARACTER_RARITY_SHARE = 0.5
"""The same for a variant of one character. Tuned; moves 0.7 %."""
_VARIANT_BONUS = 0.02
"""Added for each further variant in the row. Tuned; moves 8.3 %."""
_MAX_BONUS_VARIANTS = 3
"""Most further variants that count. Tuned."""

# Score of a row.
_MIN_SCORE = 40.0
"""Score of a row that matches no weight. Tuned."""
_SCORE_RANGE = 52.0
"""Points added for the full weight of the term: the best score is 92, below pinyin (95). Tuned."""
MIN_SHARE = 0.3
"""Least share of the term's weight that a row must match. Tuned."""
_MAX_ROWS = 300
"""Most rows that are scored, those with the greatest share. Chosen by hand."""
_CONTEXT_FACTOR = 0.5
"""Factor for a unit that occurs only in the headings above the row. Tuned."""
_NOWHERE_FACTOR = 0.4
"""Factor for the weight of a unit that no row has in any form: what nobody answers should not hide
those who answer the rest. Chosen by hand."""
_UNCOVERED_FACTOR = 0.7
"""Factor for a share that covers none of the term's characters, rising to 1 for all of them.
Tuned."""
_SINGLE_CHARACTER_COVERAGE = 0.5
"""Coverage of a unit of one character, in characters. Tuned."""
_PROXIMITY_BONUS = 0.04
"""Added to the share for units next to each other. Tuned."""

_MAX_SCATTER_LOSS = 0.2
"""Most that a share loses where a term's words stand far apart: the preface of a plan has a word on
everything. Tuned on 800 queries over documents of other governments, as the next four; .1 to .3 do
as well."""
_MIN_SCATTER = 60
"""Characters from the first to the last word up to which nothing is lost: two clauses."""
_SCATTER_RANGE = 300
"""Further characters at which all of it is lost."""
_LENGTH_LOSS = 0.03
"""What a share of several words loses each time a row is twice as long. .02 to .05 do as well."""
_MIN_LONG_ROW = 200
"""Characters from which a row is a long one: twice the median of plans."""

_MAX_GAP = 24
"""Characters between matches at which their proximity falls to 0: about one clause. Tuned."""


class _Occurrence(NamedTuple):
    """The best variant of a unit in one row.

    Attributes:
        weight: Its weight from 0 to 1.
        literal: Whether it is the unit itself or a part of it rather than a synonym.
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
    min_share: float = MIN_SHARE,
) -> Matches:
    """Find rows that match the units of a term, under any of their variants.

    Args:
        joined: The rows to search.
        units: The words of a term.
        idf: Returns the IDF of a unit, given the number of candidate rows with it.
        heading_context: Returns the folded headings above a row; a unit found there counts half, a
            whole name in full.
        min_share: Least share of the term's weight that a row must match.

    Returns:
        Scores from 40 to 92 by the share of the units' weight that a row matches.
    """
    rarity_share = _RARITY_SHARE if len(units) < _MANY_UNITS else _RARITY_SHARE_OF_MANY
    occurrences = [_best_occurrences(joined, unit, rarity_share) for unit in units]
    weights = [
        idf(unit, sum(found.weight >= _MIN_COUNTED_WEIGHT for found in rows.values()))
        for unit, rows in zip(units, occurrences, strict=True)
    ]
    weights = [
        weight if rows else weight * _NOWHERE_FACTOR
        for weight, rows in zip(weights, occurrences, strict=True)
    ]
    total = sum(weights)
    if total <= 0:
        return {}
    several = len(units) > 1
    characters = [_counted_characters(unit) for unit in units]
    all_characters = sum(len(unit.text) for unit in units)
    shares: dict[int, float] = defaultdict(float)
    for weight, rows in zip(weights, occurrences, strict=True):
        for row, found in rows.items():
            shares[row] += weight * found.weight / total
    matches: Matches = {}
    for row in nlargest(_MAX_ROWS, shares, key=shares.__getitem__):
        share = shares[row]
        in_row = [rows.get(row) for rows in occurrences]
        covered = [at for at, each in enumerate(in_row) if each is not None]
        if several and share < 1 and len(covered) < len(units):
            headings = heading_context(row)
            for at, (unit, weight) in enumerate(zip(units, weights, strict=True)):
                if in_row[at] is not None:
                    continue
                if _is_a_name(unit, headings):
                    covered.append(at)
                    share += weight / total
                else:
                    share += _CONTEXT_FACTOR * weight / total * _context_weight(unit, headings)
        if share >= min_share:
            spans = tuple((each.start, each.end) for each in in_row if each)
            words = tuple(unit.text for unit, each in zip(units, in_row, strict=True) if each)
            coverage = sum([characters[at] for at in covered]) / all_characters
            share *= _UNCOVERED_FACTOR + (1 - _UNCOVERED_FACTOR) * coverage
            if several:
                share += _PROXIMITY_BONUS * proximity(spans)
                share *= _focus(spans, joined.starts[row + 1] - joined.starts[row])
            literal = all(each.literal for each in in_row if each)
            matches[row] = TierMatch(
                _MIN_SCORE + _SCORE_RANGE * min(1.0, share),
                Tier.PARTIAL if literal else Tier.SYNONYM,
                spans,
                words,
            )
    return matches


def _focus(spans: Sequence[tuple[int, int]], size: int) -> float:
    """Return how much of a share counts, given how far apart the words are and the row's length."""
    width = max([end for _, end in spans]) - min([start for start, _ in spans]) if spans else 0
    if width <= _MIN_SCATTER and size <= _MIN_LONG_ROW:
        return 1.0
    scatter = min(1.0, max(0, width - _MIN_SCATTER) / _SCATTER_RANGE)
    doublings = math.log2(max(1.0, size / _MIN_LONG_ROW))
    return (1 - _MAX_SCATTER_LOSS * scatter) * (1 - _LENGTH_LOSS * doublings)


def _counted_characters(unit: QueryUnit) -> float:
    """Return how many of a term's characters a row covers that has a unit."""
    size = len(unit.text)
    return size * (_SINGLE_CHARACTER_COVERAGE if size == 1 else 1.0)


def proximity(spans: Sequence[tuple[int, int]]) -> float:
    """Return how near several spans are to each other, from 0 to 1; 0 for a single one."""
    if len(spans) < 2:
        return 0.0
    width = max([end for _, end in spans]) - min([start for start, _ in spans])
    gap = width - sum([end - start for start, end in spans])
    return max(0.0, 1 - max(0, gap) / _MAX_GAP)


def _best_occurrences(joined: JoinedText, unit: QueryUnit, share: float) -> dict[int, _Occurrence]:
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
        rarity_share = _CHARACTER_RARITY_SHARE if len(variant) == 1 else share
        row_weight = weight * (1 - rarity_share + rarity_share * rarity)
        for row, at in rows.items():
            variants_in[row] += 1
            kept = best.get(row)
            if kept is None or row_weight > kept.weight:
                best[row] = _Occurrence(row_weight, variant in unit.text, at, at + len(variant))
    for row, count in variants_in.items():
        if count > 1:
            bonus = _VARIANT_BONUS * min(_MAX_BONUS_VARIANTS, count - 1)
            occurrence = best[row]
            best[row] = occurrence._replace(weight=min(1.0, occurrence.weight + bonus))
    return best


def _is_a_name(unit: QueryUnit, headings: str) -> bool:
    """Return whether a unit is a whole name above a row: its department's or its place's.

    台北有多少古蹟 asks about 古蹟; the documents of that city need not name it everywhere.
    """
    return unit.text in headings and unit.text in headings.split(FIELD_SEPARATOR)


def _context_weight(unit: QueryUnit, headings: str) -> float:
    """Return the weight of a unit's best variant in the headings above a row, or 0."""
    return max((weight for name, weight in unit.variants.items() if name in headings), default=0.0)


def unit_idf(rows: int, total: int, unit: QueryUnit, frequency: int = 0) -> float:
    """Return the IDF of a unit.

    Args:
        rows: Number of rows with the unit or its synonyms.
        total: Number of rows in the library.
        unit: The unit.
        frequency: How often it is in a corpus of Chinese.

    Returns:
        The IDF, increased for long units and reduced for short, general and common ones.
    """
    weight = math.log(1 + total / (1 + rows))
    tenfolds = math.log10(max(1.0, frequency / _COMMON_FREQUENCY))
    weight *= 1 - _COMMON_LOSS * min(_MAX_TENFOLDS, tenfolds)
    weight *= _LENGTH_FACTORS[min(len(unit.text), len(_LENGTH_FACTORS) - 1)]
    return weight * (_GENERAL_WORD_FACTOR if is_general_word(unit.text) else 1.0)
