"""How much of what was typed stands word for word in a row: BM25F over bigrams of the words.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004: a
bigram's occurrences in the row and in the headings above it are added up with weights before they
are saturated.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from kaoview.search.joined_text import JoinedText
from kaoview.text.numbers import is_number

_SATURATION = 1.2
"""k1 of BM25, its usual value."""
_LENGTH_SHARE = 0.5
"""b of BM25: how much a row's length counts. Between .2 and .75 nothing moves on 550 queries."""
_HEADING_WEIGHT = 0.5
"""Weight of an occurrence in the headings above a row, as in matching by synonyms."""


def shared_words(
    joined: JoinedText,
    rows: Collection[int],
    words: Iterable[str],
    heading_context: Callable[[int], str],
) -> dict[int, float]:
    """Return how much of some words stands in each row, from 0 to 1 for the row with the most.

    Args:
        joined: The folded text.
        rows: The rows to look at; how rare a bigram is, is counted among them.
        words: The words, folded.
        heading_context: Returns the folded headings above a row.
    """
    keys = {row: joined.key(row) for row in rows}
    headings = {row: heading_context(row) for row in rows}
    mean = sum(map(len, keys.values())) / len(keys) if keys else 1.0
    scores: dict[int, float] = defaultdict(float)
    for bigram in dict.fromkeys(each for word in words for each in _bigrams(word)):
        counts = {
            row: key.count(bigram) + _HEADING_WEIGHT * (bigram in headings[row])
            for row, key in keys.items()
        }
        having = sum(count > 0 for count in counts.values())
        idf = math.log(1 + (len(keys) - having + 0.5) / (having + 0.5))
        for row, count in counts.items():
            if count:
                length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(keys[row]) / mean
                scores[row] += idf * count * (_SATURATION + 1) / (count + _SATURATION * length)
    most = max(scores.values(), default=0.0)
    return {row: score / most for row, score in scores.items()} if most else {}


def _bigrams(word: str) -> list[str]:
    if is_number(word):
        return []
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]
