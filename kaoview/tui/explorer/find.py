"""Finding words in the page: the line to type them into, and leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.tui.explorer.layout import Layout
    from kaoview.tui.explorer.matches import MatchController
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.widgets.input_bar import FindBar


class FindController:
    """Owns the line to find words with.

    Attributes:
        matches: What was found, in the page or by a search.
        bar: The line, once there is one.
    """

    def __init__(
        self,
        stage: Stage,
        layout: Layout,
        navigator: Navigator,
        matches: MatchController,
        widgets: Widgets,
    ) -> None:
        """Make a controller; its line is made when it is first needed.

        Args:
            stage: The screen.
            layout: Moves the focus between panes.
            navigator: What knows the page.
            matches: What marks what is found.
            widgets: What is always on the screen.
        """
        self.matches = matches
        self.bar: FindBar | None = None
        self._stage = stage
        self._layout = layout
        self._navigator = navigator
        self._sidebar = widgets.sidebar
        self._reader = widgets.reader
        self._key_bar = widgets.key_bar
        self._line_before = 0  # the line at the top of the page before anything was found

    @property
    def _open(self) -> bool:
        return self.bar is not None and bool(self.bar.display)

    async def open(self) -> None:
        """Open the line, or go back to it."""
        self._navigator.catch_up()
        if self._navigator.node() is None:
            self._key_bar.say("這裡沒有內文可以尋找；請先選一個機關、計畫或項目")
            return
        if self.bar is None:
            from kaoview.tui.widgets.input_bar import FindBar

            self.bar = FindBar(id="find")
            await self._stage.query_one("#page").mount(self.bar)
        if not self.bar.display or not self.bar.box.has_focus:
            self._line_before = self._reader.top_line
        self.bar.display = True
        self.matches.counted_elsewhere = True
        self.bar.box.take_over()
        self.find(self.bar.box.value)

    def find(self, words: str) -> None:
        """Find words in the page, from the line at its top on."""
        node = self._navigator.node()
        if node is None or not self._open:
            return
        self.matches.in_page = None
        if words.strip():
            from kaoview.tui.state.match_cursor import in_page

            below = self._reader.lines[self._reader.top_line :]
            self.matches.in_page = in_page(node, words).from_lines(below)
        self.matches.refresh()
        self.matches.show(visit=False)
        self._count()

    def move(self, by: int) -> None:
        """Go to the next or the previous place."""
        found = self.matches.in_page
        if found is not None and found.stops:
            self.matches.in_page = found.step(by)
            self.matches.show(visit=False)
            self._count()

    def _count(self) -> None:
        if self.bar is not None:
            found = self.matches.in_page
            self.bar.count(found.counter if found else "")

    def submit(self) -> None:
        """Go to the text; what was found stays marked."""
        self.close()
        self._layout.turn_to(self._reader)

    def cancel(self) -> None:
        """Give up: mark nothing any more, and go back to the line that was read before."""
        self.matches.in_page = None
        self.close()
        self._layout.turn_to(self._reader)
        self._reader.jump_to(self._line_before)
        self.matches.refresh()

    def close(self) -> None:
        """Close the line; what was found stays marked."""
        if self.bar is not None and self._open:
            if self.bar.box.has_focus:
                self._stage.set_focus(self._reader, scroll_visible=False)
            self.bar.display = False
            self.matches.counted_elsewhere = False
            self.matches.note()

    def leave_page(self) -> None:
        """End finding in the page: another page is shown."""
        self.close()
        self.matches.in_page = None

    def refresh(self) -> None:
        """Mark what is on the page now, and say which match the reader is at."""
        self.matches.refresh()

    def clear(self, uncheck: Callable[[], bool]) -> None:
        """Clear the marks, or else the checks; where there are none, go from the text to the tree.

        Args:
            uncheck: Checks nothing any more; returns whether anything was.
        """
        self.close()
        if not self.matches.clear() and not uncheck() and self._reader.has_focus:
            self._layout.turn_to(self._sidebar)
        self.matches.refresh()
