"""Tokenising for comparisons: a text as counts of characters, bigrams and concepts.

Chinese government prose is compared best by single characters and bigrams within clauses, with the
boilerplate words of every plan removed as stop words: the first matcher built on them reached a
mean F1 of .77 on four labelled pairings, TF-IDF over segmented words with mutual best matches .51.
Two things are added to the bigrams: concepts (``data/compare.toml``: groups of words that name one
subject), and skip-bigrams, pairs of characters two and three apart, which match the short forms
that officials make by leaving characters out (橋科 for 橋頭科學園區).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kaoview.compare.sized_cache import SizedCache
from kaoview.paths import data_folder
from kaoview.text.fold import fold_key

SKIP_BIGRAM_WEIGHTS = {2: 0.6, 3: 0.5}
"""The weight of a skip-bigram by the distance of its characters, a bigram's being 1.

Set when the matcher was frozen; tests/benchmarks/compare_quality.py measures any change.
"""
CONCEPT_PREFIX = "concept "
"""The prefix of the terms of concepts, which no bigram has."""
CACHED_CHARACTERS = 1_000_000
"""Characters of the texts whose terms are kept: fifteen times the bundled documents, and some 300
bytes of memory for each; chosen by hand."""

_SHORTEST_CONTENT = 2  # characters besides stop words, below which a phrase is boilerplate
_CLAUSE_BREAK = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text.

    Attributes:
        counts: How often each character, bigram and concept occurs in it.
        skip_bigrams: Its skip-bigrams that are not also bigrams of it, with their weights.
    """

    counts: Mapping[str, int]
    skip_bigrams: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """data/compare.toml, ready for looking up.

    Attributes:
        stop_words: A pattern of all stop words, longer ones first.
        common: Folded words that say nothing where two texts share one of them alone.
        concepts: Folded words and the concepts they name, by their first two characters.
    """

    stop_words: re.Pattern[str]
    common: frozenset[str]
    concepts: Mapping[str, tuple[tuple[str, str], ...]]


@cache
def _vocabulary() -> _Vocabulary:
    """Read data/compare.toml."""
    content = tomllib.loads((data_folder() / "compare.toml").read_text(encoding="utf-8"))
    stop_words = sorted({fold_key(word) for word in content["blank"]}, key=len, reverse=True)
    concepts: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(content["concepts"]):
        for word in line.split():
            folded = fold_key(word)
            concepts.setdefault(folded[:2], []).append((folded, f"{CONCEPT_PREFIX}{number}"))
    return _Vocabulary(
        re.compile("|".join(map(re.escape, stop_words))),
        frozenset(map(fold_key, content["common"])),
        {start: tuple(found) for start, found in concepts.items()},
    )


def content_length(key: str) -> int:
    """Return how many characters of a folded phrase are not stop words.

    >>> content_length(fold_key("持續推動捷運"))
    2
    """
    return len(_vocabulary().stop_words.sub("", key))


def is_boilerplate(key: str) -> bool:
    """Whether a folded phrase is made of stop words, give or take a character.

    >>> is_boilerplate(fold_key("持續推動")), is_boilerplate(fold_key("推動捷運"))
    (True, False)
    """
    return content_length(key) < _SHORTEST_CONTENT


def is_common_word(key: str) -> bool:
    """Whether a folded phrase is one common word of plans, stop words aside.

    >>> is_common_word(fold_key("使用")), is_common_word(fold_key("捷運"))
    (True, False)
    """
    vocabulary = _vocabulary()
    return vocabulary.stop_words.sub("", key) in vocabulary.common


def _terms_of(text: str) -> Terms:
    vocabulary = _vocabulary()
    counts: Counter[str] = Counter()
    skip_bigrams: dict[str, float] = {}
    for line in text.split("\n"):
        folded = fold_key(line)
        _count_concepts(folded, vocabulary, counts)
        for clause in _CLAUSE_BREAK.split(vocabulary.stop_words.sub(" ", folded)):
            counts.update(clause)
            counts.update(map(str.__add__, clause, clause[1:]))
            for distance, weight in SKIP_BIGRAM_WEIGHTS.items():
                for pair in map(str.__add__, clause, clause[distance:]):
                    if skip_bigrams.get(pair, 0.0) < weight:
                        skip_bigrams[pair] = weight
    return Terms(
        counts, {pair: weight for pair, weight in skip_bigrams.items() if pair not in counts}
    )


terms_of = SizedCache(_terms_of, len, CACHED_CHARACTERS)
"""Returns the terms of a raw text, whose paragraphs are separated by newlines, folded."""


def _count_concepts(folded: str, vocabulary: _Vocabulary, counts: Counter[str]) -> None:
    """Count the concepts of a text: one for each occurrence of each of their words."""
    for start, pair in enumerate(map(str.__add__, folded, folded[1:])):
        for word, concept in vocabulary.concepts.get(pair, ()):
            if folded.startswith(word, start):
                counts[concept] += 1
