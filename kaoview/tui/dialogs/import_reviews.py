"""The preview of importing a colleague's decisions, and who holds where the two disagree."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from kaoview.tui.commands import Area, bindings
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import MEASURE
from kaoview.tui.widgets.page import LineView, PageBuilder
from kaoview.tui.widgets.page_frame import PageFrame


class ImportPage(LineView):
    """The preview."""

    BINDINGS = bindings(Area.IMPORT)


class ImportScreen(DrawnOnce[bool | None], ModalScreen[bool | None]):
    """Shows what would come of an import.

    Gives whether the colleague's decisions hold where the two disagree, or None.
    """

    CSS_PATH = "rows.tcss"

    def __init__(self, builder: PageBuilder, *, conflicts: bool) -> None:
        """Show a preview.

        Args:
            builder: Builds its lines for a width.
            conflicts: Whether the two disagree anywhere.
        """
        super().__init__()
        self._conflicts = conflicts
        self.page = ImportPage(MEASURE, id="import-page")
        self._frame = PageFrame(self.page, builder, id="import")

    def compose(self) -> ComposeResult:
        """Lay out the preview and its key bar."""
        yield self._frame

    def on_resize(self, event: events.Resize) -> None:
        """Make the frame as high as the preview, as far as there is room."""
        self._frame.fit(event.size)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the colleague's side only where there is another."""
        if action == "take" and parameters == (True,):
            return self._conflicts
        return super().check_action(action, parameters)

    def action_take(self, theirs: bool) -> None:
        """Import."""
        self.dismiss(theirs)

    def action_leave(self) -> None:
        """Import nothing."""
        self.dismiss(None)
