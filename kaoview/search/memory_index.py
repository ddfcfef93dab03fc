"""The interface of a search index, and the in-memory index of a library of ordinary size."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from kaoview.search.corpus import Corpus
from kaoview.search.joined_text import JoinedText
from kaoview.search.query import Query
from kaoview.search.query_units import QueryUnit
from kaoview.search.segmenter_cache import fingerprint, load_segmenter
from kaoview.search.synonyms import Synonyms
from kaoview.text.segment import Segmenter, bigrams_of
from kaoview.text.sound_table import SoundTable

Progress = Callable[[int, int], None]
"""Called with the number of rows done and their total."""

MOST_CACHED = 500_000
"""Strings and the rows with them that are cached between searches.

Of some 90 bytes each, they take 45 MB at most. Chosen by hand: a query that is typed adds some two
hundred in the bundled library.
"""


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""
    del done, total


class Candidates(NamedTuple):
    """The rows that may match a query.

    Attributes:
        joined: The rows.
        complete: Whether no other row can match; otherwise counts are lower bounds.
    """

    joined: JoinedText
    complete: bool


class Index(Protocol):
    """A search index over a library."""

    @property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""

    @property
    def segmenter(self) -> Segmenter:
        """The library's words."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on the index for the user, one Chinese sentence each."""

    def prepare(self, progress: Progress) -> None:
        """Build everything that the first search would otherwise have to wait for."""

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return the rows that may match a query.

        Args:
            query: The query.
            plans: The numbers of the plans to search first, or None for all.
            synonyms: The table of synonyms.
        """

    def document_frequency(self, unit: QueryUnit, candidate_rows: int) -> int:
        """Return the number of rows of the library with a unit.

        Args:
            unit: The word with its synonyms.
            candidate_rows: The number of candidate rows with it.
        """


class MemoryIndex:
    """The index of a library of up to some ten thousand items: every row is a candidate.

    Args:
        corpus: The library's rows.
        folder: The folder to cache its words in, or None for no cache.
    """

    notes: tuple[str, ...] = ()

    def __init__(self, corpus: Corpus, folder: Path | None) -> None:
        self._corpus = corpus
        self._folder = folder

    @cached_property
    def _joined(self) -> JoinedText:
        return JoinedText(range(len(self._corpus)), list(self._corpus.keys()))

    @cached_property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""
        return SoundTable(set(self._joined.text))

    @cached_property
    def segmenter(self) -> Segmenter:
        """The library's words."""
        keys = list(self._corpus.keys())
        name = fingerprint(self._corpus.items)
        return load_segmenter(name, self._folder, lambda: bigrams_of(keys), lambda: keys)

    def prepare(self, progress: Progress) -> None:
        """Build everything that the first search would otherwise have to wait for."""
        self._joined.index_characters()
        self._joined.numbers.prepare()
        progress(len(self._joined), len(self._joined))

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return all rows."""
        del query, plans, synonyms
        self._joined.limit_cache(most=MOST_CACHED)
        return Candidates(self._joined, complete=True)

    def document_frequency(self, unit: QueryUnit, candidate_rows: int) -> int:
        """Return the number of candidate rows, since these are all rows."""
        del unit
        return candidate_rows
