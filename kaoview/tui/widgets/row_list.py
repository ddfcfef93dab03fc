"""A list of rows that are each several lines tall: the rows of a comparison, and of the dialogs.

How tall a row is, is known only once its lines are built. Those that can be seen are built at
once, the others in small steps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message

from kaoview.tui.render.lines import ROW_TONES, SHEET_TONES, Line, Piece, Tone
from kaoview.tui.render.sticky_column import left_shift, with_left_moved
from kaoview.tui.symbols import CURSOR, NO_CURSOR
from kaoview.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from kaoview.tui.widgets.page import PageBuilder

LineFactory = Callable[[int, int, int], Sequence[Line]]
"""Builds a row's lines: takes its number, the cells of a line and the match that is chosen."""

_SCREENS = 3  # screens below the cursor that are built at once; chosen by hand
_BUDGET = 0.01  # seconds of building in one step after that; a row takes some 0.2 ms
_PAUSE = 0.005  # seconds in which the event loop runs between two steps
_CURSOR_PLACE = 4  # a list is opened with the cursor a quarter of its height below its top


class RowList(CursorList, can_focus=True):
    """Shows rows of lines, with a cursor on one of them and, in a comparison, on a match in it.

    Attributes:
        cursor: The number of the row under the cursor.
        chosen: The match that is chosen in it, from 0.
    """

    STYLES = "sheet"
    FILL = Tone.GROUND
    PAGE_OVERLAP = 2
    KEEP_TEXT_STYLE = True
    OWN_GROUND = frozenset((Tone.HIT,))
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"sheet--{tone}" for tone in ROW_TONES),
        "sheet--cursor",
    }

    class Moved(Message):
        """The cursor is on another row or match."""

    class Opened(Message):
        """The row under the cursor was clicked again, or Enter was pressed on it."""

    def __init__(
        self,
        *,
        id: str | None = None,
        signs: bool = True,
        whole: Callable[[], PageBuilder | None] = lambda: None,
    ) -> None:
        """Make a list.

        Args:
            id: The widget's id.
            signs: Whether the row under the cursor is marked.
            whole: Returns what builds the whole of the row under the cursor, if rows are cut.
        """
        super().__init__(id=id)
        self.whole_row = whole
        self.chosen = 0
        self._signs = signs
        self._count = 0
        self._factory: LineFactory = lambda *_: ()
        self._rows: list[Sequence[Line]] = []  # those that are built
        self._width = 0
        self._pass = 0  # tells the steps of building the present rows from those of earlier ones
        self._centre = False

    # What is shown

    def show(
        self, count: int, factory: LineFactory, cursor: int = 0, *, keep: bool = False
    ) -> None:
        """Show rows.

        Args:
            count: How many there are.
            factory: Builds the lines of one of them.
            cursor: The row to put the cursor on.
            keep: Whether to keep the scroll position, as far as the cursor allows.
        """
        top = self.top_line if keep else 0
        self._count = count
        self._factory = factory
        self.cursor = max(0, min(cursor, count - 1))
        if not keep:
            self.chosen = 0
            self._centre = True
        self._build_all(top)

    @property
    def count(self) -> int:
        """The number of rows, built or not."""
        return self._count

    def _text_width(self) -> int:
        return max(self.pane_width - len(CURSOR) - 1, 0)

    def _build_all(self, top: int) -> None:
        """Build the rows anew, as far as they can be seen soon, and scroll to a line."""
        self._width = self._text_width()
        self._rows, self._tops = [], [0]
        self._pass += 1
        if not self._width:
            return
        self._build_to(self.cursor + 1)
        enough = self._tops[-1] + _SCREENS * max(self.size.height, 1)
        while len(self._rows) < self._count and self._tops[-1] < enough:
            self._build_next()
        self.set_height(self._tops[-1])
        self.chosen = min(self.chosen, self._last_match(self.cursor))
        self._build_rest(self._pass)
        if self._centre and self._rows:
            self._centre = False
            top = self._tops[self.cursor] - self.size.height // _CURSOR_PLACE
        self.jump_to(top)
        self.scroll_to_cursor()
        self.refresh()

    def _build_to(self, count: int) -> None:
        """Build rows until there are that many."""
        for _ in range(len(self._rows), min(count, self._count)):
            self._build_next()
        self.set_height(self._tops[-1])

    def _build_next(self) -> None:
        number = len(self._rows)
        lines = self._factory(number, self._width, self.chosen if number == self.cursor else 0)
        self._rows.append(lines)
        self._tops.append(self._tops[-1] + len(lines))

    def _build_rest(self, number: int) -> None:
        """Build some more rows, then yield to the event loop."""
        if number == self._pass and len(self._rows) < self._count:
            until = monotonic() + _BUDGET
            while len(self._rows) < self._count and monotonic() < until:
                self._build_next()
            self.set_height(self._tops[-1])
            self.set_timer(_PAUSE, lambda: self._build_rest(number))

    def _build_again(self, row: int) -> None:
        """Build a row whose chosen match has changed; it stays as tall as it is."""
        if row >= len(self._rows):  # on a screen too small no lines are built
            return
        lines = self._factory(row, self._width, self.chosen if row == self.cursor else 0)
        if len(lines) == len(self._rows[row]):
            self._rows[row] = lines

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Build the rows again if the width has changed."""
        if self._width != self._text_width():
            self._build_all(self._tops[self.cursor] if self.cursor < len(self._tops) else 0)

    def _last_match(self, row: int) -> int:
        lines = self._rows[row] if row < len(self._rows) else ()
        return max((line.match for line in lines), default=0)

    # Moving

    @property
    def cursor_drawn(self) -> bool:
        """Whether the row under the cursor is marked."""
        return self._signs

    def set_cursor(self, row: int, chosen: int = 0) -> bool:
        """Put the cursor on a row and a match; return whether either is another than before."""
        if not self._count or not self._width:
            return False
        row = max(0, min(row, self._count - 1))
        self._build_to(row + 1)
        chosen = max(0, min(chosen, self._last_match(row)))
        before = self.cursor
        moved = (row, chosen) != (before, self.chosen)
        self.cursor, self.chosen = row, chosen
        if moved:
            for changed in {before, row}:
                self._build_again(changed)
                self.redraw_row(changed)
        self.scroll_to_cursor()
        return moved

    def move_to(self, row: int, chosen: int = 0) -> None:
        """Put the cursor on a row, or the nearest there is, and choose a match in it."""
        if self.set_cursor(row, chosen):
            self.cursor_moved()

    def cursor_moved(self) -> None:
        """Tell that the cursor is on another row or match."""
        self.post_message(self.Moved())

    def open_row(self) -> None:
        """Tell that the row was opened."""
        self.post_message(self.Opened())

    def jump_to(self, y: int) -> None:
        """Scroll at once: the lines are built, so nothing need be drawn at the old place first."""
        self.scroll_to(y=max(0, y), animate=False, force=True, immediate=True)

    def head_lines(self, row: int) -> int:
        """Return how many lines of a row are headings above it."""
        lines = self._rows[row] if row < len(self._rows) else ()
        return next((at for at, each in enumerate(lines) if not each.head), 0)

    def scroll_to_cursor(self) -> None:
        """Scroll as far as needed to see the row under the cursor, its first line above all."""
        if self.cursor < len(self._rows):
            super().scroll_to_cursor()

    def action_row(self, by: int) -> None:
        """Go to the next or previous row, through a tall one first."""
        top, height = self.top_line, max(self.size.height, 1)
        start, end = self.span(self.cursor)
        if by > 0 and end > top + height and start <= top + height:
            self.jump_to(min(end - height, top + height - self.PAGE_OVERLAP))
        elif by < 0 and start < top < end:
            self.jump_to(max(start, top - height + self.PAGE_OVERLAP))
        else:
            self.move_to(self.cursor + by)

    def action_choose(self, by: int) -> None:
        """Choose the next or previous match of the row."""
        self.move_to(self.cursor, self.chosen + by)

    def action_page(self, by: int) -> None:
        """Turn pages; the cursor goes along."""
        height = max(self.size.height - self.PAGE_OVERLAP, 1)
        last = self._tops[-1]
        at = self.span(self.cursor)[0] + by * height
        self.jump_to(max(0, min(self.top_line + by * height, last - self.size.height)))
        self.move_to(self.row_at(max(0, min(at, last - 1))) or 0)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines; the cursor stays where it is."""
        self.jump_to(self.top_line + lines)

    def click_row(self, row: int, event: events.Click) -> None:
        """Put the cursor on the match that was clicked; a click on it again opens it."""
        before = self.cursor, self.chosen
        self.point_at(row, event)
        if self._signs and (self.cursor, self.chosen) == before:
            self.open_row()

    def point_at(self, row: int, event: events.Click) -> None:
        """Put the cursor on the match under the mouse."""
        line = self.line_under(event)
        if self._signs and line is not None:
            self.move_to(row, max(self._rows[row][line - self._tops[row]].match, 0))

    # Drawing

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:  # noqa: ARG002
        """Return a line of a row behind the cursor's sign."""
        lines = self._rows[row]
        shift = left_shift(lines, self.top_line - self._tops[row])
        line = with_left_moved(lines, part, shift)
        first = part == self.head_lines(row) + shift
        sign = Piece(CURSOR if here and first else NO_CURSOR, Tone.SIGN)
        pieces = line.pieces
        if here and line.match == self.chosen:
            pieces = tuple(
                each._replace(tone=Tone.CHOSEN) if each.tone is Tone.STATUS else each
                for each in pieces
            )
        return line._replace(pieces=(sign, *pieces))


class SheetList(RowList):
    """Shows rows with everything that is marked in a comparison.

    Other lists do without: Textual works out each component class three times before the first
    picture of a screen, which took a quarter of the time until then.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{tone}" for tone in SHEET_TONES}
