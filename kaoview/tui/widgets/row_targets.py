"""What is listed on a screen: the rows in sight, and which list the keys belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.screen import Screen


@runtime_checkable
class RowTargets(Protocol):
    """A widget with rows that one can go to: a list, or a page with lines that lead elsewhere."""

    @property
    def content_region(self) -> Region:
        """Where it is on the screen."""
        ...

    def rows_in_sight(self) -> Sequence[tuple[int, int]]:
        """Return the rows that can be gone to, each with the line of the pane it begins on."""
        ...

    def go_to_row(self, row: int) -> None:
        """Go to one of these rows."""
        ...


def list_in_use(screen: Screen[Any]) -> RowTargets | None:
    """Return what is moved in by the keys, or None.

    That is the widget with the focus, or the nearest one to the line that is typed into.
    """
    focused = screen.focused
    for node in focused.ancestors_with_self if focused is not None else (screen,):
        if isinstance(node, Widget):
            for each in (node, *node.query("*")):
                if each.is_on_screen and each.size and isinstance(each, RowTargets):
                    return each
    return None
