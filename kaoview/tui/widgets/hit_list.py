"""The list under the search box: hits as they come, or what else there is to choose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.tui.render.hit_rows import PERIOD, STYLES, Entry, NoteEntry, set_entry
from kaoview.tui.widgets.period_style import accented
from kaoview.tui.widgets.scroll import PlainScrollView

_SIGN = "› "
_LEFT = " "


class HitList(PlainScrollView):
    """Shows entries with one of them chosen; the box above has the keys."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"hits--{name}" for name in STYLES), "hits--cursor"}
    DEFAULT_CSS = """
    HitList {
        height: 1fr;
        background: $surface;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        &>.hits--place, &>.hits--note, &>.hits--tier { color: $quiet; }
        &>.hits--words { color: $foreground; }
        &>.hits--divider { color: $quiet; text-style: bold; }
        &>.hits--match { color: $text-warning; text-style: bold underline; }
        &>.hits--cursor { background: $cursor; }
        &:ansi>.hits--place, &:ansi>.hits--tier, &:ansi>.hits--note { text-style: dim; }
        &:ansi>.hits--cursor { background: ansi_default; text-style: bold; }
    }
    """

    class Moved(Message):
        """Another entry has been chosen with the mouse."""

    class Picked(Message):
        """The chosen entry was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._tops: list[int] = [0]
        self._at: int | None = None

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._entries

    @property
    def chosen(self) -> Entry | None:
        """The entry that Enter would take, or None."""
        return None if self._at is None else self._entries[self._at]

    def show(self, entries: Sequence[Entry]) -> None:
        """List other entries, the first that can be chosen under the cursor."""
        self._entries = entries
        self._tops = [0, *accumulate(entry.height for entry in entries)]
        self._at = self._next(-1, 1)
        self.set_height(self._tops[-1])
        self.jump_to(0)
        self.refresh()

    def move(self, by: int, *, pages: bool = False) -> bool:
        """Move the cursor; return whether it moved."""
        if self._at is None:
            return False
        if pages:
            line = self._tops[self._at] + by * max(self.size.height - 2, 1)
            wanted = bisect_right(self._tops, max(0, min(line, self._tops[-1] - 1))) - 1
            if wanted == self._at:
                wanted += by
            found = self._next(wanted - by, by)
            if found is None:
                found = self._next(wanted + by, -by)
        else:
            found = self._next(self._at, by)
        return found is not None and self._go(found)

    def _next(self, at: int, by: int) -> int | None:
        """Return the nearest entry that can be chosen, from beside one on in a direction."""
        at += by
        while 0 <= at < len(self._entries):
            if not isinstance(self._entries[at], NoteEntry):
                return at
            at += by
        return None

    def _go(self, at: int) -> bool:
        moved = at != self._at
        self._at = at
        top, end = self._tops[at], self._tops[at + 1]
        if self._next(at, -1) is None:
            top = 0  # the divider above the first comes into sight with it
        self.keep_in_sight(top, end)
        self.refresh()
        return moved

    def render_line(self, y: int) -> Strip:
        """Draw a line of the list."""
        line = self.top_line + y
        width = self.pane_width
        if line >= self._tops[-1]:
            return Strip.blank(width, self.rich_style)
        at = bisect_right(self._tops, line) - 1
        entry = self._entries[at]
        over = self._over if at == self._at else Style()
        margin = _LEFT if isinstance(entry, NoteEntry) else " " * len(_SIGN)
        parts = set_entry(entry, max(width - len(_SIGN) - 1, 1))[line - self._tops[at]]
        if at == self._at and line == self._tops[at]:
            margin = _SIGN
        blank = self.get_component_rich_style("hits--words") + over
        segments = [Segment(margin, blank)]
        segments += [Segment(words, self._style(words, style) + over) for words, style in parts]
        return Strip(segments).adjust_cell_length(width, blank)

    def _style(self, words: str, style: str) -> Style:
        if style == PERIOD:
            return accented(self, words, "hits--place")
        return self.get_component_rich_style(f"hits--{style}")

    @property
    def _over(self) -> Style:
        """What the cursor adds to the style of words: what matched stays marked under it."""
        cursor = self.get_component_rich_style("hits--cursor")
        return Style(bgcolor=cursor.bgcolor, bold=cursor.bold or None)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; take it if it was chosen already."""
        line = self.line_under(event)
        if line is None or line >= self._tops[-1]:
            return
        at = bisect_right(self._tops, line) - 1
        if not isinstance(self._entries[at], NoteEntry):
            self.post_message(self.Moved() if self._go(at) else self.Picked())
