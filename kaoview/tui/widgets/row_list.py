"""A sheet of rows, each several lines tall: draws what can be seen, with one row under the cursor.

The rows of a comparison's list, and the two whole texts above which their candidates are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from kaoview.tui.render.lines import Line, Tone
from kaoview.tui.widgets.period_style import coloured
from kaoview.tui.widgets.scroll import PlainScrollView

RowSetter = Callable[[int, int, int], Sequence[Line]]
"""Sets a row: takes its number, the cells of a line and the match that is chosen."""

_SCREENS = 3  # screens below the cursor that are set before the sheet is shown
_SPELL = 0.01  # seconds for which rows are set in one go after that; a row takes some 0.2 ms
_PAUSE = 0.005  # seconds for the event loop between batches
_SIGN, _BLANK = "> ", "  "
_OWN_GROUND = frozenset(("sheet--band", "sheet--status", "sheet--chosen", "sheet--hit"))
_KEPT = 2  # lines of the old page that stay in sight when a page is turned


class RowList(PlainScrollView, can_focus=True):
    """Shows rows of lines.

    Attributes:
        cursor: The number of the row under the cursor.
        chosen: The match that is chosen in it, from 0.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"sheet--{tone}" for tone in Tone),
        "sheet--chosen",
        "sheet--cursor",
        "sheet--sign",
    }

    class Moved(Message):
        """The cursor is on another row or match."""

    class Opened(Message):
        """The row under the cursor was clicked again, or Enter was pressed on it."""

    def __init__(self, *, id: str | None = None, signs: bool = True) -> None:
        """Make a sheet.

        Args:
            id: The widget's id.
            signs: Whether the row under the cursor is marked.
        """
        super().__init__(id=id)
        self.cursor = 0
        self.chosen = 0
        self._signs = signs
        self._count = 0
        self._setter: RowSetter = lambda *_: ()
        self._rows: list[Sequence[Line]] = []
        self._tops: list[int] = [0]
        self._lines: list[tuple[int, int]] = []  # row and line in it, for each line of the sheet
        self._width = 0
        self._pass = 0
        self._centre = False

    # What is shown

    def show(self, count: int, setter: RowSetter, cursor: int = 0, *, keep: bool = False) -> None:
        """Show rows.

        Args:
            count: How many there are.
            setter: Sets one of them.
            cursor: The row to put the cursor on.
            keep: Whether to stay at the lines that are seen now, as far as the cursor allows.
        """
        top = self.top_line if keep else 0
        self._count = count
        self._setter = setter
        self.cursor = max(0, min(cursor, count - 1))
        if not keep:
            self.chosen = 0
            self._centre = True
        self._set_all(top)

    def _set_all(self, top: int) -> None:
        self._width = max(self.pane_width - len(_SIGN) - 1, 0)
        self._rows, self._tops, self._lines = [], [0], []
        self._pass += 1
        if not self._width:
            return
        self._set_to(self.cursor + 1)
        enough = self._tops[-1] + _SCREENS * max(self.size.height, 1)
        while len(self._rows) < self._count and self._tops[-1] < enough:
            self._set(len(self._rows))
        self._grow()
        self.chosen = min(self.chosen, self._last_match(self.cursor))
        self._go_on(self._pass)
        if self._centre and self._rows:
            self._centre = False
            top = self._tops[self.cursor] - self.size.height // 4
        self.jump_to(top)
        self._keep_in_sight()
        self.refresh()

    def _set_to(self, count: int) -> None:
        """Set the rows before a number, those that are not set yet."""
        for number in range(len(self._rows), min(count, self._count)):
            self._set(number)
        self._grow()

    def _set(self, number: int) -> None:
        """Set the next row."""
        lines = self._setter(number, self._width, self.chosen if number == self.cursor else 0)
        self._rows.append(lines)
        self._tops.append(self._tops[-1] + len(lines))
        self._lines += [(number, line) for line in range(len(lines))]

    def _grow(self) -> None:
        self.set_height(self._tops[-1])

    def _go_on(self, number: int) -> None:
        """Set some more rows, then let others have their turn."""
        if number == self._pass and len(self._rows) < self._count:
            until = monotonic() + _SPELL
            while len(self._rows) < self._count and monotonic() < until:
                self._set(len(self._rows))
            self._grow()
            self.set_timer(_PAUSE, lambda: self._go_on(number))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Set the rows again if the width has changed."""
        if self._width != max(self.pane_width - len(_SIGN) - 1, 0):
            self._set_all(self._tops[self.cursor] if self.cursor < len(self._tops) else 0)

    def _last_match(self, row: int) -> int:
        return max((line.match for line in self._rows[row]), default=0) if self._rows else 0

    # Moving

    def move_to(self, row: int, chosen: int = 0) -> None:
        """Put the cursor on a row, or the nearest there is, and choose a match in it."""
        if not self._count or not self._width:
            return
        row = max(0, min(row, self._count - 1))
        self._set_to(row + 1)
        chosen = max(0, min(chosen, self._last_match(row)))
        if (row, chosen) != (self.cursor, self.chosen):
            before = self.cursor
            self.cursor, self.chosen = row, chosen
            for changed in {before, row}:
                self._set_again(changed)
                self._draw_again(changed)
            self.post_message(self.Moved())
        self._keep_in_sight()

    def jump_to(self, y: int) -> None:
        """Scroll at once: the lines are set, so nothing need be drawn at the old place first."""
        self.scroll_to(y=max(0, y), animate=False, force=True, immediate=True)

    def _draw_again(self, row: int) -> None:
        """Draw a row's lines, as far as they can be seen."""
        start, end = self._span(row)
        top = self.top_line
        region = Region(0, start - top, self.size.width, end - start)
        self.refresh(region.intersection(self.size.region))

    def _set_again(self, row: int) -> None:
        """Set a row whose chosen match has changed; it stays as tall as it is."""
        lines = self._setter(row, self._width, self.chosen if row == self.cursor else 0)
        if len(lines) == len(self._rows[row]):
            self._rows[row] = lines

    def _keep_in_sight(self) -> None:
        """Scroll just as far as needed to see the row, its start above all."""
        if self.cursor >= len(self._rows):
            return
        self.keep_in_sight(*self._span(self.cursor))

    def action_row(self, by: int) -> None:
        """Go to the next or previous row, through a tall one first."""
        top, height = self.top_line, max(self.size.height, 1)
        start, end = self._span(self.cursor)
        if by > 0 and end > top + height and start <= top + height:
            self.jump_to(min(end - height, top + height - _KEPT))
        elif by < 0 and start < top < end:
            self.jump_to(max(start, top - height + _KEPT))
        else:
            self.move_to(self.cursor + by)

    def step(self, by: int, *, pages: bool = False) -> None:
        """Move by rows or by pages."""
        if pages:
            self.action_page(by)
        else:
            self.action_row(by)

    def _span(self, row: int) -> tuple[int, int]:
        return (self._tops[row], self._tops[row + 1]) if row < len(self._rows) else (0, 0)

    def action_choose(self, by: int) -> None:
        """Choose the next or previous match of the row."""
        self.move_to(self.cursor, self.chosen + by)

    def action_page(self, pages: int) -> None:
        """Turn pages; the cursor goes along."""
        height = max(self.size.height - _KEPT, 1)
        top = max(0, min(self.top_line + pages * height, self._tops[-1] - self.size.height))
        at = self._tops[self.cursor] + pages * height
        self.jump_to(top)
        self.move_to(self._row_at(max(0, min(at, len(self._lines) - 1))))

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self._count - 1)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines, the cursor staying where it is."""
        self.jump_to(self.top_line + lines)

    def action_open(self) -> None:
        """Say that the row is to be opened."""
        if self._count:
            self.post_message(self.Opened())

    def _row_at(self, line: int) -> int:
        return self._lines[line][0] if 0 <= line < len(self._lines) else 0

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked; a click on it again opens it."""
        line = self.line_under(event)
        if not self._signs or line is None or line >= len(self._lines):
            return
        row, number = self._lines[line]
        match = max(self._rows[row][number].match, 0)
        if (row, match) == (self.cursor, self.chosen):
            self.post_message(self.Opened())
        else:
            self.move_to(row, match)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the sheet."""
        number = self.top_line + y
        width = self.pane_width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        row, at = self._lines[number]
        line = self._rows[row][at]
        here = self._signs and row == self.cursor and not line.head
        sign = _BLANK
        if here and at == self._first_line(row):
            sign = _SIGN
        segments = [Segment(sign, self._style("sheet--sign", here))]
        for piece in line.pieces:
            chosen = here and 0 <= line.match == self.chosen and piece.tone is Tone.STATUS
            style = self._style("sheet--chosen" if chosen else f"sheet--{piece.tone}", here)
            segments.append(Segment(piece.text, coloured(self, piece.colour, style)))
        return Strip(segments).adjust_cell_length(width, self._style("sheet--ground", here))

    def _first_line(self, row: int) -> int:
        return next((at for at, line in enumerate(self._rows[row]) if not line.head), 0)

    def _style(self, name: str, here: bool) -> Style:
        own = self.get_component_rich_style(name)
        if here and name not in _OWN_GROUND:
            # The ground alone: the row's words keep their colours and styles under the cursor.
            return own + Style(bgcolor=self.get_component_rich_style("sheet--cursor").bgcolor)
        return own
