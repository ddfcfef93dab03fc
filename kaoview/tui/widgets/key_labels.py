"""What a key does now, where that depends on the row under the cursor."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from kaoview.tui.commands import BY_ID, Action


@runtime_checkable
class LabelsKeys(Protocol):
    """A widget some of whose keys do something else on some rows."""

    def does_instead(self, id: str) -> str:
        """Return the id of what an action does instead on the row under the cursor, or empty."""
        ...


@runtime_checkable
class RestsKeys(Protocol):
    """What runs keys of which some have at times nothing to act on, and then say why."""

    def rests(self, id: str) -> bool:
        """Return whether an action has nothing to act on now."""
        ...


def at_rest(action: Action, node: object) -> bool:
    """Return whether the key of an action need not be shown, as it would only say why not.

    Args:
        action: The action.
        node: What runs it.
    """
    return isinstance(node, RestsKeys) and node.rests(action.id)


def labelled(action: Action, node: object) -> Action:
    """Return an action with the label that it has now.

    Args:
        action: The action.
        node: What runs it.
    """
    instead = node.does_instead(action.id) if isinstance(node, LabelsKeys) else ""
    if not instead:
        return action
    return action._replace(label=BY_ID[instead].label, brief=BY_ID[instead].brief)
