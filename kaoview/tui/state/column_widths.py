"""The widths of what stands side by side: the sidebar, the search, the text, the other years."""

from __future__ import annotations

from typing import NamedTuple

BELOW, BESIDE = "below", "beside"
"""Where the pane of other years may stand; kept in the session file."""

BESIDE_COLUMNS = 150
"""Columns of the screen from which the pane may stand beside the text."""

_CENTRED_COLUMNS = 160  # of the screen, from which the text stands in the middle of its column
# The others were chosen by eye, at 60, 72, 80, 120, 150, 160, 200 and 240 columns.
_SIDEBAR_LEAST, _SIDEBAR_MOST = 28, 40  # cells, unless the reader wants another width
_SIDEBAR_SHARE = 3, 10  # three tenths of the screen, within those limits
_DRAGGED_LEAST, _PAGE_LEAST = 20, 40  # cells that the reader's own width leaves to each
_SEARCH_LEAST, _SEARCH_MOST = 40, 52  # cells of the search
_SEARCH_SHARE = 2, 5
MARGIN = 4
"""Cells to the left of the text where there is room."""
_EDGES = MARGIN + 2  # cells of a column that are not text: the margin, one to the right, scrollbar
GAP = 1
"""Cells between text and pane, in the background of the page."""
_PANE_USUAL = 44  # cells of the pane: the names of most departments beside status and year
_PANE_LEAST, _TEXT_LEAST = 36, 40  # cells that the reader's own width leaves to each
_PANE_INDENT = 4  # cells of the pane beside the words in it


def sidebar_width(screen: int, wanted: int = 0) -> int:
    """Return the cells of the sidebar on a screen with room for two panes.

    Args:
        screen: Columns of the screen.
        wanted: The cells that the reader wants, limited so that the page keeps some; 0 for the
            usual.
    """
    share = screen * _SIDEBAR_SHARE[0] // _SIDEBAR_SHARE[1]
    usual = max(_SIDEBAR_LEAST, min(_SIDEBAR_MOST, share))
    return max(_DRAGGED_LEAST, min(wanted or usual, screen - _PAGE_LEAST))


def search_width(screen: int) -> int:
    """Return the cells of the search on a screen with room for two panes."""
    share = screen * _SEARCH_SHARE[0] // _SEARCH_SHARE[1]
    return max(_SEARCH_LEAST, min(_SEARCH_MOST, share))


class PageRoom(NamedTuple):
    """What there is to share.

    Attributes:
        screen: Columns of the screen.
        page: Cells of the page while the sidebar stands beside it.
        now: Cells of the page with what stands beside it now, the wider search perhaps.
        lines: Lines of the text where no pane is below it.
        measure: The most cells of a line of text.
        low: Lines that the pane takes at least where it stands below the text.
    """

    screen: int
    page: int
    now: int
    lines: int
    measure: int
    low: int


class PageColumns(NamedTuple):
    """Where text and pane stand.

    Attributes:
        beside: Whether the pane stands beside the text.
        text: Cells of the text's column with its margin and its scrollbar, or 0 for all there are.
        margin: Cells to the left of the text, the line above it and the pane below it, or 0 for
            those of a narrow screen.
    """

    beside: bool = False
    text: int = 0
    margin: int = 0


def share_page(room: PageRoom, wanted: str = "", pane: int = 0) -> PageColumns:
    """Return where text and pane stand.

    The text keeps its column whether the pane is shown or hidden, so that nothing moves when it
    opens, and while a search is open, as long as the pane has room.

    Args:
        room: What there is to share.
        wanted: Where the reader wants the pane: BELOW, BESIDE, or anything else for the better.
        pane: The cells the reader wants the pane to have beside the text, or 0 for the usual.
    """
    better = BESIDE if _beside_shows_more(room) else BELOW
    if can_stand_beside(room) and (wanted if wanted in (BELOW, BESIDE) else better) == BESIDE:
        text = min(room.page - pane_width(room, pane), room.now - _PANE_LEAST) - GAP
        return PageColumns(True, text, _margin(room, text))
    centred = room.screen >= _CENTRED_COLUMNS and room.now >= room.measure + _EDGES
    return PageColumns(margin=_margin(room, room.now) if centred else 0)


def can_stand_beside(room: PageRoom) -> bool:
    """Return whether the screen and the page are wide enough for text and pane beside it."""
    least = _EDGES + _TEXT_LEAST + GAP + _PANE_LEAST
    return room.screen >= BESIDE_COLUMNS and min(room.page, room.now) >= least


def pane_width(room: PageRoom, wanted: int) -> int:
    """Return the cells of the pane beside the text.

    Usually it has what a whole line of text leaves, but no more than it needs for such a line.

    Args:
        room: What there is to share.
        wanted: The cells that the reader wants, limited so that the text has some; 0 for the usual.
    """
    left = room.page - GAP - _EDGES - room.measure
    usual = max(_PANE_USUAL, min(left, room.measure + _PANE_INDENT))
    most = room.page - GAP - _EDGES - _TEXT_LEAST
    return max(_PANE_LEAST, min(wanted or usual, most))


def _margin(room: PageRoom, column: int) -> int:
    """Return the cells to the left of the text in its column."""
    if room.screen < _CENTRED_COLUMNS:
        return MARGIN
    return max(MARGIN, (column - room.measure) // 2)


def _beside_shows_more(room: PageRoom) -> bool:
    """Tell whether more cells of both text and pane are seen with the pane beside the text.

    It depends on the size of the screen alone, not on what the pane holds: the text would jump
    from item to item.
    """
    pane = pane_width(room, 0)
    column = room.page - GAP - pane
    text_beside = min(room.measure, column - _EDGES) * room.lines
    text_below = min(room.measure, room.page - _EDGES) * (room.lines - room.low)
    return text_beside >= text_below and pane * room.lines >= room.page * room.low
