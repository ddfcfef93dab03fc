"""The lines to type into while jumping, noting a bookmark, and filtering the places kept."""

from __future__ import annotations

from kaoview.tui.actions import Area, bindings
from kaoview.tui.widgets.searchbox import TypingLine


class JumpLine(TypingLine):
    """Where a reader types where to go."""

    BINDINGS = bindings(Area.JUMP)


class NoteLine(TypingLine):
    """Where a reader types a bookmark's note."""

    BINDINGS = bindings(Area.NOTE)


class PlacesLine(TypingLine):
    """Where a reader types words to filter bookmarks and places visited."""

    BINDINGS = bindings(Area.PLACES_FILTER)
