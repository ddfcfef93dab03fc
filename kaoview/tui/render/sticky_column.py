"""A left column that stays in view beside a longer right one, while their row is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.tui.render.lines import Line


def left_shift(lines: Sequence[Line], above: int) -> int:
    """Return by how many lines the left column is moved down.

    It follows the upper edge of the pane for as long as the right column goes on.

    Args:
        lines: The lines of a row.
        above: How many of them are above the upper edge of the pane.
    """
    first = next((at for at, line in enumerate(lines) if not line.head), len(lines))
    if above <= first:
        return 0
    ours = _last(lines, first, left=True)
    if ours == first:
        return 0
    return max(0, min(above - first, _last(lines, first, left=False) - ours))


def with_left_moved(lines: Sequence[Line], part: int, shift: int) -> Line:
    """Return a line of a row whose left column is moved down.

    Args:
        lines: The lines of the row.
        part: Which of its lines.
        shift: By how many lines the left column is moved down.
    """
    line = lines[part]
    if not shift or not line.left:
        return line
    blank = next(each for each in reversed(lines) if each.left)
    source = lines[part - shift] if part >= shift and lines[part - shift].left else blank
    return line._replace(
        pieces=(*source.pieces[: source.left], *line.pieces[line.left :]),
        left=source.left,
    )


def _last(lines: Sequence[Line], first: int, *, left: bool) -> int:
    """Return where a row's words end, those of its left column or all of them."""
    end = first
    for number, line in enumerate(lines):
        pieces = line.pieces[: line.left] if left else line.pieces
        if number >= first and any(piece.text.strip() for piece in pieces):
            end = number + 1
    return end
