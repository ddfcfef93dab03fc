"""Jumping: asking for a place by id, department, year or words, and going there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.explorer.navigator import Navigator
    from kaoview.tui.explorer.stage import Stage
    from kaoview.tui.state.goto_index import PlaceIndex


class GotoController:
    """Owns the index of places, which is made once for a library."""

    def __init__(self, stage: Stage, navigator: Navigator) -> None:
        """Make a controller; the index is made when it is first needed.

        Args:
            stage: The screen.
            navigator: What goes places.
        """
        self._stage = stage
        self._navigator = navigator
        self._index: PlaceIndex | None = None

    def ask(self) -> None:
        """Ask for a place and go there."""
        self._navigator.catch_up()
        library = self._navigator.library
        if library is None:
            return
        from kaoview.tui.dialogs.goto import GotoScreen

        trail = library.trail(self._navigator.place)
        here = trail[0].id if trail else ""
        dialog = GotoScreen(library, lambda: self._make_index(library), here)
        self._stage.app.push_screen(dialog, self._navigator.jump_to)

    def _make_index(self, library: Library) -> PlaceIndex:
        """Return the index of the library's places; called in a thread."""
        from kaoview.tui.state.goto_index import PlaceIndex

        if self._index is None or self._index.library is not library:
            self._index = PlaceIndex(library)
        return self._index
