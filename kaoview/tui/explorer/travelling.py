"""The main screen with moving about: back and forward, up, jumping, bookmarks, places visited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer

from kaoview.tui.explorer.main import MainScreen
from kaoview.tui.state.row_kinds import START
from kaoview.tui.state.session import Session

if TYPE_CHECKING:
    from kaoview.model import Library, Node
    from kaoview.tui.dialogs.note import NoteAnswer
    from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
    from kaoview.tui.state.goto_index import PlaceIndex
    from kaoview.tui.state.history import History

DWELL = 1.0
"""Seconds after which a place that the reader came to step by step counts as visited."""

_FLAG = "書籤"
_FIRST = "已經在最初的地方"


class TravellingScreen(MainScreen):
    """The main screen, where a reader finds back to what was read before.

    Attributes:
        bookmarks_path: The reader's own file of bookmarks.
    """

    bookmarks_path: Path
    _travels: History
    _unseen = ""  # the place to begin at, while the page of how to begin is shown instead
    _from_start = False  # whether that page is where the way back ends
    _dwelling: Timer | None = None
    _atlas: PlaceIndex | None = None

    @cached_property
    def bookmarks(self) -> BookmarkStore:
        """The reader's bookmarks."""
        from kaoview.tui.state.bookmarks import BookmarkStore

        return BookmarkStore(self.bookmarks_path)

    # Remembering

    def open_library(self, library: Library, start: str | None) -> None:
        """Show a library as it was left: the way back, the line that was read, the bookmarks."""
        self.bookmarks.load()
        self.remarks = [*self.remarks, *self.bookmarks.messages]
        self._atlas = None
        super().open_library(library, start)
        here = self._travels.here
        if here is not None and here.key == self._place and start is None:
            self.reader.return_to(here.spot)
        self._show_bookmarks()

    def recall(self, session: Session) -> None:
        """Take up the way back, as far as its places are still there."""
        super().recall(session)
        library = self._library
        assert library is not None

        def exists(key: str) -> bool:
            return library.find(key) is not None or self._page_without_node(key) is not None

        self._travels = session.travels.known(exists)

    @property
    def session(self) -> Session:
        """Where the reader is now and was before, to be remembered."""
        return replace(super().session, travels=self._travels)

    def remember_now(self) -> None:
        """Remember where the reader is before the explorer ends."""
        self._catch_up()
        self._stop_here()
        super().remember_now()

    # Visits

    def visit(self, key: str, *, passing: bool = False) -> None:
        """Go to a place; unless it is a step on the way, the place left and the new one count."""
        if not passing:
            self._stop_here()
        super().visit(key, passing=passing)
        if not passing:
            self._stop_here()

    def _stop_here(self) -> None:
        """Count the place as visited, the reader being at this line of it."""
        if self._place and self._place != self._unseen:
            from kaoview.tui.state.history import HistoryEntry

            self._travels = self._travels.visit(HistoryEntry(self._place, self.spot), _now())

    def _read(self, key: str) -> None:
        """Read a place; it counts as visited when the reader stays."""
        super()._read(key)
        self._unseen = ""
        if self._dwelling is not None:
            self._dwelling.stop()
        self._dwelling = self.set_timer(DWELL, self._settle)

    def show_start(self) -> None:
        """Show how to begin; at first no place has been visited then."""
        super().show_start()
        if self._travels.here is None:
            self._unseen = self._place
            self._from_start = True

    def _settle(self) -> None:
        self._stop_here()
        self._remember_soon()

    # Going about

    def action_back(self) -> None:
        """Go back to the place visited before."""
        if self._from_start and self._shown != START:
            self._catch_up()
            self._stop_here()
        if not self._from_start or self._travels.before:
            self._travel(lambda travels: travels.back(_now()), _FIRST)
        elif self._shown != START:
            self.show_start()
        else:
            self.keybar.say(_FIRST)

    def action_forward(self) -> None:
        """Go forward again after going back."""
        self._travel(lambda travels: travels.forward(_now()), "已經在最後去的地方")

    def _travel(self, step: Callable[[History], History], otherwise: str) -> None:
        self._catch_up()
        if self._library is None:
            return
        self._stop_here()
        travels = step(self._travels)
        if travels is self._travels or travels.here is None:
            self.keybar.say(otherwise)
            return
        self._travels = travels
        self.visit(travels.here.key, passing=True)
        self.reader.return_to(travels.here.spot)

    def action_parent(self) -> None:
        """Go to the level above, to where this place stands in it."""
        self._catch_up()
        place = self._place
        above = self._above(place) if self._library else ""
        if not above:
            self.keybar.say("已經在最上層")
            return
        self.visit(above)
        self.reader.show_passage(place, 0)

    def action_jump(self) -> None:
        """Ask for a place to go to."""
        self._catch_up()
        library = self._library
        if library is None:
            return
        from kaoview.tui.dialogs.goto import GotoScreen

        trail = library.trail(self._place)
        here = trail[0].id if trail else ""
        self.app.push_screen(GotoScreen(library, self._make_atlas, here), self._jumped)

    def _make_atlas(self) -> PlaceIndex:
        """Return the places of the library ready for suggesting; called in a thread."""
        from kaoview.tui.state.goto_index import PlaceIndex

        library = self._library
        assert library is not None
        if self._atlas is None or self._atlas.library is not library:
            self._atlas = PlaceIndex(library)
        return self._atlas

    def _jumped(self, key: str | None) -> None:
        if key is not None:
            self.visit(key)
            self._turn_to(self.reader)

    # Bookmarks

    def bookmarked_nodes(self) -> list[Node]:
        """Return the places in the library that have a bookmark, the latest bookmark first."""
        if self._library is None:
            return []
        from kaoview.tui.state.bookmarks import bookmarked_nodes

        return bookmarked_nodes(self._library, self._key, self.bookmarks.all)

    def bookmark_at(self, key: str) -> Bookmark | None:
        """Return the bookmark of a place, or None."""
        library = self._library
        if library is None:
            return None
        from kaoview.tui.state.bookmarks import place_of

        for bookmark in self.bookmarks.all:
            node = place_of(bookmark, library, self._key)
            if node is not None and node.id == key:
                return bookmark
        return None

    def action_bookmark(self) -> None:
        """Ask for the note of a bookmark here."""
        self._catch_up()
        self.edit_bookmark(self._place)

    def edit_bookmark(self, key: str) -> None:
        """Ask for the note of the bookmark of a place, then save it."""
        library = self._library
        node = library.find(key) if library else None
        if library is None or node is None:
            self.keybar.say("這裡不能放書籤")
            return
        from kaoview.tui.dialogs.note import NoteScreen
        from kaoview.tui.state.bookmarks import bookmark_of, words_of

        bookmark = self.bookmark_at(node.id)

        def answered(answer: NoteAnswer | None) -> None:
            if answer is None:
                return
            if answer.remove and bookmark is not None:
                self.drop_bookmark(bookmark)
            else:
                made = bookmark_of(library, self._key, node, answer.note, _now())
                if bookmark is not None:
                    made = replace(bookmark, note=made.note)
                self.keep_bookmark(made)

        self.app.push_screen(NoteScreen(words_of(library, node), bookmark), answered)

    def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or change it."""
        self.bookmarks.put(bookmark)
        here = self.app.screen is self
        self._bookmarks_changed("已存入書籤，按 M 看所有書籤" if here else "已存入書籤")

    def drop_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark away."""
        self.bookmarks.remove(bookmark)
        self._bookmarks_changed("已移除書籤")

    def _bookmarks_changed(self, done: str) -> None:
        self._show_bookmarks()
        self.say(done)
        self._write_bookmarks()

    @work(thread=True, group="bookmarks", exit_on_error=False)
    def _write_bookmarks(self) -> None:
        told = len(self.bookmarks.messages)
        written = self.bookmarks.write()
        remarks = list(self.bookmarks.messages[told:])
        if not written:
            remarks.append(f"書籤沒有寫進「{self.bookmarks.path}」，只在這次有效")
        if remarks:
            self.app.call_from_thread(self.say, "！" + "；".join(remarks), warning=True)

    def _show_bookmarks(self) -> None:
        self.sidebar.keep(frozenset(node.id for node in self.bookmarked_nodes()))
        self._show_flag()

    def show_page(self, key: str) -> bool:
        """Show a page, and whether it has a bookmark."""
        shown = super().show_page(key)
        if shown:
            self._show_flag()
        return shown

    def _show_flag(self) -> None:
        bookmark = self.bookmark_at(self._shown)
        note = f"：{bookmark.note}" if bookmark and bookmark.note else ""
        self.crumbs.flag(_FLAG + note if bookmark else "")

    def action_places(self) -> None:
        """Show the bookmarks and the places visited."""
        self._catch_up()
        if self._library is None:
            return
        self._stop_here()
        from kaoview.tui.dialogs.places import PlacesScreen

        self.app.push_screen(PlacesScreen(self._library, self), self._jumped)

    @property
    def library_key(self) -> str:
        """The key under which things of this library are kept."""
        return self._key

    @property
    def travels(self) -> History:
        """Where the reader has been."""
        return self._travels


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
