"""Everyday words and what plans say for them: a table broader than that of synonyms.

Its lines are short and many, so that it is no TOML as data/synonyms.toml is: five times as fast to
read, when the first query finds little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kaoview.paths import data_folder
from kaoview.search.synonym_table import Group, SynonymTable
from kaoview.search.synonyms import Synonyms
from kaoview.text.fold import fold_key

EVERYDAY_WORDS = "everyday_words.txt"
"""The file in the data folder."""
_SEPARATOR = "|"
"""Between the words of a column."""


@cache
def _everyday_words() -> SynonymTable:
    lines = (data_folder() / EVERYDAY_WORDS).read_text(encoding="utf-8").splitlines()
    return SynonymTable(_group(line) for line in lines if line and not line.startswith("#"))


def _group(line: str) -> Group:
    """Read one line: what is typed, what plans say, what comes close."""
    plain, words, related = (
        tuple(filter(None, fold_key(column).split(_SEPARATOR))) for column in line.split("\t")
    )
    return Group(words, plain, related)


def with_everyday_words(synonyms: Synonyms) -> Synonyms:
    """Return a table of synonyms with the bundled everyday words, which are broader."""
    return Synonyms(_UnitedTable(synonyms.table, _everyday_words()), synonyms.problems)


class _UnitedTable(Mapping[str, Mapping[str, float]]):
    """Two tables as one; a synonym that both have keeps its higher weight."""

    def __init__(
        self, one: Mapping[str, Mapping[str, float]], other: Mapping[str, Mapping[str, float]]
    ) -> None:
        self._tables = one, other

    def __getitem__(self, word: str) -> Mapping[str, float]:
        rows = [table[word] for table in self._tables if word in table]
        if not rows:
            raise KeyError(word)
        names = dict.fromkeys(name for row in rows for name in row)
        return {name: max(row.get(name, 0.0) for row in rows) for name in names}

    def __contains__(self, word: object) -> bool:
        return any(word in table for table in self._tables)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(word for table in self._tables for word in table))

    def __len__(self) -> int:
        return len(dict.fromkeys(self))
