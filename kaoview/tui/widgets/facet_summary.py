"""The facets on one line, where a list of them would take the room of the hits."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import cell_width
from kaoview.tui.commands import Area
from kaoview.tui.render.facet_rows import FacetRow, facet_word, facet_words
from kaoview.tui.widgets.clickable_line import ClickableLine
from kaoview.tui.widgets.facet_list import FacetList

_MORE = " ⋯"


class FacetSummary(Widget):
    """Shows the facets that fit, those in force first; a click takes one or opens the list."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FacetSummary { height: 1; background: $panel; color: $quiet; }
    """

    class Opened(Message):
        """The list of all facets is wanted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[FacetRow] = ()
        self._line = ClickableLine[FacetRow]()

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Show other facets."""
        self._rows = rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, width, line = self.rich_style, self.size.width, self._line
        if y or not self._rows:
            return Strip.blank(width, base)
        line.clear()
        line.add(f" {Area.FACETS}", base)
        fitting = facet_words(self._rows, width - line.width - cell_width(_MORE) - 1)
        for row in fitting:
            line.add(facet_word(row), base, row)
        if len(fitting) < sum(bool(row.value) for row in self._rows):
            line.add(_MORE, base)
        return line.strip(width, base)

    def on_click(self, event: events.Click) -> None:
        """Narrow by the facet that was clicked, or ask for the list of all."""
        row = self._line.under(event, self)
        if row is not None:
            self.post_message(FacetList.Toggled(row))
        elif self._rows:
            self.post_message(self.Opened())
