"""The rows of the tree: indent, whether a branch is open, its label, its marks and its count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kaoview.text.cell_width import cell_width, fit, fit_end, pad
from kaoview.tui.render.lines import Line, Piece, Tone, cut_pieces
from kaoview.tui.symbols import CHECKED, CLOSED, HIT, KEPT, OPEN

if TYPE_CHECKING:
    from kaoview.tui.state.tree_model import TreeNode

_OPEN, _CLOSED, _LEAF = f"{OPEN} ", f"{CLOSED} ", "  "
_HIT = f" {HIT}"  # after a branch that is a hit, or is closed and contains one
_KEPT = f" {KEPT}"  # after a branch with a bookmark
_UNIT = "項"  # of every count
_LEFT = 1  # cells before the signs of the top level, where a check mark stands
_LEVEL = 2  # cells that each level is indented


class TreeMarks(NamedTuple):
    """How a branch is shown.

    Attributes:
        is_open: Whether it is open.
        hit: Whether the search found it, or something inside it while it is closed.
        bookmarked: Whether it has a bookmark.
        words: What its label is searched for.
        sign: The sign of a document that may have been read wrongly, or empty.
        checked: Whether it is checked.
        here: Whether the cursor is on it; its count then has its unit, for all others as well.
    """

    is_open: bool = False
    hit: bool = False
    bookmarked: bool = False
    words: Sequence[str] = ()
    sign: str = ""
    checked: bool = False
    here: bool = False


def sign_span(branch: TreeNode) -> range:
    """Return the cells of the sign for open and closed branches."""
    start = _LEFT + branch.depth * _LEVEL
    return range(start, start + len(_OPEN))


def tree_line(branch: TreeNode, marks: TreeMarks, width: int) -> Line:
    """Return the line of a branch.

    Its label has the tone ``TEXT``, what was searched for in it ``SHARED``, a bookmark ``NOTE``.

    Args:
        branch: The branch.
        marks: How it is shown.
        width: Cells of the line.
    """
    check = CHECKED if marks.checked else ""
    left = " " * (sign_span(branch).start - len(check))
    sign = _LEAF if not branch.opens else _OPEN if marks.is_open else _CLOSED
    unit = _UNIT if marks.here else ""
    count = f" {branch.count} {unit}" if branch.count else " "
    hit = _HIT if marks.hit else ""
    bookmark = _KEPT if marks.bookmarked else ""
    doubt = f" {marks.sign}" if marks.sign else ""
    room = max(width - cell_width(check + left + sign + doubt + hit + count + bookmark), 0)
    return Line(
        (
            Piece(check, Tone.NOTE),
            Piece(left + sign, Tone.QUIET),
            *_label(branch, marks.words, room),
            Piece(doubt, Tone.NOTE),
            Piece(bookmark, Tone.NOTE),
            Piece(hit, Tone.HIT),
            Piece(count, Tone.QUIET),
        )
    )


def _label(branch: TreeNode, words: Sequence[str], room: int) -> Iterator[Piece]:
    """Yield a label cut to the room there is: around the words, or with its period apart."""
    if words:
        from kaoview.text.excerpt import cut_around

        label, spans = cut_around(branch.label, words, room)
        marks = [(*span, Tone.SHARED) for span in spans]
        label = pad(label, room)
        yield from cut_pieces(label, (0, len(label)), marks, Tone.TEXT)
        return
    label = pad((fit_end if branch.ends_differ else fit)(branch.label, room), room)
    period = branch.period if label.startswith(branch.period) else ""
    yield Piece(period, Tone.TEXT, period=period)
    yield Piece(label[len(period) :], Tone.TEXT)
