"""An item's marker and words on one line, set as Chinese is."""

from __future__ import annotations

from kaoview.model import Item
from kaoview.text.cells import cell_width


def marked(marker: str, words: str) -> str:
    """Return a marker and the words after it, apart only where the marker ends narrow.

    >>> marked("一、", "推動姊妹市")
    '一、推動姊妹市'
    >>> marked("1.", "職工管理")
    '1. 職工管理'
    """
    if not marker or not words or cell_width(marker[-1]) == 2:
        return marker + words
    return f"{marker} {words}"


def heading(item: Item) -> str:
    """Return an item's marker and title, or its marker and its text's first paragraph."""
    return marked(item.marker, item.title or item.text.partition("\n")[0].replace("\t", " "))
