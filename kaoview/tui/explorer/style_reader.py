"""Reading the other screens' styles ahead, while nobody waits for them."""

from __future__ import annotations

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

_FOLDER = Path(__file__).parent.parent
FIRST_AFTER = 0.35
"""Seconds after the documents have been drawn, when the first page stands."""
_NEXT_AFTER = 0.1  # seconds, so that keys are answered in between


def read_styles_ahead(stage: Stage) -> None:
    """Read the styles of the other screens, a file at a time.

    The first screen that needs a file would otherwise have everything styled again.
    """
    sheet = stage.app.stylesheet
    for name in STYLES:
        path = (_FOLDER / name).resolve()
        if not sheet.has_source(str(path)):
            sheet.read(path)
            sheet.parse()
            stage.set_timer(_NEXT_AFTER, lambda: read_styles_ahead(stage))
            return
