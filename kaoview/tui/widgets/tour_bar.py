"""The line at the top of any screen that says what to try next."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class TourBar(Widget):
    """Says which step of the tour it is, what to do, and how to skip or end it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TourBar {
        dock: top;
        height: auto;
        max-height: 4;
        padding: 0 2;
        background: $primary;
        color: $text;
        &:ansi { background: ansi_default; color: ansi_default; text-style: reverse; }
    }
    """

    def __init__(self, step: str, words: str, keys: str) -> None:
        """Make a bar.

        Args:
            step: Which step it is.
            words: What to do.
            keys: The keys that skip it and end the tour.
        """
        super().__init__()
        self._texts = (step, words, keys)

    def show(self, step: str, words: str, keys: str) -> None:
        """Show another step; drawn only if it differs."""
        if (step, words, keys) != self._texts:
            self._texts = (step, words, keys)
            self.refresh(layout=True)

    def render(self) -> Content:
        """Return the step, what to do, and the keys."""
        step, words, keys = self._texts
        return Content.assemble((f"{step}　", "bold"), words, "　", (keys, "italic"))
