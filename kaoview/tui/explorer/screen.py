"""The main screen: composes the widgets, wires the controllers, and routes messages to them."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kaoview.paths import data_folder
from kaoview.tui.commands import NOT_WHILE_SEARCHING, Area, bindings
from kaoview.tui.explorer.bookmarks import BookmarkController
from kaoview.tui.explorer.checking import CheckController
from kaoview.tui.explorer.commands import Controllers, explorer_commands
from kaoview.tui.explorer.comparisons import ComparisonController
from kaoview.tui.explorer.documents import DocumentController
from kaoview.tui.explorer.find import FindController
from kaoview.tui.explorer.layout import READING, Layout
from kaoview.tui.explorer.matches import MatchController
from kaoview.tui.explorer.navigator import Navigator
from kaoview.tui.explorer.output import OutputController
from kaoview.tui.explorer.pages import opening_remarks
from kaoview.tui.explorer.read_ahead import FIRST_AFTER, read_ahead
from kaoview.tui.explorer.related import RelatedController
from kaoview.tui.explorer.saver import SessionSaver, session_of
from kaoview.tui.explorer.search import SearchController
from kaoview.tui.explorer.stage import Widgets
from kaoview.tui.explorer.tree import TreeController
from kaoview.tui.explorer.trends import TrendsController
from kaoview.tui.explorer.whole_row import WholeRowController
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.location import Crumb
from kaoview.tui.state.session import Session, SessionStore, library_key
from kaoview.tui.widgets.breadcrumb import Breadcrumb
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.reader import Reader
from kaoview.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from kaoview.config import Config
    from kaoview.model import Library
    from kaoview.tui.widgets.divider import Divider
    from kaoview.tui.widgets.filter_bar import FilterBar
    from kaoview.tui.widgets.related_pane import RelatedPane
    from kaoview.tui.widgets.search_panel import SearchPanel
    from kaoview.tui.widgets.text_input import TextInput

_CELLS = 2  # of a Chinese character
_THROUGH_MATCHES = frozenset(("hit_next", "hit_previous"))


class ExplorerScreen(FullScreen[None], DrawnOnce[None]):
    """Where a reader reads. Widgets say what happened; controllers act on it.

    Attributes:
        navigator: Knows where the reader is, and goes elsewhere.
    """

    AUTO_FOCUS = "#sidebar"
    BINDINGS = bindings(Area.EVERYWHERE)

    def __init__(
        self, store: SessionStore, settings: Config, *, reviews: Path, bookmarks: Path
    ) -> None:
        """Make the widgets and the controllers; the documents come later.

        Args:
            store: What is remembered between runs.
            settings: The reader's settings.
            reviews: The reader's own file of decisions.
            bookmarks: The reader's own file of bookmarks.
        """
        super().__init__()
        self.sidebar = Sidebar(id="sidebar")
        self.reader = Reader(id="reader")
        self.breadcrumb = Breadcrumb(self.reader, id="crumbs")
        self.reader.measure = _CELLS * settings.measure
        self.keybar = KeyBar(id="keybar")
        widgets = Widgets(self.sidebar, self.breadcrumb, self.reader, self.keybar)
        self.saver = SessionSaver(self, store, self.session)
        save_soon = self.saver.save_soon
        self.panes = panes = Layout(self, widgets, self.saver.first_panes, save_soon)
        self.navigator = navigator = Navigator(self, panes, widgets, settings.keys, save_soon)
        self.tree_pane = TreeController(
            self, panes, navigator, widgets, settings.grouping, save_soon
        )
        matches = MatchController(panes, navigator, widgets)
        self.find = FindController(self, panes, navigator, matches, widgets)
        self.search = SearchController(self, panes, navigator, self.find, widgets, store)
        self.trends = TrendsController(self, panes, navigator, self.search, self.find, widgets)
        self.related = RelatedController(self, panes, navigator, widgets, reviews, save_soon)
        self.bookmarks = BookmarkController(self, navigator, widgets, bookmarks)
        self.comparisons = ComparisonController(self, navigator, self.related, widgets, reviews)
        self.checking = CheckController(navigator, widgets, lambda: self.search.panel)
        self.output = OutputController(
            self,
            navigator,
            lambda: self.related.node() or matches.node(),
            widgets,
            self.search.found_items,
            self.bookmarks.noted_nodes,
            self.checking.nodes,
        )
        self.documents = DocumentController(self, navigator, widgets)
        self.whole_row = WholeRowController(
            self, navigator, widgets, lambda: self.search.panel, self.related.node
        ).page
        navigator.connect(self.search, self.tree_pane, self.find)
        navigator.page_shown = self._page_shown
        parts = Controllers(
            panes,
            navigator,
            self.tree_pane,
            self.find,
            self.search,
            self.trends,
            self.related,
            self.bookmarks,
            self.comparisons,
            self.checking,
            self.output,
            self.documents,
        )
        self.commands = explorer_commands(self, parts)

    async def action_command(self, name: str, *arguments: object) -> None:
        """Run a command by its name; keys, the palette and clicks on the key bar all come here."""
        done = self.commands[name](*arguments)
        if isawaitable(done):
            await done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out commands that have nothing to act on now."""
        name = str(parameters[0]) if action == "command" else ""
        if name in NOT_WHILE_SEARCHING and self.panes.searching:
            return False
        return not (name == "elsewhere" and self.related.has_focus)

    def rests(self, id: str) -> bool:
        """Return whether an action has nothing to act on now: its key only says so."""
        return id in _THROUGH_MATCHES and not self.find.matches.any

    # Composing

    def compose(self) -> ComposeResult:
        """Lay out the panes, for the screen there is so that the first picture is right."""
        self.panes.fit(self.app.size)
        with Horizontal(id="panes"):
            yield self.sidebar
            with Vertical(id="page"):
                yield self.breadcrumb
                yield Vertical(self.reader, id="spread")
        yield self.keybar

    def on_mount(self) -> None:
        """Say that the documents are being read."""
        self.breadcrumb.show([Crumb("", READING)])
        if self.has_class("-sidebar-off"):
            self.panes.turn_to(self.reader)

    def on_unmount(self) -> None:
        """Search no more."""
        self.search.stop()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the panes to the screen."""
        self.panes.fit(event.size)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that has the keys."""
        on_page = any(node.id == "page" for node in event.widget.ancestors_with_self)
        self.panes.focus_leaves_zoom(event.widget)
        self.tree_pane.focus_moved(event.widget, on_page)
        self.panes.turn_page(on_page)

    # The library

    def open_library(self, library: Library, start: str | None, remarks: Sequence[str]) -> None:
        """Show a library as it was left, then make its search ready behind the picture.

        Args:
            library: What to show.
            start: The id to open, or None for where the reader was last, or the first plan.
            remarks: What to tell the reader.
        """
        self.panes.open(self.related.make_pane())
        self.keybar.note("")
        key = library_key(library, data_folder())
        notices = [*remarks, *self.bookmarks.open(key)]
        session = self.saver.open(key)
        self.navigator.open(library, session.travels)
        self.search.recall(key)
        self.panes.restore(session.panes)
        self.tree_pane.open(session)
        self.navigator.begin(start, session.place)
        self.bookmarks.show()
        notices = [*self.saver.messages, *notices, *opening_remarks(library, start)]
        if notices:
            self.keybar.say("！" + "；".join(notices), warning=True)
        self.search.start(library)
        self.panes.focus_where_seen()
        self.set_timer(FIRST_AFTER, self._prepare)

    def replace_library(self, library: Library, start: str | None) -> None:
        """Show a library in place of the one that is open; the reader's places stay.

        Args:
            library: The library.
            start: The id to go to, or None to stay where the reader is.
        """
        self.search.close_for_visit()
        self.navigator.record()
        session = self.session()
        self.navigator.open(library, self.navigator.history)
        self.tree_pane.open(session)
        self.checking.forget_missing()
        self.related.forget()
        self.navigator.begin(start, session.place)
        self.bookmarks.show()
        self.search.restart(library)

    def on_paste(self, event: events.Paste) -> None:
        """Open a path that was pasted or dropped where nothing is typed."""
        if self.documents.open_pasted(event.text):
            event.stop()

    def _prepare(self) -> None:
        """Make ready, while nobody waits, what the first page does without."""
        self.panes.add_divider()
        read_ahead(self)
        if self.navigator.library is not None:
            self.documents.watch(self.navigator.library)

    def session(self) -> Session:
        """Return where the reader is now, to be remembered."""
        return session_of(self.navigator, self.tree_pane, self.panes)

    def remember_now(self) -> bool:
        """Remember where the reader is before the explorer ends; return whether it could be."""
        self.navigator.catch_up()
        self.navigator.record()
        return self.saver.save_now()

    def _page_shown(self, key: str) -> None:
        self.bookmarks.show_flag(key)
        self.related.look_soon(key)

    # The tree, the text and the line above it

    def on_sidebar_moved(self) -> None:
        """Read what the cursor is on."""
        self.tree_pane.cursor_moved()

    def on_sidebar_chosen(self) -> None:
        """Go to the text."""
        self.tree_pane.row_chosen()

    def on_sidebar_top_reached(self) -> None:
        """Show what there is and how to begin."""
        self.navigator.show_start()

    def on_filter_bar_edited(self, message: FilterBar.Edited) -> None:
        """Show the branches that hold the words."""
        self.tree_pane.filter_by(message.words)

    def on_filter_bar_moved(self, message: FilterBar.Moved) -> None:
        """Move through what is left of the tree."""
        self.tree_pane.move(message.by, pages=message.pages)

    def on_filter_bar_submitted(self) -> None:
        """Go to the text of the branch."""
        self.tree_pane.submit_filter()

    def on_filter_bar_cancelled(self) -> None:
        """Show the whole tree again."""
        self.tree_pane.cancel_filter()

    def on_divider_dragged(self, message: Divider.Dragged) -> None:
        """Let an edge stand where it was dragged to."""
        self.panes.drag(message.edge, message.column)

    def on_reader_cancelled(self) -> None:
        """Go to the tree."""
        self.panes.turn_to(self.sidebar)

    @on(Reader.LinkClicked)
    @on(Breadcrumb.StepClicked)
    def go_to_clicked(self, message: Reader.LinkClicked | Breadcrumb.StepClicked) -> None:
        """Go to what was clicked in the text, or to a step of the breadcrumb."""
        self.navigator.visit(message.key)

    def on_related_pane_cancelled(self) -> None:
        """Go back to the text."""
        self.related.leave()

    def on_related_pane_item_chosen(self, message: RelatedPane.ItemChosen) -> None:
        """Go to an item of another year."""
        self.comparisons.follow_related(message.key)

    # Finding in the page

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Find what was typed."""
        self.find.find(message.words)

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Go through the places."""
        self.find.move(message.by)

    def on_text_input_submitted(self) -> None:
        """Go to the text; what was found stays marked."""
        self.find.submit()

    def on_text_input_cancelled(self) -> None:
        """Mark nothing any more."""
        self.find.cancel()

    # Searching

    def on_search_panel_query_changed(self, message: SearchPanel.QueryChanged) -> None:
        """Search for what was typed."""
        self.search.query_changed(message.words)

    def on_search_panel_hit_highlighted(self, message: SearchPanel.HitHighlighted) -> None:
        """Show the hit under the cursor."""
        self.search.highlight(message.hit)

    def on_search_panel_hit_chosen(self, message: SearchPanel.HitChosen) -> None:
        """Go to a hit."""
        self.trends.choose(message.hit, message.words)

    def on_search_panel_cancelled(self) -> None:
        """Go back to where the reader was."""
        self.trends.cancel_search()

    def on_search_controller_answered(self, message: SearchController.Answered) -> None:
        """Show an answer of the search's thread."""
        self.search.show_answer(message.answer)
        self.checking.show()

    def on_search_controller_preparing(self, message: SearchController.Preparing) -> None:
        """Say how far the search is ready."""
        self.search.show_progress(message.done, message.total)
