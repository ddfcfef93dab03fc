"""Filtering the rows of a comparison: by status or sort of change, and by words that are typed."""

from __future__ import annotations

from typing import Protocol

from kaoview.compare.change_sorts import ChangeSort
from kaoview.tui.comparison.rows import ComparisonRows
from kaoview.tui.widgets.input_bar import InputBar


class FilteredScreen(Protocol):
    """What the controller asks of the screen that it works for."""

    def list_again(self, key: str) -> None:
        """Show the rows that are listed now, the cursor on the one with a key if it is there."""

    def focus_list(self) -> None:
        """Give the keys to the list."""

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message."""

    def clear_message(self) -> None:
        """Take the message away."""


class FilterController:
    """Says which rows are listed, and owns the line that words are typed into."""

    def __init__(self, host: FilteredScreen, rows: ComparisonRows, bar: InputBar) -> None:
        """Work for a screen.

        Args:
            host: The screen.
            rows: Its rows.
            bar: The line to type words into, not displayed while there are none.
        """
        self._host = host
        self._rows = rows
        self._bar = bar

    def restore(self) -> None:
        """Show the words that the rows were filtered by when the reader left."""
        if self._rows.words:
            self._bar.box.word_lines(self._rows.words)
            self._bar.display = True

    def use(self, name: str, key: str) -> None:
        """List only some rows; the filter that holds already gives way to all.

        Args:
            name: One of ``FILTERS``.
            key: The row to stay at.
        """
        rows = self._rows
        if rows.result is None:
            return
        if not rows.use_filter(name):
            self._host.say(rows.none_of_this_kind)
            return
        self._host.list_again(key)
        if rows.filter in tuple(ChangeSort):  # the counts above name statuses only
            self._host.say(f"{rows.filter_description}，再按一次看全部")

    def ask_words(self) -> None:
        """Let the reader type the words that rows have to contain."""
        if self._rows.result is not None:
            self._bar.display = True
            self._bar.box.take_over()

    def use_words(self, words: str, key: str) -> None:
        """List the rows that contain the words, and stay at one of them if it does."""
        self._rows.use_words(words)
        self._host.clear_message()
        self._host.list_again(key)

    def submit(self, key: str) -> None:
        """Go back to the list, which stays filtered; without any row, stay in the line."""
        if not self._rows.words:
            self.clear(key)
        elif self._rows.entries:
            self._host.focus_list()
        else:
            self._host.say(self._rows.empty_message.replace("\n\n", "，"))

    def clear(self, key: str) -> None:
        """List the rows whatever words they have, and go back to the list."""
        self._bar.box.word_lines("")
        self._bar.display = False
        self._host.focus_list()
        self.use_words("", key)
