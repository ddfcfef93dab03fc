"""Where a reader is: the place, the page that is shown, and the line at the top of it."""

from __future__ import annotations

from dataclasses import dataclass


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
