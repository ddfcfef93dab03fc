"""The main screen with the way back into a comparison, or to a row of the other years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kaoview.tui.explorer.relating import RelatingScreen
from kaoview.tui.explorer.travelling import TravellingScreen

if TYPE_CHECKING:
    from kaoview.tui.comparison.screen import ComparisonScreen
    from kaoview.tui.state.comparison_choices import ComparisonChoice
    from kaoview.tui.state.comparison_rows import ComparisonView


class _Lead(NamedTuple):
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


class ReturningScreen(RelatingScreen, TravellingScreen):
    """The main screen, where going back leads to the very row that was followed."""

    _lead: _Lead | None = None

    def _compared(self, key: str | None, screen: ComparisonScreen) -> None:
        origin = self.place
        super()._compared(key, screen)
        if key is not None:
            self._lead = _Lead(origin, self.place, (screen.choice, screen.view))
            self.keybar.say("按 Backspace 回到對照的這一列")

    def _follow_kin(self, key: str) -> None:
        origin = self.place
        super()._follow_kin(key)
        self._lead = _Lead(origin, self.place)

    def action_back(self) -> None:
        """Go back to the place visited before, and to the row there that led here."""
        lead, library = self._lead, self._library
        if lead is not None:
            self._catch_up()
        if lead is None or library is None or not self._came_by(lead):
            super().action_back()
            return
        self._lead = None
        if lead.origin != lead.place:
            super().action_back()
        if lead.view is not None:
            self._open_comparison(library, *lead.view)
        else:
            self.action_elsewhere()
            self.elsewhere.choose(lead.place)

    def _came_by(self, lead: _Lead) -> bool:
        """Tell whether a step back from here leads to where the reader followed a row."""
        if self.place != lead.place:
            return False
        self._stop_here()
        before = self._travels.before
        return lead.origin == lead.place or bool(before and before[-1].key == lead.origin)
