"""Going places: visits, looking at pages in passing, back and forward, up, and next.

This is the one place that says in which order a visit ends the search, records the place left,
ends the filter, shows the new place, and records it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kaoview.tui.explorer.layout import Layout
from kaoview.tui.explorer.pages import (
    first_place,
    has_page,
    node_of,
    overview_page,
    reasons_of,
    source_of,
)
from kaoview.tui.state.location import Location, ScrollAnchor, now
from kaoview.tui.state.row_kinds import START

if TYPE_CHECKING:
    from textual.timer import Timer

    from kaoview.model import Library, Node
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.explorer.visit_ends import EndsFilter, EndsSearch, MarksMatches
    from kaoview.tui.state.history import History

DWELL = 1.0
"""Seconds after which a place reached in passing counts as visited; chosen by hand."""

_AT_FIRST = "前面沒有紀錄了，不能再後退"
_AT_LAST = "已經是最新的位置，不能再前進"


class Navigator:
    """Knows where the reader is and was, and goes elsewhere.

    Attributes:
        location: Where the reader is.
        history: The places visited, and the way back and forward.
        library: The library that is open, or None before one is.
        page_shown: Called with the key of each page that is shown.
    """

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        widgets: Widgets,
        keys: Mapping[str, Sequence[str]],
        save_soon: Callable[[], None],
    ) -> None:
        """Make a navigator; :meth:`connect` gives it the controllers that visits end.

        Args:
            stage: The screen.
            layout: Moves the focus between panes.
            widgets: What is always on the screen.
            keys: The keys that the reader's settings give to actions, by the actions' ids.
            save_soon: Saves the session after a moment.
        """
        self.location = Location()
        self.history: History
        self.library: Library | None = None
        self.page_shown: Callable[[str], None] = lambda _: None
        self._stage = stage
        self._layout = layout
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._breadcrumb = widgets.breadcrumb
        self._key_bar = widgets.key_bar
        self._keys = keys
        self._save_soon = save_soon
        self._search: EndsSearch
        self._tree: EndsFilter
        self._matches: MarksMatches
        self._unseen = ""  # the place to begin at, while the page of how to begin is shown instead
        self._begun_at_start = False  # whether the way back ends at the page of how to begin
        self._dwelling: Timer | None = None

    def connect(self, search: EndsSearch, tree: EndsFilter, matches: MarksMatches) -> None:
        """Set the controllers that a visit ends or that depend on the page."""
        self._search = search
        self._tree = tree
        self._matches = matches

    # The library

    def open(self, library: Library, history: History) -> None:
        """Take a library, with the history of it as far as its places are still there."""
        self.library = library
        self.history = history.known(self.exists)

    def exists(self, key: str) -> bool:
        """Return whether there is a page with this key."""
        return self.library is not None and has_page(self.library, key)

    def begin(self, start: str | None, last: str) -> None:
        """Go to the first place, at the line that was read last.

        Args:
            start: The id to open, or None for where the reader was last.
            last: The place where the reader was last, or empty.
        """
        assert self.library is not None
        place = first_place(self.library, start or last)
        if not start and not last:
            # The first plan is the place, but its page is not shown, so it is not built.
            self.location = Location(place)
            self._sidebar.reveal(place)
            self.show_start()
            self._save_soon()
            return
        self.visit(place, passing=start is None)
        here = self.history.here
        if here is not None and here.key == self.location.place and start is None:
            self._reader.restore(here.spot)

    # Where the reader is

    @property
    def place(self) -> str:
        """The id of the place the reader went to last."""
        return self.location.place

    @property
    def shown(self) -> str:
        """The key of the page that is on the screen."""
        return self.location.shown

    @property
    def anchor(self) -> ScrollAnchor:
        """Where on the page of the place the reader is, or was before a search or a filter."""
        before = self._search.anchor or self._tree.anchor
        return before or (ScrollAnchor() if self.shown == START else self._reader.spot)

    def node(self) -> Node | None:
        """Return what the page on the screen is of, or None."""
        return node_of(self.library, self.shown) if self.library else None

    # Visits

    def visit(self, key: str, *, passing: bool = False) -> None:
        """Go to a place: show it in the tree and in the text.

        Args:
            key: The id of the place.
            passing: Whether it is only passed through, and not recorded at once.
        """
        search_ends = self._search.close_for_visit()
        if not passing:
            self.record()
        self._tree.end_filter()
        self._sidebar.reveal(key)
        self.follow_cursor()
        self._read(key)
        if not passing:
            self.record()
        if search_ends:
            self._search.forget_origin()

    def visit_and_say(self, key: str, way_back: str = "按 Backspace 回到原來的項目") -> None:
        """Go to a place that was followed from elsewhere, and say how to come back."""
        self.visit(key)
        self._layout.turn_to(self._reader)
        self._key_bar.say(way_back)

    def catch_up(self) -> None:
        """Read what the tree's cursor is on, if it has moved since; a filter ends there.

        Messages come after keys that were pressed in quick succession, so an action calls this
        before it looks at the place. A hidden cursor has not moved: the page of how to begin stays.
        """
        key = None if self._sidebar.cursor_hidden else self._sidebar.key
        if self._tree.filtering and key is not None:
            self.visit(key)
        elif key is not None and key != self.location.followed:
            self.location = self.location._replace(followed=key)
            self._read(key)

    def follow_cursor(self) -> None:
        """Note that the page of the row under the tree's cursor is shown."""
        self.location = self.location._replace(followed=self._sidebar.key)

    def record(self) -> None:
        """Record the place in the history, with the line at the top of the page."""
        if self.place and self.place != self._unseen:
            from kaoview.tui.state.history import HistoryEntry

            self.history = self.history.visit(HistoryEntry(self.place, self.anchor), now())

    def _read(self, key: str) -> None:
        """Show the page of a place; it is recorded as visited after :data:`DWELL` seconds."""
        if key != self.shown:
            self._matches.leave_page()
        if self.show_page(key):
            self.location = self.location._replace(place=key)
            self._key_bar.clear_message()
            self._save_soon()
        self._unseen = ""
        if self._dwelling is not None:
            self._dwelling.stop()
        self._dwelling = self._stage.set_timer(DWELL, self.stay)
        self._matches.refresh()

    def stay(self) -> None:
        """Record the place as visited, :data:`DWELL` seconds after it was shown."""
        self.record()
        self._save_soon()

    # Pages

    def show_page(self, key: str) -> bool:
        """Show a page without going there; return whether there is one."""
        if self.library is None:
            return False
        if key != self.shown:
            self._stage.clear_selection()
        node = node_of(self.library, key)
        if node is not None:
            from kaoview.tui.state.breadcrumb import way

            source = source_of(self.library, node)
            self._reader.read(node, reasons_of(self.library, node), source)
            self._breadcrumb.show(*way(self.library, node))
        elif page := overview_page(self.library, key, self._keys):
            from kaoview.tui.state.location import Crumb

            title, setter = page
            self._reader.read_page(setter)
            self._breadcrumb.show([Crumb(key, title)])
        else:
            return False
        self.location = self.location._replace(shown=key)
        self._sidebar.hide_cursor(key == START)
        self.page_shown(key)
        return True

    def show_start(self) -> None:
        """Show what there is and how to begin, until the reader moves."""
        self.show_page(START)
        self.location = self.location._replace(followed=None)
        if self._layout.one_pane and self._sidebar.has_focus:
            self._layout.turn_to(self._reader)  # where it can be seen
        if self.history.here is None:
            self._unseen = self.place
            self._begun_at_start = True

    # Going about

    def back(self) -> None:
        """Go back to the place visited before."""
        if self._begun_at_start and self.shown != START:
            self.catch_up()
            self.record()
        if not self._begun_at_start or self.history.before:
            self._travel(lambda history: history.back(now()), _AT_FIRST)
        elif self.shown != START:
            self.show_start()
        else:
            self._key_bar.say(_AT_FIRST)

    def forward(self) -> None:
        """Go forward again after going back."""
        self._travel(lambda history: history.forward(now()), _AT_LAST)

    def _travel(self, step: Callable[[History], History], otherwise: str) -> None:
        """Take a step in the history, or say that there is none."""
        self.catch_up()
        if self.library is None:
            return
        self.record()
        history = step(self.history)
        if history is self.history or history.here is None:
            self._key_bar.say(otherwise)
            return
        self.history = history
        self.visit(history.here.key, passing=True)
        self._reader.restore(history.here.spot)

    def up(self) -> None:
        """Go to the level above, to where this place stands in it."""
        self.catch_up()
        place = self.place
        above = self._tree.above(place) if self.library else ""
        if not above:
            self._key_bar.say("已經在最上層")
            return
        self.visit(above)
        self._reader.show_passage(place, 0)

    def step(self, by: int) -> None:
        """Go to the next or previous of the same level; to the first row from before it."""
        if self._sidebar.cursor_hidden and self.library is not None:
            self.visit(self.place, passing=True)
            return
        self.catch_up()
        if self.library is None:
            return
        level, at = self._tree.level(self.place)
        if 0 <= at + by < len(level):
            self.visit(level[at + by], passing=True)
        elif level:
            self._key_bar.say("已經是這一層的最後一項" if by > 0 else "已經是這一層的第一項")

    def jump_to(self, key: str | None) -> None:
        """Go to a place that a dialog gave, if it gave one."""
        if key is not None:
            self.visit(key)
            self._layout.turn_to(self._reader)
