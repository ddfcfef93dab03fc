"""A page in a dialog: as wide as text is read, and as high as its text where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from kaoview.tui.render.lines import MEASURE
from kaoview.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from kaoview.tui.widgets.page import LineView, PageBuilder

_SIDES = 8  # cells of the margins, the scrollbar and the frame
_OTHER_LINES = 5  # of the margins, the frame and the key bar
_BLANK_END = 1  # lines that every page has below its text
_LEAST_LINES = 3  # of the text on the lowest screen; chosen by hand


class PageFrame(Vertical):
    """A page with a key bar below it.

    Args:
        page: The page.
        builder: Builds its lines for a width.
        id: The frame's id, and the beginning of its key bar's.
    """

    def __init__(self, page: LineView, builder: PageBuilder, *, id: str) -> None:
        super().__init__(id=id)
        self._page = page
        self._builder = builder

    def compose(self) -> ComposeResult:
        """Lay out the page and its key bar."""
        yield self._page
        yield KeyBar(id=f"{self.id}-keybar")

    def on_mount(self) -> None:
        """Show the page, with the keys."""
        self._page.show(self._builder)
        self.screen.set_focus(self._page)

    def fit(self, size: Size) -> None:
        """Size the frame and the page in it for the size of the screen."""
        width = min(MEASURE, size.width - _SIDES)
        lines = sum(1 for _ in self._builder(width)) + _BLANK_END
        self.styles.width = width + _SIDES
        self._page.styles.height = min(lines, max(size.height - _OTHER_LINES, _LEAST_LINES))
