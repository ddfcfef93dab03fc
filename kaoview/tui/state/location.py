"""Where the user is: the scroll position in a page, and the path that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class ScrollAnchor:
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
