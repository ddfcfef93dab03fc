"""The on-disk index of a very large library: character bigrams in SQLite FTS5, built once.

The table stores no text and no positions (``content=''``, ``detail=none``), only the rows of each
bigram. It gives the candidates, which are then ranked in memory. Rows are numbered by period,
newest first, so that a filter is one range of row ids or a few.
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
from kaoview.search.fts_query import (
    BIGRAM_LENGTH,
    ExpansionContext,
    exact_expression,
    index_tokens,
    near_expressions,
)
from kaoview.search.joined_text import JoinedText
from kaoview.search.memory_index import Candidates, Progress, no_progress
from kaoview.search.query import Query
from kaoview.search.query_units import QueryUnit
from kaoview.search.segmenter_cache import fingerprint, load_segmenter
from kaoview.search.synonyms import Synonyms
from kaoview.search.typos import substitution_cost
from kaoview.storage import PRIVATE, is_regular_file, remove_leftovers, replacing
from kaoview.text.segment import Segmenter
from kaoview.text.sound_table import SoundTable

_FORMAT = "kaoview pairs 2"
"""Version of the file format; a file with another one is rebuilt."""

# Candidates of a query. The prototype re-ranked at most 300 and took 2.7 ms for 100,000 items.
_MAX_EXACT_ROWS = 200
"""Most rows read for exact matches; with that many, counts are lower bounds. Chosen by hand."""
_ENOUGH_EXACT_ROWS = 60
"""Number of exact candidates from which no others are read. Chosen by hand."""
_MAX_ROWS_PER_EXPRESSION = 100
"""Most rows read for each other expression. Chosen by hand."""
_MAX_CANDIDATES = 200
"""Number of candidates from which no further expressions are tried. Chosen by hand."""
_MAX_RANGES = 30
"""Most ranges of row ids that a filter is searched by, one statement each. Chosen by hand."""

# Memory.
_MAX_BIGRAMS = 300_000
"""Commonest bigrams loaded into memory. Chosen by hand."""
_MAX_CACHED_KEYS = 20_000
"""Cache size in rows for their keys. Chosen by hand."""
_SQLITE_CACHE_KIB = 32_000
"""Size of SQLite's page cache in KiB. Chosen by hand."""

# Building.
_INSERT_BATCH = 5000
"""Rows inserted between two calls of the progress function. Chosen by hand."""
_TERM_SAMPLE_ROWS = 20_000
"""Rows that the library's own terms are extracted from; limits the time. Chosen by hand."""
_PAGE_BYTES = 8192
"""Page size of the database; SQLite's default is 4096. Chosen by hand."""
_AUTOMERGE = 8
"""B-trees of one level that FTS5 merges at once; its default is 4. Chosen by hand."""
_FILES_KEPT = 2


class SqliteIndexError(Exception):
    """The index cannot be built or read; the message is one Chinese sentence."""


