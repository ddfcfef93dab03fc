"""What every search reads before its first answer, read once for all the tests of a process.

jieba's dictionary has 349,046 words and the table of synonyms two thousand; a test about three
sentences spent nearly all of its time on reading them again.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest

from kaoview.paths import synonyms_file
from kaoview.search import searcher, segmenter_cache
from kaoview.search.synonyms import Synonyms, load_synonyms
from kaoview.text.segment import bigrams_of, trimmed_dictionary


class _Everything(set[str]):
    """The bigrams of a library in which any word can occur."""

    def __contains__(self, _bigram: object) -> bool:
        return True

    def __ge__(self, _others: object) -> bool:
        return True


@cache
def _words() -> tuple[dict[str, list[tuple[int, str, int]]], int]:
    """All words of the dictionary by how they begin, with their places, and their frequencies."""
    words = trimmed_dictionary(_Everything())
    begun: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for place, (word, times) in enumerate(words.items()):
        begun[word[:2]].append((place, word, times))
    return dict(begun), sum(words.values())


def quick_dictionary(bigrams: set[str]) -> dict[str, int]:
    """Return what ``trimmed_dictionary`` does, without reading the dictionary again."""
    begun, total = _words()
    able = sorted(
        row
        for row in chain.from_iterable(begun.get(bigram, ()) for bigram in bigrams)
        if bigrams_of((row[1],)) <= bigrams
    )
    kept = {word: times for _, word, times in able}
    kept[""] = total - sum(kept.values())
    return kept


_bundled_synonyms = cache(load_synonyms)


def quick_synonyms() -> Synonyms:
    """Return the table of synonyms, read again where the reader has anything of their own."""
    return load_synonyms() if os.path.lexists(synonyms_file()) else _bundled_synonyms()


@pytest.fixture(scope="session", autouse=True)
def quick_words() -> Iterator[None]:
    """Searches of all tests share the words that they would each read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segmenter_cache, "trimmed_dictionary", quick_dictionary)
        patch.setattr(searcher, "load_synonyms", quick_synonyms)
        yield
