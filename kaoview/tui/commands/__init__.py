"""The registry of actions: the source of bindings, key bar, palette and help page."""

from __future__ import annotations

from textual.binding import BindingType

from kaoview.tui.commands.action import Action, Area
from kaoview.tui.commands.comparison import COMPARING
from kaoview.tui.commands.dialogs import DIALOGS, PROGRAM
from kaoview.tui.commands.export import EXPORTING
from kaoview.tui.commands.key_names import key_name
from kaoview.tui.commands.navigation import TRAVELLING
from kaoview.tui.commands.reading import READING
from kaoview.tui.commands.rows import ON_ROWS
from kaoview.tui.commands.search import SEARCHING
from kaoview.tui.commands.trends import TRENDS

__all__ = [
    "ACTIONS",
    "BY_ID",
    "NOT_WHILE_SEARCHING",
    "USUAL_KEYS",
    "Action",
    "Area",
    "bindings",
    "key_name",
]

ACTIONS: tuple[Action, ...] = (
    *READING,
    *SEARCHING,
    *TRAVELLING,
    *TRENDS,
    *COMPARING,
    *EXPORTING,
    *DIALOGS,
    *ON_ROWS,
    *PROGRAM,
)
"""Every action, in the order of the help page."""

BY_ID = {action.id: action for action in ACTIONS}

USUAL_KEYS = {action.id: action.keys for action in ACTIONS}
"""The default keys of every action."""

NOT_WHILE_SEARCHING = frozenset(action.name for action in ACTIONS if not action.while_searching)
"""The names of the commands of the main screen that do nothing while the search is open."""


def bindings(area: Area) -> list[BindingType]:
    """Return the bindings of an area, for a widget's or a screen's ``BINDINGS``."""
    return [action.binding for action in ACTIONS if action.area is area]
