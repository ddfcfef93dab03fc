"""The main screen with the search: asking in a thread, looking at hits, going there and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Size
from textual.message import Message

from kaoview.config import load_config
from kaoview.tui.explorer.finding import FindingScreen
from kaoview.tui.state.row_kinds import START
from kaoview.tui.state.session import Session, SessionStore, with_search

if TYPE_CHECKING:
    from kaoview.model import Library, Node
    from kaoview.search.results import Hit
    from kaoview.tui.explorer.search_worker import SearchWorker, SupportsSearch
    from kaoview.tui.state.history import SearchOrigin
    from kaoview.tui.state.location import ScrollAnchor
    from kaoview.tui.state.search_answer import SearchAnswer
    from kaoview.tui.widgets.reader import Reader
    from kaoview.tui.widgets.search_panel import SearchPanel
    from kaoview.tui.widgets.sidebar import Sidebar

_LEAST_PANEL, _MOST_PANEL = 40, 52
_TRIES, _TRY_AFTER = 20, 0.01  # a page has its width again after one or two drawings
_NOT_WHILE_SEARCHING = frozenset(
    (
        *("hit", "find", "step", "export", "source", "compare", "elsewhere", "elsewhere_show"),
        *("parent", "back", "forward", "jump", "bookmark", "places"),
    )
)


def make_searcher(library: Library) -> SupportsSearch:
    """Return what searches a library; called in a thread, where its imports keep nobody waiting."""
    import kaoview.tui.widgets.input_bar
    import kaoview.tui.widgets.search_panel  # noqa: F401
    from kaoview.search import Searcher
    from kaoview.search.synonyms import settings_synonyms

    return Searcher(library, synonyms=settings_synonyms(load_config()))


class SearchingScreen(FindingScreen):
    """The main screen, where a reader can search the library."""

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

    def __init__(self, store: SessionStore, folder: Path) -> None:
        super().__init__(store, folder)
        self.panel: SearchPanel | None = None
        self._seeker: SearchWorker | None = None
        self._recents: tuple[str, ...] = ()
        self._origin: SearchOrigin | None = None

    # The library

    def open_library(self, library: Library, start: str | None) -> None:
        """Show a library, then make its search ready behind the picture."""
        from kaoview.tui.explorer.search_worker import SearchWorker

        super().open_library(library, start)
        self._seeker = SearchWorker(lambda: make_searcher(library), self._tell, self._tell_progress)
        self.call_after_refresh(self._seeker.start)
        if self.panel is not None:
            self.panel.set_library(library, self._recents)
        if self._origin is not None:
            self._origin = replace(self._origin, place=self._place)

    def recall(self, session: Session) -> None:
        """Take up the last searches as well, before it is said what could not be read."""
        super().recall(session)
        self._recents = self._store.recent_searches(self._key)

    def _tell(self, answer: SearchAnswer) -> None:
        self.post_message(self.Answered(answer))

    def _tell_progress(self, done: int, total: int) -> None:
        self.post_message(self.Preparing(done, total))

    def on_searching_screen_preparing(self, message: Preparing) -> None:
        """Say how far a very large library has been made ready for searching."""
        ready = message.done >= message.total
        self.keybar.note("" if ready else f"準備搜尋 {message.done * 100 // message.total}%")

    def on_unmount(self) -> None:
        """Search no more."""
        if self._seeker is not None:
            self._seeker.stop()

    @property
    def settled(self) -> bool:
        """Whether nothing that was asked is still without an answer."""
        return self._seeker is None or self._seeker.idle

    # Searching

    @property
    def searching(self) -> bool:
        """Whether the search is open."""
        return self.has_class("-searching")

    async def action_search(self) -> None:
        """Open the search, or go back to its box."""
        if self.panel is None:
            from kaoview.tui.widgets.search_panel import SearchPanel

            self.panel = SearchPanel(id="search")
            self._fit(self.size)
            await self.query_one("#panes").mount(self.panel, before="#page")
        if not self.searching:
            begun = self._shown != START
            if begun:
                self._catch_up()
            self._followed = self.sidebar.key
            self._leave_find()
            from kaoview.tui.state.history import SearchOrigin

            self._origin = SearchOrigin(
                self._place if begun else START,
                self.spot,
                self.reader.size.width,
                self.reader.has_focus,
            )
            self.add_class("-searching")
        self.panel.open(self._library, self._recents)

    def _close_search(self, pane: Sidebar | Reader) -> None:
        """Close the search; the keys go to a pane."""
        assert self.panel is not None
        self.remove_class("-searching")
        self._turn_to(pane)
        self.panel.close()

    def on_search_panel_query_changed(self, message: SearchPanel.QueryChanged) -> None:
        """Search for what was typed, and for nothing else any more."""
        self.keybar.hush()
        if self._seeker is not None:
            self._seeker.ask(message.words)

    def on_searching_screen_answered(self, message: SearchingScreen.Answered) -> None:
        """Show an answer, if it is to the last question."""
        asked = self._seeker is not None and message.answer.number == self._seeker.number
        if asked and self.panel is not None:
            self.panel.show_answer(message.answer)

    def on_search_panel_hit_highlighted(self, message: SearchPanel.HitHighlighted) -> None:
        """Show the hit the reader looks at; it is no place visited yet."""
        if self.searching:
            self._find_hits(message.hit)
            self._show_current(visit=False)

    def on_search_panel_hit_chosen(self, message: SearchPanel.HitChosen) -> None:
        """Go to a hit, and mark all of them."""
        self._find_hits(message.hit)
        self._close_search(self.reader)
        self._show_current(visit=True)
        self._origin = None
        self._recents = with_search(self._recents, message.words)
        self._remember_searches(self._recents)

    def on_search_panel_cancelled(self) -> None:
        """Go back to where the reader was; the hits stay marked."""
        origin = self._origin
        if origin is None:
            return
        self._close_search(self.reader if origin.in_text else self.sidebar)
        self._origin = None
        if origin.place == START:
            self.show_start()
            self._mark()
        elif origin.place and self._shown != origin.place:
            self.show_page(origin.place)
            self._mark()
        if origin.place:
            self._scroll_back(origin, _TRIES)
        self._note()

    def _scroll_back(self, origin: SearchOrigin, tries: int) -> None:
        """Scroll to where the reader was, once the page has its width again."""
        if self.reader.size.width != origin.width and tries:
            self.set_timer(_TRY_AFTER, partial(self._scroll_back, origin, tries - 1))
        else:
            # By then the page has been set anew for its width.
            self.reader.call_after_refresh(self.reader.return_to, origin.spot)

    def _find_hits(self, hit: Hit) -> None:
        from kaoview.tui.state.match_cursor import of_hits

        results = self.panel.results if self.panel else None
        if results is None:
            return
        at = next((at for at, each in enumerate(results.hits) if each is hit), 0)
        more = results.at_least or results.total > len(results.hits)
        self._found = of_hits(results.query.text, results.hits, at=at, more=more)

    @work(thread=True, exclusive=True, group="searches", exit_on_error=False)
    def _remember_searches(self, searches: tuple[str, ...]) -> None:
        self._store.save_recent_searches(self._key, searches)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what belongs to a place during a search."""
        if action in _NOT_WHILE_SEARCHING and self.searching:
            return False
        return super().check_action(action, parameters)

    @property
    def spot(self) -> ScrollAnchor:
        """Where on the page of the place the reader is, or was before a search."""
        return super().spot if self._origin is None else self._origin.spot

    def visit(self, key: str, *, passing: bool = False) -> None:
        """Go to a place; a search ends there, unless it began before there were places."""
        ends = self._origin is not None and bool(self._origin.place)
        if ends:
            self._close_search(self.reader)
        super().visit(key, passing=passing)
        if ends:
            self._origin = None

    def _turn_to(self, pane: Sidebar | Reader) -> None:
        """Go to a pane; while the search stands in the sidebar's place, go to its box."""
        if self.searching and pane is self.sidebar and self.panel is not None:
            self.set_focus(self.panel.box, scroll_visible=False)
        else:
            super()._turn_to(pane)

    # What was found

    def found_items(self) -> tuple[str, Sequence[Node]]:
        """Return the words of the search that is open or marked, and its hits.

        Hits that only come near are among them only if there are no others.
        """
        found, results = self._found, self.panel.results if self.panel else None
        if results is not None and (
            self.searching or (found is not None and results.query.text == found.words)
        ):
            hits = [hit for hit in results.hits if hit.exact] or results.hits
            return results.query.text, [hit.item for hit in hits]
        if found is None or self._library is None:
            return "", ()
        nodes = (self._library.find(id) for id in found.marks)
        return found.words, [node for node in nodes if node is not None]

    def action_clear(self) -> None:
        """Leave the search that is open, or else clear the marks."""
        if self.searching:
            self.on_search_panel_cancelled()
        else:
            super().action_clear()

    def _note(self) -> None:
        """Say in the key bar which hit is shown; while searching, the panel says it."""
        if self.searching:
            self.keybar.note("")
        else:
            super()._note()

    # Size

    def _fit(self, size: Size) -> None:
        """Fit the panes, the search's among them."""
        super()._fit(size)
        if self.panel is None:
            return
        narrow = self.has_class("-one-pane")
        aside = max(_LEAST_PANEL, min(_MOST_PANEL, size.width * 2 // 5))
        self.panel.styles.width = "1fr" if narrow else aside
        self.panel.styles.height = "60%" if narrow else "1fr"
