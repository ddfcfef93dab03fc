"""The list of a comparison: its rows, which of them are shown, and going from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.text.cell_width import visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.comparison.deciding import DecidingScreen
from kaoview.tui.comparison.row_keys import SheetKeys
from kaoview.tui.render.lines import Line
from kaoview.tui.render.row_layout import Measures, set_entry
from kaoview.tui.state.comparison_choices import ComparisonChoice
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import (
    ALL,
    ComparisonView,
    ListEntry,
    kind_of,
    list_entries,
    part_of,
    tallies,
)
from kaoview.tui.widgets.comparison_header import ComparisonHeader
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import TextInput

_LOW = 30  # lines of the screen below which the head and the rows are tighter
_MOST, _MOST_LOW = 8, 4  # the most lines of an item's words
_KEPT = 4000  # rows that stay set


class SiftBox(TextInput):
    """Where a reader types the words that rows are to hold."""

    BINDINGS = bindings(Area.SIFT)


class ListingScreen(SheetKeys, DecidingScreen):
    """A screen with the rows of a comparison, once there is one, under its head."""

    def __init__(
        self,
        library: Library,
        pairing: ComparisonChoice,
        start: str,
        reviews: Path,
        view: ComparisonView | None = None,
    ) -> None:
        """Make the screen.

        Args:
            library: The library.
            pairing: What to compare.
            start: The id that the reader was at, to begin with its row.
            reviews: The reader's own file of decisions.
            view: How the reader looked at it before, to go on there.
        """
        super().__init__(reviews)
        self._library = library
        self._pairing = pairing
        self._start = view.key if view else start
        self._entries: list[ListEntry] = []
        self._filter = view.filter if view else ALL
        self._words = view.words if view else ""
        self._made: dict[tuple[ListEntry, bool, int, int, int], list[Line]] = {}
        self.head = ComparisonHeader(pairing.left_name, pairing.right_name, id="comparison-head")
        self.sheet = RowList(id="sheet")
        self.waiting = Static(Content(""), id="waiting")
        self.sift = InputBar("篩字", SiftBox("兩邊內文、機關或編號裡的字"), id="sift")
        self.keybar = KeyBar(id="comparison-keybar")

    @property
    def findings(self) -> ComparisonResult | None:
        """What was found, or None until then."""
        return self._findings

    @property
    def pairing(self) -> ComparisonChoice:
        """What is compared."""
        return self._pairing

    @property
    def view(self) -> ComparisonView:
        """How the reader looks at it now."""
        return ComparisonView(
            self._filter, self._words, self.entry.key if self.entry else self._start
        )

    @property
    def entries(self) -> Sequence[ListEntry]:
        """The rows that the filter lets through."""
        return self._entries

    @property
    def entry(self) -> ListEntry | None:
        """The row under the cursor."""
        at = self.sheet.cursor
        return self._entries[at] if at < len(self._entries) else None

    def compose(self) -> ComposeResult:
        """Lay out the head, the list and the key bar."""
        yield self.head
        yield self.waiting
        yield self.sheet
        yield self.sift
        yield self.keybar

    def on_mount(self) -> None:
        """Fit to the screen, and show the words that rows are to hold."""
        self._fit()
        if self._words:
            self.sift.box.set_words(self._words)
            self.sift.display = True

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        low = self.app.size.height < _LOW
        if low != self.has_class("-low"):
            self.set_class(low, "-low")
            self._list(self.entry.key if self.entry else "", keep=True)

    def _list(self, key: str, *, keep: bool = False) -> None:
        """List the rows that the filter lets through, the cursor on the one with a key."""
        if self._findings is not None:
            rows = list_entries(self._findings, self._filter, self._words)
            self._show_rows(self._findings, rows, key, keep=keep)

    def _show_rows(
        self, findings: ComparisonResult, rows: list[ListEntry], key: str, *, keep: bool = False
    ) -> None:
        self._entries = rows
        at = next((n for n, entry in enumerate(self._entries) if entry.key == key), 0)
        if keep and self._entries and self._entries[at].key != key:
            at = self.sheet.cursor
        self.sheet.show(len(self._entries), self._set, at, keep=keep)
        self.set_class(not self._entries, "-empty")
        if not self._entries:
            self.waiting.update(Content(self._nothing))
        self.head.show(tallies(findings), self._filter)
        self._place()

    @property
    def _nothing(self) -> str:
        """What to say where there are no rows."""
        if self._words:
            among = kind_of(self._filter)
            where = f"「{among}」裡沒有項目有" if among else "沒有項目有"
            what = "按 Esc 取消，再按 0 看全部" if among else "換個字試試，或按 Esc 看全部"
            return f"{where}「{visible(self._words)}」\n\n{what}"
        if self._filter != ALL:
            return "沒有這一類的項目了\n\n按 0 看全部"
        return "這兩份文件裡沒有可以對照的項目\n\n按 Esc 返回，再按 d 選別的"

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:
        """Set a row, or take it as it was set before: decisions and filters leave most alone."""
        assert self._findings is not None
        most = _MOST_LOW if self.app.size.height < _LOW else _MOST
        entry = self._entries[number]
        key = (entry, self._findings.comparison.new_reviewed, width, most, chosen)
        lines = self._made.get(key)
        if lines is None:
            if len(self._made) > _KEPT:
                self._made.clear()
            lines = set_entry(entry, self._findings, Measures(width, most), chosen)
            self._made[key] = lines
        return lines

    def _place(self) -> None:
        count = len(self._entries)
        self.head.place(f"{min(self.sheet.cursor + 1, count)}/{count}")
        if self._words:
            self.sift.count(f"{count} 項" if count else "沒有這樣的項目")
        else:
            self.sift.count("")

    def on_row_list_moved(self) -> None:
        """Show which row the cursor is on."""
        self._place()
        self.keybar.hush()

    # Filtering and moving

    def on_comparison_header_picked(self, message: ComparisonHeader.Picked) -> None:
        """Filter by what was clicked."""
        self.action_filter(message.name)

    def action_filter(self, name: str) -> None:
        """Show only some rows; the filter that holds already gives way to all."""
        if self._findings is None:
            return
        name = ALL if name == self._filter else name
        rows = list_entries(self._findings, name, self._words)
        if not rows:
            among = f"有「{self._words}」的項目裡，" if self._words else ""
            self.keybar.say(f"{among}沒有這一類的項目")
            return
        here = self.entry.key if self.entry else ""
        self._filter = name
        self._show_rows(self._findings, rows, here)

    def action_sift(self) -> None:
        """Let the reader type the words that rows are to hold."""
        if self._findings is not None:
            self.sift.display = True
            self.sift.box.take_over()

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """List the rows that hold the words."""
        here = self.entry.key if self.entry else ""
        self._words = " ".join(message.words.split())
        self._list(here)

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Go through what was found."""
        self.sheet.step(message.by, pages=message.pages)

    def on_text_input_submitted(self) -> None:
        """Go back to the list with what was found."""
        if self._words and self._entries:
            self.set_focus(self.sheet)
        else:
            self._clear_words()

    def on_text_input_cancelled(self) -> None:
        """Show all rows again."""
        self._clear_words()

    def _clear_words(self) -> None:
        here = self.entry.key if self.entry else self._start
        self._words = ""
        self.sift.box.set_words("")
        self.sift.display = False
        self.set_focus(self.sheet)
        self._list(here)

    def action_part(self, by: int) -> None:
        """Go to the next department or heading, or to where this one or the one before begins."""
        if self._findings is None or not self._entries:
            return
        parts = [part_of(self._findings, entry) for entry in self._entries]
        starts = [at for at, part in enumerate(parts) if at == 0 or part != parts[at - 1]]
        here = self.sheet.cursor
        beyond = [at for at in starts if (at > here if by > 0 else at < here)]
        if beyond:
            self.sheet.move_to(beyond[0] if by > 0 else beyond[-1])
        else:
            self.keybar.say("後面沒有其他段落" if by > 0 else "前面沒有其他段落")

    def action_change(self, by: int) -> None:
        """Go to the next or previous row that is not 延續."""
        at = self.sheet.cursor + by
        while 0 <= at < len(self._entries):
            if self._entries[at].status is not Status.SAME:
                self.sheet.move_to(at)
                return
            at += by
        self.keybar.say("後面沒有其他變動" if by > 0 else "前面沒有其他變動")

    def pair_at_hand(self) -> tuple[str, str]:
        """Return the ids of the pair under the cursor; the right one is empty without a match."""
        entry = self.entry
        if entry is None:
            return "", ""
        if entry.row is None:
            return "", entry.new
        matches = entry.matches
        at = min(self.sheet.chosen, len(matches) - 1)
        return entry.row.left, matches[at].id if matches else ""
