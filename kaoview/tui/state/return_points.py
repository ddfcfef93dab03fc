"""Where a reader was before searching or filtering, to go back to."""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.state.tree_model import TreeRows


@dataclass(frozen=True, slots=True)
class SearchOrigin:
    """Where the reader was before a search: the place, where on its page, the pane."""

    place: str
    spot: ScrollAnchor
    width: int
    in_text: bool


@dataclass(frozen=True, slots=True)
class FilterOrigin:
    """The sidebar and the page as they were before branches were filtered."""

    rows: TreeRows
    line: int
    top: int
    spot: ScrollAnchor
