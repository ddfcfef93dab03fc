"""The whole of a row or a cell that a list cuts off, to be read, scrolled and copied from."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import MEASURE, PAGE_TONES, SHEET_TONES
from kaoview.tui.widgets.page import LineView, PageBuilder
from kaoview.tui.widgets.page_frame import PageFrame


class WholePage(LineView):
    """The text; comparisons mark words in it."""

    BINDINGS = bindings(Area.WHOLE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line--{tone}" for tone in (*PAGE_TONES, *SHEET_TONES)
    }


class WholeScreen(DrawnOnce[None], ModalScreen[None]):
    """Shows a text over the list that has no room for it."""

    CSS_PATH = "rows.tcss"

    def __init__(self, builder: PageBuilder) -> None:
        """Show a text.

        Args:
            builder: Builds its lines for a width.
        """
        super().__init__()
        self.page = WholePage(MEASURE, id="whole-page")
        self._frame = PageFrame(self.page, builder, id="whole")

    def compose(self) -> ComposeResult:
        """Lay out the text and its key bar."""
        yield self._frame

    def on_resize(self, event: events.Resize) -> None:
        """Make the frame as high as the text, as far as there is room."""
        self._frame.fit(event.size)

    def on_click(self, event: events.Click) -> None:
        """Leave at a click beside the text."""
        if event.widget is self:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
