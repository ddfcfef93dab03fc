"""The old text beside longer new ones stays at the upper edge until they end."""

from __future__ import annotations

import pytest

from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.sticky_column import left_shift, with_left_moved


def row(left: int, right: int, heads: int = 0) -> list[Line]:
    """Return a row with some lines of words on either side, and a blank line below."""
    lines = [Line((Piece("經濟發展", Tone.HEAD),), head=True)] * heads
    for number in range(max(left, right) + 1):
        ours = Piece(f"舊{number}" if number < left else "   ", Tone.TEXT)
        theirs = Piece(f"新{number}" if number < right else "   ", Tone.TEXT)
        lines.append(Line((ours, Piece("  ", Tone.GROUND), theirs), left=1))
    return lines


def drawn(lines: list[Line], above: int) -> list[str]:
    """Return what is drawn of a row from the upper edge of the pane on."""
    shift = left_shift(lines, above)
    moved = [with_left_moved(lines, part, shift) for part in range(above, len(lines))]
    return ["".join(piece.text for piece in line.pieces).strip() for line in moved]


def test_the_left_column_follows_the_upper_edge_and_ends_with_the_right_one() -> None:
    lines = row(2, 5)
    assert drawn(lines, 0)[:3] == ["舊0  新0", "舊1  新1", "新2"]
    assert drawn(lines, 2) == ["舊0  新2", "舊1  新3", "新4", ""]
    assert drawn(lines, 3) == ["舊0  新3", "舊1  新4", ""]
    assert drawn(lines, 4) == ["舊1  新4", ""]


@pytest.mark.parametrize("above", range(6))
def test_a_left_column_as_long_as_the_right_one_or_an_empty_one_stays(above: int) -> None:
    for lines in (row(4, 4), row(5, 2), row(0, 5)):
        assert left_shift(lines, above) == 0


def test_headings_above_a_row_are_not_part_of_it() -> None:
    lines = row(1, 4, heads=2)
    assert [left_shift(lines, above) for above in range(8)] == [0, 0, 0, 1, 2, 3, 3, 3]
    assert drawn(lines, 4)[0] == "舊0  新2"


def test_a_row_without_columns_stays_as_it_is() -> None:
    lines = [Line((Piece("一", Tone.TEXT),)), Line((Piece("二", Tone.TEXT),))]
    assert drawn(lines, 1) == ["二"]
