"""What a screen that is too small says: how much room it needs."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class SizeNotice(Widget):
    """Says how large the screen is and how large it should be."""

    ALLOW_SELECT = False

    def __init__(self, width: int, height: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._least = (width, height)

    def render(self) -> Content:
        """Return the words, for the size there is now."""
        width, height = self.app.size
        needed = "需要 {} 欄、{} 行".format(*self._least)
        return Content(f"視窗太小\n{needed}\n現在 {width} 欄、{height} 行\n\nq 離開")
