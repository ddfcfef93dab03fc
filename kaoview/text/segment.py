"""Word boundaries: jieba over a dictionary trimmed to one library, with the library's own terms.

jieba's dictionary is mostly Simplified and takes most of a second to load, so it is read as a
file, folded and cut down to the words that occur; what no dictionary has (滯洪池, 囤房稅) is found
by how words behave in the library itself.
"""

from __future__ import annotations

import logging
import math
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from kaoview.text.fold import fold_key

_SEPARATOR = "\u2603"
_LONGEST_TERM = 4
_SEEN = 3
_COHESION = 3.0
_FREEDOM = 1.2
_SAMPLE = 1_500_000
_LINES = 10_000  # of the dictionary, read at once
_TERM_WEIGHT = 200
_NEVER_FIRST = frozenset("的之等及与并以在为于各或将日月年俾")
_NEVER_LAST = frozenset("的之等及与并以在为于或")


def pairs_of(keys: Iterable[str]) -> set[str]:
    """Return every two neighbouring characters of some folded texts."""
    found: set[str] = set()
    for key in keys:
        found.update(map("".join, pairwise(key)))
    return found


def trimmed_dictionary(pairs: set[str]) -> dict[str, int]:
    """Return the words of jieba's dictionary that a library can hold.

    Args:
        pairs: Every two neighbouring characters of the library's keys; a word is kept when all
            of its own are among them.

    Returns:
        Folded words of two characters and more and how often jieba's corpus has them. Under the
        empty string stands the mass of everything left out, so that the others weigh the same.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return {"": 1}
    kept: dict[str, int] = {}
    rest = 1
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        # All at once they would take a hundred megabytes, which the process would keep.
        while columns := [line.split(" ", 2) for line in islice(lines, _LINES)]:
            folded = fold_key(_SEPARATOR.join(column[0] for column in columns)).split(_SEPARATOR)
            for word, column in zip(folded, columns, strict=True):
                times = int(column[1])
                if word[:2] in pairs and word[-2:] in pairs and pairs_of((word,)) <= pairs:
                    kept[word] = kept.get(word, 0) + times
                else:
                    rest += times
    kept[""] = rest
    return kept


def new_terms(keys: Iterable[str]) -> dict[str, int]:
    """Find a library's own terms by how they behave.

    A term occurs three times and more, its parts occur together far more often than chance has
    it (least pointwise mutual information over its splits), and what stands before and after it
    varies (entropy of its neighbours).

    Args:
        keys: Folded texts; the first 1.5 million characters are looked at.

    Returns:
        Terms of two to four characters and how often they occur.
    """
    counts: Counter[str] = Counter()
    size = 0
    chosen: list[str] = []
    for key in keys:
        chosen.append(key)
        size += len(key)
        if size > _SAMPLE:
            break
    for length in range(1, _LONGEST_TERM + 2):
        found: Counter[str] = Counter()
        for key in chosen:
            found.update(_grams(key, length, counts))
        # What occurs once is no term or part of one, and as a neighbour counts like an unseen one.
        counts.update({gram: times for gram, times in found.items() if times > 1})
    total = max(1, size)
    terms = {
        term: times
        for term, times in counts.items()
        if 1 < len(term) <= _LONGEST_TERM
        and times >= _SEEN
        and term[0] not in _NEVER_FIRST
        and term[-1] not in _NEVER_LAST
        and _cohesion(term, counts, total) >= _COHESION
    }
    return {term: terms[term] for term in _free(terms, counts)}


def _grams(key: str, length: int, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the characters of a text, or its runs of Chinese ones whose parts occur repeatedly."""
    for at in range(len(key) - length + 1):
        gram = key[at : at + length]
        if length == 1 or (gram[:-1] in counts and gram[1:] in counts and _han(gram)):
            yield gram


def _han(text: str) -> bool:
    return all("\u4e00" <= each <= "\u9fff" for each in text)


def _cohesion(term: str, counts: Mapping[str, int], total: int) -> float:
    """Return the least mutual information over a term's splits, in nats."""
    return min(
        math.log(counts[term] * total / (counts[term[:at]] * counts[term[at:]]))
        for at in range(1, len(term))
    )


def _free(terms: Mapping[str, int], counts: Mapping[str, int]) -> Iterable[str]:
    """Yield the terms whose neighbours vary enough on both sides."""
    before: dict[str, list[int]] = defaultdict(list)
    after: dict[str, list[int]] = defaultdict(list)
    for longer, times in counts.items():
        if len(longer) > 2:
            if longer[1:] in terms:
                before[longer[1:]].append(times)
            if longer[:-1] in terms:
                after[longer[:-1]].append(times)
    for term, times in terms.items():
        if min(_entropy(before[term], times), _entropy(after[term], times)) >= _FREEDOM:
            yield term


def _entropy(times: list[int], total: int) -> float:
    """Return the entropy of a term's neighbours; unseen ones count as all different."""
    shares = [each / total for each in times] + [1 / total] * (total - sum(times))
    return -sum(share * math.log(share) for share in shares if share > 0)


class Segmenter:
    """Cuts folded text into words.

    Args:
        words: Folded words and their frequencies, as :func:`trimmed_dictionary` returns them.
        terms: The library's own terms, which weigh more than their parts; those that are two
            words of the dictionary stay two.
    """

    def __init__(self, words: Mapping[str, int], terms: Iterable[str] = ()) -> None:
        self._words = dict(words)
        for term in terms:
            if not any(term[:at] in words and term[at:] in words for at in range(2, len(term) - 1)):
                self._words[term] = max(_TERM_WEIGHT, self._words.get(term, 0))
        self._cut: Callable[..., Iterable[str]] | None = None
        self.boundaries = lru_cache(maxsize=4096)(self._boundaries)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @property
    def vocabulary(self) -> list[str]:
        """Every word of two characters and more."""
        return [word for word in self._words if word]

    def cut(self, key: str) -> list[str]:
        """Return the words of a folded text, in order; together they are the text."""
        if self._cut is None:
            self._cut = self._tokenizer().cut
        return list(self._cut(key))

    def _boundaries(self, key: str) -> frozenset[int]:
        """Return where words of a folded text begin or end, 0 and its length among them."""
        found = {0}
        at = 0
        for word in self.cut(key):
            at += len(word)
            found.add(at)
        return frozenset(found)

    def _tokenizer(self) -> Any:
        """Give jieba the trimmed dictionary in place of its own."""
        tokenizer = _jieba().Tokenizer()
        frequencies: dict[str, int] = {}
        for word, times in self._words.items():
            frequencies[word] = times
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)
        tokenizer.FREQ = frequencies
        tokenizer.total = sum(self._words.values())
        tokenizer.initialized = True
        return tokenizer


def _jieba() -> ModuleType:
    """Import jieba, silently.

    It asks pkg_resources, which takes longer to import than all the rest, only to open files of
    its own, and manages without it.
    """
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.CRITICAL)
    module: ModuleType = jieba
    return module
