"""Bars for how often words occur, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.search.trends import By
from kaoview.text.cell_width import fit, pad, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.trend_rows import BarLine, Columns, block, columns
from kaoview.tui.widgets.period_style import accented
from kaoview.tui.widgets.scroll import PlainScrollView

_LEFT = 2


class BarList(PlainScrollView, can_focus=True):
    """Shows bars under each other."""

    ALLOW_SELECT = False
    BINDINGS = bindings(Area.TRENDS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"bars--{name}" for name in ("label", "term", "count", "quiet", "bar", "cursor"))
    }
    DEFAULT_CSS = """
    BarList {
        height: 1fr;
        &>.bars--label { color: $foreground; }
        &>.bars--term { color: $text-accent; }
        &>.bars--count { color: $foreground; }
        &>.bars--quiet { color: $quiet; }
        &>.bars--bar { color: $text-accent; }
        &>.bars--cursor { background: $cursor; text-style: bold; }
        &:ansi>.bars--quiet { text-style: dim; }
        &:ansi>.bars--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    class Opened(Message):
        """The reader wants to see what is behind a bar."""

        def __init__(self, line: BarLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[BarLine] = ()
        self._by = By.PERIOD
        self._most = 0.0
        self._cursor = 0

    @property
    def lines(self) -> Sequence[BarLine]:
        """What is shown."""
        return self._lines

    @property
    def cursor(self) -> int:
        """The line the cursor is on."""
        return self._cursor

    def show(self, lines: Sequence[BarLine], by: By) -> None:
        """Show other bars, the cursor on the first that leads anywhere."""
        self._lines = lines
        self._by = by
        self._most = max((line.count.rate for line in lines), default=0.0)
        self.set_height(len(lines))
        self.jump_to(0)
        self._move_to(next((at for at, line in enumerate(lines) if line.count.occurrences), 0))

    # Moving

    def _move_to(self, line: int) -> None:
        self._cursor = max(0, min(line, len(self._lines) - 1))
        self.keep_in_sight(self._cursor, self._cursor + 1)
        self.refresh()

    def action_row(self, by: int) -> None:
        """Move by lines."""
        self._move_to(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move by as many lines as can be seen."""
        self._move_to(self._cursor + by * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Move to the first line."""
        self._move_to(0)

    def action_last(self) -> None:
        """Move to the last line."""
        self._move_to(len(self._lines) - 1)

    def action_open(self) -> None:
        """Ask for what is behind the bar."""
        if self._lines:
            self.post_message(self.Opened(self._lines[self._cursor]))

    def on_click(self, event: events.Click) -> None:
        """Move to the bar that was clicked; open it if the cursor was on it."""
        line = self.line_under(event)
        if line is not None and line < len(self._lines):
            again = line == self._cursor
            self._move_to(line)
            if again:
                self.action_open()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        number = self.top_line + y
        width = self.pane_width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        over = ("bars--cursor",) if number == self._cursor and self.has_focus else ()
        blank = self.get_component_rich_style("bars--label", *over)
        room = columns(self._lines, width - _LEFT - 1)
        segments = self._draw(self._lines[number], room, over)
        return Strip([Segment("› " if over else "  ", blank), *segments]).adjust_cell_length(
            width, blank
        )

    def _draw(self, line: BarLine, room: Columns, over: tuple[str, ...]) -> list[Segment]:
        style = self.get_component_rich_style
        count = line.count
        period = line.bar.label if self._by is By.PERIOD else ""
        name = visible(line.bar.label) if line.first else ""
        found = "count" if count.occurrences else "quiet"
        segments = [
            Segment(
                pad(fit(name, room.label), room.label) + "  ",
                accented(self, period, "bars--label", *over),
            )
        ]
        if room.term:
            term = pad(fit(visible(count.term), room.term), room.term)
            segments.append(Segment(f"{term}  ", style("bars--term", *over)))
        segments += [
            Segment(f"{count.rate:6.2f}", style(f"bars--{found}", *over)),
            Segment(f" {count.occurrences:>5} 次", style("bars--quiet", *over)),
        ]
        if room.items:
            segments.append(Segment(f" {count.items:>5} 項", style("bars--quiet", *over)))
        bar = block(line, self._most, room.bar)
        colour = accented(self, period, "bars--bar")
        return [*segments, Segment("  ", style("bars--label", *over)), Segment(bar, colour)]

    def watch_has_focus(self, focused: bool) -> None:
        """Show the cursor only to those who can move it."""
        super().watch_has_focus(focused)
        self.refresh()
