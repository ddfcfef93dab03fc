"""How many hits each year and each department has, as bars, to narrow the search by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from kaoview.search.query import FilterKind
from kaoview.text.cell_width import fit, pad, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.period_style import accented
from kaoview.tui.widgets.scroll import PlainScrollView

_BLOCK = "█"
_LONGEST = 10  # cells of a bar
_COUNT = 5


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A year or a department, or the heading above them.

    Attributes:
        kind: What it narrows by.
        value: What stands in the query, or empty for a heading.
        label: What is shown.
        count: How many hits.
        most: How many hits the largest of its kind has.
        on: Whether the search is narrowed to it.
    """

    kind: FilterKind
    value: str
    label: str
    count: int = 0
    most: int = 1
    on: bool = False

    @property
    def bar(self) -> str:
        """The bar, at least one block long."""
        return _BLOCK * max(1, round(self.count / self.most * _LONGEST)) if self.value else ""


class FacetList(PlainScrollView, can_focus=True):
    """Shows the facets; with the keys, one of them under the cursor."""

    ALLOW_SELECT = False
    BINDINGS = bindings(Area.FACETS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"facets--{name}" for name in ("label", "heading", "count", "bar", "cursor"))
    }
    DEFAULT_CSS = """
    FacetList {
        background: $panel;
        scrollbar-background: $panel;
        scrollbar-background-hover: $panel;
        scrollbar-background-active: $panel;
        &>.facets--label { color: $foreground 80%; }
        &>.facets--heading, &>.facets--count { color: $quiet; }
        &>.facets--bar { color: $foreground 40%; }
        &>.facets--cursor { background: $cursor; text-style: bold; }
        &:ansi>.facets--heading, &:ansi>.facets--count { text-style: dim; }
        &:ansi>.facets--bar { color: ansi_default; }
        &:ansi>.facets--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    class Toggled(Message):
        """The reader narrows by a row, or no longer does."""

        def __init__(self, row: FacetRow) -> None:
            super().__init__()
            self.row = row

    class Cancelled(Message):
        """The reader wants to go back to the box."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[FacetRow] = ()
        self._cursor = 0

    @property
    def rows(self) -> Sequence[FacetRow]:
        """What is shown, headings included."""
        return self._rows

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Show other rows; the cursor stays on the value it is on, if that is still there."""
        now = self._rows[self._cursor] if self._rows else None
        self._rows = rows
        same = [
            at
            for at, row in enumerate(rows)
            if now and (row.kind, row.value) == (now.kind, now.value)
        ]
        self._cursor = same[0] if same else min(1, max(len(rows) - 1, 0))
        self.set_height(len(rows))
        if not self.has_focus:
            self.jump_to(0)
        self.refresh()

    # Keys

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        at = self._cursor + by
        while 0 <= at < len(self._rows) and not self._rows[at].value:
            at += by
        if 0 <= at < len(self._rows):
            self._cursor = at
            self.keep_in_sight(at - 1, at + 1)  # with the heading, where it is the first
            self.refresh()

    def action_narrow(self) -> None:
        """Narrow by the row under the cursor, or no longer."""
        if self._rows and self._rows[self._cursor].value:
            self.post_message(self.Toggled(self._rows[self._cursor]))

    def action_leave(self) -> None:
        """Go back to the box."""
        self.post_message(self.Cancelled())

    def on_click(self, event: events.Click) -> None:
        """Narrow by what was clicked, or no longer."""
        at = self.line_under(event)
        if at is not None and at < len(self._rows) and self._rows[at].value:
            self._cursor = at
            self.action_narrow()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the list."""
        at = self.top_line + y
        width = self.pane_width
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        over = ("facets--cursor",) if at == self._cursor and self.has_focus else ()
        label = self.get_component_rich_style("facets--label", *over)
        if not row.value:
            heading = self.get_component_rich_style("facets--heading")
            return Strip([Segment(f" {row.label}", heading)]).adjust_cell_length(width, heading)
        sign = ("›" if over else " ") + ("[x] " if row.on else "[ ] ")
        room = max(width - len(sign) - _COUNT - _LONGEST - 2, 4)
        period = row.value if row.kind is FilterKind.YEAR else ""
        segments = [
            Segment(sign, label),
            Segment(
                pad(fit(visible(row.label), room), room),
                accented(self, period, "facets--label", *over),
            ),
            Segment(
                f"{row.count:>{_COUNT}} ", self.get_component_rich_style("facets--count", *over)
            ),
            Segment(row.bar, accented(self, period, "facets--bar", *over)),
        ]
        return Strip(segments).adjust_cell_length(width, label)

    def watch_has_focus(self, focused: bool) -> None:
        """Show the cursor only to those who can move it."""
        super().watch_has_focus(focused)
        self.refresh()
