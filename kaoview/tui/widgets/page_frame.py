"""A page in a dialog: as wide as text is read, and as high as its text where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaoview.tui.render.lines import MEASURE

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widget import Widget

    from kaoview.tui.widgets.page import LineView, PageBuilder

_SIDES = 8  # cells of the margins, the scrollbar and the frame
_OTHER_LINES = 5  # of the margins, the frame and the key bar
_BLANK_END = 1  # lines that every page has below its text
_LEAST_LINES = 3  # of the text on the lowest screen; chosen by hand


def fit_frame(frame: Widget, page: LineView, builder: PageBuilder, size: Size) -> None:
    """Size a dialog and the page in it.

    Args:
        frame: The dialog.
        page: The page.
        builder: Builds the lines of the page.
        size: The size of the screen.
    """
    width = min(MEASURE, size.width - _SIDES)
    lines = sum(1 for _ in builder(width)) + _BLANK_END
    frame.styles.width = width + _SIDES
    page.styles.height = min(lines, max(size.height - _OTHER_LINES, _LEAST_LINES))
