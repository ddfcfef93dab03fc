"""The search: asking in a thread while the reader types, looking at hits, going there and back."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from kaoview.tui.explorer.stage import run_in_thread
from kaoview.tui.state.row_kinds import START
from kaoview.tui.state.session import with_search

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.search.results import Hit
    from kaoview.tui.explorer.find import FindController
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.search_worker import SearchWorker
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.export_sources import FoundItems
    from kaoview.tui.state.history import SearchOrigin
    from kaoview.tui.state.location import ScrollAnchor
    from kaoview.tui.state.search_answer import SearchAnswer
    from kaoview.tui.state.session import SessionStore
    from kaoview.tui.widgets.reader import Reader
    from kaoview.tui.widgets.search_panel import SearchPanel
    from kaoview.tui.widgets.sidebar import Sidebar

START_AFTER = 0.1
"""Seconds until the search thread starts, chosen by hand: it competes with drawing the first page
for the interpreter."""

# A page has its width again after one or two pictures; twenty tries are a generous limit.
_TRIES, _TRY_AFTER = 20, 0.01  # seconds between them


class SearchController:
    """Owns the search: its panel, its thread, the last searches, and where the reader was."""

    class Answered(Message):
        """The thread that searches has an answer."""

        def __init__(self, answer: SearchAnswer) -> None:
            super().__init__()
            self.answer = answer

    class Preparing(Message):
        """The thread that searches is making a very large library ready."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        navigator: Navigator,
        find: FindController,
        widgets: Widgets,
        store: SessionStore,
    ) -> None:
        """Make a controller; its panel is made when it is first opened.

        Args:
            stage: The screen.
            layout: Moves the focus between panes.
            navigator: What goes places.
            find: What marks the hits.
            widgets: What is always on the screen.
            store: Where the last searches are kept.
        """
        self._stage = stage
        self._layout = layout
        self._navigator = navigator
        self._find = find
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._key_bar = widgets.key_bar
        self._store = store
        self._worker: SearchWorker | None = None
        self._key = ""
        self._recents: tuple[str, ...] = ()
        self._origin: SearchOrigin | None = None
        self._then: Callable[[], None] | None = None  # what waits for the answer

    # The library

    def recall(self, key: str) -> None:
        """Load the last searches in the library with this key."""
        self._key = key
        self._recents = self._store.recent_searches(key)

    def start(self, library: Library) -> None:
        """Make the search of a library ready in a thread, once the first page has been drawn."""
        from kaoview.tui.explorer import search_worker

        self._worker = search_worker.SearchWorker(
            lambda: search_worker.make_searcher(library), self._post_answer, self._post_progress
        )
        self._stage.set_timer(START_AFTER, self._worker.start)
        if self.panel is not None:
            self.panel.set_library(library, self._recents)
        if self._origin is not None:
            self._origin = self._origin._replace(place=self._navigator.place)

    def restart(self, library: Library) -> None:
        """Search another library from now on; the one before and its index are given up."""
        self.stop()
        # Both were excluded from garbage collection, and they refer to themselves.
        gc.unfreeze()
        self.start(library)

    def _post_answer(self, answer: SearchAnswer) -> None:
        self._stage.post_message(self.Answered(answer))

    def _post_progress(self, done: int, total: int) -> None:
        self._stage.post_message(self.Preparing(done, total))

    def stop(self) -> None:
        """Search no more."""
        if self._worker is not None:
            self._worker.stop()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far a very large library has been made ready for searching."""
        self._key_bar.note("" if done >= total else f"準備搜尋 {done * 100 // total}%")

    def find_word(self, text: str, at: int, found: Callable[[tuple[int, int]], None]) -> None:
        """Find the word that a character of a text belongs to, in a thread."""
        worker, app = self._worker, self._stage.app

        def find() -> None:
            if worker is not None and (span := worker.word_span(text, at)) is not None:
                app.call_from_thread(found, span)

        run_in_thread(self._stage, find, "word", "finds the word that was clicked")

    @property
    def settled(self) -> bool:
        """Whether nothing that was asked is still without an answer, or without its page."""
        if self._worker is not None and not self._worker.idle:
            return False
        return self.panel is None or not self._layout.searching or self.panel.settled

    # Opening and closing

    @property
    def panel(self) -> SearchPanel | None:
        """The search's side of the screen, once there is one."""
        return self._layout.search_panel

    @property
    def anchor(self) -> ScrollAnchor | None:
        """Where on the page the reader was before the search, or None where none is open."""
        return self._origin.spot if self._origin else None

    async def open(self) -> None:
        """Open the search, or go back to its box."""
        panel = self.panel or await self._make_panel()
        if not self._layout.searching:
            navigator = self._navigator
            begun = navigator.shown != START
            if begun:
                navigator.catch_up()
            navigator.follow_cursor()
            self._find.close()
            from kaoview.tui.state.history import SearchOrigin

            self._origin = SearchOrigin(
                navigator.place if begun else START,
                navigator.anchor,
                self._reader.size.width,
                self._reader.has_focus,
            )
            self._stage.set_class(True, "-searching")
            self._layout.fit(self._stage.size)
        panel.open(self._navigator.library, self._recents)

    async def _make_panel(self) -> SearchPanel:
        from kaoview.tui.widgets.search_panel import SearchPanel

        panel = self._layout.search_panel = SearchPanel(id="search")
        self._layout.fit(self._stage.size)
        await self._stage.query_one("#panes").mount(panel, before="#page")
        return panel

    def _close(self, pane: Sidebar | Reader) -> None:
        """Close the search and focus a pane."""
        assert self.panel is not None
        self._then = None
        self._stage.set_class(False, "-searching")
        self._layout.fit(self._stage.size)
        self._layout.turn_to(pane)
        self.panel.close()

    def close_for_visit(self) -> bool:
        """Close the search if one is open that began at a place; return whether one was."""
        open = self._origin is not None and bool(self._origin.place)
        if open:
            self._close(self._reader)
        return open

    def forget_origin(self) -> None:
        """Forget where the reader was before the search."""
        self._origin = None

    # While it is open

    def query_changed(self, words: str) -> None:
        """Search for what was typed, and for nothing else any more."""
        self._key_bar.clear_message()
        self._then = None
        if self._worker is not None:
            self._worker.ask(words)

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer, if it is to the last question."""
        last = self._worker is not None and answer.number == self._worker.number
        if last and self.panel is not None:
            self.panel.show_answer(answer)
            then, self._then = self._then, None
            if then is not None:
                then()

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do something to the hits: those of what is typed, once they are there."""
        if self.panel is not None and self.panel.pending:
            self._then = then
        else:
            then()

    def highlight(self, hit: Hit) -> None:
        """Show the hit under the cursor; it is no place visited yet."""
        if self._layout.searching:
            self._mark_from(hit)
            self._find.matches.show(visit=False)

    def choose(self, hit: Hit, words: str) -> None:
        """Go to a hit, and mark all of them.

        Args:
            hit: The hit.
            words: What was searched for, to be among the last searches.
        """
        self._mark_from(hit)
        self._close(self._reader)
        self._find.matches.show(visit=True)
        self._origin = None
        self._recents = with_search(self._recents, words)
        run_in_thread(
            self._stage,
            lambda: self._store.add_recent_search(self._key, words),
            "searches",
            "saves the last searches",
        )

    def cancel(self) -> None:
        """Go back to where the reader was; the hits stay marked."""
        origin, navigator = self._origin, self._navigator
        if origin is None:
            return
        self._close(self._reader if origin.in_text else self._sidebar)
        self._origin = None
        if origin.place == START:
            navigator.show_start()
            self._find.refresh()
        elif origin.place and navigator.shown != origin.place:
            navigator.show_page(origin.place)
            self._find.refresh()
        if origin.place:
            self._scroll_back(origin, _TRIES)
        self._find.matches.note()

    def _scroll_back(self, origin: SearchOrigin, tries: int) -> None:
        """Scroll to where the reader was, once the page has its width again."""
        if self._reader.size.width != origin.width and tries:
            self._stage.set_timer(_TRY_AFTER, partial(self._scroll_back, origin, tries - 1))
        else:
            # By then the page has been set anew for its width.
            self._reader.call_after_refresh(self._reader.restore, origin.spot)

    def _mark_from(self, hit: Hit) -> None:
        """Mark all hits, the reader being at one of them, in place of what the page was full of."""
        from kaoview.tui.state.match_cursor import of_hits

        results = self.panel.results if self.panel else None
        if results is None:
            return
        at = next((at for at, each in enumerate(results.hits) if each is hit), 0)
        more = results.at_least or results.total > len(results.hits)
        self._find.matches.in_page = None
        self._find.matches.hits = of_hits(results.query.text, results.hits, at=at, more=more)

    # What was found, for exports and trends

    def found_items(self) -> FoundItems:
        """Return what the search that is open or marked found.

        Hits that only come near are among them only if there are no others.
        """
        from kaoview.tui.state.export_sources import FoundItems

        marked, results = self._find.matches.hits, self.panel.results if self.panel else None
        if results is not None and (
            self._layout.searching or (marked is not None and results.query.text == marked.words)
        ):
            items = [*(hit.item for hit in results.hits), *results.cut]
            exact = items[: results.exact]
            left_out = results.near if exact else 0
            return FoundItems(results.query.text, exact or items, left_out, results.at_least)
        library = self._navigator.library
        if marked is None or library is None:
            return FoundItems()
        nodes = (library.find(id) for id in marked.marks)
        found = [node for node in nodes if node is not None]
        return FoundItems(marked.words, found, more=marked.more)

    @property
    def words(self) -> str:
        """What stands in the box of the search; empty while the search is closed."""
        panel = self.panel if self._layout.searching else None
        return panel.box.value if panel is not None else ""

    @property
    def query(self) -> str:
        """What the search that is open, or whose hits are marked, asks for."""
        if self._layout.searching:
            return self.words
        hits = self._find.matches.hits
        return hits.words if hits is not None else ""
