"""Where a reader is: the place, the page that is shown, and the line at the top of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ScrollAnchor:
    """Where on a page a reader is.

    Attributes:
        node: The id of what the first line in sight shows, or empty.
        at: Where that line starts in its title and text, or -1.
        line: The number of the line.
        width: The cells of a line for which the page was set: for another, the words tell where.
    """

    node: str = ""
    at: int = -1
    line: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Location:
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
