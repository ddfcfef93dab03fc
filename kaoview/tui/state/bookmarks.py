"""A reader's bookmarks: places with a note, kept with the reader's own work for all libraries.

A bookmark remembers the words of its place too, so that it can still be read where the place is
not in the library that is open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kaoview.model import Department, Library, Node, Plan
from kaoview.tui.state.json_store import DamagedError, JsonStore

NOTE_MOST = 200
"""Characters of a note."""

_HEADING_MOST = 120  # characters of a place's heading


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a reader wants to find again.

    Attributes:
        library: The key of the library it was made in.
        id: The id of the place.
        when: When it was made, as ISO date and time.
        note: The reader's words, or empty.
        department: The name of the place's department.
        plan: The label of the place's plan, or empty for a department.
        heading: The place's first words, or empty for a department or a plan.
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
    """Return a bookmark for a place.

    Args:
        library: The library.
        key: The library's key.
        node: The place.
        note: The reader's words.
        when: ISO date and time.
    """
    department, plan, heading = words_of(library, node)
    return Bookmark(key, node.id, when, note[:NOTE_MOST], department, plan, heading)


def words_of(library: Library, node: Node) -> tuple[str, str, str]:
    """Return a place's department, plan and first words; empty where it has none."""
    trail = library.trail(node.id)
    department = next((step.name for step in trail if isinstance(step, Department)), "")
    plan = next((step.label for step in trail if isinstance(step, Plan)), "")
    heading = "" if isinstance(node, Department | Plan) else node.heading[:_HEADING_MOST]
    return department, plan, heading


def place_of(bookmark: Bookmark, library: Library, key: str) -> Node | None:
    """Return the place of a bookmark in a library, or None where it is not there.

    In another library than its own, what stands under the same id must have the same words.
    """
    node = library.find(bookmark.id)
    if node is None or bookmark.library == key:
        return node
    same = words_of(library, node)[2] == bookmark.heading
    return node if same else None


def bookmarked_nodes(library: Library, key: str, bookmarks: Iterable[Bookmark]) -> list[Node]:
    """Return the places of bookmarks in a library, each once, in the order of the bookmarks."""
    found = (place_of(bookmark, library, key) for bookmark in bookmarks)
    return list({node.id: node for node in found if node is not None}.values())


@dataclass
class BookmarkStore(JsonStore):
    """Reads and writes the bookmarks of all libraries.

    What cannot be written holds for this run.

    Attributes:
        path: The file; made with the first bookmark.
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
        """Add a bookmark, in place of one of the same place; :meth:`write` keeps it."""

        def changed(bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
            others = [each for each in bookmarks if not _same(each, bookmark)]
            return tuple(sorted((bookmark, *others), key=lambda each: each.when, reverse=True))

        self._change(changed)

    def remove(self, bookmark: Bookmark) -> None:
        """Take a bookmark away; :meth:`write` keeps that."""
        self._change(
            lambda bookmarks: tuple(each for each in bookmarks if not _same(each, bookmark))
        )

    def _change(self, changed: _Change) -> None:
        self.all = changed(self.all)
        self._waiting.append(changed)

    def write(self) -> bool:
        """Write what has changed to the file, in a thread; return whether that worked.

        The file is read anew and nobody else writes meanwhile, because another explorer may be
        at work on it too. What cannot be written is tried again with the next change.
        """
        # Imported when something is written: the first picture does not wait for it.
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
                return False  # a read-only home, or another explorer that stands still
            if written:
                del self._waiting[: len(waiting)]
            return written

    def _write_changes(self, changes: Sequence[_Change]) -> bool:
        bookmarks = self._read(self.path, _bookmarks) or ()
        for changed in changes:
            bookmarks = changed(bookmarks)
        return self._write(self.path, {"bookmarks": [asdict(each) for each in bookmarks]})


def _same(one: Bookmark, other: Bookmark) -> bool:
    return (one.library, one.id) == (other.library, other.id)


def _bookmarks(fields: dict[str, Any]) -> tuple[Bookmark, ...]:
    found = fields.get("bookmarks", [])
    if not isinstance(found, list):
        raise DamagedError
    return tuple(_bookmark(each) for each in found)


def _bookmark(fields: object) -> Bookmark:
    """Return a bookmark; what a later kaoview may have added to it does not matter."""
    if not isinstance(fields, dict):
        raise DamagedError
    words = {name: fields.get(name, "") for name in Bookmark.__slots__}
    if not words["id"] or not all(isinstance(each, str) for each in words.values()):
        raise DamagedError
    return Bookmark(**words)
