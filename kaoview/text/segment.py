"""Segment text into words: jieba with a dictionary trimmed to one library plus its own terms.

jieba's dictionary is mostly Simplified and takes most of a second to load, so it is read as a
file, folded and reduced to the words that occur. Terms that no dictionary has (滯洪池, 囤房稅) are
extracted from the library by statistics.
"""

from __future__ import annotations

import logging
import math
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import compress, islice, pairwise
from operator import add, itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

from kaoview.text.fold import fold_key

_SEPARATOR = "\u2603"
"""Joins words for folding in one call; it folds to itself and no dictionary word contains it."""

_MAX_TERM_LENGTH = 4
"""Longest extracted term, in characters. Chosen by hand."""

_MIN_OCCURRENCES = 3
"""Occurrences in the library from which a string can be a term. Tuned."""

_MIN_COHESION = 3.0
"""Least pointwise mutual information of a term's parts, in nats: e³ or some 20 times more often
together than by chance. Tuned."""

_MIN_NEIGHBOUR_ENTROPY = 1.2
"""Least entropy of a term's neighbours on either side, in nats. Tuned."""

_MAX_SAMPLED_CHARACTERS = 1_500_000
"""Characters of the library that terms are extracted from; limits the time of the first start
with a very large library. Chosen by hand."""

_DICTIONARY_BATCH = 10_000
"""Lines of jieba's dictionary processed at a time. With all 349,046 at once the first start with
the bundled library peaked at 210 MB and kept 99 instead of 66."""

_COLUMNS = 3
"""Columns of jieba's dictionary: the word, its frequency, its part of speech."""

_FIRST_TWO = itemgetter(slice(2))

_MIN_TERM_FREQUENCY = 200
"""Frequency given to extracted terms, on the scale of jieba's corpus, so that they outweigh their
parts. Tuned."""

_CACHED_CLAUSES = 4096
"""Cache size in clauses for word boundaries. Chosen by hand."""

_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_NEVER_FIRST = frozenset("的之等及与并以在为于各或将日月年俾")
_NEVER_LAST = frozenset("的之等及与并以在为于或")


def bigrams_of(keys: Iterable[str]) -> set[str]:
    """Return the set of character bigrams of some folded texts."""
    found: set[str] = set()
    for key in keys:
        found.update(map("".join, pairwise(key)))
    return found


