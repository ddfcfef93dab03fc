"""The rows of the pane of related items: their status, plan, department and first words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.symbols import CURSOR, NO_CURSOR

if TYPE_CHECKING:
    from kaoview.tui.state.related_items import RelatedItem

_STATUS = 8  # cells of a status: its sign and two characters, with room around them
_GAP = 2  # cells between the plan and the department
_LEAST_DEPARTMENT = 12  # cells of a department; with less room the kind of plan is left out
_WIDE = 60  # cells from which an item's words stand below its plan, and not below its status


LINES = 2
"""Lines of an item: what it is, and its own words."""


def related_line(
    items: Sequence[RelatedItem], number: int, part: int, width: int, *, here: bool
) -> Line:
    """Return a line of a related item: what it is and whose, or below that its own words.

    Args:
        items: All items that are listed.
        number: Which of them.
        part: Which of its lines, from 0 on.
        width: Cells of the line.
        here: Whether the cursor is on it.
    """
    item = items[number]
    if part:
        indent = " " * (cell_width(NO_CURSOR) + (_STATUS if width >= _WIDE else 0))
        room = width - cell_width(indent)
        return Line((Piece(indent, Tone.QUIET), Piece(fit(item.words, room), Tone.TEXT)))
    plans = max(cell_width(each.when) for each in items)
    period, kind = parted(item.when)
    kind = pad(kind, plans - cell_width(period))
    status = (CURSOR if here else NO_CURSOR) + pad(item.status, _STATUS)
    tail = f"  {item.reviewed} "
    room = width - cell_width(status + period + tail)
    if period and room - cell_width(kind) - _GAP < _LEAST_DEPARTMENT:
        kind = ""
    kind += " " * _GAP
    room -= cell_width(kind)
    return Line(
        (
            Piece(status, Tone.STATUS, colour=item.colour),
            Piece(period, Tone.QUIET, period=period),
            Piece(kind, Tone.QUIET),
            Piece(pad(fit(item.department, room), room), Tone.QUIET),
            Piece(tail, Tone.QUIET),
        )
    )


def title_line(title: str, count: int, scope: str, width: int, below: int = 0) -> Line:
    """Return the line above the items.

    Args:
        title: What they are.
        count: How many there are.
        scope: Where they were sought, if not everywhere.
        width: Cells of the line.
        below: How many of them are out of sight below.
    """
    number = f"　{count} 項" if count else ""
    number += f"，下面還有 {below} 項" if below else ""
    where = f"（{scope}）" if scope else ""
    # How many are out of sight is said at any width.
    words = fit(f"{NO_CURSOR}{title}{where}", width - cell_width(number)) + number
    return Line((Piece(fit(words, width), Tone.TITLE),))


def notice_line(words: str, width: int) -> Line:
    """Return a sentence that stands in place of the items."""
    return Line((Piece(NO_CURSOR + fit(words, width - len(NO_CURSOR)), Tone.QUIET),))
