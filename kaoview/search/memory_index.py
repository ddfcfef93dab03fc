"""What a search needs of a library, and how a library of ordinary size gives it: from memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from kaoview.search.corpus import Corpus
from kaoview.search.joined_text import JoinedText
from kaoview.search.query import Query
from kaoview.search.segmenter_cache import fingerprint, load_segmenter
from kaoview.search.semantic_match import QueryUnit
from kaoview.search.synonyms import Synonyms
from kaoview.text.phonetic import SoundTable
from kaoview.text.segment import Segmenter, pairs_of

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

_STRINGS_KEPT = 20_000


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total


class Candidates(NamedTuple):
    """The rows that can answer a query.

    Attributes:
        block: The rows.
        whole: Whether no other row can answer it; otherwise counts are lower bounds.
    """

    block: JoinedText
    whole: bool


class Index(Protocol):
    """A library made ready for searching."""

    @property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""

    @property
    def segmenter(self) -> Segmenter:
        """The library's words."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know about it, one Chinese sentence each."""

    def prepare(self, progress: Progress) -> None:
        """Do everything that the first search would otherwise wait for."""

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return the rows that can answer a query.

        Args:
            query: The query.
            plans: The numbers of the plans that are asked for, or None for all.
            synonyms: What words can be called.
        """

    def count(self, word: QueryUnit, rows: int) -> int:
        """Return in how many rows of the library a word is.

        Args:
            word: The word.
            rows: In how many rows of the candidates it is.
        """


class MemoryIndex:
    """A library of up to some ten thousand items: every row is looked at.

    Args:
        corpus: The library's rows.
        folder: Where to keep its words, or None to keep nothing.
    """

    notes: tuple[str, ...] = ()

    def __init__(self, corpus: Corpus, folder: Path | None) -> None:
        self._corpus = corpus
        self._folder = folder

    @cached_property
    def _block(self) -> JoinedText:
        return JoinedText(range(len(self._corpus)), list(self._corpus.keys()))

    @cached_property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""
        return SoundTable(set(self._block.text))

    @cached_property
    def segmenter(self) -> Segmenter:
        """The library's words."""
        keys = list(self._corpus.keys())
        name = fingerprint(self._corpus.items)
        return load_segmenter(name, self._folder, lambda: pairs_of(keys), lambda: keys)

    def prepare(self, progress: Progress) -> None:
        """Do everything that the first search would otherwise wait for."""
        self._block.index_characters()
        progress(len(self._block), len(self._block))

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return every row."""
        del query, plans, synonyms
        self._block.forget(beyond=_STRINGS_KEPT)
        return Candidates(self._block, whole=True)

    def count(self, word: QueryUnit, rows: int) -> int:
        """Return in how many rows a word is: those that were counted."""
        del word
        return rows
