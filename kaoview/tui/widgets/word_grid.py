"""The table of words: departments as rows, years as columns, and a cell under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.search.word_table import WordTable
from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.lines import BLANK, Line, Piece, Tone
from kaoview.tui.render.word_grid_rows import (
    GridColumns,
    GridRow,
    grid_columns,
    grid_head,
    grid_line,
    grid_parts,
    grid_query,
    grid_rows,
    silence_of,
)
from kaoview.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from kaoview.tui.widgets.page import PageBuilder

_SHADED = (Tone.FEW, Tone.SOME, Tone.MANY)


class WordGrid(CursorList, can_focus=True):
    """Shows a department per row, below a line with the years that does not scroll."""

    BINDINGS = bindings(Area.TRENDS_GRID)
    STYLES = "grid"
    HEADER_LINES = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(
            f"grid--{name}"
            for name in ("text", "head", "heading", "quiet", "few", "some", "many", "cursor")
        )
    }
    DEFAULT_CSS = """
    WordGrid {
        height: 1fr;
        &>.grid--text { color: $foreground; }
        &>.grid--head { color: $text-accent; background: $surface; }
        &>.grid--heading { color: $text-accent; }
        &>.grid--quiet { color: $quiet; }
        &>.grid--few { color: $foreground; background: $mark 50%; }
        &>.grid--some { color: $foreground; background: $mark; }
        &>.grid--many { color: $mark-now-text; background: $mark-now; text-style: bold; }
        &>.grid--cursor { background: $cursor; text-style: bold; }
        &:ansi>.grid--head { text-style: bold; }
        &:ansi>.grid--quiet { text-style: dim; }
        &:ansi>.grid--some { text-style: bold; }
        &:ansi>.grid--many { text-style: bold underline; }
        &:ansi>.grid--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    class Opened(Message):
        """A cell was opened, to see the hits behind it."""

        def __init__(self, query: str, silence: str) -> None:
            """Tell which.

            Args:
                query: The query for the hits, or empty where there are none.
                silence: Why there are none.
            """
            super().__init__()
            self.query = query
            self.silence = silence

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.column = 0
        self._table: WordTable | None = None
        self._rows: Sequence[GridRow] = ()
        self._fitted: tuple[tuple[int, int], GridColumns] | None = None

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows, with the headings."""
        return self._rows

    def show(self, table: WordTable | None, row: int = 1, column: int | None = None) -> None:
        """Show another table.

        Args:
            table: The table, or None for nothing.
            row: The row to put the cursor on.
            column: The column to put it on, or None for the total.
        """
        self._table = table
        self._fitted = None
        self._rows = grid_rows(table) if table is not None else ()
        total = len(table.periods) if table is not None else 0
        self.column = total if column is None else max(0, min(column, total))
        self.set_rows([1] * len(self._rows), row)
        self.jump_to(0)
        # A table shown again has no height yet: `on_resize` scrolls once it is known how much fits.
        if self.size.height:
            self.scroll_to_cursor()

    def whole_row(self) -> PageBuilder | None:
        """Return what builds all counts of the row under the cursor."""
        from kaoview.tui.render.whole_rows import part_lines

        if self._table is None or not self._rows:
            return None
        parts = list(grid_parts(self._table, self._rows[self.cursor]))
        return lambda width: part_lines(parts, width)

    def selectable(self, row: int) -> bool:
        """Tell whether a row is that of a department."""
        return not self._rows[row].heading

    def lines_in_sight(self) -> tuple[int, int]:
        """Return the lines of the row under the cursor, with the heading of the first row."""
        start, end = self.span(self.cursor)
        return (start - 1 if start and not self.selectable(self.cursor - 1) else start), end

    # Keys and mouse

    def action_column(self, by: int) -> None:
        """Move to the next or previous year, or to the total."""
        if self._table is not None:
            self.column = max(0, min(self.column + by, len(self._table.periods)))
            self.refresh()

    def click_row(self, row: int, event: events.Click) -> None:
        """Move to the cell that was clicked, or open it."""
        offset = event.get_content_offset(self)
        column = None
        if self._table is not None and offset is not None:
            column = self._columns(self._table).at(offset.x)
        if column is not None and column != self.column:
            self.column = column
            self.set_cursor(row)
            self.refresh()
        else:
            super().click_row(row, event)

    def open_row(self) -> None:
        """Tell which cell was opened."""
        if self._table is not None:
            row = self._rows[self.cursor]
            query = grid_query(self._table, row, self.column)
            self.post_message(self.Opened(query, silence_of(row, self.column)))

    # Drawing

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane; the first has the years."""
        if y or self._table is None or not self._rows:
            return super().render_line(y)
        first = self.row_at(self.top_line) or 0
        head = grid_head(self._table, self._rows[first].word, self._columns(self._table))
        return self.draw(head, first, self.pane_width)

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:  # noqa: ARG002
        """Return the line of a row."""
        if self._table is None:
            return BLANK
        cursor = self.column if here else None
        return grid_line(self._rows[row], self._columns(self._table), width, cursor=cursor)

    def _columns(self, table: WordTable) -> GridColumns:
        """Return the columns there is room for; they are worked out once for all lines."""
        asked = (self.pane_width, self.column)
        if self._fitted is None or self._fitted[0] != asked:
            self._fitted = (asked, grid_columns(table, self._rows, *asked))
        return self._fitted[1]

    def style_of(self, piece: Piece, row: int, *, here: bool) -> Style:
        """Return the style of a piece; where grounds have colours, a shade is its own."""
        shaded = piece.tone in _SHADED and not self.app.current_theme.ansi
        return super().style_of(piece, row, here=here and not shaded)
