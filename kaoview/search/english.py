"""The Chinese words for an English one, from data/english.txt (made from CC-CEDICT).

The table is read when the first English word is asked for.
"""

from __future__ import annotations

import re
from functools import cache

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key

TABLE = "english.txt"
"""The table's file in the data folder."""

_SHORTEST = 3
"""Fewest letters of a word that is looked up; the table has no shorter ones."""

_NO_LETTERS = re.compile("[^a-z0-9]")

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
"""Endings that are taken off a word that the table lacks, and what is put in their place."""


@cache
def _table() -> dict[str, str]:
    lines = (data_folder() / TABLE).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


def chinese_words(key: str) -> tuple[str, ...]:
    """Return the folded Chinese words for an English word or phrase, the most frequent first.

    Args:
        key: The folded word; a phrase is written without its spaces (``climatechange``), and
            signs do not count (``e-commerce``).

    >>> chinese_words("airports") == chinese_words("airport")
    True
    """
    if not key.isascii():
        return ()
    key = _NO_LETTERS.sub("", key)
    if len(key) < _SHORTEST or not key[0].isalpha():
        return ()
    found = _look_up(key)
    for ending, instead in _ENDINGS:
        if found:
            break
        if key.endswith(ending):
            found = _look_up(key[: -len(ending)] + instead)
    return found


def _look_up(key: str) -> tuple[str, ...]:
    words = _table().get(key, "")
    return tuple(dict.fromkeys(map(fold_key, words.split())))
