"""Lays out the page: the text, and the pane of other years below it or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaoview.tui.state.column_widths import (
    BELOW,
    BESIDE,
    BESIDE_COLUMNS,
    PageColumns,
    PageRoom,
    can_stand_beside,
    pane_width,
    share_page,
)

if TYPE_CHECKING:
    from textual.geometry import Size

    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.session import Panes
    from kaoview.tui.widgets.divider import Divider
    from kaoview.tui.widgets.related_pane import RelatedPane

PAGE, RELATED = "page", "elsewhere"
"""Names of the panes on the page."""

# All sizes were chosen by eye, at 60, 72, 80, 120 and 160 columns.
_PANE_COLUMNS, _PANE_LINES = 72, 28  # of the screen; below, the pane opens only on call
_LOW, _HIGH = 6, 8  # lines of the pane below the text
_HIGH_SCREEN = 40  # lines of the screen from which the pane is the higher
_PANE_LEAST, _READER_LEAST = 3, 6  # lines that the reader's own height leaves to each
_OTHER_LINES = 3  # two of the breadcrumb, one of the key bar
_WHOLE = -1  # instead of lines that the reader wants: all there are
_RIGHT = 2  # cells to the right of the breadcrumb
_SIGN = 2  # cells that the rows of the pane begin with, for the cursor


class PageLayout:
    """Sizes and places the text, the line above it and the pane of other years.

    The style class ``-beside`` of the screen says that the pane stands beside the text.

    Attributes:
        pane: The pane of other years, once the documents have been read.
        edge: The edge between text and pane, once there is one.
        beside: Whether the pane has its place beside the text, be it shown or not.
    """

    def __init__(self, stage: Stage, widgets: Widgets) -> None:
        """Make a layout.

        Args:
            stage: The screen.
            widgets: What is always on the screen.
        """
        self.pane: RelatedPane | None = None
        self.edge: Divider | None = None
        self.beside = False
        self._stage = stage
        self._reader = widgets.reader
        self._breadcrumb = widgets.breadcrumb
        self._lines = 0
        self._wanted = 0
        self._room = PageRoom(0, 0, 0, 0, 0, 0)

    def fit(self, size: Size, page: int, now: int, panes: Panes, zoomed: str) -> bool:
        """Share the page.

        Args:
            size: The size of the screen.
            page: Cells of the page while the sidebar stands beside it.
            now: Cells of the page with what stands beside it now.
            panes: What the reader wants.
            zoomed: The pane that has the whole screen, or empty.

        Returns:
            Whether there is room for the pane now, and was none before.
        """
        low = _HIGH if size.height >= _HIGH_SCREEN else _LOW
        lines = size.height - _OTHER_LINES
        self._room = PageRoom(size.width, page, now, lines, self._reader.measure, low)
        columns = share_page(self._room, panes.elsewhere_at, panes.elsewhere_width)
        self.beside = columns.beside
        if zoomed:
            alone = self._room._replace(page=size.width, now=size.width)
            columns = share_page(alone, BELOW) if zoomed == PAGE else PageColumns()
        self._place(columns)
        self._wanted = _WHOLE if columns.beside or zoomed == RELATED else panes.elsewhere
        self._set_height()
        return self._make_room(size)

    def _make_room(self, size: Size) -> bool:
        """Say by style classes whether there is room for the pane, or whether it is called."""
        stage = self._stage
        small = size.width < _PANE_COLUMNS or size.height < _PANE_LINES
        small = small and not self.beside
        before = stage.has_class("-no-elsewhere")
        stage.set_class(small, "-no-elsewhere")
        if not small:
            stage.set_class(False, "-called")
        elif not before and self.pane is not None and self.pane.has_focus:
            stage.set_class(True, "-called")  # what is being read stays
        return before and not small

    def _place(self, columns: PageColumns) -> None:
        """Place text and pane; styles that stay as they are cause no layout."""
        self._stage.set_class(columns.beside, "-beside")
        margin = columns.margin
        self._reader.set_margin(margin)
        self._reader.styles.width = columns.text or "1fr"
        self._breadcrumb.styles.padding = (0, _RIGHT, 1, margin) if margin else None
        if self.pane is not None:
            self.pane.stand_beside(columns.beside)
            left = 0 if columns.beside else margin - _SIGN
            self.pane.styles.padding = (0, 0, 0, left) if margin else None
        if self.edge is not None and columns.beside:
            self.edge.styles.offset = (columns.text, 0)

    def grow_for(self, lines: int) -> None:
        """Make the pane as high as these lines need, up to half the height, unless it is fixed."""
        self._lines = lines
        self._set_height()

    def _set_height(self) -> None:
        if self.pane is None:
            return
        height = max(self._room.low, min(self._lines, self._room.lines // 2))
        if self._wanted > 0:
            height = self.limited_height(self._wanted)
        self.pane.styles.height = "1fr" if self._wanted == _WHOLE else height

    def limited_height(self, wanted: int) -> int:
        """Limit the height of the pane below the text, in lines, so that the text keeps some."""
        return max(_PANE_LEAST, min(wanted, self._room.lines - _READER_LEAST))

    def limited_width(self, wanted: int) -> int:
        """Limit the width of the pane beside the text, in cells, so that the text keeps some."""
        return pane_width(self._room, wanted)

    def other_place(self) -> tuple[str, str]:
        """Return where the pane can go from where it is, or nowhere, and what to say of it."""
        if self.beside:
            return BELOW, "其他年度改放在內文下方"
        if self._room.screen < BESIDE_COLUMNS:
            now = self._room.screen
            return "", f"視窗要有 {BESIDE_COLUMNS} 欄，其他年度才能放在內文右邊；現在 {now} 欄"
        if not can_stand_beside(self._room):
            return "", "內文這一欄不夠寬，放不下其他年度；先把目錄調窄"
        return BESIDE, "其他年度改放在內文右邊"
