"""What is listed on a screen: the rows in sight, and which list the keys belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Offset, Region
    from textual.screen import Screen

    from kaoview.tui.widgets.page import PageBuilder


RIGHT_BUTTON = 3
"""The button of the mouse that asks for a menu, as Textual numbers them."""


class MenuWanted(Message):
    """The right button was pressed on a row, where the cursor is now, or on a text."""

    def __init__(self, place: Offset) -> None:
        """Ask for the menu.

        Args:
            place: Where on the screen the mouse is.
        """
        super().__init__()
        self.place = place


@runtime_checkable
class RowTargets(Protocol):
    """A widget with rows that one can go to: a list, or a page with lines that lead elsewhere."""

    @property
    def content_region(self) -> Region:
        """Where it is on the screen."""
        ...

    @property
    def cursor_line(self) -> int:
        """The line of the pane that the cursor is on, or the first."""
        ...

    def rows_in_sight(self) -> Sequence[tuple[int, int]]:
        """Return the rows that can be gone to, each with the line of the pane it begins on."""
        ...

    def go_to_row(self, row: int) -> None:
        """Go to one of these rows."""
        ...


@runtime_checkable
class HasWholeRow(Protocol):
    """A list or a screen that knows the whole of a row where a line has no room for it."""

    def whole_row(self) -> PageBuilder | None:
        """Return what builds the whole of the row under the cursor, or None."""
        ...


def whole_row_of(screen: Screen[Any]) -> PageBuilder | None:
    """Return what builds the whole of the row under the cursor of the list in use, or None."""
    owners: tuple[object, ...] = (list_in_use(screen), screen)
    for each in owners:
        found = each.whole_row() if isinstance(each, HasWholeRow) else None
        if found is not None:
            return found
    return None


def list_in_use(screen: Screen[Any]) -> RowTargets | None:
    """Return what is moved in by the keys, or None.

    That is the widget with the focus, or the nearest one to the line that is typed into.
    """
    focused = screen.focused
    for node in focused.ancestors_with_self if focused is not None else (screen,):
        if isinstance(node, Widget) and (found := _lists_within(node)):
            return found[0]
    return None


def lists_in_sight(screen: Screen[Any]) -> Sequence[RowTargets]:
    """Return everything with rows that is on a screen."""
    return _lists_within(screen)


def _lists_within(node: Widget) -> list[RowTargets]:
    return [
        each
        for each in (node, *node.query("*"))
        if each.is_on_screen and each.size and isinstance(each, RowTargets)
    ]
