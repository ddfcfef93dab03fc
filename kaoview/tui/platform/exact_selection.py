"""Selecting with the mouse takes the character under the pointer, whichever half it is on.

Reason: of a character two cells wide Textual gives the offset on its left half, and that of the
  next character on its right half, so that a selection begins or ends one character too late.
Private: nothing; ``textual.screen.Screen.get_widget_and_offset_at`` is replaced by one that asks
  for the left half.
Upstream: no issue is known.
"""

from __future__ import annotations

from typing import Any

from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import cell_width

_Found = tuple[Widget | None, Offset | None]
_asked = Screen.get_widget_and_offset_at


def select_exactly() -> None:
    """Make the mouse select the characters it is on; call it before creating the app."""
    Screen.get_widget_and_offset_at = _exactly_at  # type: ignore[method-assign,assignment]


def _exactly_at(screen: Screen[Any], x: int, y: int) -> _Found:
    """Return what is below the pointer, of a wide character its own offset on both halves."""
    widget, offset = _asked(screen, x, y)
    if widget is None or offset is None:
        return widget, offset
    place = widget.content_region
    if place.contains(x, y) and on_right_half(widget.render_line(y - place.y), x - place.x):
        return _asked(screen, x - 1, y)
    return widget, offset


def on_right_half(line: Strip, cell: int) -> bool:
    """Tell whether a cell of a line is the right half of a wide character."""
    at = 0
    for segment in line:
        width = cell_width(segment.text)
        if at <= cell < at + width:
            for character in segment.text:
                if at >= cell:
                    return at > cell
                at += cell_width(character)
            return at > cell
        at += width
    return False
