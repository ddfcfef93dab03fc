"""The breadcrumb above the reader: the path to the page, each step of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import ELLIPSIS, cell_width, fit, visible
from kaoview.tui.state.location import Crumb
from kaoview.tui.widgets.clickable_line import ClickableLine
from kaoview.tui.widgets.drawing import accented

_BETWEEN = " › "
# Chosen by eye; tests/tui/widgets/test_breadcrumb.py holds them.
_FLAG_SHARE = 3  # a flag takes at most a third of the line
_SHORT = 16  # the least cells that long steps are cut to before those in the middle are left out
_SHORTEST = 8  # the least cells of the last step; with less, first steps are left out
_FIRST_STEPS = 2  # steps at the start that stay when those in the middle are left out
_PLAN = 1  # the step that is the plan, in the way to an item


def fit_crumbs(crumbs: Sequence[Crumb], width: int) -> list[Crumb]:
    """Return the steps that fit: the longest are cut, as far as that leaves enough of them.

    Then those in the middle are left out, the higher ones first. The page itself takes all the
    room that there is; where that is little, the plan is named by its period alone, then not at
    all, and at last the department gives way, too.

    Args:
        crumbs: The steps from the top to the page: department, plan, items.
        width: Cells of the line.

    Returns:
        The steps, shortened if need be, with an ellipsis in place of those left out.
    """
    found = list(crumbs)
    most = _longest_step(found, width)
    for after in range(_FIRST_STEPS + 1, len(crumbs)):
        if most >= _SHORT:
            break
        found = [*crumbs[:_FIRST_STEPS], Crumb("", ELLIPSIS), *crumbs[after:]]
        most = _longest_step(found, width)
    most = max(most, _SHORT)
    found[:-1] = [crumb._replace(label=fit(crumb.label, most)) for crumb in found[:-1]]
    if _is_short(found, width) and len(found) > _FIRST_STEPS:
        found[_PLAN] = _by_period(crumbs[_PLAN])
    if len(found) > _FIRST_STEPS and _last_step_room(found, width) < _SHORTEST:
        found = [found[0], Crumb("", ELLIPSIS), found[-1]]
    while len(found) > 1 and _last_step_room(found, width) < _SHORTEST:
        del found[0]
    if found:
        last = found[-1]
        found[-1] = last._replace(label=fit(last.label, _last_step_room(found, width)))
    return found


def _is_short(crumbs: Sequence[Crumb], width: int) -> bool:
    """Return whether the last step is cut to less than a step should have."""
    if not crumbs:
        return False
    return _last_step_room(crumbs, width) < min(cell_width(crumbs[-1].label), _SHORT)


def _by_period(plan: Crumb) -> Crumb:
    """Return a plan named by its period, or where it has none by the beginning of its name."""
    return plan._replace(label=plan.period or fit(plan.label, _SHORTEST))


def _longest_step(crumbs: Sequence[Crumb], width: int) -> int:
    """Return the cells that no step may exceed if all are to fit; the shorter ones stay whole."""
    room = width - _width([crumb._replace(label="") for crumb in crumbs])
    labels = sorted(cell_width(crumb.label) for crumb in crumbs)
    for number, label in enumerate(labels):
        share = room // (len(labels) - number)
        if label > share:
            return share
        room -= label
    return max(labels, default=0)


def _last_step_room(crumbs: Sequence[Crumb], width: int) -> int:
    """Return the cells that are left for the last step."""
    last = crumbs[-1]
    return width - _width(crumbs) + cell_width(last.label)


def _width(crumbs: Sequence[Crumb]) -> int:
    between = cell_width(_BETWEEN) * max(len(crumbs) - 1, 0)
    return sum(cell_width(crumb.label) for crumb in crumbs) + between


class Breadcrumb(Widget):
    """Shows the path to the page, and its position among its siblings."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"crumbs--here", "crumbs--between", "crumbs--flag"}

    class StepClicked(Message):
        """A step was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, lit_by: Widget | None = None, *, id: str | None = None) -> None:
        """Make a breadcrumb.

        Args:
            lit_by: The widget that the path belongs to: the path is lit while that has the keys.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._lit_by = lit_by
        self._crumbs: Sequence[Crumb] = ()
        self._position = ""
        self._flag = ""
        self._line = ClickableLine[str]()

    def on_mount(self) -> None:
        """Be lit while the text has the keys."""
        if self._lit_by is not None:
            self.watch(self._lit_by, "has_focus", self._light)

    def _light(self, lit: bool) -> None:
        self.set_class(lit, "-lit")

    def show(self, crumbs: Sequence[Crumb], position: str = "") -> None:
        """Show a path, and a position such as 「3/18」 at the right edge."""
        self._crumbs = crumbs
        self._position = position
        self.refresh()

    def flag(self, words: str) -> None:
        """Show a text before the position, for instance a bookmark's note, or nothing."""
        words = visible(words)
        if words != self._flag:
            self._flag = words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        position = f"  {self._position}" if self._position else ""
        flag = f"  {fit(self._flag, width // _FLAG_SHARE)}" if self._flag else ""
        right = cell_width(flag + position)
        found = fit_crumbs(self._crumbs, width - right)
        between = self.get_component_rich_style("crumbs--between")
        here = self.get_component_rich_style("crumbs--here")
        line = self._line
        line.clear()
        for number, crumb in enumerate(found):
            if number:
                line.add(_BETWEEN, between, crumb.key)
            style = here if number == len(found) - 1 else base
            period = crumb.period if crumb.label.startswith(crumb.period) else ""
            if period:
                line.add(period, accented(self, period, "crumbs--here"), crumb.key)
            line.add(crumb.label[len(period) :], style, crumb.key)
        line.add(" " * (width - line.width - right), base)
        line.add(flag, self.get_component_rich_style("crumbs--flag"))
        line.add(position, between)
        return line.strip(width, base)

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        if key := self._line.under(event, self):
            self.post_message(self.StepClicked(key))
