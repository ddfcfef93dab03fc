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
