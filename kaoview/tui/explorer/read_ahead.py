"""Reading ahead what the other screens need, while nobody waits for it: styles and modules."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaoview.tui.explorer.stage import Stage

STYLES = (
    "sheet.tcss",
    "comparison/comparison.tcss",
    "dialogs/export.tcss",
    "dialogs/palette.tcss",
    "dialogs/places.tcss",
    "dialogs/rows.tcss",
)

MODULES = (
    "kaoview.tui.dialogs.goto",
    "kaoview.tui.dialogs.note",
    "kaoview.tui.dialogs.places",
    "kaoview.tui.dialogs.help",
    "kaoview.tui.app_dialogs",
    "kaoview.tui.dialogs.available",
    "kaoview.tui.dialogs.palette",
    "kaoview.tui.dialogs.whole_row",
    "kaoview.tui.comparison.choose",
    "kaoview.tui.dialogs.export",
    "kaoview.tui.dialogs.trends",
)
"""Those that a key opens; loaded when it is pressed, they would keep the reader waiting."""

_FOLDER = Path(__file__).parent.parent
FIRST_AFTER = 0.35
"""Seconds after the documents have been drawn, when the first page stands."""
_NEXT_AFTER = 0.1  # seconds, so that keys are answered in between


def read_ahead(stage: Stage) -> None:
    """Read the styles and the modules of the other screens, a file at a time.

    The first screen that needs a file would otherwise have everything styled again.
    """
    sheet = stage.app.stylesheet
    for name in STYLES:
        path = (_FOLDER / name).resolve()
        if not sheet.has_source(str(path)):
            sheet.read(path)
            sheet.parse()
            break
    else:
        name = next((each for each in MODULES if each not in sys.modules), "")
        if not name:
            return
        import_module(name)
    stage.set_timer(_NEXT_AFTER, lambda: read_ahead(stage))
