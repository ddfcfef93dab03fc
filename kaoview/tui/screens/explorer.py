"""The main screen with everything a reader can do on it."""

from __future__ import annotations

from kaoview.tui.screens.relating import RelatingScreen
from kaoview.tui.screens.taking import TakingScreen
from kaoview.tui.screens.travelling import TravellingScreen


class ExplorerScreen(TakingScreen, RelatingScreen, TravellingScreen):
    """The one screen of the explorer; each of its bases adds one thing that a reader can do."""
