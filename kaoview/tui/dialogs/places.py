"""The list of bookmarks and of places visited: filtered by typing, gone to with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.model import Library
from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line
from kaoview.tui.render.place_rows import NOT_HERE, PlaceRow, filtered, place_rows, set_place
from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
from kaoview.tui.state.history import History
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import PlacesLine, TextInput


class Traveller(Protocol):
    """The screen that knows where the reader has been, and keeps the bookmarks."""

    @property
    def bookmarks(self) -> BookmarkStore:
        """The reader's bookmarks."""

    @property
    def library_key(self) -> str:
        """The key under which things of this library are kept."""

    @property
    def travels(self) -> History:
        """Where the reader has been."""

    def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or change it."""

    def drop_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark away."""

    def edit_bookmark(self, key: str) -> None:
        """Ask for the note of a bookmark, then save it."""


class PlaceList(RowList):
    """The bookmarks and the places visited."""

    BINDINGS = bindings(Area.PLACES)


class PlacesScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Shows bookmarks and places visited; gives the id of the place to go to, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../travelling.tcss"]

    def __init__(self, library: Library, traveller: Traveller) -> None:
        """Show what there is.

        Args:
            library: The library that is open.
            traveller: Knows the places.
        """
        super().__init__()
        self._library = library
        self._traveller = traveller
        self._rows: Sequence[PlaceRow] = ()
        self._removed: list[Bookmark] = []
        self._words = ""
        self.line = PlacesLine("打字篩選：年度、機關、標題、註記", id="places-line")
        self.list = PlaceList(id="places-list")
        self.nothing = Static(Content("沒有符合的書籤或去過的地方"), id="places-nothing")
        self.keybar = KeyBar(id="places-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter, the list and the key bar."""
        yield Static(Content.styled("書籤與去過的地方", "bold"), id="places-title")
        yield self.line
        yield self.list
        yield self.nothing
        yield self.keybar

    def on_mount(self) -> None:
        """Show the list."""
        self.set_focus(self.line)
        self._show()

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was over this one."""
        self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        rows = place_rows(
            self._library,
            self._traveller.library_key,
            self._traveller.bookmarks.all,
            self._traveller.travels.visited,
        )
        self._rows = filtered(rows, self._words)
        self.nothing.display = not self._rows
        self.list.display = bool(self._rows)
        self.list.show(len(self._rows), self._set, self.list.cursor if keep else 0, keep=keep)

    def _set(self, number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG002
        none_kept = not self._traveller.bookmarks.all
        today = date.today().isoformat()
        return set_place(self._rows, number, width, today, none_kept=none_kept)

    @property
    def row(self) -> PlaceRow | None:
        """The row under the cursor, or None where there is none."""
        at = self.list.cursor
        return self._rows[at] if 0 <= at < len(self._rows) else None

    # The filter

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Show what has the words."""
        self._words = message.words
        self._show()

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Move in the list."""
        self.list.step(message.by, pages=message.pages)

    def on_text_input_submitted(self) -> None:
        """Go to the place under the cursor."""
        self._go()

    def on_text_input_focus_next(self) -> None:
        """Go to the list."""
        if self._rows:
            self.set_focus(self.list, scroll_visible=False)

    def on_text_input_cancelled(self) -> None:
        """Go back to reading."""
        self.dismiss(None)

    # The list

    def on_row_list_opened(self) -> None:
        """Go to the place under the cursor."""
        self._go()

    def _go(self) -> None:
        row = self.row
        if row is not None and row.here:
            self.dismiss(row.key)
        elif row is not None:
            self.keybar.say(f"這個書籤{NOT_HERE}，所以不能過去")

    def action_filter(self) -> None:
        """Go to the filter."""
        self.line.take_over()

    def action_close(self) -> None:
        """Go back to reading."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """Remove the bookmark under the cursor."""
        row = self.row
        if row is None or row.bookmark is None:
            self.keybar.say("只有書籤可以移除；去過的地方會自己記住")
            return
        self._removed.append(row.bookmark)
        self._traveller.drop_bookmark(row.bookmark)
        self._show(keep=True)
        self._stay_in_list()
        self.keybar.say("已移除書籤，按 u 復原")

    def _stay_in_list(self) -> None:
        if not self._rows:
            self.set_focus(self.line)

    def action_undo(self) -> None:
        """Put back the bookmark that was removed last."""
        if not self._removed:
            self.keybar.say("沒有可以復原的")
            return
        bookmark = self._removed.pop()
        self._traveller.keep_bookmark(bookmark)
        self._show(keep=True)
        self.keybar.say("已放回書籤")

    def action_note(self) -> None:
        """Change the note of the bookmark under the cursor, or bookmark the place."""
        row = self.row
        if row is not None and row.here:
            self._traveller.edit_bookmark(row.key)
        elif row is not None:
            self.keybar.say(f"這個書籤{NOT_HERE}，不能改註記")
