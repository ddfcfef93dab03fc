"""Keys that move through a screen's sheet, whichever widget has the focus."""

from __future__ import annotations

from kaoview.tui.widgets.row_list import RowList


class SheetKeys:
    """Passes a screen's moves on to its sheet.

    Attributes:
        sheet: The sheet.
    """

    sheet: RowList

    def action_row(self, by: int) -> None:
        """Go to the next or previous row."""
        self.sheet.action_row(by)

    def action_choose(self, by: int) -> None:
        """Choose the next or previous match."""
        self.sheet.action_choose(by)

    def action_page(self, pages: int) -> None:
        """Turn pages."""
        self.sheet.action_page(pages)

    def action_first(self) -> None:
        """Go to the first row."""
        self.sheet.action_first()

    def action_last(self) -> None:
        """Go to the last row."""
        self.sheet.action_last()

    def action_open(self) -> None:
        """Open the row under the cursor."""
        self.sheet.action_open()
