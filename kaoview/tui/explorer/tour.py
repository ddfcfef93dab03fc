"""The tour in the explorer: looks at what the reader has done, and says what to try next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kaoview.tui.state.tour import COMPARISON, EXPORT, Sight, Tour, tour_keys
from kaoview.tui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from kaoview.tui.explorer.screen import ExplorerScreen

LOOK_EVERY = 0.2
"""Seconds between two looks at the screen; chosen by hand: a step seems to follow at once."""


class TourController:
    """Owns the tour; its bar stands on whichever screen is on top."""

    def __init__(
        self, app: App[Any], main: ExplorerScreen, keys: Mapping[str, Sequence[str]]
    ) -> None:
        """Make a controller.

        Args:
            app: The application, for the screen on top.
            main: The main screen.
            keys: The user's own keys by action.
        """
        self._app = app
        self._main = main
        self._keys = keys
        self._tour: Tour | None = None
        self._timer: Timer | None = None

    @property
    def under_way(self) -> bool:
        """Whether there is a tour, be it done or not."""
        return self._tour is not None

    def step(self) -> None:
        """Begin the tour, or skip a step of it."""
        if self._tour is None:
            if self._app.screen is self._main:  # the first steps are about the tree
                self._main.panes.turn_to(self._main.sidebar)
            self._tour = Tour(begun=self._sight())
            self._timer = self._app.set_interval(LOOK_EVERY, self._look)
        else:
            self._tour = self._tour.next(self._sight())
        self._show(self._tour)

    def end(self) -> None:
        """End the tour."""
        self._tour = None
        if self._timer is not None:
            self._timer.stop()
        for screen in self._app.screen_stack:
            screen.query(TourBar).remove()

    def _look(self) -> None:
        if self._tour is not None and self._main.navigator.library is not None:
            self._tour = self._tour.seen(self._sight())
            self._show(self._tour)

    def _show(self, tour: Tour) -> None:
        step, words = tour.words(self._keys)
        keys = "" if tour.ended else tour_keys(self._keys)
        screen = self._app.screen
        bar = next(iter(screen.query(TourBar)), None)
        if bar is not None:
            bar.show(step, words, keys)
        elif screen.is_mounted:
            screen.mount(TourBar(step, words, keys))

    def _sight(self) -> Sight:
        from kaoview.tui.comparison.screen import ComparisonScreen
        from kaoview.tui.dialogs.export import ExportScreen

        main, top = self._main, self._app.screen
        comparison = top if isinstance(top, ComparisonScreen) else None
        exporting = isinstance(top, ExportScreen)
        return Sight(
            place=main.navigator.shown,
            open_branches=len(main.tree_pane.expanded),
            screen=COMPARISON if comparison is not None else EXPORT if exporting else "",
            query=main.search.words,
            in_related=main.related.has_focus,
            narrowed=comparison is not None and comparison.rows.narrowed,
        )
