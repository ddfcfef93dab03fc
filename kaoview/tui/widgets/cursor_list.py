"""The base of every list: rows of lines, one of them under the cursor, moved by keys and mouse.

It draws only the lines that can be seen. What stands on them is worked out in
:mod:`kaoview.tui.render`; how it looks is said by the component classes of each list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.widgets.drawing import accented, coloured
from kaoview.tui.widgets.row_targets import RIGHT_BUTTON, MenuWanted
from kaoview.tui.widgets.scroll import PlainScrollView


class CursorList(PlainScrollView):
    """A scrolling list with a cursor.

    A list calls :meth:`set_rows`, builds its lines in :meth:`build_line`, and says in
    :meth:`cursor_moved` and :meth:`open_row` what follows from a key or a click.

    Attributes:
        cursor: The row under the cursor; 0 where there are no rows.
    """

    ALLOW_SELECT = False

    STYLES: ClassVar[str]
    """Prefix of the component classes: ``<prefix>--<tone>``, and ``<prefix>--cursor``."""
    FILL: ClassVar[Tone] = Tone.TEXT
    """The tone of the cells after the last piece of a line."""
    HEADER_LINES: ClassVar[int] = 0
    """Lines above the rows that do not scroll."""
    PAGE_OVERLAP: ClassVar[int] = 1
    """Lines of the old page that stay in sight when a page is turned."""
    CLICK_OPENS: ClassVar[bool] = False
    """Whether one click opens a row, or only a second click on the same one."""
    KEEP_TEXT_STYLE: ClassVar[bool] = False
    """Whether the cursor changes the background of words only, and not their text style."""
    OWN_GROUND: ClassVar[frozenset[Tone]] = frozenset()
    """Tones that look the same under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self._tops: list[int] = [0]  # the first line of each row, and the number of lines

    # What a list says about its rows

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:
        """Return a line of a row.

        Args:
            row: The row.
            part: Which of its lines.
            width: Cells there are.
            here: Whether the cursor is on the row and drawn.
        """
        raise NotImplementedError

    def selectable(self, row: int) -> bool:  # noqa: ARG002
        """Tell whether the cursor may be on a row."""
        return True

    def cursor_moved(self) -> None:
        """Act on the cursor being on another row."""

    def open_row(self) -> None:
        """Act on Enter, or a click on the row under the cursor."""

    @property
    def cursor_drawn(self) -> bool:
        """Whether the cursor is shown: in most lists only while they have the focus."""
        return self.has_focus

    # Rows

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._tops) - 1

    def set_rows(self, heights: Iterable[int], cursor: int = 0) -> None:
        """Replace the rows.

        Args:
            heights: The lines that each row takes.
            cursor: The row to put the cursor on.
        """
        self._tops = [0, *accumulate(heights)]
        self.cursor = max(0, min(cursor, self.count - 1))
        self.set_height(self._tops[-1] + self.HEADER_LINES)
        self.refresh()

    def span(self, row: int) -> tuple[int, int]:
        """Return the lines of a row, end exclusive."""
        return (self._tops[row], self._tops[row + 1]) if row < len(self._tops) - 1 else (0, 0)

    def row_at(self, line: int) -> int | None:
        """Return the row that a line belongs to, or None outside of all rows."""
        return bisect_right(self._tops, line) - 1 if 0 <= line < self._tops[-1] else None

    def row_under(self, event: events.MouseEvent) -> int | None:
        """Return the row that the mouse is on, or None."""
        line = self.line_under(event)
        top = self.top_line
        if line is None or line - top < self.HEADER_LINES:
            return None
        return self.row_at(line - self.HEADER_LINES)

    def head_lines(self, row: int) -> int:  # noqa: ARG002
        """Return how many lines of a row are headings above it."""
        return 0

    def rows_in_sight(self) -> Sequence[tuple[int, int]]:
        """Return the rows that can be chosen, each with the line of the pane it begins on."""
        top, end = self.top_line, self.top_line + self.size.height - self.HEADER_LINES
        first, last = self.row_at(top), self.row_at(min(end, self._tops[-1]) - 1)
        found = []
        for row in range(first, last + 1) if first is not None and last is not None else ():
            line = max(self._tops[row] + self.head_lines(row), top)
            if self.selectable(row) and line < min(end, self._tops[row + 1]):
                found.append((row, line - top + self.HEADER_LINES))
        return found

    @property
    def cursor_line(self) -> int:
        """The line of the pane that the row under the cursor begins on."""
        start = self.span(self.cursor)[0] + (self.head_lines(self.cursor) if self.count else 0)
        line = start - self.top_line + self.HEADER_LINES
        return max(0, min(line, self.size.height - 1))

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, as a key does."""
        self.move_to(row)

    # The cursor

    def set_cursor(self, row: int) -> bool:
        """Put the cursor on a row and scroll to it; return whether it moved."""
        if not self.count:
            return False
        row = max(0, min(row, self.count - 1))
        before, self.cursor = self.cursor, row
        if row != before:
            self.redraw_row(before)
            self.redraw_row(row)
        self.scroll_to_cursor()
        return row != before

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, or the nearest there is."""
        if self.set_cursor(row):
            self.cursor_moved()

    def lines_in_sight(self) -> tuple[int, int]:
        """Return the lines that are to be seen with the cursor, end exclusive."""
        return self.span(self.cursor)

    def scroll_to_cursor(self) -> None:
        """Scroll as far as needed to see the row under the cursor, its first line above all."""
        start, end = self.lines_in_sight()
        self.keep_in_sight(start, end + self.HEADER_LINES)

    def redraw_row(self, row: int) -> None:
        """Draw the visible lines of a row again."""
        start, end = self.span(row)
        top = self.top_line - self.HEADER_LINES
        region = Region(0, start - top, self.size.width, end - start)
        self.refresh(region.intersection(self.size.region))

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor in the colours of a list with or without the focus."""
        super().watch_has_focus(focused)
        self.refresh()

    # Keys

    @property
    def _origin(self) -> int:
        """The row from which moves are counted."""
        return self.cursor

    def step(self, by: int, *, pages: bool = False) -> None:
        """Move by rows or by pages."""
        if pages:
            self.action_page(by)
        else:
            self.action_row(by)

    def action_row(self, by: int) -> None:
        """Move to the next or previous row that can be chosen."""
        found = self._nearest(self._origin + by, by)
        self.move_to(self.cursor if found is None else found)

    def action_page(self, by: int) -> None:
        """Move by as many lines as can be seen."""
        page = max(self.size.height - self.HEADER_LINES - self.PAGE_OVERLAP, 1)
        origin = self._origin
        line = (self._tops[origin] if origin >= 0 else origin) + by * page
        row = self.row_at(max(0, min(line, self._tops[-1] - 1)))
        if row is None:
            return
        if row == origin:
            row += by
        found = self._nearest(row, by)
        if found is None:
            found = self._nearest(row - by, -by)
        if found is not None:
            self.move_to(found)

    def action_first(self) -> None:
        """Move to the first row."""
        self.move_to(self._nearest(0, 1) or 0)

    def action_last(self) -> None:
        """Move to the last row."""
        self.move_to(self._nearest(self.count - 1, -1) or 0)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.count and self.selectable(self.cursor):
            self.open_row()

    def _nearest(self, row: int, direction: int) -> int | None:
        """Return the first row that can be chosen, from a row on in a direction, or None."""
        while 0 <= row < self.count:
            if self.selectable(row):
                return row
            row += direction
        return None

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked, or open it; the right button asks for its menu."""
        row = self.row_under(event)
        if row is None or not self.selectable(row):
            return
        if event.button == RIGHT_BUTTON:
            self.point_at(row, event)
            self.post_message(MenuWanted(event.screen_offset))
        else:
            self.click_row(row, event)

    def point_at(self, row: int, event: events.Click) -> None:  # noqa: ARG002
        """Put the cursor on the row under the mouse, without opening it."""
        if self.set_cursor(row):
            self.cursor_moved()

    def click_row(self, row: int, event: events.Click) -> None:  # noqa: ARG002
        """Act on a click on a row that can be chosen.

        Textual calls the ``on_click`` of every base class, so lists override this method instead.
        """
        moved = self.set_cursor(row)
        if moved:
            self.cursor_moved()
        if self.CLICK_OPENS or not moved:
            self.open_row()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane."""
        width = self.pane_width
        line = self.top_line + y - self.HEADER_LINES
        row = self.row_at(line)
        if row is None:
            return Strip.blank(width, self.rich_style)
        here = self.cursor_drawn and row == self.cursor and self.selectable(row)
        built = self.build_line(row, line - self._tops[row], width, here=here)
        return self.draw(built, row, width, here=here and not built.head)

    def draw(self, line: Line, row: int, width: int, *, here: bool = False) -> Strip:
        """Return a line as a strip.

        Args:
            line: The line.
            row: The row it belongs to.
            width: Cells of the strip.
            here: Whether it is drawn as under the cursor.
        """
        segments = [Segment(each.text, self.style_of(each, row, here=here)) for each in line.pieces]
        fill = self.style_of(Piece("", self.FILL), row, here=here)
        return Strip(segments).adjust_cell_length(width, fill)

    def style_of(self, piece: Piece, row: int, *, here: bool) -> Style:  # noqa: ARG002
        """Return the style of a piece.

        Args:
            piece: The piece.
            row: The row it stands on.
            here: Whether that is under the cursor.
        """
        return coloured(self, piece.colour, self._tone_style(piece, here=here))

    def _tone_style(self, piece: Piece, *, here: bool) -> Style:
        """Return the style of a piece without a colour of its own."""
        own = f"{self.STYLES}--{piece.tone}"
        if not here or piece.tone in self.OWN_GROUND:
            return accented(self, piece.period, own)
        cursor = f"{self.STYLES}--cursor"
        if not self.KEEP_TEXT_STYLE:
            return accented(self, piece.period, own, cursor)
        over = self.get_component_rich_style(cursor)
        ground = Style(bgcolor=over.bgcolor, bold=over.bold or None)
        return accented(self, piece.period, own) + ground
