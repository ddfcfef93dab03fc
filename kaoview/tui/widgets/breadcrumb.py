"""The breadcrumb above the reader: where the page stands, each step a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import ELLIPSIS, cell_width, fit
from kaoview.tui.state.location import Crumb
from kaoview.tui.widgets.click_regions import ClickRegions
from kaoview.tui.widgets.drawing import accented

_BETWEEN = " › "
_FLAG = 3  # a flag takes at most this part of the line
_SHORT, _SHORTEST = 16, 8  # cells of a step, and of the last one, where not all have room


def fit_crumbs(crumbs: Sequence[Crumb], width: int) -> list[Crumb]:
    """Return the steps that fit, the first and the last ones before those between.

    Args:
        crumbs: The way from the top to the page.
        width: Cells there are.

    Returns:
        The same steps, shortened, or fewer with a mark where some were left out.
    """
    found = list(crumbs)
    if _width(found) > width:
        found = [crumb._replace(label=fit(crumb.label, _SHORT)) for crumb in crumbs]
    if _width(found) > width and len(found) > 3:
        found[2:-1] = [Crumb("", ELLIPSIS)]
    while len(found) > 1 and _room_for_last(found, width) < _SHORTEST:
        del found[0]
    if found:
        last = found[-1]
        found[-1] = last._replace(label=fit(last.label, _room_for_last(found, width)))
    return found


def _room_for_last(crumbs: Sequence[Crumb], width: int) -> int:
    """Return the cells that the last step may take, whatever it needs."""
    last = crumbs[-1]
    return width - _width(crumbs) + cell_width(last.label)


def _width(crumbs: Sequence[Crumb]) -> int:
    between = cell_width(_BETWEEN) * max(len(crumbs) - 1, 0)
    return sum(cell_width(crumb.label) for crumb in crumbs) + between


class Breadcrumb(Widget):
    """Shows the way to the page, and which of its level it is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"crumbs--here", "crumbs--between", "crumbs--flag"}

    class StepClicked(Message):
        """A step was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._crumbs: Sequence[Crumb] = ()
        self._position = ""
        self._flag = ""
        self._spots = ClickRegions[str]()

    def show(self, crumbs: Sequence[Crumb], position: str = "") -> None:
        """Show a way, and a position such as 「3/18」 at the right edge."""
        self._crumbs = crumbs
        self._position = position
        self.refresh()

    def flag(self, words: str) -> None:
        """Show words before the position: what a reader has noted about the page, or nothing."""
        if words != self._flag:
            self._flag = words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the one line there is."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        position = f"  {self._position}" if self._position else ""
        flag = f"  {fit(self._flag, width // _FLAG)}" if self._flag else ""
        right = cell_width(flag + position)
        found = fit_crumbs(self._crumbs, width - right)
        between = self.get_component_rich_style("crumbs--between")
        here = self.get_component_rich_style("crumbs--here")
        segments: list[Segment] = []
        self._spots.clear()
        at = 0
        for number, crumb in enumerate(found):
            start = at
            if number:
                segments.append(Segment(_BETWEEN, between))
                at += cell_width(_BETWEEN)
            style = here if number == len(found) - 1 else base
            when = crumb.period if crumb.label.startswith(crumb.period) else ""
            if when:
                accent = accented(self, when, "crumbs--here")
                segments.append(Segment(when, accent))
            segments.append(Segment(crumb.label[len(when) :], style))
            at += cell_width(crumb.label)
            self._spots.put(start, at, crumb.key)
        segments.append(Segment(" " * (width - at - right), base))
        segments.append(Segment(flag, self.get_component_rich_style("crumbs--flag")))
        segments.append(Segment(position, between))
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        if key := self._spots.under(event, self):
            self.post_message(self.StepClicked(key))
