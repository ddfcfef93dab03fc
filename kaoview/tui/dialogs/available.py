"""What can be done on a screen now, from its bindings: for the palette and for menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.actions import parse

from kaoview.tui.commands import BY_ID, Action
from kaoview.tui.widgets.key_labels import at_rest, labelled

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Available:
    """An action that can be run.

    Attributes:
        action: The action.
        keys: The keys that work now, those of the reader's settings where there are any.
        command: The Textual action it runs.
        node: What runs it: a widget, the screen or the application.
    """

    action: Action
    keys: tuple[str, ...]
    command: str
    node: DOMNode


def available_actions(screen: Screen[Any]) -> dict[str, Available]:
    """Return the actions whose keys work on a screen now, by their ids."""
    found: dict[str, Available] = {}
    for key, active in screen.active_bindings.items():
        id = active.binding.id
        if id is None or id not in BY_ID or not active.enabled or at_rest(BY_ID[id], active.node):
            continue
        keys = (*found[id].keys, key) if id in found else (key,)
        action = labelled(BY_ID[id], active.node)
        found[id] = Available(action, keys, active.binding.action, active.node)
    return found


def menu_actions(screen: Screen[Any]) -> dict[str, Available]:
    """Return what is in the menu of the row under the cursor, or of the text, by ids.

    While a line is typed into, its letters are no keys, but what they do can still be chosen.
    """
    found = {id: each for id, each in available_actions(screen).items() if each.action.menu}
    for node in (screen.focused or screen).ancestors_with_self:
        for binding in node.BINDINGS:
            id = getattr(binding, "id", None)
            if id in BY_ID and BY_ID[id].menu and id not in found:
                command = BY_ID[id].command
                _, name, arguments = parse(command)
                if node.check_action(name, arguments):
                    found[id] = Available(labelled(BY_ID[id], node), (), command, node)
        if node.is_modal:
            break
    return found
