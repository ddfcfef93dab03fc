"""A line of text with parts that can be clicked: keys, filters, steps of a path."""

from __future__ import annotations

from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import cell_width

Value = TypeVar("Value")
"""What a click on a part stands for: the key of a node, a key to press, the name of a filter."""


class ClickableLine(Generic[Value]):
    """A line that a widget draws from left to right, each time anew.

    Attributes:
        width: Cells that are drawn so far.
    """

    def __init__(self, line: int = 0) -> None:
        """Make an empty line.

        Args:
            line: The number of the line in the widget.
        """
        self._line = line
        self.clear()

    def clear(self) -> None:
        """Remove all parts."""
        self.width = 0
        self._segments: list[Segment] = []
        self._regions: list[tuple[int, int, Value]] = []

    def add(self, text: str, style: Style, value: Value | None = None) -> None:
        """Add a part; with a value it can be clicked."""
        end = self.width + cell_width(text)
        self._segments.append(Segment(text, style))
        if value is not None:
            self._regions.append((self.width, end, value))
        self.width = end

    def strip(self, width: int, style: Style) -> Strip:
        """Return the line, padded or cut to a width."""
        return Strip(self._segments).adjust_cell_length(width, style)

    def under(self, event: events.Click, widget: Widget) -> Value | None:
        """Return the value of the part that was clicked, or None."""
        offset = event.get_content_offset(widget)
        if offset is None or offset.y != self._line:
            return None
        x = offset.x
        return next((value for start, end, value in self._regions if start <= x < end), None)
