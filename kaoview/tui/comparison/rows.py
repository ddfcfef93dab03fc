"""The rows of a comparison: which of them are listed, how they are drawn, where the next one is."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.statuses import Status
from kaoview.text.cell_width import visible
from kaoview.text.fold import fold_words
from kaoview.tui.render.lines import Line
from kaoview.tui.render.row_layout import Measures, entry_lines
from kaoview.tui.render.whole_pair import whole_pair
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import (
    ALL,
    ComparisonView,
    ListEntry,
    filter_description,
    filter_label,
    list_entries,
    part_of,
)
from kaoview.tui.widgets.page import PageBuilder

_CACHED_ROWS = 4000
"""Rows whose lines are kept; chosen by hand, several times the rows of two whole years."""


_MOST_LINES, _MOST_LINES_LOW = 8, 4
"""The most lines of an item's words, and on a low screen; chosen by eye."""


class ComparisonRows:
    """The rows that the filter and the filter words let through.

    Attributes:
        result: The comparison, or None until there is one.
        entries: The rows that are listed.
        filter: The filter that holds, one of ``FILTERS``.
        words: The words that rows have to contain.
    """

    def __init__(self, filter: str = ALL, words: str = "") -> None:
        """Begin with a filter, before there is a comparison."""
        self.result: ComparisonResult | None = None
        self.entries: Sequence[ListEntry] = ()
        self.filter = filter
        self.words = words
        self._lines: dict[tuple[ListEntry, bool, Measures, int], list[Line]] = {}

    # Which are listed

    def show(self, result: ComparisonResult) -> None:
        """List the rows of a comparison."""
        self.result = result
        self.entries = list_entries(result, self.filter, self.words)

    def use_filter(self, name: str) -> bool:
        """Filter by status, or list all again if it is the filter that holds.

        Returns:
            Whether there are such rows; if there are none, the filter stays as it was.
        """
        if self.result is None:
            return False
        name = ALL if name == self.filter else name
        entries = list_entries(self.result, name, self.words)
        if entries:
            self.filter, self.entries = name, entries
        return bool(entries)

    def use_words(self, words: str) -> None:
        """List the rows that contain some words."""
        self.words = " ".join(words.split())
        if self.result is not None:
            self.entries = list_entries(self.result, self.filter, self.words)

    def view(self, at: int, otherwise: str) -> ComparisonView:
        """Return the filters and the key of a row, or another key where there is no such row."""
        entry = self.entry(at)
        return ComparisonView(self.filter, self.words, entry.key if entry else otherwise)

    @property
    def filter_description(self) -> str:
        """The filters in a few words, or empty."""
        return filter_description(self.filter, self.words)

    def position_words(self, cursor: int) -> str:
        """Return the place of a row among those that are listed, for instance ``3/42``."""
        count = len(self.entries)
        return f"{min(cursor + 1, count)}/{count}"

    @property
    def narrowed(self) -> bool:
        """Whether only rows of one kind are listed."""
        return self.filter != ALL

    @property
    def found_words(self) -> str:
        """How many rows contain the words that were typed; empty without such words."""
        if not self.words:
            return ""
        return f"{len(self.entries)} 項" if self.entries else "沒有這樣的項目"

    @property
    def none_of_this_kind(self) -> str:
        """The message for a filter that lets nothing through."""
        among = f"有「{self.words}」的項目裡，" if self.words else ""
        return f"{among}沒有這一類的項目"

    @property
    def empty_message(self) -> str:
        """The message in place of the list where no row is left."""
        if self.words:
            among = filter_label(self.filter)
            where = f"「{among}」裡沒有項目有" if among else "沒有項目有"
            what = "按 Esc 取消，再按 0 看全部" if among else "換個字試試，或按 Esc 看全部"
            return f"{where}「{visible(self.words)}」\n\n{what}"
        if self.filter != ALL:
            return "沒有這一類的項目了\n\n按 0 看全部"
        return "這兩份文件裡沒有可以對照的項目\n\n按 Esc 返回，再按 d 選別的"

    # One of them

    def entry(self, at: int) -> ListEntry | None:
        """Return a row, or None where there is none."""
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def index_of(self, key: str) -> int | None:
        """Return the index of the row with a key, or None."""
        return next((at for at, entry in enumerate(self.entries) if entry.key == key), None)

    def pair(self, at: int, chosen: int) -> tuple[str, str]:
        """Return the ids of a row's left item and of its chosen match, empty where there is none.

        Args:
            at: The index of the row.
            chosen: The index of the match.
        """
        entry = self.entry(at)
        if entry is None:
            return "", ""
        if entry.row is None:
            return "", entry.new
        matches = entry.matches
        last = min(chosen, len(matches) - 1)
        return entry.row.left, matches[last].id if matches else ""

    def lines(self, at: int, chosen: int, width: int, *, low: bool) -> list[Line]:
        """Return the lines of a row; cached, since decisions and filters leave most rows alone.

        Args:
            at: The index of the row.
            chosen: The index of the match that is chosen in it.
            width: Cells of a line.
            low: Whether the screen has few lines.
        """
        assert self.result is not None
        entry = self.entries[at]
        measures = Measures(width, _MOST_LINES_LOW if low else _MOST_LINES)
        key = (entry, self.result.comparison.new_reviewed, measures, chosen)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) > _CACHED_ROWS:
                self._lines.clear()
            lines = self._lines[key] = entry_lines(entry, self.result, measures, chosen)
        return lines

    def whole(self, left: str, right: str) -> PageBuilder | None:
        """Return what builds both whole texts of a pair, or None where there is no row.

        Args:
            left: The left item's id, or empty.
            right: The right item's id, or empty.
        """
        result = self.result
        if result is None or not (left or right):
            return None
        wanted = fold_words(self.words)
        return lambda width: whole_pair(result, left, right, width, wanted)

    # From one to another

    def next_change(self, at: int, by: int) -> int | None:
        """Return the index of the next or previous row that is not 延續, or None."""
        ahead = range(at + 1, len(self.entries)) if by > 0 else range(at - 1, -1, -1)
        return next((n for n in ahead if self.entries[n].status is not Status.SAME), None)

    def next_part(self, at: int, by: int) -> int | None:
        """Return where the next department or heading begins, or this one or the one before."""
        if self.result is None:
            return None
        parts = [part_of(self.result, entry) for entry in self.entries]
        starts = [n for n, part in enumerate(parts) if n == 0 or part != parts[n - 1]]
        if by > 0:
            return next((n for n in starts if n > at), None)
        return next((n for n in reversed(starts) if n < at), None)
