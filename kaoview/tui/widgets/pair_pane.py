"""Both whole texts of a pair, below the list from which it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.tui.render.lines import Line
from kaoview.tui.render.whole_pair import whole_pair
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.widgets.row_list import SheetList


class PairPane(SheetList, can_focus=False):
    """Shows two items side by side, or one without a counterpart."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, signs=False)

    def show_pair(
        self, result: ComparisonResult, left: str, right: str, wanted: Sequence[str] = ()
    ) -> None:
        """Show a pair.

        Args:
            result: The comparison.
            left: The left item's id, or empty.
            right: The right item's id, or empty; one of the two is given.
            wanted: Folded words to mark in both.
        """

        def build(number: int, width: int, chosen: int) -> list[Line]:  # noqa: ARG001
            return list(whole_pair(result, left, right, width, wanted))

        self.show(1, build)

    def turn(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(self.size.height - self.PAGE_OVERLAP, 1))
