"""The rows of the pane of related items: their status, plan, department and first words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kaoview.text.cell_width import cell_width, fit, pad
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import Line, Piece, Tone

if TYPE_CHECKING:
    from kaoview.tui.state.related_items import RelatedItem

_SIGN, _BLANK = "> ", "  "  # before a line, with the cursor on it and without
_STATUS = 8  # cells of a status: its sign and two characters, with room around them
_DEPARTMENT_SHARE, _LEAST_DEPARTMENT = 5, 6  # a department takes a fifth of the line, or 6 cells
_LEAST_WORDS = 24  # cells of an item's words; with less room the kind of plan is left out


def related_line(items: Sequence[RelatedItem], number: int, width: int, *, here: bool) -> Line:
    """Return the line of a related item.

    Args:
        items: All items that are listed.
        number: Which of them.
        width: Cells of the line.
        here: Whether the cursor is on it.
    """
    item = items[number]
    plans = max(cell_width(each.when) for each in items)
    departments = max(cell_width(each.department) for each in items)
    departments = min(departments, max(width // _DEPARTMENT_SHARE, _LEAST_DEPARTMENT))
    period, kind = parted(item.when)
    kind = pad(kind, plans - cell_width(period))
    front = f"{kind}  {pad(fit(item.department, departments), departments)}  "
    status = (_SIGN if here else _BLANK) + pad(item.status, _STATUS)
    tail = f"  {item.reviewed} " if item.reviewed else " "
    room = width - cell_width(status + period + tail)
    if period and room - cell_width(front) < _LEAST_WORDS:
        front = front[len(kind) :]
    room -= cell_width(front)
    return Line(
        (
            Piece(status, Tone.STATUS, colour=item.colour),
            Piece(period, Tone.QUIET, period=period),
            Piece(front, Tone.QUIET),
            Piece(pad(fit(item.words, room), room), Tone.TEXT),
            Piece(tail, Tone.QUIET),
        )
    )


def title_line(title: str, count: int, scope: str, width: int) -> Line:
    """Return the line above the items: what they are, how many, and where they were sought."""
    number = f"　{count} 項" if count else ""
    where = f"（{scope}）" if scope else ""
    return Line((Piece(fit(f"{_BLANK}{title}{where}{number}", width), Tone.TITLE),))


def notice_line(words: str, width: int) -> Line:
    """Return a sentence that stands in place of the items."""
    return Line((Piece(_BLANK + fit(words, width - len(_BLANK)), Tone.QUIET),))
