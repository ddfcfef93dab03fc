"""Bookmarks: setting, changing and removing them, and the list of them and of places visited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.tui.explorer.stage import run_in_thread
from kaoview.tui.host import host_of
from kaoview.tui.state.location import now

if TYPE_CHECKING:
    from kaoview.model import Node
    from kaoview.tui.dialogs.note import NoteAnswer
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.bookmarks import Bookmark, BookmarkStore
    from kaoview.tui.state.history import History

_FLAG = "書籤"


class BookmarkController:
    """Owns the reader's bookmarks; it is also what the list of places asks."""

    def __init__(
        self,
        stage: Stage,
        navigator: Navigator,
        widgets: Widgets,
        path: Path,
    ) -> None:
        """Make a controller; the file is read when a library is opened.

        Args:
            stage: The screen.
            navigator: What knows the page.
            widgets: What is always on the screen.
            path: The reader's own file of bookmarks.
        """
        self._stage = stage
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._breadcrumb = widgets.breadcrumb
        self._key_bar = widgets.key_bar
        self._path = path
        self._store: BookmarkStore | None = None
        self._library_key = ""

    def open(self, library_key: str) -> list[str]:
        """Read the bookmarks for a library; return what went wrong, in sentences."""
        from kaoview.tui.state.bookmarks import BookmarkStore

        self._library_key = library_key
        self._store = BookmarkStore(self._path)
        self._store.load()
        return list(self._store.messages)

    # What the list of places asks

    @property
    def bookmarks(self) -> BookmarkStore:
        """The bookmarks."""
        assert self._store is not None
        return self._store

    @property
    def library_key(self) -> str:
        """The name under which things of this library are kept."""
        return self._library_key

    @property
    def travels(self) -> History:
        """Where the reader has been."""
        return self._navigator.history

    def noted_nodes(self) -> list[tuple[Node, str]]:
        """Return the places in the library that have a bookmark with its note, the latest first."""
        library = self._navigator.library
        if library is None:
            return []
        from kaoview.tui.state.bookmarks import noted_nodes

        return noted_nodes(library, self._library_key, self.bookmarks.all)

    def bookmark_at(self, key: str) -> Bookmark | None:
        """Return the bookmark of a place, or None."""
        library = self._navigator.library
        if library is None:
            return None
        from kaoview.tui.state.bookmarks import place_of

        for bookmark in self.bookmarks.all:
            node = place_of(bookmark, library, self._library_key)
            if node is not None and node.id == key:
                return bookmark
        return None

    # Changing them

    def edit_here(self, checked: Sequence[Node], row: Node | None) -> None:
        """Ask for the note of a bookmark, or bookmark what is checked without one.

        Args:
            checked: What is checked; without any the note is asked for.
            row: What is bookmarked then; None for the place.
        """
        self._navigator.catch_up()
        library = self._navigator.library
        if not checked or library is None:
            self.edit_bookmark(row.id if row is not None else self._navigator.place)
            return
        from kaoview.tui.state.bookmarks import bookmark_of

        fresh = [node for node in checked if self.bookmark_at(node.id) is None]
        for node in fresh:
            self.bookmarks.put(bookmark_of(library, self._library_key, node, "", now()))
        had = len(checked) - len(fresh)
        self._changed(f"{len(fresh)} 項已存入書籤" + (f"，{had} 項本來就有" if had else ""))

    def edit_bookmark(self, key: str) -> None:
        """Ask for the note of the bookmark of a place, then save it."""
        library = self._navigator.library
        node = library.find(key) if library else None
        if library is None or node is None:
            self._key_bar.say("這裡不能放書籤；請先選一個機關、計畫或項目")
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
                made = bookmark_of(library, self._library_key, node, answer.note, now())
                if bookmark is not None:
                    made = bookmark._replace(note=made.note)
                self.keep_bookmark(made)

        self._stage.app.push_screen(NoteScreen(words_of(library, node), bookmark), answered)

    def export_bookmarks(self, keys: Sequence[str]) -> None:
        """Ask how and where to export the bookmarks of some places, with their notes."""
        library = self._navigator.library
        if library is None:
            return
        from kaoview.tui.state.export_sources import bookmark_source

        noted = self.noted_nodes()
        nodes = [node for node, _ in noted if node.id in keys]
        some = len(nodes) < len(noted)
        source = bookmark_source(library, nodes, {node.id: note for node, note in noted}, some=some)
        host_of(self._stage.app).open_export([source])

    def keep_bookmark(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or change it."""
        self.bookmarks.put(bookmark)
        here = self._stage.app.screen is self._stage
        self._changed("已存入書籤，按 M 看所有書籤" if here else "已存入書籤")

    def drop_bookmark(self, bookmark: Bookmark) -> None:
        """Remove a bookmark."""
        self.bookmarks.remove(bookmark)
        self._changed("已移除書籤")

    def _changed(self, message: str) -> None:
        self.show()
        host_of(self._stage.app).say(message)
        # Not exclusive: a change that is being written is written to its end.
        run_in_thread(self._stage, self._write, "bookmarks", "saves the bookmarks", exclusive=False)

    def _write(self) -> None:
        """Write the file, in a thread, and say what went wrong."""
        said = len(self.bookmarks.messages)
        written = self.bookmarks.write()
        problems = list(self.bookmarks.messages[said:])
        if not written:
            problems.append(f"書籤沒有寫進「{self.bookmarks.path}」，只在這次有效")
        if problems:
            app = self._stage.app
            app.call_from_thread(host_of(app).say, "！" + "；".join(problems), warning=True)

    # Showing them

    def show(self) -> None:
        """Show in the tree and above the text what has a bookmark."""
        self._sidebar.mark_bookmarks(frozenset(node.id for node, _ in self.noted_nodes()))
        self.show_flag(self._navigator.shown)

    def show_flag(self, key: str) -> None:
        """Show above the text whether the page has a bookmark."""
        bookmark = self.bookmark_at(key)
        note = f"：{bookmark.note}" if bookmark and bookmark.note else ""
        self._breadcrumb.flag(_FLAG + note if bookmark else "")

    def list_places(self, go: Callable[[str | None], None]) -> None:
        """Show the bookmarks and the places visited.

        Args:
            go: Goes to the place that is chosen.
        """
        self._navigator.catch_up()
        library = self._navigator.library
        if library is None:
            return
        self._navigator.record()
        from kaoview.tui.dialogs.places import PlacesScreen

        self._stage.app.push_screen(PlacesScreen(library, self), go)
