"""The Chinese words for an English one, from two tables in the data folder.

The terms that governments use stand in government_english.txt, our own; all other words in
english.txt, made from CC-CEDICT. Both are read when the first English word is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key

TABLE = "english.txt"
"""The dictionary's file in the data folder."""

TERMS = "government_english.txt"
"""The file of government terms."""

_SHORTEST = 2
"""Fewest letters of a word that is looked up; the tables have no shorter ones."""

# Weights of Chinese words for an English one, from 0 to 1. Chosen by hand.
_TERM_WEIGHT = 0.93
"""Weight of a government term: that of a synonym."""
_RELATED_WEIGHT = 0.6
"""Weight of what comes close to a government term, as among synonyms."""
_TERM_POSITION_PENALTY = 0.02
"""Subtracted for each term before it, as the closest ones come first."""
_WORD_WEIGHT = 0.85
"""Weight of a word of the dictionary: below a synonym, as a word has many senses."""
_WORD_POSITION_PENALTY = 0.05
"""Subtracted for each more frequent word before it."""
_WORD_BESIDE_TERM_FACTOR = 0.8
"""Factor of the dictionary's words where there is a government term."""

_T = TypeVar("_T")

_NO_LETTERS = re.compile("[^a-z0-9]")

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
"""Endings that are taken off a word that the table lacks, and what is put in their place."""


@cache
def _table() -> dict[str, str]:
    lines = (data_folder() / TABLE).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


@cache
def _terms() -> dict[str, dict[str, float]]:
    """Read the government terms: for each English form, without its spaces, weighted words."""
    found: dict[str, dict[str, float]] = {}
    for line in (data_folder() / TERMS).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        forms, words, related = line.split("\t")
        for form in forms.split(","):
            weights = found.setdefault(_NO_LETTERS.sub("", fold_key(form)), {})
            for group, best in ((words, _TERM_WEIGHT), (related, _RELATED_WEIGHT)):
                for position, word in enumerate(map(fold_key, group.split())):
                    weight = best - _TERM_POSITION_PENALTY * position
                    weights[word] = max(weight, weights.get(word, 0.0))
    return found


def chinese_words(key: str) -> Mapping[str, float]:
    """Return the folded Chinese words for an English word or phrase, with weights from 0 to 1.

    Args:
        key: The folded word; a phrase is written without its spaces (``climatechange``), and
            signs do not count (``e-commerce``).

    >>> chinese_words("kitchens") == chinese_words("kitchen")
    True
    """
    if not key.isascii():
        return {}
    key = _NO_LETTERS.sub("", key)
    if len(key) < _SHORTEST or not key[0].isalpha():
        return {}
    terms = _first_known(key, _terms()) or {}
    words = (_first_known(key, _table()) or "").split()
    factor = _WORD_BESIDE_TERM_FACTOR if terms else 1.0
    found = dict(terms)
    for position, word in enumerate(dict.fromkeys(map(fold_key, words))):
        weight = factor * (_WORD_WEIGHT - _WORD_POSITION_PENALTY * position)
        found[word] = max(weight, found.get(word, 0.0))
    return found


def _first_known(key: str, table: Mapping[str, _T]) -> _T | None:
    """Look a word up as it is, and if that fails without an ending."""
    bases = [key[: -len(end)] + instead for end, instead in _ENDINGS if key.endswith(end)]
    return next((table[each] for each in (key, *bases) if each in table), None)
