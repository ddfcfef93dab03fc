"""A scrollbar of whole cells: the partial blocks of the usual one vary in width and in shade."""

from __future__ import annotations

from typing import ClassVar

from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender


class PlainBar(ScrollBarRender):
    """Draws a scrollbar with nothing but coloured spaces."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class PlainScrollView(ScrollView):
    """A scroll view with a plain vertical scrollbar and no animation of its own."""

    def on_mount(self) -> None:
        """Put the plain scrollbar in place."""
        # Textual documents setting it on one scrollbar, but types it as a class variable.
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    @property
    def pane_width(self) -> int:
        """The cells there are beside the scrollbar."""
        return self.scrollable_content_region.width

    def jump_to(self, y: int) -> None:
        """Scroll so that a line is the first that can be seen, at once."""
        # Forced: a page that has just grown has no scrollbar yet, which would forbid scrolling.
        self.scroll_to(y=max(0, y), animate=False, force=True)
