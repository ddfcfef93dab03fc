"""Both whole texts of a pair with its review: below a list of candidates, and in a pop-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaoview.compare.statuses import REVIEWED
from kaoview.text.cell_width import visible
from kaoview.text.line_break import wrap
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.row_layout import Measures, pair_lines
from kaoview.tui.state.comparison_result import ComparisonResult


def whole_pair(
    result: ComparisonResult, left: str, right: str, width: int, wanted: Sequence[str] = ()
) -> Iterator[Line]:
    """Yield the lines of two whole items, or of one without a counterpart.

    Args:
        result: The comparison.
        left: The left item's id, or empty.
        right: The right item's id, or empty; one of the two is given.
        width: Cells of a line.
        wanted: Folded words to mark in both.
    """
    units = result.comparison.units
    theirs = units[right] if left and right else None
    yield from pair_lines(units[left or right], theirs, result, Measures(width, 0), wanted)
    row = result.comparison.row(left)
    decisions = {match.id: match.decision for match in row.matches} if row else {}
    found = decisions.get(right)
    if found is not None:
        yield Line(())
        words = visible(f"{REVIEWED}：{found.word}　{found.decided_by} {found.date}　{found.note}")
        for number, line in enumerate(wrap(words.rstrip(), width)):
            yield Line((Piece(line, Tone.NOTE),), joined=number > 0)
