"""What can be done on a screen now, from its bindings: for the palette and for menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kaoview.tui.commands import BY_ID, Action

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Available:
    """An action that can be run.

    Attributes:
        action: The action.
        keys: Its keys, those of the reader's settings where there are any.
        command: The Textual action it runs.
        node: What runs it: a widget, the screen or the application.
    """

    action: Action
    keys: tuple[str, ...]
    command: str
    node: DOMNode


def available_actions(screen: Screen[Any]) -> dict[str, Available]:
    """Return the actions that can be run on a screen, by their ids.

    Keys that a line takes as text count as well, since what they do can be chosen from a list.
    """
    found: dict[str, Available] = {}
    for key, active in screen.active_bindings.items():
        id = active.binding.id
        if id is None or id not in BY_ID or not active.enabled:
            continue
        keys = (*found[id].keys, key) if id in found else (key,)
        found[id] = Available(BY_ID[id], keys, active.binding.action, active.node)
    return found