def trimmed_dictionary(bigrams: set[str]) -> dict[str, int]:
    """Return the words of jieba's dictionary that can occur in a library.

    Args:
        bigrams: The character bigrams of the library's keys; a word is kept if all of its own
            are among them.

    Returns:
        Folded words of two characters and more with their frequencies in jieba's corpus. The
        empty string holds the total frequency of all omitted words, so that the relative
        frequencies of the others do not change.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return {"": 1}
    kept: dict[str, int] = {}
    total = 1
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        while columns := "".join(islice(lines, _DICTIONARY_BATCH)).split():
            folded = fold_key(_SEPARATOR.join(columns[::_COLUMNS])).split(_SEPARATOR)
            times = list(map(int, columns[1::_COLUMNS]))
            total += sum(times)
            may_occur = map(bigrams.__contains__, map(_FIRST_TWO, folded))
            for word, count in compress(zip(folded, times, strict=True), may_occur):
                if word[-2:] in bigrams and bigrams_of((word,)) <= bigrams:
                    kept[word] = kept.get(word, 0) + count
    kept[""] = total - sum(kept.values())
    return kept


def extract_terms(keys: Iterable[str]) -> dict[str, int]:
    """Extract a library's own terms by cohesion and neighbour entropy.

    A term occurs three times or more, its parts occur together far more often than by chance
    (least pointwise mutual information over its splits), and its neighbours vary on both sides
    (entropy).

    Args:
        keys: Folded texts; the first 1.5 million characters are used.

    Returns:
        Terms of two to four characters with their number of occurrences.
    """
    counts: Counter[str] = Counter()
    size = 0
    chosen: list[str] = []
    for key in keys:
        chosen.append(key)
        size += len(key)
        if size > _MAX_SAMPLED_CHARACTERS:
            break
    for repeated in _repeated_grams("\n".join(chosen)):
        counts.update(repeated)
    least = math.exp(_MIN_COHESION) / max(1, size)
    terms = {
        term: times
        for term, times in counts.items()
        if 1 < len(term) <= _MAX_TERM_LENGTH
        and times >= _MIN_OCCURRENCES
        and term[0] not in _NEVER_FIRST
        and term[-1] not in _NEVER_LAST
        and times >= least * _most_by_chance(term, counts)
    }
    return {term: terms[term] for term in _terms_with_varied_neighbours(terms, counts)}


def _repeated_grams(text: str) -> Iterator[dict[str, int]]:
    """Yield the characters of a text that occur more than once, its bigrams that do, and so on.

    A string that occurs once is neither a term nor part of one, and counts as an unseen
    neighbour; dropping it saves memory, and so does looking only where the shorter string was
    kept. All that is done for each place is done by functions of C: this takes most of the time
    of the first search in a library.
    """
    repeated = {gram: times for gram, times in Counter(text).items() if times > 1}
    yield repeated
    runs = "\n".join(_HAN_RUN.findall(text)) + "\n" * (_MAX_TERM_LENGTH + 1)
    grams: list[str] = list(runs)
    ends: list[int] = list(range(len(grams)))
    repeated.pop("\n", None)
    for _ in range(_MAX_TERM_LENGTH):
        kept = list(map(repeated.__contains__, grams))
        ends = list(map((1).__add__, compress(ends, kept)))
        grams = list(map(add, compress(grams, kept), map(runs.__getitem__, ends)))
        repeated = {
            gram: times for gram, times in Counter(grams).items() if times > 1 and gram[-1] != "\n"
        }
        yield repeated


def _most_by_chance(term: str, counts: Mapping[str, int]) -> int:
    """Return the largest product of the occurrences of a term's two parts, over its splits.

    The least pointwise mutual information of the splits is ``log(times * total / product)``.
    """
    most = 0
    for at in range(1, len(term)):
        by_chance = counts[term[:at]] * counts[term[at:]]
        most = max(most, by_chance)
    return most


def _terms_with_varied_neighbours(
    terms: Mapping[str, int], counts: Mapping[str, int]
) -> Iterable[str]:
    """Yield the terms whose neighbours vary enough on both sides."""
    before: dict[str, float] = defaultdict(float)
    after: dict[str, float] = defaultdict(float)
    for longer, times in counts.items():
        if len(longer) > 2:
            weight = times * math.log(times)
            if longer[1:] in terms:
                before[longer[1:]] += weight
            if longer[:-1] in terms:
                after[longer[:-1]] += weight
    for term, times in terms.items():
        # The entropy of shares t/T is log T - sum(t log t)/T; neighbours seen once add nothing.
        most = (math.log(times) - _MIN_NEIGHBOUR_ENTROPY) * times
        if before[term] <= most and after[term] <= most:
            yield term


class Segmenter:
    """Segments folded text into words.

    Args:
        words: Folded words and their frequencies, as returned by :func:`trimmed_dictionary`.
        terms: The library's own terms, which take precedence over their parts. A term that is
            the concatenation of two dictionary words is ignored.
    """

    def __init__(self, words: Mapping[str, int], terms: Iterable[str] = ()) -> None:
        self._words = dict(words)
        for term in terms:
            if not any(term[:at] in words and term[at:] in words for at in range(2, len(term) - 1)):
                self._words[term] = max(_MIN_TERM_FREQUENCY, self._words.get(term, 0))
        self._jieba_cut: Callable[..., Iterable[str]] | None = None
        self.boundaries = lru_cache(maxsize=_CACHED_CLAUSES)(self._boundaries)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def frequency(self, word: str) -> int:
        """Return how often a folded word is in jieba's corpus of some 60 million words.

        A term of the library has at least 200, whether or not the corpus has it; a word that the
        library has not, 0.
        """
        return self._words.get(word, 0)

    @property
    def vocabulary(self) -> list[str]:
        """All words; each has two characters or more."""
        return [word for word in self._words if word]

    def cut(self, key: str) -> list[str]:
        """Return the words of a folded text in order; joined they give the text back."""
        if self._jieba_cut is None:
            self._jieba_cut = self._tokenizer().cut
        return list(self._jieba_cut(key))

    def _boundaries(self, key: str) -> frozenset[int]:
        """Return the word boundaries of a folded text, including 0 and its length."""
        found = {0}
        at = 0
        for word in self.cut(key):
            at += len(word)
            found.add(at)
        return frozenset(found)

    def _tokenizer(self) -> Any:
        """Return a jieba tokenizer that uses the trimmed dictionary instead of its own."""
        tokenizer = _import_jieba().Tokenizer()
        frequencies: dict[str, int] = {}
        for word, times in self._words.items():
            frequencies[word] = times
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)
        tokenizer.FREQ = frequencies
        tokenizer.total = sum(self._words.values())
        tokenizer.initialized = True
        return tokenizer


def _import_jieba() -> ModuleType:
    """Import jieba without its log messages and warnings.

    jieba imports pkg_resources, which is slow, only to open its data files, and falls back if the
    import fails; so hide the module during the import.
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
