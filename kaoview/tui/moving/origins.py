"""Where a reader was before searching or filtering, to go back to."""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.tui.pages.lines import Spot
from kaoview.tui.tree.branches import Rows


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the reader was before a search: the place, where on its page, the pane."""

    place: str
    spot: Spot
    width: int
    in_text: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The sidebar and the page as they were before branches were filtered."""

    rows: Rows
    line: int
    top: int
    spot: Spot
