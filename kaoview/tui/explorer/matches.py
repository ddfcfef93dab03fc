"""Matches: a search's hits or places found in the page, marked, and walked through with n and N."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaoview.text.cell_width import fit

if TYPE_CHECKING:
    from kaoview.model import Node
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Widgets
    from kaoview.tui.state.match_cursor import MatchCursor

_WORDS_SAID = 32  # cells of it in a message; chosen by eye
_WORDS_IN_BAR = 16  # cells of what was looked for, beside the keys; chosen by eye


class MatchController:
    """Owns the matches and which one the reader is at.

    Attributes:
        hits: The hits of the last search that was followed, or None.
        in_page: What was found in the page, or None; it goes before the hits.
        told_elsewhere: Whether a line to type into says which match it is, and the key bar need
            not.
    """

    def __init__(
        self,
        layout: Layout,
        navigator: Navigator,
        widgets: Widgets,
    ) -> None:
        """Make a controller without matches.

        Args:
            layout: What knows how many panes there are.
            navigator: What goes places.
            widgets: What is always on the screen.
        """
        self.hits: MatchCursor | None = None
        self.in_page: MatchCursor | None = None
        self.counted_elsewhere = False
        self._layout = layout
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._key_bar = widgets.key_bar

    @property
    def current(self) -> MatchCursor | None:
        """What is walked through."""
        return self.in_page or self.hits

    @property
    def any(self) -> bool:
        """Whether there is a match to go to."""
        return self.current is not None and bool(self.current.stops)

    def step(self, by: int) -> None:
        """Go to the next or the previous match."""
        matches = self.current
        if matches is None:
            self._key_bar.say("還沒有找過字：按 / 搜尋所有文件，或按 f 在這一頁裡找")
            return
        if not matches.stops:
            self._key_bar.say(f"這一頁沒有「{fit(matches.words.strip(), _WORDS_SAID)}」")
            return
        if self.in_page is not None:
            self.in_page = matches.step(by)
        else:
            self.hits = matches.step(by)
        self.show(visit=True, passing=True)

    def clear(self) -> bool:
        """Forget what was found in the page, or else the hits; return whether there was either."""
        if self.in_page is not None:
            self.in_page = None
        elif self.hits is not None:
            self.hits = None
        else:
            return False
        return True

    def show(self, *, visit: bool, passing: bool = False) -> None:
        """Show the match the reader is at, with all of them marked.

        Args:
            visit: Whether the reader goes there, rather than looks at it.
            passing: Whether the reader may go on from there at once.
        """
        matches, navigator = self.current, self._navigator
        if matches is None or matches.current is None or navigator.library is None:
            return
        node, at = matches.current
        page = navigator.shown if self.in_page is not None else self._page_of(node)
        if visit and navigator.place != page:
            navigator.visit(page, passing=passing)
        elif page != navigator.shown:
            navigator.show_page(page)
        elif visit:
            self._sidebar.reveal(page)
        self._mark()
        self._reader.show_passage(node, max(at, 0))
        self.note()

    def node(self) -> Node | None:
        """Return the hit that the reader has walked to, or else what the page is of."""
        self._navigator.catch_up()
        library = self._navigator.library
        hit = self.hits.current if self.hits is not None and self.in_page is None else None
        if (
            hit is not None
            and library is not None
            and self._page_of(hit[0]) == self._navigator.shown
        ):
            return library.find(hit[0])
        return self._navigator.node()

    def _page_of(self, id: str) -> str:
        """Return the page to read a hit on: its own, or for a caption that of what it stands in."""
        from kaoview.model import Item, ItemKind

        assert self._navigator.library is not None
        *above, node = self._navigator.library.trail(id)
        if isinstance(node, Item) and node.kind is ItemKind.CAPTION and above:
            return above[-1].id
        return id

    def refresh(self) -> None:
        """Mark what is on the page now, and say which match the reader is at."""
        self._mark()
        self.note()

    def _mark(self) -> None:
        matches, hits = self.current, self.hits
        self._reader.mark(matches.marks if matches else {}, matches.current if matches else None)
        self._sidebar.mark_hits(hits.marks if hits else ())

    def note(self) -> None:
        """Say in the key bar which match it is, unless another line says it."""
        matches = self.current
        if matches is None or self.counted_elsewhere or self._layout.searching:
            self._key_bar.note("")
        elif self._layout.one_pane:
            self._key_bar.note(matches.counter)
        else:
            words = fit(matches.words.strip(), _WORDS_IN_BAR)
            self._key_bar.note(f"{words} {matches.counter}")
