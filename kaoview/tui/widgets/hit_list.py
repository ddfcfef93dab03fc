"""The list under the search box: hits as they come, or what else there is to choose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.message import Message

from kaoview.tui.render.hit_rows import Entry, HitEntry, NoteEntry, entry_lines
from kaoview.tui.render.lines import Line
from kaoview.tui.widgets.cursor_list import CursorList


class HitList(CursorList, can_focus=False):
    """Shows hits, words to search for and notes; the box above has the focus."""

    STYLES = "hits"
    PAGE_OVERLAP = 2
    KEEP_TEXT_STYLE = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"hits--{name}" for name in ("text", "quiet", "head", "hit", "cursor"))
    }
    DEFAULT_CSS = """
    HitList {
        height: 1fr;
        background: $surface;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        &>.hits--quiet { color: $quiet; }
        &>.hits--text { color: $foreground; }
        &>.hits--head { color: $quiet; text-style: bold; }
        &>.hits--hit { color: $text-warning; text-style: bold underline; }
        &>.hits--cursor { background: $cursor; }
        &:ansi>.hits--quiet { text-style: dim; }
        &:ansi>.hits--cursor { background: ansi_default; text-style: bold; }
    }
    """

    class Moved(Message):
        """The cursor is on another entry."""

    class Picked(Message):
        """The entry under the cursor was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._checked: Collection[str] = ()

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries."""
        return self._entries

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter takes, or None."""
        chosen = self._entries[self.cursor] if self._entries else None
        return None if isinstance(chosen, NoteEntry) else chosen

    def show(self, entries: Sequence[Entry]) -> None:
        """List other entries, the cursor on the first that can be chosen."""
        self._entries = entries
        self.set_rows(entry.height for entry in entries)
        self.cursor = self._nearest(0, 1) or 0
        self.jump_to(0)

    def mark_checked(self, ids: Collection[str]) -> None:
        """Show which hits are checked."""
        if ids != self._checked:
            self._checked = ids
            self.refresh()

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:
        """Return a line of an entry."""
        entry = self._entries[row]
        checked = isinstance(entry, HitEntry) and entry.hit.item.id in self._checked
        return entry_lines(entry, width, here=here, checked=checked)[part]

    def selectable(self, row: int) -> bool:
        """Tell whether an entry can be chosen."""
        return not isinstance(self._entries[row], NoteEntry)

    @property
    def cursor_drawn(self) -> bool:
        """Always: the box above has the focus."""
        return True

    def lines_in_sight(self) -> tuple[int, int]:
        """Return the lines of the entry, for the first one with the divider above it."""
        top, end = self.span(self.cursor)
        return (0 if self._nearest(self.cursor - 1, -1) is None else top), end

    def cursor_moved(self) -> None:
        """Tell that the cursor is on another entry."""
        self.post_message(self.Moved())

    def open_row(self) -> None:
        """Tell that the entry was clicked."""
        self.post_message(self.Picked())
