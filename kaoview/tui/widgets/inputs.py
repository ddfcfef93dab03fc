"""The lines to type into while jumping, noting a bookmark, and filtering the places kept."""

from __future__ import annotations

from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.text_input import TextInput


class JumpLine(TextInput):
    """Where a reader types where to go."""

    BINDINGS = bindings(Area.JUMP)


class NoteLine(TextInput):
    """Where a reader types a bookmark's note."""

    BINDINGS = bindings(Area.NOTE)


class PlacesLine(TextInput):
    """Where a reader types words to filter bookmarks and places visited."""

    BINDINGS = bindings(Area.PLACES_FILTER)
