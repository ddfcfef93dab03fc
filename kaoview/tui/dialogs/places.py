"""The list of bookmarks and of places visited: filtered by typing, Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kaoview.model import Library
from kaoview.tui.commands import Area, bindings
from kaoview.tui.dialogs.picker import Picker
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line
from kaoview.tui.render.place_rows import NOT_HERE, PlaceRow, filtered, place_lines, place_rows
from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
from kaoview.tui.state.history import History
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import PageBuilder
from kaoview.tui.widgets.row_list import RowList
from kaoview.tui.widgets.text_input import PlacesLine


class PlacesHost(Protocol):
    """What knows where the reader has been, and keeps the bookmarks."""

    @property
    def bookmarks(self) -> BookmarkStore:
        """The reader's bookmarks."""

    @property
    def library_key(self) -> str:
        """The key of the library in the files of bookmarks and history."""

    @property
    def travels(self) -> History:
        """Where the reader has been."""

    def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or change it."""

    def drop_bookmark(self, bookmark: Bookmark) -> None:
        """Remove a bookmark."""

    def edit_bookmark(self, key: str) -> None:
        """Ask for the note of a bookmark, then save it."""

    def export_bookmarks(self, keys: Sequence[str]) -> None:
        """Ask how and where to export the bookmarks of some places."""


class PlaceList(RowList):
    """The bookmarks and the places visited."""

    BINDINGS = bindings(Area.PLACES)


@dataclass(frozen=True, slots=True)
class PlaceRowSource:
    """Bookmarks and places visited.

    Attributes:
        library: The library that is open.
        host: Knows them.
    """

    library: Library
    host: PlacesHost

    def find(self, words: str) -> Sequence[PlaceRow]:
        """Return the rows that contain the words."""
        host = self.host
        visited = host.travels.visited
        rows = place_rows(self.library, host.library_key, host.bookmarks.all, visited)
        return filtered(rows, words)

    def draw(self, rows: Sequence[PlaceRow], number: int, width: int) -> Sequence[Line]:
        """Return the lines of a row, below the name of its group where that begins."""
        today = date.today().isoformat()
        return place_lines(rows, number, width, today, none_kept=not self.host.bookmarks.all)


class PlacesScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Shows bookmarks and places visited; gives the id of the place to go to, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "places.tcss"]

    def __init__(self, library: Library, host: PlacesHost) -> None:
        """Show what there is.

        Args:
            library: The library that is open.
            host: Knows the places and keeps the bookmarks.
        """
        super().__init__()
        self._host = host
        self._removed: list[Bookmark] = []
        self.line = PlacesLine("打字篩選：年度、機關、標題、註記", id="places-line")
        self.list = PlaceList(id="places-list", whole=self._whole_row)
        nothing = Static(Content("沒有符合的書籤或去過的地方"), id="places-nothing")
        source = PlaceRowSource(library, host)
        self.picker = Picker(source, self.line, self.list, empty=nothing)
        self.keybar = KeyBar(id="places-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the title, the picker and the key bar."""
        yield Static(Content.styled("書籤與去過的地方", "bold"), id="places-title")
        yield self.picker
        yield self.keybar

    def _whole_row(self) -> PageBuilder | None:
        from kaoview.tui.render.whole_rows import part_lines, place_parts

        row = self.picker.row
        return (lambda width: part_lines(place_parts(row), width)) if row else None

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was over this one."""
        self.picker.refresh_rows(keep=True)

    def on_text_input_focus_next(self) -> None:
        """Go to the list."""
        if self.picker.found:
            self.set_focus(self.list, scroll_visible=False)

    def on_picker_submitted(self) -> None:
        """Go to the place under the cursor."""
        row = self.picker.row
        if row is not None and row.here:
            self.dismiss(row.key)
        elif row is not None:
            self.keybar.say(f"這個書籤{NOT_HERE}，所以不能過去")

    def on_picker_cancelled(self) -> None:
        """Go back to reading."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.line.take_over()

    def action_close(self) -> None:
        """Go back to reading."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """Remove the bookmark under the cursor."""
        row = self.picker.row
        if row is None or row.bookmark is None:
            self.keybar.say("只有書籤可以移除；去過的地方會自己記住")
            return
        self._removed.append(row.bookmark)
        self._host.drop_bookmark(row.bookmark)
        self.picker.refresh_rows(keep=True)
        if not self.picker.found:
            self.set_focus(self.line)
        self.keybar.say("已移除書籤，按 u 復原")

    def action_undo(self) -> None:
        """Put back the bookmark that was removed last."""
        if not self._removed:
            self.keybar.say("沒有可以復原的")
            return
        self._host.keep_bookmark(self._removed.pop())
        self.picker.refresh_rows(keep=True)
        self.keybar.say("已復原書籤")

    def action_note(self) -> None:
        """Change the note of the bookmark under the cursor, or bookmark the place."""
        row = self.picker.row
        if row is not None and row.here:
            self._host.edit_bookmark(row.key)
        elif row is not None:
            self.keybar.say(f"這個書籤{NOT_HERE}，不能改註記")

    def action_export(self) -> None:
        """Ask how and where to export the bookmarks that are listed."""
        rows = self.picker.found
        keys = [row.key for row in rows if row.bookmark is not None and row.here]
        if keys:
            self._host.export_bookmarks(keys)
        else:
            self.keybar.say("這裡沒有可以匯出的書籤；在內文按 m 放書籤")
