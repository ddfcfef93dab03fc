"""The list of trends: how often words occur, as bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from kaoview.search.trends import GroupBy
from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.lines import Line
from kaoview.tui.render.trend_rows import BarLine, bar_line
from kaoview.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from kaoview.tui.widgets.page import PageBuilder


class BarList(CursorList, can_focus=True):
    """Shows a bar per row."""

    BINDINGS = bindings(Area.TRENDS)
    STYLES = "bars"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"bars--{name}" for name in ("text", "heading", "quiet", "figure", "cursor"))
    }
    DEFAULT_CSS = """
    BarList {
        height: 1fr;
        &>.bars--text { color: $foreground; }
        &>.bars--heading { color: $text-accent; }
        &>.bars--quiet { color: $quiet; }
        &>.bars--figure { color: $text-accent; }
        &>.bars--cursor { background: $cursor; text-style: bold; }
        &:ansi>.bars--quiet { text-style: dim; }
        &:ansi>.bars--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    class Opened(Message):
        """A bar was opened, to see the hits behind it."""

        def __init__(self, line: BarLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, whole: Callable[[], PageBuilder | None], *, id: str | None = None) -> None:
        """Make a list.

        Args:
            whole: Returns what builds the whole of the bar under the cursor.
            id: The widget's id.
        """
        super().__init__(id=id)
        self.whole_row = whole
        self._bars: Sequence[BarLine] = ()
        self._by = GroupBy.PERIOD

    @property
    def lines(self) -> Sequence[BarLine]:
        """The bars."""
        return self._bars

    def show(self, lines: Sequence[BarLine], by: GroupBy) -> None:
        """Show other bars, the cursor on the first with any occurrence."""
        self._bars = lines
        self._by = by
        first = next((at for at, line in enumerate(lines) if line.count.occurrences), 0)
        self.set_rows([1] * len(lines), first)
        self.jump_to(0)
        self.scroll_to_cursor()

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:  # noqa: ARG002
        """Return the line of a bar."""
        return bar_line(self._bars, row, width, by=self._by, here=here)

    def open_row(self) -> None:
        """Tell which bar was opened."""
        self.post_message(self.Opened(self._bars[self.cursor]))
