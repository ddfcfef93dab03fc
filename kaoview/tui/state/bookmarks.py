"""Bookmarks: nodes of a library with a note, stored in one file for all libraries.

A bookmark also stores the names and first words of its node, so that it can be shown while
another library is open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from kaoview.model import Department, Library, Node, Plan
from kaoview.tui.state.json_store import DamagedError, JsonStore

NOTE_MOST = 200
"""The most characters of a note; chosen by hand."""

_HEADING_MOST = 120  # characters stored of a heading; chosen by hand


class Bookmark(NamedTuple):
    """A bookmarked node.

    Attributes:
        library: The key of the library it was made in.
        id: The id of the node.
        when: When it was made, as ISO date and time.
        note: The user's note, or empty.
        department: The name of the node's department.
        plan: The label of its plan, or empty for a department.
        heading: Its first words, or empty for a department or a plan.
    """

    library: str
    id: str
    when: str
    note: str = ""
    department: str = ""
    plan: str = ""
    heading: str = ""


_Change = Callable[[Sequence[Bookmark]], tuple[Bookmark, ...]]


def bookmark_of(library: Library, key: str, node: Node, note: str, when: str) -> Bookmark:
    """Return a bookmark of a node.

    Args:
        library: The library.
        key: The library's key.
        node: The node.
        note: The user's note.
        when: ISO date and time.
    """
    department, plan, heading = words_of(library, node)
    return Bookmark(key, node.id, when, note[:NOTE_MOST], department, plan, heading)


def words_of(library: Library, node: Node) -> tuple[str, str, str]:
    """Return the department, plan and first words of a node, empty where it has none."""
    trail = library.trail(node.id)
    department = next((step.name for step in trail if isinstance(step, Department)), "")
    plan = next((step.label for step in trail if isinstance(step, Plan)), "")
    heading = "" if isinstance(node, Department | Plan) else node.heading[:_HEADING_MOST]
    return department, plan, heading


def place_of(bookmark: Bookmark, library: Library, key: str) -> Node | None:
    """Return the node of a bookmark in a library, or None if it is not there.

    In a library other than the bookmark's own, the node with the same id must also begin with
    the same words.
    """
    node = library.find(bookmark.id)
    if node is None or bookmark.library == key:
        return node
    same = words_of(library, node)[2] == bookmark.heading
    return node if same else None


def noted_nodes(
    library: Library, key: str, bookmarks: Iterable[Bookmark]
) -> list[tuple[Node, str]]:
    """Return the nodes of bookmarks in a library with their notes, in bookmark order.

    A node with several bookmarks is there once, with the first one's note.
    """
    found: dict[str, tuple[Node, str]] = {}
    for bookmark in bookmarks:
        node = place_of(bookmark, library, key)
        if node is not None:
            found.setdefault(node.id, (node, bookmark.note))
    return list(found.values())


@dataclass
class BookmarkStore(JsonStore):
    """Reads and writes the bookmarks of all libraries.

    Changes that cannot be written last until the program ends.

    Attributes:
        path: The file; created with the first bookmark.
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
        all: The bookmarks, the latest first.
    """

    path: Path
    messages: list[str] = field(default_factory=list)
    all: tuple[Bookmark, ...] = ()
    _waiting: list[_Change] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> None:
        """Read the file."""
        self.all = self._read(self.path, _bookmarks) or ()

    def put(self, bookmark: Bookmark) -> None:
        """Add a bookmark, or replace that of the same node; :meth:`write` saves it."""

        def changed(bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
            others = [each for each in bookmarks if not _same(each, bookmark)]
            return tuple(sorted((bookmark, *others), key=lambda each: each.when, reverse=True))

        self._change(changed)

    def remove(self, bookmark: Bookmark) -> None:
        """Remove a bookmark; :meth:`write` saves that."""
        self._change(
            lambda bookmarks: tuple(each for each in bookmarks if not _same(each, bookmark))
        )

    def _change(self, changed: _Change) -> None:
        self.all = changed(self.all)
        self._waiting.append(changed)

    def write(self) -> bool:
        """Write pending changes to the file, from a thread; return whether that worked.

        The changes are applied to the file as it is now, under a lock, because other instances
        write to it too. What cannot be written is retried with the next change.
        """
        # Imported here: the first frame does not wait for it.
        from kaoview.storage import locked

        with self._lock:
            waiting = self._waiting[:]
            if not waiting:
                return True
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with locked(self.path.with_suffix(".lock")):
                    written = self._write_changes(waiting)
            except OSError:
                return False  # a read-only home, or another instance that holds the lock
            if written:
                del self._waiting[: len(waiting)]
            return written

    def _write_changes(self, changes: Sequence[_Change]) -> bool:
        bookmarks = self._read(self.path, _bookmarks) or ()
        for changed in changes:
            bookmarks = changed(bookmarks)
        return self._write(self.path, {"bookmarks": [each._asdict() for each in bookmarks]})


def _same(one: Bookmark, other: Bookmark) -> bool:
    return (one.library, one.id) == (other.library, other.id)


def _bookmarks(fields: dict[str, Any]) -> tuple[Bookmark, ...]:
    found = fields.get("bookmarks", [])
    if not isinstance(found, list):
        raise DamagedError
    return tuple(_bookmark(each) for each in found)


def _bookmark(fields: object) -> Bookmark:
    """Return a bookmark; ignore fields that a later version may have added."""
    if not isinstance(fields, dict):
        raise DamagedError
    words = {name: fields.get(name, "") for name in Bookmark._fields}
    if not words["id"] or not all(isinstance(each, str) for each in words.values()):
        raise DamagedError
    return Bookmark(**words)
