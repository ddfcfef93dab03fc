"""Both whole texts of a pair, below the list from which it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.rows import REVIEWED
from kaoview.text.cell_width import fit, visible
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.row_layout import Measures, pair_lines
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.widgets.row_list import RowList


class PairPane(RowList, can_focus=False):
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
            units = result.comparison.units
            ours = units[left or right]
            theirs = units[right] if left and right else None
            lines = list(pair_lines(ours, theirs, result, Measures(width, 0), wanted))
            return lines + _review_lines(result, left, right, width)

        self.show(1, build)

    def turn(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(self.size.height - self.PAGE_OVERLAP, 1))


def _review_lines(result: ComparisonResult, left: str, right: str, width: int) -> list[Line]:
    row = result.comparison.row(left)
    found = next((m.decision for m in row.matches if m.id == right), None) if row else None
    if found is None:
        return []
    words = visible(f"{REVIEWED}：{found.word}　{found.decided_by} {found.date}　{found.note}")
    return [Line(()), Line((Piece(fit(words.rstrip(), width), Tone.NOTE),))]
