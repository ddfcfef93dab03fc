"""The edge between the sidebar and the page, to be dragged with the mouse."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Divider(Widget):
    """A column of the page's ground that says where it was dragged to."""

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
        """The edge was dragged to a column of the screen."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the edge."""
        event.stop()
        self.capture_mouse()
        self.add_class("-dragged")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the edge."""
        if self.has_class("-dragged"):
            event.stop()
            self.post_message(self.Dragged(event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the edge go."""
        event.stop()
        self.release_mouse()
        self.remove_class("-dragged")

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw nothing but the ground."""
        return Strip.blank(self.size.width, self.rich_style)
