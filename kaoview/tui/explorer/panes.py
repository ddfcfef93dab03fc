"""The main screen with its panes as the reader likes them: one zoomed, narrower, wider, hidden."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.widget import Widget

from kaoview.tui.explorer.browsing import FILTER
from kaoview.tui.explorer.relating import RelatingScreen
from kaoview.tui.state.session import Panes, Session, SessionStore
from kaoview.tui.widgets.reader import Reader
from kaoview.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.widgets.divider import Divider

SIDEBAR, PAGE, ELSEWHERE = "sidebar", "page", "elsewhere"

_LEAST_ASIDE, _LEAST_PAGE = 20, 40  # cells
_LEAST_ELSEWHERE, _LEAST_READER = 3, 6  # lines
_STEP = 2  # cells that one key makes the sidebar wider
_ZOOMED = {SIDEBAR: "目錄", PAGE: "內文", ELSEWHERE: "其他年度"}
_NOT_WHILE_SEARCHING = frozenset(("group", "sidebar", "resize"))


class PanesScreen(RelatingScreen):
    """The main screen, where a reader decides how much room each pane has."""

    def __init__(self, store: SessionStore, folder: Path, reviews: Path) -> None:
        super().__init__(store, folder, reviews)
        # The first picture has the sizes of last time, whatever the library was.
        self._at_first = store.last_panes()
        self._panes = self._at_first
        self._zoomed = ""
        self._set_elsewhere()

    @cached_property
    def _divider(self) -> Divider:
        """The edge of the sidebar; it comes with the documents, after the first picture."""
        from kaoview.tui.widgets.divider import Divider

        return Divider()

    def on_mount(self) -> None:
        """Give the keys to the text where there is no sidebar to have them."""
        if self.has_class("-sidebar-off"):
            self._turn_to(self.reader)

    # Remembering

    def recall(self, session: Session) -> None:
        """Take up what was remembered."""
        super().recall(session)
        if session.panes is not None and session.panes != self.panes:
            self._panes = session.panes
            self._set_elsewhere()
            self._fit(self.size)
            if self.has_class("-sidebar-off") and self.sidebar.has_focus:
                self._turn_to(self.reader)

    def _set_elsewhere(self) -> None:
        self.set_class(ELSEWHERE in self._panes.hidden, "-elsewhere-off")

    @property
    def panes(self) -> Panes:
        """How the screen is shared out."""
        hidden = [name for name in (SIDEBAR,) if name in self._panes.hidden]
        if self.has_class("-elsewhere-off"):
            hidden.append(ELSEWHERE)
        return replace(self._panes, hidden=tuple(hidden))

    @property
    def session(self) -> Session:
        """Where the reader is now, and how the screen is shared out."""
        return replace(super().session, panes=self.panes)

    def remember_now(self) -> None:
        """Remember, for the first picture of the next start too."""
        super().remember_now()
        if self.panes != self._at_first:
            self._store.save_last_panes(self.panes)

    # Sizes

    def _fit(self, size: Size) -> None:
        hidden = SIDEBAR in self._panes.hidden
        super()._fit(size)
        two = not self.has_class("-one-pane")
        self.set_class(hidden and two, "-sidebar-off")
        for name in _ZOOMED:
            self.set_class(name == self._zoomed, f"-zoom-{name}")
        if self._zoomed == SIDEBAR:
            self.sidebar.styles.width = "1fr"
        if self._library is not None:
            self._divider.styles.offset = (self._aside_width(size.width) - 1, 0)

    def _fit_elsewhere(self, size: Size) -> None:
        super()._fit_elsewhere(size)
        if self._zoomed == ELSEWHERE:
            self.elsewhere.styles.height = "1fr"
        elif self._panes.elsewhere:
            self.elsewhere.styles.height = self._elsewhere_height(self._panes.elsewhere)

    def _aside_width(self, width: int) -> int:
        if self._zoomed in (PAGE, ELSEWHERE) or SIDEBAR in self._panes.hidden:
            return 0
        wanted = self._panes.sidebar or super()._aside_width(width)
        return max(_LEAST_ASIDE, min(wanted, width - _LEAST_PAGE))

    def _elsewhere_height(self, wanted: int) -> int:
        """Return the lines of the pane of other years that leave some to the text."""
        # Two lines are the breadcrumb's, one is the key bar's.
        most = self.size.height - _LEAST_READER - 3
        return max(_LEAST_ELSEWHERE, min(wanted, most))

    def action_resize(self, by: int) -> None:
        """Make the sidebar wider or narrower, or the other years higher or lower."""
        if self._zoomed:
            self._zoom("")
        if self.elsewhere.has_focus:
            height = self._elsewhere_height(self.elsewhere.outer_size.height + by)
            self._share(replace(self._panes, elsewhere=height))
        elif self.has_class("-one-pane"):
            self.keybar.say("視窗不夠寬，一次只放一欄")
        elif self.has_class("-sidebar-off"):
            self.keybar.say("目錄沒有顯示")
        else:
            width = self._aside_width(self.size.width)
            self._set_aside(width + by * _STEP)

    def on_divider_dragged(self, message: Divider.Dragged) -> None:
        """Let the sidebar end where its edge was dragged to."""
        self._set_aside(message.column + 1)

    def _set_aside(self, width: int) -> None:
        """Make the sidebar as wide as that, or as near to it as there is room."""
        width = max(_LEAST_ASIDE, min(width, self.size.width - _LEAST_PAGE))
        self._share(replace(self._panes, sidebar=width))

    def _share(self, panes: Panes) -> None:
        self._panes = panes
        self._fit(self.size)
        self._remember_soon()

    # Hiding

    def action_sidebar(self) -> None:
        """Hide the sidebar, or show it again."""
        if self.has_class("-one-pane"):
            self.action_switch()
            return
        self._zoom("")
        shown = SIDEBAR not in self._panes.hidden
        if shown and self.sidebar.has_focus:
            self._turn_to(self.reader)
        self._hide_sidebar(shown)
        if not shown:
            self._turn_to(self.sidebar)

    def _hide_sidebar(self, hide: bool) -> None:
        others = [name for name in self._panes.hidden if name != SIDEBAR]
        self._share(replace(self._panes, hidden=(*others, SIDEBAR) if hide else tuple(others)))

    def action_elsewhere_show(self) -> None:
        """Show the pane of other years, or hide it."""
        super().action_elsewhere_show()
        self._remember_soon()

    def _turn_to(self, pane: Sidebar | Reader) -> None:
        """Go to a pane; a sidebar that is hidden is shown, a zoomed pane gives way."""
        if not self.searching:
            if self._zoomed and self._zoomed != (SIDEBAR if pane is self.sidebar else PAGE):
                self._zoom("")
            if pane is self.sidebar and self.has_class("-sidebar-off"):
                self._hide_sidebar(False)
        super()._turn_to(pane)

    # Zooming

    def action_zoom(self) -> None:
        """Let the pane that has the keys fill the screen, or put it back."""
        pane = "" if self._zoomed else _pane_of(self.focused)
        self._zoom(pane)
        if pane:
            self.keybar.say(f"{_ZOOMED[pane]}放大到整個畫面")

    def _zoom(self, pane: str) -> None:
        if pane != self._zoomed:
            self._zoomed = pane
            self._fit(self.size)
            self.keybar.urge("zoom", "還原" if pane else "")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Put a zoomed pane back when the keys go to another one."""
        if self._zoomed and _pane_of(event.widget) != self._zoomed:
            self._zoom("")

    def action_elsewhere(self) -> None:
        """Go to the pane of other years, which a zoomed pane would hide."""
        self._zoom("")
        super().action_elsewhere()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would change a pane that the search hides."""
        if action in _NOT_WHILE_SEARCHING and self.searching:
            return False
        return super().check_action(action, parameters)

    def open_library(self, library: Library, start: str | None) -> None:
        """Show a library; a reader who hid the sidebar has the keys in the text."""
        super().open_library(library, start)
        self.query_one("#panes").mount(self._divider)
        self._divider.styles.offset = (self._aside_width(self.size.width) - 1, 0)
        if self.has_class("-sidebar-off") and self.sidebar.has_focus:
            self._turn_to(self.reader)


def _pane_of(widget: Widget | None) -> str:
    """Return the pane that a widget is in; the search belongs to the page."""
    names = [] if widget is None else [node.id for node in widget.ancestors_with_self]
    if SIDEBAR in names or FILTER in names:
        return SIDEBAR
    return ELSEWHERE if ELSEWHERE in names else PAGE
