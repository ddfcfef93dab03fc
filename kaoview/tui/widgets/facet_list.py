"""The list of facets: the hits of each year and department, as bars, to narrow the search by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message

from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.facet_rows import FacetRow, facet_line
from kaoview.tui.render.lines import Line
from kaoview.tui.widgets.cursor_list import CursorList


class FacetList(CursorList, can_focus=True):
    """Shows a year, a department or a heading per row."""

    BINDINGS = bindings(Area.FACETS)
    STYLES = "facets"
    CLICK_OPENS = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"facets--{name}" for name in ("text", "head", "quiet", "figure", "cursor"))
    }
    DEFAULT_CSS = """
    FacetList {
        background: $panel;
        scrollbar-background: $panel;
        scrollbar-background-hover: $panel;
        scrollbar-background-active: $panel;
        &>.facets--text { color: $foreground 80%; }
        &>.facets--head, &>.facets--quiet { color: $quiet; }
        &>.facets--figure { color: $foreground 60%; }
        &>.facets--cursor { background: $cursor; text-style: bold; }
        &:ansi>.facets--head, &:ansi>.facets--quiet { text-style: dim; }
        &:ansi>.facets--figure { color: ansi_default; }
        &:ansi>.facets--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    class Toggled(Message):
        """A facet was chosen, to narrow the search by it or no longer."""

        def __init__(self, row: FacetRow) -> None:
            super().__init__()
            self.row = row

    class Cancelled(Message):
        """The list is left for the search box."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facets: Sequence[FacetRow] = ()

    @property
    def rows(self) -> Sequence[FacetRow]:
        """The facets and their headings."""
        return self._facets

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Show other facets; the cursor stays on its value if that is still there."""
        old = self._facets[self.cursor] if self._facets else None
        self._facets = rows
        same = (at for at, row in enumerate(rows) if old and row.facet == old.facet)
        self.set_rows([1] * len(rows), next(same, 1))
        if not self.has_focus:
            self.jump_to(0)

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:  # noqa: ARG002
        """Return the line of a facet or a heading."""
        return facet_line(self._facets[row], width, here=here)

    def selectable(self, row: int) -> bool:
        """Tell whether a row is a facet."""
        return bool(self._facets[row].value)

    def lines_in_sight(self) -> tuple[int, int]:
        """Return the row under the cursor and the one above, which may be its heading."""
        return self.cursor - 1, self.cursor + 1

    def open_row(self) -> None:
        """Tell that the facet under the cursor was chosen."""
        self.post_message(self.Toggled(self._facets[self.cursor]))

    def action_leave(self) -> None:
        """Go back to the box."""
        self.post_message(self.Cancelled())
