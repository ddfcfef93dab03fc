"""Opening a comparison from a place, and the way back to the very row that was followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.comparison.screen import ComparisonScreen
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.related import RelatedController
    from kaoview.tui.explorer.stage import Stage, Widgets
    from kaoview.tui.state.comparison_choices import ComparisonChoice
    from kaoview.tui.state.comparison_rows import ComparisonView


class ReturnLink(NamedTuple):
    """How the reader came to a place.

    Attributes:
        origin: The place before.
        place: The place.
        view: The comparison that led there, and how the reader looked at it; None for the pane of
            other years.
    """

    origin: str
    place: str
    view: tuple[ComparisonChoice, ComparisonView] | None = None


class ComparisonController:
    """Opens comparisons, and remembers the row that led to the place the reader is at."""

    def __init__(
        self,
        stage: Stage,
        navigator: Navigator,
        related: RelatedController,
        widgets: Widgets,
        reviews: Path,
    ) -> None:
        """Make a controller.

        Args:
            stage: The screen.
            navigator: What goes places.
            related: The pane of other years.
            widgets: What is always on the screen.
            reviews: The reader's own file of decisions.
        """
        self._stage = stage
        self._navigator = navigator
        self._related = related
        self._key_bar = widgets.key_bar
        self._reviews = reviews
        self._link: ReturnLink | None = None

    def choose(self) -> None:
        """Ask what to compare the place, or the row of another year, with, and compare."""
        self._navigator.catch_up()
        library = self._navigator.library
        if library is None:
            return
        node = self._related.node() or library.find(self._navigator.place)
        if node is None:
            return
        from kaoview.tui.comparison.choose import ChooseScreen
        from kaoview.tui.state.comparison_choices import comparison_choices

        choices, best = comparison_choices(library, node)
        if not choices:
            self._key_bar.say("這裡沒有其他年度的文件可以對照")
            return

        def chosen(choice: ComparisonChoice | None) -> None:
            if choice is not None:
                self._open(library, choice, start=node.id)

        self._stage.app.push_screen(ChooseScreen(choices, best), chosen)

    def _open(
        self,
        library: Library,
        choice: ComparisonChoice,
        view: ComparisonView | None = None,
        *,
        start: str = "",
    ) -> None:
        from kaoview.tui.comparison.screen import ComparisonScreen

        start = start or self._navigator.place
        screen = ComparisonScreen(library, choice, start, self._reviews, view)
        self._stage.app.push_screen(screen, lambda key: self._closed(key, screen))

    def _closed(self, key: str | None, screen: ComparisonScreen) -> None:
        """Come back from a comparison, to what the reader wants to read."""
        origin = self._navigator.place
        self._related.forget()
        if key is None:
            self._related.look_soon(origin)
            return
        self._navigator.visit_and_say(key, "按 Backspace 回到對照的這一列")
        self._link = ReturnLink(origin, self._navigator.place, (screen.choice, screen.view))

    def follow_related(self, key: str) -> None:
        """Go to an item of another year."""
        origin = self._navigator.place
        self._navigator.visit_and_say(key)
        self._link = ReturnLink(origin, self._navigator.place)

    def back(self) -> None:
        """Go back to the place visited before, and to the row there that led here."""
        link, library = self._link, self._navigator.library
        if link is not None:
            self._navigator.catch_up()
        if link is None or library is None or not self._came_by(link):
            self._navigator.back()
            return
        self._link = None
        if link.origin != link.place:
            self._navigator.back()
        if link.view is not None:
            self._open(library, *link.view)
        else:
            self._related.focus()
            if self._related.pane is not None:
                self._related.pane.choose(link.place)

    def _came_by(self, link: ReturnLink) -> bool:
        """Return whether a step back from here leads to where the reader followed a row."""
        if self._navigator.place != link.place:
            return False
        self._navigator.record()
        before = self._navigator.history.before
        return link.origin == link.place or bool(before and before[-1].key == link.origin)
