"""The reader: the page of one department, plan or item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from kaoview.tui.commands import Area, bindings
from kaoview.tui.render.lines import MEASURE
from kaoview.tui.widgets.page import LineView, PageBuilder
from kaoview.tui.widgets.row_targets import RIGHT_BUTTON, MenuWanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaoview.document import Reason
    from kaoview.model import Node


class Reader(LineView):
    """Shows the page of a node."""

    BINDINGS = bindings(Area.READER)

    class Cancelled(Message):
        """The reader is left for the sidebar."""

    class LinkClicked(Message):
        """A line of another node was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(MEASURE, id=id)
        self._shown = ""

    def read(self, node: Node, reasons: Sequence[Reason] = (), source: str = "") -> None:
        """Show a department, a plan or an item from its start.

        Args:
            node: The department, plan or item.
            reasons: Why a plan's document may have been read wrongly.
            source: What an item stands in, in words; empty for its document's name.
        """
        from kaoview.tui.render.item_page import node_lines

        self._shown = node.id
        self.mark({})
        self.show(lambda width: node_lines(node, width, reasons, source=source))

    def read_page(self, builder: PageBuilder) -> None:
        """Show a page that is not that of a node, from its start."""
        self._shown = ""
        self.mark({})
        self.show(builder)

    def rows_in_sight(self) -> Sequence[tuple[int, int]]:
        """Return the lines that lead to other nodes: the first of each that is in sight."""
        top, found = self.top_line, dict[str, int]()
        for number in range(top, min(top + self.size.height, len(self.lines))):
            node = self.lines[number].node
            if node and node != self._shown:
                found.setdefault(node, number)
        return [(number, number - top) for number in found.values()]

    def go_to_row(self, row: int) -> None:
        """Go where a line leads; nowhere if the page has changed meanwhile."""
        node = self.lines[row].node if row < len(self.lines) else ""
        if node and node != self._shown:
            self.post_message(self.LinkClicked(node))

    def action_leave(self) -> None:
        """Go back to the sidebar."""
        self.post_message(self.Cancelled())

    @property
    def cursor_line(self) -> int:
        """The first line: the text has no cursor."""
        return 0

    def on_click(self, event: events.Click) -> None:
        """Go to the node that was clicked, unless text was selected or is about to be.

        The right button then asks for the menu of what is there.
        """
        offset = event.get_content_offset(self)
        if offset is None or event.chain > 1:
            return
        node = self.line_at(offset.y).node
        if node and node != self._shown and not self.screen.get_selected_text():
            self.post_message(self.LinkClicked(node))
        if event.button == RIGHT_BUTTON:
            self.post_message(MenuWanted(event.screen_offset))
