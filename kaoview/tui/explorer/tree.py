"""The tree: grouped by department or by year, opened and closed as one, filtered by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kaoview.config import GROUPINGS
from kaoview.tui.explorer.layout import FILTER, Layout
from kaoview.tui.explorer.pages import doubtful_signs, first_place
from kaoview.tui.explorer.stage import run_in_thread
from kaoview.tui.state.row_kinds import period_of

if TYPE_CHECKING:
    from textual.widget import Widget

    from kaoview.model import Library
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.history import FilterOrigin
    from kaoview.tui.state.location import ScrollAnchor
    from kaoview.tui.state.session import Session
    from kaoview.tui.state.tree_filter import FilterEntry
    from kaoview.tui.state.tree_model import TreeSource
    from kaoview.tui.widgets.filter_bar import FilterBar
    from kaoview.tui.widgets.reader import Reader
    from kaoview.tui.widgets.sidebar import Sidebar

BY_DEPARTMENT, BY_YEAR = GROUPINGS

MOST_OPEN = 5_000
"""Most rows after opening all; chosen by hand. More can be opened branch by branch."""

_PROMPT = "打幾個字，只看符合的"


class TreeController:
    """Decides what the tree shows, and what a move in it means."""

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        navigator: Navigator,
        widgets: Widgets,
        grouping: str,
        save_soon: Callable[[], None],
        most_open: int | None = None,
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            layout: Moves the focus between panes.
            navigator: What goes places.
            widgets: What is always on the screen.
            grouping: How the settings group the tree.
            save_soon: Saves the session after a moment.
            most_open: Rows that opening everything may make; by default :data:`MOST_OPEN`.
        """
        self._stage = stage
        self._layout = layout
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._key_bar = widgets.key_bar
        self._usual_grouping = grouping
        self._save_soon = save_soon
        self._most_open = most_open
        self._chosen_grouping = ""
        self._entries: Sequence[FilterEntry] | None = None
        self._before: FilterOrigin | None = None

    def open(self, session: Session) -> None:
        """Show the library that the navigator has, as the reader left it."""
        from kaoview.tui.state.tree_model import TreeRows

        # What was chosen last in the explorer holds; the settings say where to begin.
        self._chosen_grouping = session.grouping if session.grouping in GROUPINGS else ""
        self._sidebar.show(TreeRows(self._source(), session.expanded))
        library = self._navigator.library
        self._sidebar.mark_doubtful(doubtful_signs(library) if library else {})

    @property
    def expanded(self) -> tuple[str, ...]:
        """The keys of the open branches, for the session; a filter does not count."""
        before = self._before
        return tuple(sorted(before.rows.expanded if before else self._sidebar.expanded))

    # Grouping

    @property
    def grouping(self) -> str:
        """How the tree is grouped."""
        return self._chosen_grouping or self._usual_grouping

    @property
    def chosen_grouping(self) -> str:
        """How the reader chose to group it, or empty where that was never chosen."""
        return self._chosen_grouping

    @property
    def _library(self) -> Library:
        assert self._navigator.library is not None
        return self._navigator.library

    def _source(self) -> TreeSource:
        if self.grouping == BY_DEPARTMENT:
            from kaoview.tui.state.tree_model import DepartmentTree

            return DepartmentTree(self._library)
        from kaoview.tui.state.period_tree import PeriodTree

        return PeriodTree(self._library)

    def toggle_grouping(self) -> None:
        """Group the tree by year, or by department again."""
        self._navigator.catch_up()
        if self._navigator.library is None:
            return
        from kaoview.tui.state.tree_model import TreeRows

        self._chosen_grouping = BY_YEAR if self.grouping == BY_DEPARTMENT else BY_DEPARTMENT
        source = self._source()
        self._sidebar.show(TreeRows(source, self._sidebar.expanded))
        self._entries = None
        place = self._navigator.place
        if not source.path(place):
            from kaoview.tui.state.period_tree import plans_of

            period = period_of(place)
            plans = plans_of(self._library, period) if period is not None else []
            place = plans[0].id if plans else first_place(self._library, "")
        self._navigator.visit(place)
        self._key_bar.say("目錄依年度分" if self.grouping == BY_YEAR else "目錄依機關分")

    def level(self, key: str) -> tuple[list[str], int]:
        """Return the keys on a place's level under the same parent, and the place among them.

        The plans of a year are on one level where the tree is grouped by year.
        """
        path = self._path_by_year(key)
        if not path:
            from kaoview.tui.state.breadcrumb import siblings_of

            siblings, at = siblings_of(self._library, key)
            return [node.id for node in siblings], at
        source = self._source()
        branches = source.roots()
        if len(path) > 1:
            period = source.branch(path[0], 0)
            branches = source.below(period) if period else ()
        keys = [branch.key for branch in branches]
        return keys, keys.index(key)

    def above(self, key: str) -> str:
        """Return the key of the place above another, or empty at the top.

        Above a plan stands its year where the tree is grouped by year.
        """
        path = self._path_by_year(key)
        if path:
            return path[-2] if len(path) > 1 else ""
        trail = self._library.trail(key)
        return trail[-2].id if len(trail) > 1 else ""

    def _path_by_year(self, key: str) -> Sequence[str]:
        """Return the way to a year or a plan in the tree of years; empty for all else."""
        if self.grouping != BY_YEAR:
            return ()
        path = self._source().path(key)
        return path if len(path) <= 2 and path[-1:] == [key] else ()

    # All at once

    def open_all(self) -> None:
        """Open every branch, up to :data:`MOST_OPEN` rows."""
        self._navigator.catch_up()
        most = MOST_OPEN if self._most_open is None else self._most_open
        if not self._sidebar.open_all(most):
            self._key_bar.say(f"項目很多，展開到 {most:,} 行為止；其他的請逐一展開")
        self._save_soon()

    def close_all(self) -> None:
        """Close every branch."""
        self._navigator.catch_up()
        self._sidebar.close_all()
        self._navigator.catch_up()
        self._save_soon()

    # Moves in the tree

    def cursor_moved(self) -> None:
        """Read what the cursor is on; while filtering, only look at it."""
        if self.filtering:
            self._peek()
        else:
            self._navigator.catch_up()

    def row_chosen(self) -> None:
        """Go to the text of the row under the cursor."""
        self._navigator.catch_up()
        self._layout.turn_to(self._reader)

    def focus_moved(self, widget: Widget, on_page: bool) -> None:
        """Focus the filter's line instead of the tree; end the filter when the page is focused.

        Args:
            widget: What has the focus now.
            on_page: Whether it is on the page.
        """
        if self._before is None or self._bar is None:
            return
        if widget is self._sidebar:
            self._stage.set_focus(self._bar.box, scroll_visible=False)
        elif on_page:
            self._navigator.catch_up()

    # Filtering

    @property
    def filtering(self) -> bool:
        """Whether the tree shows only what was typed."""
        return self._before is not None

    @property
    def anchor(self) -> ScrollAnchor | None:
        """Where on the page the reader was before the tree was filtered, or None."""
        return self._before.spot if self._before else None

    @property
    def _bar(self) -> FilterBar | None:
        return self._layout.filter_bar

    async def filter(self) -> None:
        """Open the line above the tree, or go back to it."""
        rows = self._sidebar.rows
        if self._navigator.library is None or rows is None:
            return
        bar = self._bar or await self._make_bar()
        if self._before is None:
            self._navigator.catch_up()
            from kaoview.tui.state.history import FilterOrigin

            self._layout.turn_to(self._sidebar)
            sidebar = self._sidebar
            anchor = self._navigator.anchor
            self._before = FilterOrigin(rows, sidebar.line, sidebar.top_line, anchor)
            bar.display = True
            sidebar.add_class("-filtering")
            bar.count(_PROMPT)
        bar.box.take_over()
        if self._entries is None:
            self._list_entries(self._library, rows.source)

    async def _make_bar(self) -> FilterBar:
        from kaoview.tui.widgets.filter_bar import FilterBar

        bar = self._layout.filter_bar = FilterBar(id=FILTER)
        await self._stage.query_one("#panes").mount(bar)
        self._layout.fit(self._stage.size)
        return bar

    def _list_entries(self, library: Library, source: TreeSource) -> None:
        """List what a filter looks through, in a thread."""

        def work() -> None:
            from kaoview.tui.state.tree_filter import list_entries

            entries = list_entries(source, library)
            self._stage.app.call_from_thread(self._take_entries, source, entries)

        run_in_thread(self._stage, work, "entries", "lists what a filter looks through")

    def _take_entries(self, source: TreeSource, entries: Sequence[FilterEntry]) -> None:
        if self._before is not None and self._before.rows.source is source:
            self._entries = entries
            if self._bar is not None and self._bar.box.value:
                self.filter_by(self._bar.box.value)

    def filter_by(self, words: str) -> None:
        """Show only the branches that hold some words, and the way to them."""
        before, bar = self._before, self._bar
        if before is None or bar is None:
            return
        if not words.strip():
            self._sidebar.show(before.rows, before.line)
            self._sidebar.jump_to(before.top)
            bar.count(_PROMPT)
            self._show_place_again(before)
            return
        if self._entries is None:
            bar.count("整理目錄中")
            return
        from kaoview.tui.state.tree_filter import FilteredTree, filter_tree
        from kaoview.tui.state.tree_model import TreeRows

        found = filter_tree(self._entries, words, self._library)
        source = FilteredTree(before.rows.source, found.keys)
        rows = TreeRows(source, source.ways)
        line = next((at for at, row in enumerate(rows.seen) if row.key == found.best), 0)
        self._sidebar.show(rows, line, words=words.split())
        bar.count(found.words)
        self._peek()

    def _peek(self) -> None:
        """Show the page of the row under the cursor, without going there."""
        key = self._sidebar.key
        if key is not None and key != self._navigator.shown:
            self._navigator.show_page(key)

    def _show_place_again(self, before: FilterOrigin) -> None:
        """Show the page of the place as it was before filtering."""
        navigator = self._navigator
        if navigator.shown != navigator.place:
            navigator.show_page(navigator.place)
            self._reader.restore(before.spot)

    def move(self, by: int, *, pages: bool) -> None:
        """Move through what the filter leaves, by rows or by pages."""
        self._sidebar.step(by, pages=pages)

    def submit_filter(self) -> None:
        """Go to the text of the row under the cursor."""
        if self._sidebar.key is not None:
            self._navigator.catch_up()
            self._layout.turn_to(self._reader)

    def cancel_filter(self) -> None:
        """Show everything again, as it was."""
        before = self._before
        if before is not None:
            self._end_filter(self._sidebar)
            self._show_place_again(before)

    def end_filter(self) -> None:
        """Show the whole tree again, and focus the text if the filter's line was focused."""
        self._end_filter(self._reader)

    def _end_filter(self, pane: Sidebar | Reader) -> None:
        before, self._before = self._before, None
        if before is None or self._bar is None:
            return
        if self._bar.box.has_focus:
            self._stage.set_focus(pane, scroll_visible=False)
        self._bar.display = False
        self._sidebar.remove_class("-filtering")
        self._bar.box.value = ""
        self._sidebar.show(before.rows, before.line)
        self._sidebar.jump_to(before.top)
