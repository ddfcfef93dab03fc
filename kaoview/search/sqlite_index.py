"""A very large library: its character pairs in SQLite, built once and kept beside the cache.

The table holds no text, only which rows have which pairs (FTS5 with ``content=''`` and
``detail=none``): candidates come from it, and the library's own items are then looked at as in
memory. Rows stand in it newest period first, so that a filter is a range or a few.
"""

from __future__ import annotations

import contextlib
import gc
import sqlite3
import tempfile
from array import array
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from kaoview.search.bigrams import BigramGraph
from kaoview.search.corpus import Corpus, row_key
from kaoview.search.fts_query import KnownBigrams, exactly, nearly, tokens
from kaoview.search.joined_text import JoinedText
from kaoview.search.memory_index import Candidates, Progress, no_progress
from kaoview.search.query import Query
from kaoview.search.segmenter_cache import fingerprint, load_segmenter
from kaoview.search.semantic_match import QueryUnit
from kaoview.search.synonyms import Synonyms
from kaoview.search.typos import plain_cost
from kaoview.storage import PRIVATE, is_regular_file, remove_leftovers, replacing
from kaoview.text.phonetic import SoundTable
from kaoview.text.segment import Segmenter

_FORMAT = "kaoview pairs 2"
_MOST_EXACT = 200
_MOST_EACH = 100
_MOST_IN_ALL = 200
_ENOUGH_EXACT = 60
_MOST_PAIRS = 300_000
_MOST_RANGES = 30
_AT_ONCE = 5000
_KEYS_KEPT = 20_000
_SAMPLE = 20_000
_FILES_KEPT = 2


class SqliteIndexError(Exception):
    """The store cannot be built or read; the message is one Chinese sentence."""