class SqliteIndex:
    """The index of a library of more than some ten thousand items.

    Args:
        corpus: The library's rows.
        folder: The folder of the index file, or None for a temporary one.
    """

    def __init__(self, corpus: Corpus, folder: Path | None) -> None:
        self._corpus = corpus
        self._given = folder
        self._cached_context: tuple[Synonyms, ExpansionContext] | None = None
        self.notes: tuple[str, ...] = ()
        self._key = lru_cache(maxsize=_MAX_CACHED_KEYS)(lambda row: row_key(corpus.items[row]))
        order = sorted(range(len(corpus.plans)), key=lambda plan: _newest_first(corpus, plan))
        by_plan: list[array[int]] = [array("I") for _ in corpus.plans]
        for row, plan in enumerate(corpus.plan_of):
            by_plan[plan].append(row)
        self._rows_by_id = array("I")
        self._first_id: dict[int, int] = {}
        self._last_id: dict[int, int] = {}
        for plan in order:
            self._first_id[plan] = len(self._rows_by_id) + 1
            self._rows_by_id.extend(by_plan[plan])
            self._last_id[plan] = len(self._rows_by_id)

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
        """The path of the index file for this version of the library."""
        return self._folder / f"pairs-{self._name}.db"

    @cached_property
    def _database(self) -> sqlite3.Connection:
        return self._open(no_progress)

    @cached_property
    def _bigrams(self) -> BigramGraph:
        found = self._database.execute(
            "SELECT pair, rows FROM pairs ORDER BY rows DESC LIMIT ?", (_MAX_BIGRAMS,)
        )
        return BigramGraph(found)

    @cached_property
    def sounds(self) -> SoundTable:
        """The library's characters by sound."""
        return SoundTable(self._bigrams.characters)

    @cached_property
    def segmenter(self) -> Segmenter:
        """The library's words; its own terms are extracted from a sample of its rows."""
        step = max(1, len(self._corpus) // _TERM_SAMPLE_ROWS)
        return load_segmenter(
            self._name,
            self._folder,
            lambda: {
                first + second
                for first, found in self._bigrams.followers.items()
                for second in found
            },
            lambda: (row_key(item) for item in self._corpus.items[::step]),
        )

    def prepare(self, progress: Progress) -> None:
        """Build the index file unless there is one for this version of the library.

        Raises:
            SqliteIndexError: It can be built neither in its folder nor in a temporary one.
        """
        if "_database" not in self.__dict__:
            self.__dict__["_database"] = self._open(progress)
        # A full garbage collection over millions of items takes a fifth of a second. They live as
        # long as the library, so exclude them from later collections.
        gc.collect()
        gc.freeze()

    def candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        """Return the rows that may match a query, a few hundred at most."""
        try:
            return self._candidates(query, plans, synonyms)
        except sqlite3.DatabaseError:
            self._discard()
            return self._candidates(query, plans, synonyms)

    def document_frequency(self, unit: QueryUnit, candidate_rows: int) -> int:
        """Return an upper bound for the rows with a unit, from the rows of its bigrams."""
        return max(candidate_rows, sum(map(self._bigrams.max_rows, unit.variants)))

    def _candidates(
        self, query: Query, plans: frozenset[int] | None, synonyms: Synonyms
    ) -> Candidates:
        context = self._expansion_context(synonyms)
        ranges = self._ranges(plans)
        expression = exact_expression(query.terms, context)
        found = set(self._match(expression, ranges, _MAX_EXACT_ROWS))
        complete = len(found) < _MAX_EXACT_ROWS
        if ranges is not None:
            found |= set(self._match(expression, None, _MAX_ROWS_PER_EXPRESSION))
        if len(found) < _ENOUGH_EXACT_ROWS:
            for each in near_expressions(query, context):
                found |= set(self._match(each, ranges, _MAX_ROWS_PER_EXPRESSION))
                if len(found) > _MAX_CANDIDATES:
                    complete = False
                    break
        rows = sorted(self._rows_by_id[row_id - 1] for row_id in found)
        return Candidates(JoinedText(rows, [self._key(row) for row in rows]), complete)

    def _expansion_context(self, synonyms: Synonyms) -> ExpansionContext:
        if self._cached_context is None or self._cached_context[0] is not synonyms:
            cost = substitution_cost(self.sounds.homophones)
            context = ExpansionContext(self._bigrams, self.sounds, self.segmenter, synonyms, cost)
            self._cached_context = (synonyms, context)
        return self._cached_context[1]

    def _match(
        self, expression: str | None, ranges: list[tuple[int, int]] | None, limit: int
    ) -> Iterator[int]:
        """Yield the row ids that match an expression, newest first."""
        if expression is None:
            return
        for low, high in ranges if ranges is not None else [(1, len(self._rows_by_id))]:
            found = self._database.execute(
                "SELECT rowid FROM grams WHERE grams MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
                (expression, low, high, limit),
            ).fetchall()
            for (row_id,) in found:
                yield row_id
            limit -= len(found)
            if limit <= 0:
                return

    def _ranges(self, plans: frozenset[int] | None) -> list[tuple[int, int]] | None:
        """Return the row ids of some plans as ranges; None for all rows or too many ranges."""
        if plans is None:
            return None
        merged: list[tuple[int, int]] = []
        for plan in sorted(plans, key=self._first_id.__getitem__):
            low, high = self._first_id[plan], self._last_id[plan]
            if merged and merged[-1][1] + 1 == low:
                merged[-1] = (merged[-1][0], high)
            else:
                merged.append((low, high))
        return merged if len(merged) <= _MAX_RANGES else None

    def _open(self, progress: Progress) -> sqlite3.Connection:
        """Open the index file, building it first if it is missing, outdated or damaged."""
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
        """Return a connection to the index file, or None if it is missing or invalid."""
        if not is_regular_file(self.path):
            return None
        try:
            table = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
            (kept,) = table.execute(
                "SELECT format FROM about WHERE rows = ?", (len(self._rows_by_id),)
            ).fetchone()
            table.execute(f"PRAGMA cache_size = -{_SQLITE_CACHE_KIB}")
            table.execute("SELECT rowid FROM grams WHERE grams MATCH '\"zz\"' LIMIT 1").fetchall()
        except (sqlite3.Error, TypeError):
            return None
        return table if kept == _FORMAT else None

    def _discard(self) -> None:
        """Delete a damaged index file and everything loaded from it."""
        for name in ("_database", "_bigrams", "sounds"):
            self.__dict__.pop(name, None)
        self._cached_context = None
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
        """Index all rows into an empty database."""
        total = len(self._rows_by_id)
        table.executescript(
            f"PRAGMA page_size = {_PAGE_BYTES};"
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE VIRTUAL TABLE grams USING fts5(pairs, content='', detail=none,"
            " columnsize=0, tokenize='unicode61 remove_diacritics 0');"
            f"INSERT INTO grams(grams, rank) VALUES ('automerge', {_AUTOMERGE});"
        )
        for start in range(0, total, _INSERT_BATCH):
            end = min(total, start + _INSERT_BATCH)
            table.executemany(
                "INSERT INTO grams(rowid, pairs) VALUES (?, ?)",
                (
                    (
                        index + 1,
                        index_tokens(row_key(self._corpus.items[self._rows_by_id[index]])),
                    )
                    for index in range(start, end)
                ),
            )
            progress(end, total)
        table.commit()
        table.executescript(
            "INSERT INTO grams(grams) VALUES ('optimize');"
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'grams', 'row');"
            "CREATE TABLE pairs (pair TEXT, rows INTEGER);"
            "INSERT INTO pairs SELECT term, doc FROM temp.terms"
            f" WHERE length(term) = {BIGRAM_LENGTH};"
            "CREATE TABLE about (format TEXT, rows INTEGER);"
        )
        table.execute("INSERT INTO about VALUES (?, ?)", (_FORMAT, total))
        table.commit()


def _newest_first(corpus: Corpus, plan: int) -> tuple[int, int]:
    """Return a sort key: plans by period, newest first, then in the library's order."""
    years = [int(part) for part in corpus.plans[plan].period.split("-") if part.isdecimal()]
    return (-max(years, default=0), plan)
