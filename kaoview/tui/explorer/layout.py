"""The layout of the panes: their sizes, which are hidden or zoomed, and which has the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kaoview.tui.commands import Area
from kaoview.tui.explorer.page_layout import PAGE, RELATED, PageLayout
from kaoview.tui.state.column_widths import search_width, sidebar_width
from kaoview.tui.state.session import Panes

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widget import Widget

    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.widgets.divider import Divider
    from kaoview.tui.widgets.filter_bar import FilterBar
    from kaoview.tui.widgets.reader import Reader
    from kaoview.tui.widgets.related_pane import RelatedPane
    from kaoview.tui.widgets.search_panel import SearchPanel
    from kaoview.tui.widgets.sidebar import Sidebar

READING = "讀取文件中"

# Names of the panes; those of hidden panes are kept in the session file.
SIDEBAR = "sidebar"
FILTER = "filter"
"""The id of the line above the sidebar."""
SIDEBAR_EDGE, RELATED_EDGE = "sidebar-edge", "elsewhere-edge"
"""The ids of the edges that can be dragged."""

_ZOOM_LABELS = {SIDEBAR: Area.SIDEBAR, PAGE: Area.READER, RELATED: Area.ELSEWHERE}

# Chosen by eye, at 60, 72, 80, 120 and 160 columns.
_TWO_PANES = 72  # columns from which sidebar and page stand side by side
_SEARCH_HEIGHT = "60%"  # of a screen with room for one pane
_STEP = 2  # cells that one key makes the sidebar wider, or the pane beside the text


class Layout:
    """Sizes, hides and zooms the panes, and moves the focus between them.

    Style classes of the screen hold what the style sheet needs: ``-one-pane``, ``-reading`` (the
    page is what a screen for one pane shows), ``-roomy``, ``-searching``, ``-sidebar-off``,
    ``-elsewhere-off`` (hidden by the reader), ``-no-elsewhere`` (no room for it), ``-called``
    (shown all the same), ``-zoom-<pane>``.

    Attributes:
        filter_bar: The line to filter the tree with, once there is one.
        search_panel: The search, once there is one.
        related_pane: The pane of other years, once the documents have been read.
        related_uncovered: Called when the pane of other years has room again.
    """

    def __init__(
        self,
        stage: Stage,
        widgets: Widgets,
        panes: Panes,
        changed: Callable[[], None],
    ) -> None:
        """Start with the sizes of the last run, so that the first picture has them.

        Args:
            stage: The screen.
            widgets: What is always on the screen.
            panes: The sizes and the hidden panes to start with.
            changed: Called when the reader changes them.
        """
        self.filter_bar: FilterBar | None = None
        self.search_panel: SearchPanel | None = None
        self.related_pane: RelatedPane | None = None
        self.related_uncovered: Callable[[], None] = lambda: None
        self._page = PageLayout(stage, widgets)
        self._stage = stage
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._key_bar = widgets.key_bar
        self._panes = panes
        self._changed = changed
        self._divider: Divider | None = None
        self._zoomed = ""
        self._size: Size | None = None  # as fitted last: the screen may be laid out only later
        self._on_page = False
        self._set_related_hidden()

    def open(self, related_pane: RelatedPane) -> None:
        """Add the pane that comes with the documents, after the first picture."""
        self.related_pane = self._page.pane = related_pane
        self._add(related_pane, "#spread")
        self.fit(self._size or self._stage.size)

    def add_divider(self) -> None:
        """Add the edges that only a mouse needs, once the documents have been drawn."""
        from kaoview.tui.widgets.divider import Divider

        self._divider = Divider(id=SIDEBAR_EDGE)
        self._page.edge = Divider(id=RELATED_EDGE)
        self._add(self._divider, "#panes")
        self._add(self._page.edge, "#spread")
        self.fit(self._size or self._stage.size)

    def _add(self, widget: Widget, selector: str) -> None:
        """Mount a widget, unless the reader has quit already and the screen is being taken down."""
        container = self._stage.query_one(selector)
        if container.is_attached:
            container.mount(widget)

    # The session

    @property
    def panes(self) -> Panes:
        """The sizes and the hidden panes."""
        hidden = [SIDEBAR] if SIDEBAR in self._panes.hidden else []
        if self._stage.has_class("-elsewhere-off"):
            hidden.append(RELATED)
        return self._panes._replace(hidden=tuple(hidden))

    def restore(self, panes: Panes | None) -> None:
        """Restore the sizes and the hidden panes of a session."""
        if panes is not None and panes != self.panes:
            self._panes = panes
            self._set_related_hidden()
            self.fit(self._stage.size)
        self.focus_where_seen()

    def focus_where_seen(self) -> None:
        """Focus the text if the sidebar has the focus but is hidden."""
        if self._stage.has_class("-sidebar-off") and self._sidebar.has_focus:
            self.turn_to(self._reader)

    def _set_related_hidden(self) -> None:
        self._stage.set_class(RELATED in self._panes.hidden, "-elsewhere-off")

    # Sizes

    @property
    def one_pane(self) -> bool:
        """Whether there is room for one pane only."""
        return self._stage.has_class("-one-pane")

    @property
    def searching(self) -> bool:
        """Whether the search is open, in the sidebar's place."""
        return self._stage.has_class("-searching")

    def fit(self, size: Size) -> None:
        """Size every pane for a screen."""
        self._size = size
        stage, width = self._stage, size.width
        one = width < _TWO_PANES
        stage.set_class(one, "-one-pane")
        self.turn_page(self._on_page)
        aside = 0 if self._zoomed in (PAGE, RELATED) else self._sidebar_width(width)
        # One cell less: the background of the page separates the two.
        self._sidebar.styles.width = "1fr" if one else max(aside - 1, 1)
        stage.set_class(width - aside > self._reader.measure, "-roomy")
        if self.related_pane is None:
            # The breadcrumb says so too, but is hidden where only the sidebar is shown.
            self._key_bar.note(READING if one else "")
        if self.filter_bar is not None:
            self.filter_bar.styles.width = "100%" if one else self._sidebar.styles.width
        cells = search_width(width)
        if self.search_panel is not None:
            self.search_panel.styles.width = "1fr" if one else cells
            self.search_panel.styles.height = _SEARCH_HEIGHT if one else "1fr"
        page = width - self._sidebar_width(width)
        now = width - cells if self.searching else page
        uncovered = self._page.fit(size, page, now, self._panes, self._zoomed)
        stage.set_class(SIDEBAR in self._panes.hidden and not one, "-sidebar-off")
        for pane in _ZOOM_LABELS:
            stage.set_class(pane == self._zoomed, f"-zoom-{pane}")
        if self._zoomed == SIDEBAR:
            self._sidebar.styles.width = "1fr"
        if self._divider is not None:
            self._divider.styles.offset = (aside - 1, 0)
        if uncovered:
            self.related_uncovered()

    def fit_related(self, lines: int) -> None:
        """Make the pane of other years as high as these lines need, up to half the height."""
        self._page.grow_for(lines)

    def _sidebar_width(self, width: int) -> int:
        """Return the width of the sidebar, in cells, on a screen with room for two panes."""
        if SIDEBAR in self._panes.hidden:
            return 0
        return sidebar_width(width, self._panes.sidebar)

    def resize(self, by: int) -> None:
        """Make the sidebar wider or narrower, or the pane of other years higher or lower."""
        if self._zoomed:
            self.unzoom()
        if self.related_pane is not None and self.related_pane.has_focus:
            pane = self.related_pane.outer_size
            if self._page.beside:
                self.set_related_width(pane.width + by * _STEP)
            else:
                self.set_related_height(pane.height + by)
        elif self.one_pane:
            self._key_bar.say("視窗不夠寬，一次只能顯示一欄，不能調寬窄")
        elif self._stage.has_class("-sidebar-off"):
            self._key_bar.say("目錄已隱藏，按 \\ 顯示")
        else:
            self.set_sidebar_width(self._sidebar_width(self._stage.size.width) + by * _STEP)

    def set_related_height(self, wanted: int) -> None:
        """Set the height of the pane of other years in lines, limited so that the text has some."""
        self._share(self._panes._replace(elsewhere=self._page.limited_height(wanted)))

    def set_related_width(self, wanted: int) -> None:
        """Set the width of the pane of other years in cells, limited so that the text has some."""
        self._share(self._panes._replace(elsewhere_width=self._page.limited_width(wanted)))

    def drag(self, edge: str, column: int) -> None:
        """Let an edge stand at a column of the screen."""
        if edge == RELATED_EDGE:
            self.set_related_width(self._stage.size.width - column - 1)
        else:
            self.set_sidebar_width(column + 1)

    def set_sidebar_width(self, width: int) -> None:
        """Set the width of the sidebar in cells, limited so that the page keeps some."""
        width = sidebar_width(self._stage.size.width, max(width, 1))
        self._share(self._panes._replace(sidebar=width))

    def _share(self, panes: Panes) -> None:
        self._panes = panes
        self.fit(self._stage.size)
        self._changed()

    # The focus

    def turn_to(self, pane: Sidebar | Reader) -> None:
        """Focus a pane, showing it if it is hidden.

        While the search is open in place of the sidebar, its box is focused instead.
        """
        to_sidebar = pane is self._sidebar
        if self.searching and to_sidebar and self.search_panel is not None:
            self._stage.set_focus(self.search_panel.box, scroll_visible=False)
            return
        if not self.searching:
            if self._zoomed and self._zoomed != (SIDEBAR if to_sidebar else PAGE):
                self.unzoom()
            if to_sidebar and self._stage.has_class("-sidebar-off"):
                self._hide_sidebar(False)
        self.turn_page(not to_sidebar)
        self._stage.set_focus(pane, scroll_visible=False)

    def turn_page(self, on_page: bool) -> None:
        """Show the page, or else the sidebar, where there is room for one pane only."""
        self._on_page = on_page
        if not on_page and self.one_pane:
            self._sidebar.hide_cursor(False)  # the start page, for which it is hidden, is not shown
        # Only for one pane: on a wider screen the class would restyle everything for nothing.
        self._stage.set_class(on_page and self.one_pane, "-reading")

    def switch(self) -> None:
        """Move the focus from the sidebar to the text, or back."""
        self.turn_to(self._sidebar if self._reader.has_focus else self._reader)

    def focus_leaves_zoom(self, widget: Widget) -> None:
        """Unzoom when the focus moves to another pane."""
        if self._zoomed and pane_of(widget) != self._zoomed:
            self.unzoom()
        if widget is not self.related_pane:
            # On a small screen the pane is shown only while it has the focus.
            self._stage.set_class(False, "-called")

    # Hiding and zooming

    def toggle_sidebar(self) -> None:
        """Hide the sidebar, or show it again."""
        if self.one_pane:
            self.switch()
            return
        self.unzoom()
        shown = SIDEBAR not in self._panes.hidden
        if shown and self._sidebar.has_focus:
            self.turn_to(self._reader)
        self._hide_sidebar(shown)
        if not shown:
            self.turn_to(self._sidebar)

    def _hide_sidebar(self, hide: bool) -> None:
        others = [name for name in self._panes.hidden if name != SIDEBAR]
        self._share(self._panes._replace(hidden=(*others, SIDEBAR) if hide else tuple(others)))

    @property
    def related_open(self) -> bool:
        """Whether the pane of other years is shown."""
        hidden = self._stage.has_class("-no-elsewhere") or self._stage.has_class("-elsewhere-off")
        return self._stage.has_class("-called") or not hidden

    def show_related(self) -> None:
        """Show the pane of other years, also where there is little room for it."""
        self.unzoom()
        if self._stage.has_class("-no-elsewhere"):
            self.turn_page(True)
            self._stage.set_class(True, "-called")
        else:
            self._stage.set_class(False, "-elsewhere-off")

    def move_related(self) -> None:
        """Put the pane of other years beside the text or below it, showing it if it is hidden."""
        place, words = self._page.other_place()
        self._key_bar.say(words)
        if place:
            self.unzoom()
            self._share(self._panes._replace(elsewhere_at=place))
            self.show_related()

    def toggle_related(self) -> None:
        """Hide the pane of other years or show it, where there is room for it."""
        if not self._stage.has_class("-called"):
            self._stage.set_class(not self._stage.has_class("-elsewhere-off"), "-elsewhere-off")

    def toggle_zoom(self) -> None:
        """Zoom the focused pane to the whole screen, or unzoom."""
        pane = "" if self._zoomed else pane_of(self._stage.focused)
        self._zoom(pane)
        if pane:
            self._key_bar.say(f"{_ZOOM_LABELS[pane]}放大到整個畫面")

    def unzoom(self) -> None:
        """Unzoom, if a pane is zoomed."""
        self._zoom("")

    def _zoom(self, pane: str) -> None:
        if pane != self._zoomed:
            self._zoomed = pane
            self.fit(self._stage.size)
            self._key_bar.emphasise("zoom", "還原" if pane else "")


def pane_of(widget: Widget | None) -> str:
    """Return the name of the pane that a widget is in; the search belongs to the page."""
    names = [] if widget is None else [node.id for node in widget.ancestors_with_self]
    if SIDEBAR in names or FILTER in names:
        return SIDEBAR
    return RELATED if RELATED in names else PAGE
