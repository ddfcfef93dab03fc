"""Search by meaning: a query cut into words, each with everything it can be called.

蚊子傳染病 is in no table; 蚊子 and 傳染病 are, and a row that answers both answers the query. Words
weigh by how rare they and their synonyms are, so that 計畫 or 服務 alone answers little.
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
from kaoview.search.tiers import Answers, TierMatch
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter

_LONGEST_WORD = 12
_LONGEST_TERM = 60
_FILLERS = str.maketrans("", "", "的很太了被好都也就还超最蛮得地")
_PART = 0.55
_CHARACTER = 0.45
_RESPELLED = 0.85
_SHARED = 0.7
_GENERAL = 0.4
_BY_LENGTH = (0.0, 0.35, 1.0, 1.2, 1.35)
_AKIN = 0.7
_SPECIFIC = 0.15
_FLOOR = 40.0
_REACH = 52.0
_FIRM = 0.5
_MANY_NAMES = 0.02
_MOST_NAMES = 3
_ALONE = 0.5
_NEARBY = 0.5
_LEAST = 0.3
_MOST_MEANT = 300
_SKIPPED = 0.3
_WHOLENESS = 0.7
_NEARNESS = 0.04
_CLOSE = 24


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    """Read data/common_words.txt: folded words under ``skipped`` and ``general``."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in (data_folder() / "common_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(map(fold_key, line.split()))
    return {name: frozenset(held) for name, held in found.items()}


def _is_skipped(word: str) -> bool:
    return word in _common_words()["skipped"]


@dataclass(frozen=True)
class QueryUnit:
    """One word of a query.

    Attributes:
        text: The word, folded.
        names: What it can be called, itself with 1, and how close each comes, from 0 to 1.
    """

    text: str
    names: Mapping[str, float]


def units(key: str, segmenter: Segmenter, synonyms: Synonyms) -> list[QueryUnit]:
    """Cut a folded term into words with their synonyms.

    Words that have synonyms or occur in the library are kept whole; of what is left between
    them every two characters count a little. Question words and the like are left out.

    Args:
        key: The term.
        segmenter: Knows the library's words.
        synonyms: What they can be called.

    Returns:
        The words in order; one at least.
    """
    key = key[:_LONGEST_TERM]
    bare = key.translate(_FILLERS)
    cost, pieces = _pieces(key, segmenter, synonyms)
    if bare and bare != key:
        other, fewer = _pieces(bare, segmenter, synonyms)
        if other + _SKIPPED * (len(key) - len(bare)) < cost:
            pieces = fewer
    kept = [piece for piece in pieces if not _is_skipped(piece)] or pieces
    words = [QueryUnit(piece, _names(piece, segmenter, synonyms)) for piece in _joined(kept)]
    return [
        word
        for place, word in enumerate(words)
        if not any(_same_thing(word, other) for other in words[:place])
    ]


def _same_thing(word: QueryUnit, other: QueryUnit) -> bool:
    """Return whether two words have nearly the same names, as 阿公 and 阿嬤 do."""
    shared = len(word.names.keys() & other.names.keys())
    return shared > _SHARED * min(len(word.names), len(other.names)) and shared > 2


def respelled(key: str, synonyms: Synonyms) -> QueryUnit | None:
    """Return a term as the word with synonyms that is spelled most like it, or None."""
    if key in synonyms.table:
        return None
    nearest = synonyms.nearest(key)
    if nearest is None:
        return None
    names = {name: _RESPELLED * weight for name, weight in synonyms.table[nearest].items()}
    return QueryUnit(key, {nearest: _RESPELLED} | names)


def _pieces(key: str, segmenter: Segmenter, synonyms: Synonyms) -> tuple[float, list[str]]:
    """Cut a term where that takes the fewest and best known words; return the cost as well."""
    size = len(key)
    best: list[tuple[float, int]] = [(0.0, 0)] * (size + 1)
    for start in range(size - 1, -1, -1):
        options = []
        for end in range(start + 1, min(size, start + _LONGEST_WORD) + 1):
            word = key[start:end]
            cost = _cost(word, segmenter, synonyms)
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


def _cost(word: str, segmenter: Segmenter, synonyms: Synonyms) -> float | None:
    """Return what it costs to take a string for one word; None where it is none."""
    costs = (
        (word in synonyms.table, 0.8),
        (_is_skipped(word), 0.9),
        (len(word) == 1, 1.5),
        (word in segmenter, 1.0),
        (len(word) < 5 and synonyms.holds(word), 1.25),
        (word.isascii() and word.isalnum(), 1.2),
    )
    return next((cost for applies, cost in costs if applies), None)


def _joined(pieces: Sequence[str]) -> list[str]:
    """Join single characters that stand together: they are one word that nobody knows."""
    joined: list[str] = []
    alone = False
    for piece in pieces:
        if len(piece) == 1 and not piece.isalnum():
            alone = False
            continue
        if len(piece) == 1 and alone:
            joined[-1] += piece
        else:
            joined.append(piece)
        alone = len(piece) == 1
    return joined or list(pieces)


