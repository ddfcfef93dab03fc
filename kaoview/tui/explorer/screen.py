"""The main screen with everything a reader can do on it."""

from __future__ import annotations

from kaoview.tui.commands import Area, bindings
from kaoview.tui.explorer.browsing import BrowsingScreen
from kaoview.tui.explorer.panes import PanesScreen
from kaoview.tui.explorer.returning import ReturningScreen
from kaoview.tui.explorer.taking import TakingScreen
from kaoview.tui.explorer.trending import TrendingScreen


class ExplorerScreen(TrendingScreen, TakingScreen, ReturningScreen, PanesScreen, BrowsingScreen):
    """The one screen of the explorer; each of its bases adds one thing that a reader can do.

    The keys of all of them stand here alone: each class that has any costs the start some time.
    """

    BINDINGS = bindings(Area.EVERYWHERE)
