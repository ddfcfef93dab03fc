"""What stands where in a line of words, for a click on one of them."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual import events
from textual.widget import Widget

Meant = TypeVar("Meant")
"""What a click means: the key of a place, a key to press, the name of a filter."""


class ClickRegions(Generic[Meant]):
    """The places of one line of a widget, put there anew with each drawing."""

    def __init__(self, line: int = 0) -> None:
        """Make it without any.

        Args:
            line: The line of the widget that they are on.
        """
        self._line = line
        self._spots: list[tuple[int, int, Meant]] = []

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._spots)

    def clear(self) -> None:
        """Forget what stood there."""
        self._spots.clear()

    def put(self, start: int, end: int, meant: Meant) -> None:
        """Say what a click on some cells means, the last of them left out."""
        self._spots.append((start, end, meant))

    def under(self, event: events.Click, widget: Widget) -> Meant | None:
        """Return what a click on the widget means, or None where nothing stands."""
        offset = event.get_content_offset(widget)
        if offset is None or offset.y != self._line:
            return None
        return next((meant for start, end, meant in self._spots if start <= offset.x < end), None)
