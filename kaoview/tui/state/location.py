"""Where the user is: the scroll position in a page, and the path that leads to it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class ScrollAnchor(NamedTuple):
    """A scroll position in a page.

    Attributes:
        node: The id of the node on the first visible line, or empty.
        at: The offset of that line in the node's title and text, or -1.
        line: The number of the line.
        width: The line width, in cells, for which the page was laid out. At another width the
            line number is useless and ``node`` and ``at`` tell the position.
    """

    node: str = ""
    at: int = -1
    line: int = 0
    width: int = 0


class Location(NamedTuple):
    """Where a reader is in a library.

    Attributes:
        place: The id of the place the reader went to last, or empty before the first.
        shown: The key of the page on the screen: another one than the place while the reader only
            looks at a hit, at a branch that was filtered, or at the page of how to begin.
        followed: The key of the tree's row whose page was shown last. Messages come after keys
            pressed in quick succession, so the cursor may be on another row already.
    """

    place: str = ""
    shown: str = ""
    followed: str | None = None


def now() -> str:
    """Return the present time as visits and bookmarks are dated, in ISO form to the second."""
    return datetime.now().isoformat(timespec="seconds")


class Crumb(NamedTuple):
    """One step of the way from the top of the library to a page.

    Attributes:
        key: The id it leads to; empty for the mark of steps that were left out.
        label: Its name, without control characters.
        period: The period that the label begins with, or empty.
    """

    key: str
    label: str
    period: str = ""
