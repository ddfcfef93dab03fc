"""The pane of other years beside the text: narrow and high, so words stand on several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kaoview.text.cell_width import fit
from kaoview.text.line_break import wrap
from kaoview.tui.render.lines import MEASURE, Line, Piece, Tone

_INDENT = "  "  # as wide as the sign of the cursor
_RIGHT = 2  # cells to the right of the words
_LEAST = 3  # lines of an item's words, if it has so many, however many items there are
_HEAD = 1  # line of an item above its words: what it is


class RelatedColumn(NamedTuple):
    """The lines of all rows of the pane.

    Attributes:
        words: For each item the lines of its own words.
        remarks: For each remark its lines.
        gap: Blank lines after each item.
    """

    words: Sequence[Sequence[str]] = ()
    remarks: Sequence[Sequence[str]] = ()
    gap: int = 0

    @property
    def heights(self) -> list[int]:
        """The lines that each row takes."""
        items = [_HEAD + len(lines) + self.gap for lines in self.words]
        return [*items, *map(len, self.remarks)]

    def words_line(self, item: int, part: int) -> Line:
        """Return a line of an item below the one that says what it is."""
        lines = self.words[item]
        if part > len(lines):
            return Line(head=True)  # a gap, which belongs to no row for the eye
        return Line((Piece(_INDENT + lines[part - _HEAD], Tone.TEXT),))

    def remark_line(self, remark: int, part: int) -> Line:
        """Return a line of a remark."""
        return Line((Piece(_INDENT + self.remarks[remark][part], Tone.QUIET),))


def related_column(
    words: Sequence[str], remarks: Sequence[str], width: int, lines: int
) -> RelatedColumn:
    """Return the rows of the pane, with as many lines of words as there is room for.

    Every item has the same limit. Where all of them cannot be seen with a few lines each, they
    have these, and the pane is scrolled.

    Args:
        words: The own words of each item.
        remarks: What is said below the items.
        width: Cells of the pane.
        lines: Lines there are for the rows.
    """
    room = _room(width)
    whole = [wrap(each, room) for each in words]
    said = [wrap(each, room) for each in remarks]
    left = lines - sum(map(len, said)) - _HEAD * len(whole)
    most = max(map(len, whole), default=0)
    for gap in (1, 0):
        for limit in range(most, _LEAST - 1, -1):
            if sum(min(limit, len(each)) + gap for each in whole) <= left:
                return RelatedColumn([_cut(each, limit, room) for each in whole], said, gap)
    return RelatedColumn([_cut(each, _LEAST, room) for each in whole], said)


def notice_lines(sentences: Sequence[str], width: int) -> list[str]:
    """Return sentences that stand in place of the items, on as many lines as they need.

    A blank line after each tells them apart where they take several.
    """
    room = _room(width)
    return [line for sentence in sentences for line in (*wrap(sentence, room), "")]


def _room(width: int) -> int:
    """Return the cells of a line of words in a pane of some width."""
    return max(min(width - len(_INDENT) - _RIGHT, MEASURE), 1)


def _cut(lines: Sequence[str], limit: int, room: int) -> Sequence[str]:
    """Return the first lines, with an ellipsis where some are left out."""
    if len(lines) <= limit:
        return lines
    return [*lines[: limit - 1], fit(lines[limit - 1] + lines[limit], room)]
