"""What a text is about, as counts of terms: characters, pairs of characters and concepts.

Chinese government prose is compared best by single characters and neighbouring pairs, inside
clauses, with the words that every plan is full of blanked. Two things are added to the pairs that
stand in the text: concepts (``data/compare.toml``: words that name one matter), and wide pairs,
the characters two and three places apart, which meet the short forms that officials make by
leaving characters out (橋科 for 橋頭科學園區).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key

WIDE_PAIRS = {2: 0.6, 3: 0.5}
"""How much a pair of characters counts that stand this many places apart, a neighbour being 1."""

_CLAUSE = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text.

    Attributes:
        counts: How often each character, pair and concept stands in it.
        wide: The wide pairs that are not also neighbours in it, with their weight from 0 to 1.
    """

    counts: Mapping[str, int]
    wide: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Words:
    """The table of words, ready for looking up."""

    blank: re.Pattern[str]
    concepts: Mapping[str, tuple[tuple[str, str], ...]]


@cache
def _words() -> _Words:
    """Read data/compare.toml; concepts are found by the first two characters of their words."""
    content = tomllib.loads((data_folder() / "compare.toml").read_text(encoding="utf-8"))
    blank = sorted({fold_key(word) for word in content["blank"]}, key=len, reverse=True)
    concepts: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(content["concepts"]):
        for word in line.split():
            folded = fold_key(word)
            concepts.setdefault(folded[:2], []).append((folded, f"concept {number}"))
    return _Words(
        re.compile("|".join(map(re.escape, blank))),
        {start: tuple(found) for start, found in concepts.items()},
    )


def tells_nothing(key: str) -> bool:
    """Whether a folded phrase is made of words that every plan is full of.

    >>> tells_nothing(fold_key("持續推動")), tells_nothing(fold_key("推動捷運"))
    (True, False)
    """
    return len(_words().blank.sub("", key)) < 2


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> Terms:
    """Return the terms of a text.

    Args:
        text: The raw text; its paragraphs are separated by newlines.

    Returns:
        Its terms, from the folded text.
    """
    words = _words()
    counts: Counter[str] = Counter()
    wide: dict[str, float] = {}
    for line in text.split("\n"):
        folded = fold_key(line)
        _count_concepts(folded, words, counts)
        for clause in _CLAUSE.split(words.blank.sub(" ", folded)):
            counts.update(clause)
            counts.update(map(str.__add__, clause, clause[1:]))
            for apart, weight in WIDE_PAIRS.items():
                for pair in map(str.__add__, clause, clause[apart:]):
                    if wide.get(pair, 0.0) < weight:
                        wide[pair] = weight
    return Terms(counts, {pair: weight for pair, weight in wide.items() if pair not in counts})


def _count_concepts(folded: str, words: _Words, counts: Counter[str]) -> None:
    """Count each concept once a place, however many of its words begin there."""
    for start, pair in enumerate(map(str.__add__, folded, folded[1:])):
        for word, concept in words.concepts.get(pair, ()):
            if folded.startswith(word, start):
                counts[concept] += 1
