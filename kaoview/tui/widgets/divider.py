"""The edge between two panes side by side, which can be dragged."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Divider(Widget):
    """A column in the page's background that tells where it is dragged to."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Divider {
        layer: above;
        position: absolute;
        width: 1;
        height: 100%;
        background: $background;
        &:hover, &.-dragged { background: $foreground 20%; }
    }
    """

    class Dragged(Message):
        """An edge was dragged to a column of the screen."""

        def __init__(self, edge: str, column: int) -> None:
            super().__init__()
            self.edge = edge
            self.column = column

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start to drag."""
        event.stop()
        self.capture_mouse()
        self.add_class("-dragged")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the edge is dragged to."""
        if self.has_class("-dragged"):
            event.stop()
            self.post_message(self.Dragged(self.id or "", event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Stop to drag."""
        event.stop()
        self.release_mouse()
        self.remove_class("-dragged")

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the background only."""
        return Strip.blank(self.size.width, self.rich_style)
