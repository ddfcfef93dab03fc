"""An item's marker and words on one line, set as Chinese is."""

from __future__ import annotations

from kaoview.model import Item, marked

__all__ = ["heading", "marked"]


def heading(item: Item) -> str:
    """Return an item's marker and title, or its marker and its text's first paragraph."""
    return item.heading
