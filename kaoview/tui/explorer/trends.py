"""The trends of words, the search for what is behind a bar, and the way back to that bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.search.results import Hit
    from kaoview.tui.dialogs.trends import TrendsScreen
    from kaoview.tui.explorer.find import FindController
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.search import SearchController
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.trends_view import TrendsView


class FollowedBar(NamedTuple):
    """The bar that the reader followed.

    Attributes:
        library: The library that was counted in.
        view: How the reader looked at the trends.
        typed: What stood in the search that was open before, or None if none was.
        origin: The place before, once a hit was chosen.
        place: The place of that hit, or empty.
    """

    library: Library
    view: TrendsView
    typed: str | None
    origin: str = ""
    place: str = ""


class TrendsController:
    """Opens the trends, and remembers the bar whose hits the reader is at."""

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        navigator: Navigator,
        search: SearchController,
        find: FindController,
        widgets: Widgets,
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            layout: What knows whether the search is open.
            navigator: What goes places.
            search: What lists the hits behind a bar.
            find: What marks the hits.
            widgets: What is always on the screen.
        """
        self._stage = stage
        self._layout = layout
        self._navigator = navigator
        self._search = search
        self._find = find
        self._key_bar = widgets.key_bar
        self._followed: FollowedBar | None = None

    def show(self) -> None:
        """Show how often the words of the search occur; without a search, ask for words."""
        library = self._navigator.library
        if library is None:
            self._key_bar.say("還在讀取文件，讀好就可以看趨勢")
            return
        self._open(library, self._search.query)

    def _open(self, library: Library, query: str, view: TrendsView | None = None) -> None:
        from kaoview.tui.dialogs.trends import TrendsScreen

        screen = TrendsScreen(library, query, view)

        async def closed(query: str | None) -> None:
            if query is not None:
                await self._follow(library, screen, query)

        self._stage.app.push_screen(screen, closed)

    async def _follow(self, library: Library, screen: TrendsScreen, query: str) -> None:
        """Search for what is behind a bar."""
        typed = self._search.words if self._layout.searching else None
        if typed is None:
            await self._search.open()
        self._followed = FollowedBar(library, screen.view, typed)
        if self._search.panel is not None:
            self._search.panel.box.word_lines(query)

    # The way back

    def choose(self, hit: Hit, words: str) -> None:
        """Go to a hit, from where the way back leads to the bar that it is behind."""
        followed, origin = self._followed, self._navigator.place
        self._search.choose(hit, words)
        self._followed = None
        if followed is not None:
            self._followed = FollowedBar(
                followed.library, followed.view, None, origin, self._navigator.place
            )

    def cancel_search(self) -> None:
        """Leave the search: for the bar that it came from, or for where the reader was."""
        followed, self._followed = self._followed, None
        if followed is None or followed.place:
            self._search.cancel()
            return
        if followed.typed is None or self._search.panel is None:
            self._search.cancel()
        else:
            self._search.panel.box.word_lines(followed.typed)
        self._return_to(followed)

    def clear(self, uncheck: Callable[[], bool]) -> None:
        """Leave the search if it is open, or else clear the marks.

        Args:
            uncheck: Checks nothing any more where there are no marks; returns whether anything was.
        """
        if self._layout.searching:
            self.cancel_search()
        else:
            self._find.clear(uncheck)

    def back(self, otherwise: Callable[[], None]) -> None:
        """Go back to the bar that led here.

        Args:
            otherwise: Goes back where none did.
        """
        followed = self._followed
        if followed is not None and followed.place:
            self._navigator.catch_up()
        if followed is None or not followed.place or self._navigator.place != followed.place:
            otherwise()
            return
        self._navigator.record()
        before = self._navigator.history.before
        self._followed = None
        if followed.origin != followed.place and before and before[-1].key == followed.origin:
            self._navigator.back()
        self._return_to(followed)

    def _return_to(self, followed: FollowedBar) -> None:
        library = self._navigator.library
        if library is not None:
            view = followed.view
            if library is not followed.library:
                view = view.uncounted
            self._open(library, "", view)
