"""The main screen with its tree: filtered by typing, grouped by year, opened and closed as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.geometry import Size

from kaoview.config import GROUPINGS
from kaoview.tui.explorer.main import MainScreen
from kaoview.tui.state.row_kinds import period_of
from kaoview.tui.state.session import Session, SessionStore
from kaoview.tui.widgets.page import PageBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaoview.model import Library
    from kaoview.tui.state.history import FilterOrigin
    from kaoview.tui.state.location import ScrollAnchor
    from kaoview.tui.state.tree_filter import FilterEntry
    from kaoview.tui.state.tree_model import TreeSource
    from kaoview.tui.widgets.filter_bar import FilterBar
    from kaoview.tui.widgets.sidebar import Sidebar

DEPARTMENT, YEAR = GROUPINGS

FILTER = "filter"
"""The id of the line above the sidebar."""

_MOST_OPEN = 5_000
"""Lines that opening everything may make: more can be opened branch by branch."""


class BrowsingScreen(MainScreen):
    """The main screen, where a reader can put the tree in another order and look through it."""

    def __init__(self, store: SessionStore, folder: Path) -> None:
        super().__init__(store, folder)
        self.usual_grouping = DEPARTMENT
        self.filterbar: FilterBar | None = None
        self._grouping = ""
        self._entries: Sequence[FilterEntry] | None = None
        self._kept: FilterOrigin | None = None

    # Grouping

    def recall(self, session: Session) -> None:
        """Take up what was remembered."""
        super().recall(session)
        # What was chosen last in the explorer holds; the settings say where to begin.
        self._grouping = session.grouping if session.grouping in GROUPINGS else ""

    @property
    def session(self) -> Session:
        """Where the reader is now; a filter is nothing to remember."""
        session = super().session
        if self._kept is not None:
            session = replace(session, expanded=tuple(sorted(self._kept.rows.expanded)))
        return replace(session, grouping=self._grouping)

    @property
    def grouping(self) -> str:
        """How the sidebar is grouped."""
        return self._grouping or self.usual_grouping

    def _grove(self, library: Library) -> TreeSource:
        if self.grouping == DEPARTMENT:
            return super()._grove(library)
        from kaoview.tui.state.period_tree import PeriodTree

        return PeriodTree(library)

    def _page_without_node(self, key: str) -> tuple[str, PageBuilder] | None:
        library = self._library
        period = period_of(key)
        if library is not None and period is not None:
            from kaoview.tui.render.start_page import set_period
            from kaoview.tui.state.period_tree import period_label, plans_of

            plans = plans_of(library, period)
            if not plans:
                return None
            label = period_label(period, plans)
            return label, lambda width: set_period(library, label, plans, width)
        return super()._page_without_node(key)

    def _level(self, key: str) -> tuple[list[str], int]:
        """Return the keys on a place's level; the plans of a year are on one where years are."""
        path = self._path_by_year(key)
        if not path or self._library is None:
            return super()._level(key)
        grove = self._grove(self._library)
        branches = grove.roots()
        if len(path) > 1:
            period = grove.branch(path[0], 0)
            branches = grove.below(period) if period else ()
        keys = [branch.key for branch in branches]
        return keys, keys.index(key)

    def _above(self, key: str) -> str:
        """Return the key of the place above another: a plan's year where years are."""
        path = self._path_by_year(key)
        return (path[-2] if len(path) > 1 else "") if path else super()._above(key)

    def _path_by_year(self, key: str) -> Sequence[str]:
        """Return the way to a year or a plan in the tree of years; empty for all else."""
        if self._library is None or self.grouping != YEAR:
            return ()
        path = self._grove(self._library).path(key)
        return path if len(path) <= 2 and path[-1:] == [key] else ()

    def action_group(self) -> None:
        """Group the sidebar by year, or by department again."""
        self._catch_up()
        if self._library is None:
            return
        from kaoview.tui.state.tree_model import TreeRows

        self._grouping = YEAR if self.grouping == DEPARTMENT else DEPARTMENT
        grove = self._grove(self._library)
        self.sidebar.show(TreeRows(grove, self.sidebar.expanded))
        self._entries = None
        place = self._place
        if not grove.path(place):
            from kaoview.tui.state.period_tree import plans_of

            period = period_of(place)
            plans = plans_of(self._library, period) if period is not None else []
            place = plans[0].id if plans else self._first_place("")
        self.visit(place)
        self.keybar.say("目錄依年度分" if self.grouping == YEAR else "目錄依機關分")

    # All at once

    def action_open_all(self) -> None:
        """Open every branch, as far as that is affordable."""
        self._catch_up()
        if not self.sidebar.open_all(_MOST_OPEN):
            self.keybar.say(f"項目很多，展開到 {_MOST_OPEN:,} 行為止；其他的請逐一展開")
        self._remember_soon()

    def action_close_all(self) -> None:
        """Close every branch."""
        self._catch_up()
        self.sidebar.close_all()
        self._catch_up()
        self._remember_soon()

    # Filtering

    def _fit(self, size: Size) -> None:
        super()._fit(size)
        if self.filterbar is not None:
            one = self.has_class("-one-pane")
            self.filterbar.styles.width = "100%" if one else self.sidebar.styles.width

    @property
    def filtering(self) -> bool:
        """Whether the sidebar shows only what was typed."""
        return self._kept is not None

    async def action_filter(self) -> None:
        """Open the line above the sidebar, or go back to it."""
        rows = self.sidebar.rows
        if self._library is None or rows is None:
            return
        if self.filterbar is None:
            from kaoview.tui.widgets.filter_bar import FilterBar

            self.filterbar = FilterBar(id=FILTER)
            await self.query_one("#panes").mount(self.filterbar)
            self._fit(self.size)
        if self._kept is None:
            self._catch_up()
            from kaoview.tui.state.history import FilterOrigin

            self._turn_to(self.sidebar)
            top = self.sidebar.top_line
            self._kept = FilterOrigin(rows, self.sidebar.line, top, self.spot)
            self.filterbar.display = True
            self.sidebar.add_class("-filtering")
            self.filterbar.count("打幾個字，只看符合的")
        self.filterbar.box.take_over()
        if self._entries is None:
            self._list_entries(self._library, rows.grove)

    # Told what it is for: Textual would describe it by its arguments, which takes a while.
    @work(
        thread=True,
        exclusive=True,
        group="entries",
        exit_on_error=False,
        description="lists what a filter looks through",
    )
    def _list_entries(self, library: Library, grove: TreeSource) -> None:
        from kaoview.tui.state.tree_filter import list_entries

        entries = list_entries(grove, library)
        self.app.call_from_thread(self._have_entries, grove, entries)

    def _have_entries(self, grove: TreeSource, entries: Sequence[FilterEntry]) -> None:
        if self._kept is not None and self._kept.rows.grove is grove:
            self._entries = entries
            if self.filterbar is not None and self.filterbar.box.value:
                self._sift(self.filterbar.box.value)

    def on_filter_bar_edited(self, message: FilterBar.Edited) -> None:
        """Show what holds the words."""
        self._sift(message.words)

    def _sift(self, words: str) -> None:
        kept, bar = self._kept, self.filterbar
        if kept is None or bar is None or self._library is None:
            return
        if not words.strip():
            self.sidebar.show(kept.rows, kept.line)
            self.sidebar.jump_to(kept.top)
            bar.count("打幾個字，只看符合的")
            self._show_again(kept)
            return
        if self._entries is None:
            bar.count("整理目錄中")
            return
        from kaoview.tui.state.tree_filter import FilteredTree, sift
        from kaoview.tui.state.tree_model import TreeRows

        sifted = sift(self._entries, words, self._library)
        grove = FilteredTree(kept.rows.grove, sifted.keys)
        rows = TreeRows(grove, grove.ways)
        line = next((at for at, each in enumerate(rows.seen) if each.key == sifted.best), 0)
        self.sidebar.show(rows, line, words=words.split())
        bar.count(sifted.words)
        self._peek()

    def _peek(self) -> None:
        """Show what the cursor is on, without going there."""
        key = self.sidebar.key
        if key is not None and key != self._shown:
            self.show_page(key)

    def _show_again(self, kept: FilterOrigin) -> None:
        """Show the page as it was."""
        if self._shown != self._place:
            self.show_page(self._place)
            self.reader.return_to(kept.spot)

    def on_filter_bar_moved(self, message: FilterBar.Moved) -> None:
        """Move through what is left."""
        self.sidebar.step(message.by, pages=message.pages)

    def on_filter_bar_submitted(self) -> None:
        """Go to the text of the branch."""
        if self.sidebar.key is not None:
            self._catch_up()
            self._turn_to(self.reader)

    def on_filter_bar_cancelled(self) -> None:
        """Show everything again, as it was."""
        kept = self._kept
        if kept is not None:
            self._end_filter(self.sidebar)
            self._show_again(kept)

    @property
    def spot(self) -> ScrollAnchor:
        """Where on the page of the place the reader is, or was before branches were filtered."""
        return super().spot if self._kept is None else self._kept.spot

    def _end_filter(self, pane: Sidebar | None = None) -> None:
        """Put the tree back; the keys go to a pane, if they were in the line."""
        kept, self._kept = self._kept, None
        if kept is None or self.filterbar is None:
            return
        if self.filterbar.box.has_focus:
            self.set_focus(pane or self.reader, scroll_visible=False)
        self.filterbar.display = False
        self.sidebar.remove_class("-filtering")
        self.filterbar.box.value = ""
        self.sidebar.show(kept.rows, kept.line)
        self.sidebar.jump_to(kept.top)

    def _follow(self) -> None:
        """While filtering only look at a branch: it is no place visited yet."""
        if self._kept is not None:
            self._peek()
        else:
            super()._follow()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """While filtering: who goes to the text goes to what it shows, the tree's keys type."""
        if self._kept is None or self.filterbar is None:
            return
        if event.widget is self.sidebar:
            self.set_focus(self.filterbar.box, scroll_visible=False)
        elif any(node.id == "page" for node in event.widget.ancestors_with_self):
            self._catch_up()

    def _catch_up(self) -> None:
        """Read what the cursor is on; who does anything with it filters no more."""
        key = self.sidebar.key
        if self._kept is not None and key is not None:
            self.visit(key)
        else:
            super()._catch_up()

    def visit(self, key: str, *, passing: bool = False) -> None:
        """Go to a place; the sidebar shows everything again."""
        self._end_filter()
        super().visit(key, passing=passing)