class SqliteIndex:
    """A library of more than some ten thousand items.

    Args:
        corpus: The library's rows.
        folder: Where to keep the store, or None for a temporary one.
    """

    def __init__(self, corpus: Corpus, folder: Path | None) -> None:
        self._corpus = corpus
        self._given = folder
        self._known: tuple[Synonyms, KnownBigrams] | None = None
        self.notes: tuple[str, ...] = ()
        self._key = lru_cache(maxsize=_KEYS_KEPT)(lambda row: row_key(corpus.items[row]))
        order = sorted(range(len(corpus.plans)), key=lambda plan: _newest(corpus, plan))
        by_plan: list[array[int]] = [array("I") for _ in corpus.plans]
        for row, plan in enumerate(corpus.plan_of):
            by_plan[plan].append(row)
        self._order = array("I")
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for plan in order:
            self._first[plan] = len(self._order) + 1
            self._order.extend(by_plan[plan])
            self._last[plan] = len(self._order)

    @cached_property
    def _name(self) -> str:
        return fingerprint(self._corpus.items)

    @cached_property
    def _temporary(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="kaoview-")

    @property
    def _folder(self) -> Path:
        return self._given if self._given is not None else Path(self._temporary.name)

    @property
    def path(self) -> Path:
        """Where the store of this version of the library is."""
        return self._folder / f"pairs-{self._name}.db"

    @cached_property
    def _table(self) -> sqlite3.Connection:
        return self._open(no_progress)

    @cached_property
    def _pairs(self) -> BigramGraph:
        found = self._table.execute(
            "SELECT pair, rows FROM pairs ORDER BY rows DESC LIMIT ?", (_MOST_PAIRS,)
        )
        return BigramGraph(found)

    @cached_property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""
        return SoundTable(self._pairs.characters)

    @cached_property
    def segmenter(self) -> Segmenter:
        """The library's words; its own terms are looked for in some of its rows."""
        step = max(1, len(self._corpus) // _SAMPLE)
        return load_segmenter(
            self._name,
            self._folder,
            lambda: {
                first + second for first, found in self._pairs.after.items() for second in found
            },
            lambda: (row_key(item) for item in self._corpus.items[::step]),
        )

    def prepare(self, progress: Progress) -> None:
        """Build the store where there is none for this version of the library.

        Raises:
            StoreError: It can be built neither in its folder nor in a temporary one.
        """
        if "_table" not in self.__dict__:
            self.__dict__["_table"] = self._open(progress)
        # Looking through millions of items for garbage takes a fifth of a second, over and over;
        # they stay as long as the library does, so the collector need not look at them again.
        gc.collect()
        gc.freeze()

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return the rows that can answer a query, a few hundred at most."""
        try:
            return self._candidates(query, plans, synonyms)
        except sqlite3.DatabaseError:
            self._discard()
            return self._candidates(query, plans, synonyms)

    def count(self, word: QueryUnit, rows: int) -> int:
        """Return in how many rows a word can be at most, by the rows of its pairs."""
        return max(rows, sum(map(self._pairs.rows, word.names)))

    def _candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        known = self._what_is_known(synonyms)
        ranges = self._ranges(plans)
        expression = exactly(query.terms, known)
        found = set(self._match(expression, ranges, _MOST_EXACT))
        whole = len(found) < _MOST_EXACT
        if ranges is not None:
            found |= set(self._match(expression, None, _MOST_EACH))
        if len(found) < _ENOUGH_EXACT:
            for each in nearly(query, known):
                found |= set(self._match(each, ranges, _MOST_EACH))
                if len(found) > _MOST_IN_ALL:
                    whole = False
                    break
        rows = sorted(self._order[place - 1] for place in found)
        return Candidates(JoinedText(rows, [self._key(row) for row in rows]), whole)

    def _what_is_known(self, synonyms: Synonyms) -> KnownBigrams:
        if self._known is None or self._known[0] is not synonyms:
            cost = plain_cost(self.sounds.like)
            known = KnownBigrams(self._pairs, self.sounds, self.segmenter, synonyms, cost)
            self._known = (synonyms, known)
        return self._known[1]

    def _match(
        self, expression: str | None, ranges: list[tuple[int, int]] | None, limit: int
    ) -> Iterator[int]:
        """Yield the places of rows that match an expression, newest first."""
        if expression is None:
            return
        for low, high in ranges if ranges is not None else [(1, len(self._order))]:
            found = self._table.execute(
                "SELECT rowid FROM grams WHERE grams MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
                (expression, low, high, limit),
            ).fetchall()
            for (place,) in found:
                yield place
            limit -= len(found)
            if limit <= 0:
                return

    def _ranges(self, plans: frozenset[int] | None) -> list[tuple[int, int]] | None:
        """Return the places of some plans' rows; None for all, or where they are too scattered."""
        if plans is None:
            return None
        merged: list[tuple[int, int]] = []
        for plan in sorted(plans, key=self._first.__getitem__):
            low, high = self._first[plan], self._last[plan]
            if merged and merged[-1][1] + 1 == low:
                merged[-1] = (merged[-1][0], high)
            else:
                merged.append((low, high))
        return merged if len(merged) <= _MOST_RANGES else None

    def _open(self, progress: Progress) -> sqlite3.Connection:
        """Open the store, building it first where it is missing, out of date or damaged."""
        for folder in dict.fromkeys((self._folder, None)):
            if folder is None:
                self._given = None
                self.notes = ("快取資料夾不能寫入，索引放在暫存資料夾，下次要重建",)
            table = self._usable()
            if table:
                return table
            try:
                self._build(progress)
            except (OSError, sqlite3.Error):
                continue
            table = self._usable()
            if table:
                return table
        raise SqliteIndexError("建立不了搜尋索引：快取資料夾和暫存資料夾都不能寫入，或磁碟已滿")

    def _usable(self) -> sqlite3.Connection | None:
        """Return the open store, or None where it is not there whole."""
        if not is_regular_file(self.path):
            return None
        try:
            table = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
            (kept,) = table.execute(
                "SELECT format FROM about WHERE rows = ?", (len(self._order),)
            ).fetchone()
            table.execute("PRAGMA cache_size = -32000")
            table.execute("SELECT rowid FROM grams WHERE grams MATCH '\"zz\"' LIMIT 1").fetchall()
        except (sqlite3.Error, TypeError):
            return None
        return table if kept == _FORMAT else None

    def _discard(self) -> None:
        """Drop a store that turned out to be damaged."""
        for name in ("_table", "_pairs", "sounds"):
            self.__dict__.pop(name, None)
        self._known = None
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _build(self, progress: Progress) -> None:
        """Write the store whole or not at all.

        Raises:
            OSError: The folder cannot be written to.
            sqlite3.Error: The same, as SQLite says it.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (
            replacing(self.path, durable=False, mode=PRIVATE) as temporary,
            contextlib.closing(sqlite3.connect(temporary)) as table,
        ):
            self._fill(table, progress)
        kept = sorted(self._folder.glob("pairs-*.db"), key=lambda path: -path.stat().st_mtime)
        for old in kept[_FILES_KEPT:]:
            with contextlib.suppress(OSError):
                old.unlink()
        remove_leftovers(self._folder)

    def _fill(self, table: sqlite3.Connection, progress: Progress) -> None:
        total = len(self._order)
        table.executescript(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE VIRTUAL TABLE grams USING fts5(pairs, content='', detail=none,"
            " columnsize=0, tokenize='unicode61 remove_diacritics 0');"
            "INSERT INTO grams(grams, rank) VALUES ('automerge', 8);"
        )
        for start in range(0, total, _AT_ONCE):
            end = min(total, start + _AT_ONCE)
            table.executemany(
                "INSERT INTO grams(rowid, pairs) VALUES (?, ?)",
                (
                    (place + 1, tokens(row_key(self._corpus.items[self._order[place]])))
                    for place in range(start, end)
                ),
            )
            progress(end, total)
        table.commit()
        table.executescript(
            "INSERT INTO grams(grams) VALUES ('optimize');"
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'grams', 'row');"
            "CREATE TABLE pairs (pair TEXT, rows INTEGER);"
            "INSERT INTO pairs SELECT term, doc FROM temp.terms WHERE length(term) = 2;"
            "CREATE TABLE about (format TEXT, rows INTEGER);"
        )
        table.execute("INSERT INTO about VALUES (?, ?)", (_FORMAT, total))
        table.commit()


def _newest(corpus: Corpus, plan: int) -> tuple[int, int]:
    """Return a key that sorts plans by period, the newest first, then in the library's order."""
    years = [int(part) for part in corpus.plans[plan].period.split("-") if part.isdecimal()]
    return (-max(years, default=0), plan)
