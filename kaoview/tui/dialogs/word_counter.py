"""Counts the table of words for the trends: in a thread, and once for the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import get_current_worker

from kaoview.model import Library
from kaoview.search.trends import TrendError
from kaoview.search.word_table import WordTable, word_table
from kaoview.tui.state.trends_view import TrendsView


class WordCounter:
    """Keeps the table of the words that are looked at.

    Attributes:
        table: The table, or None where it is not counted.
    """

    def __init__(self, screen: Screen[Any], library: Library, view: TrendsView | None) -> None:
        """Make a counter.

        Args:
            screen: What the threads belong to.
            library: What to count in.
            view: What the reader looked at before, with a table that may still hold.
        """
        self._screen = screen
        self._library = library
        self.table = view.table if view else None
        self._words = list(view.words) if view else []

    def forget(self) -> None:
        """Count anew the next time."""
        self.table = None

    def count(
        self,
        words: Sequence[str],
        then: Callable[[Sequence[str], WordTable], None],
        refuse: Callable[[str], None],
    ) -> None:
        """Give the table of some words, at once where it is there.

        Args:
            words: The words and filters.
            then: Takes the words and their table.
            refuse: Takes the message that there is nothing to count.
        """
        if self.table is not None and list(words) == self._words:
            then(words, self.table)
            return
        self._words = list(words)
        self._screen.run_worker(
            partial(self._count, tuple(words), then, refuse),
            group="word-table",
            thread=True,
            exit_on_error=False,
        )

    def _count(
        self,
        words: Sequence[str],
        then: Callable[[Sequence[str], WordTable], None],
        refuse: Callable[[str], None],
    ) -> None:
        worker = get_current_worker()
        call = self._screen.app.call_from_thread
        try:
            table = word_table(self._library, words)
        except TrendError as error:
            if not worker.is_cancelled:
                call(refuse, str(error))
            return
        if not worker.is_cancelled:
            call(self._use, words, table, then)

    def _use(
        self,
        words: Sequence[str],
        table: WordTable,
        then: Callable[[Sequence[str], WordTable], None],
    ) -> None:
        if list(words) == self._words:
            self.table = table
        then(words, table)