def _names(word: str, segmenter: Segmenter, synonyms: Synonyms) -> dict[str, float]:
    """Return what a word can be called."""
    names = dict.fromkeys(spellings(word), 1.0 if len(word) > 1 else _ALONE)
    for name, weight in synonyms.table.get(word, {}).items():
        names.setdefault(name, weight)
    if len(word) > 1 and word not in segmenter and word not in synonyms.table:
        for name, weight in synonyms.akin(word).items():
            names.setdefault(name, _AKIN * weight)
        if len(names) == 1:
            for at in range(len(word) - 1):
                names.setdefault(word[at : at + 2], _PART)
            for each in word if len(word) < 5 else "":
                names.setdefault(each, _CHARACTER)
    return names


class _Place(NamedTuple):
    """The best name of a word in one row."""

    weight: float
    own: bool
    start: int
    end: int


def meaning(
    block: JoinedText,
    words: Sequence[QueryUnit],
    rarity: Callable[[QueryUnit, int], float],
    surroundings: Callable[[int], str],
) -> Answers:
    """Find rows that mean what the words mean.

    Args:
        block: Where to look.
        words: The words of a term.
        rarity: How telling a word is, given that it and its synonyms are in so many rows.
        surroundings: The folded headings above a row of the block; a word found there counts
            half.

    Returns:
        Scores from 55 to 92 by the share of the words' weight that a row answers.
    """
    places = [_places(block, word) for word in words]
    weights = [
        rarity(word, sum(place.weight >= _FIRM for place in rows.values()))
        for word, rows in zip(words, places, strict=True)
    ]
    total = sum(weights)
    if total <= 0:
        return {}
    shares: dict[int, float] = defaultdict(float)
    for weight, rows in zip(weights, places, strict=True):
        for row, place in rows.items():
            shares[row] += weight * place.weight / total
    answers: Answers = {}
    for row in nlargest(_MOST_MEANT, shares, key=shares.__getitem__):
        share = shares[row]
        held = [rows.get(row) for rows in places]
        if share < 1 and len(words) > 1 and None in held:
            around = surroundings(row)
            for word, weight, answer in zip(words, weights, held, strict=True):
                if answer is None:
                    share += _NEARBY * weight / total * _around(word, around)
        if share >= _LEAST:
            found = [place for place in held if place]
            share *= _WHOLENESS + (1 - _WHOLENESS) * _covered(words, held)
            share += _NEARNESS * closeness([(place.start, place.end) for place in found])
            own = all(place.own for place in found)
            answers[row] = TierMatch(
                _FLOOR + _REACH * min(1.0, share),
                Tier.PARTIAL if own else Tier.SYNONYM,
                tuple((place.start, place.end) for place in found),
            )
    return answers


def _covered(words: Sequence[QueryUnit], held: Sequence[_Place | None]) -> float:
    """Return the share of a term's characters in words that a row answers; loners count half."""
    sizes = [len(word.text) for word in words]
    got = sum(
        size * (0.5 if size == 1 else 1.0) for size, place in zip(sizes, held, strict=True) if place
    )
    return got / sum(sizes)


def closeness(spans: Sequence[tuple[int, int]]) -> float:
    """Return how near to each other several spans stand, from 0 to 1; 0 for a single one."""
    if len(spans) < 2:
        return 0.0
    width = max(end for _, end in spans) - min(start for start, _ in spans)
    gap = width - sum(end - start for start, end in spans)
    return max(0.0, 1 - max(0, gap) / _CLOSE)


def _places(block: JoinedText, word: QueryUnit) -> dict[int, _Place]:
    """Return where a word, under its best name, stands in each row.

    A rare name tells more than a common one, and a row that uses several names of one thing is
    more likely to be about it.
    """
    rows_of = {name: block.rows_with(name) for name in word.names}
    rarest = math.log(1 + len(block))
    found: dict[int, _Place] = {}
    names: Counter[int] = Counter()
    for name, weight in word.names.items():
        rows = rows_of[name]
        if not rows:
            continue
        rare = math.log(1 + len(block) / len(rows)) / rarest
        specific = 0.5 if len(name) == 1 else _SPECIFIC
        worth = weight * (1 - specific + specific * rare)
        for row, at in rows.items():
            names[row] += 1
            held = found.get(row)
            if held is None or worth > held.weight:
                found[row] = _Place(worth, name == word.text, at, at + len(name))
    for row, many in names.items():
        if many > 1:
            more = _MANY_NAMES * min(_MOST_NAMES, many - 1)
            place = found[row]
            found[row] = place._replace(weight=min(1.0, place.weight + more))
    return found


def _around(word: QueryUnit, around: str) -> float:
    """Return how well a word is answered by the headings above a row, from 0 to 1."""
    return max((weight for name, weight in word.names.items() if name in around), default=0.0)


def rarity(rows: int, of: int, word: QueryUnit) -> float:
    """Return how telling a word is.

    Args:
        rows: How many rows it and its synonyms are in.
        of: How many rows there are.
        word: The word; single characters tell little.

    Returns:
        The logarithm of one over the share of rows, more for a longer word.
    """
    weight = math.log(1 + of / (1 + rows)) * _BY_LENGTH[min(len(word.text), 4)]
    return weight * (_GENERAL if word.text in _common_words()["general"] else 1.0)
