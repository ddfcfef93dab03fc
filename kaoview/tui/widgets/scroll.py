"""What every scrolling pane is made from: its scrollbar, and where its lines are."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender


class PlainBar(ScrollBarRender):
    """Draws a scrollbar of whole cells, with nothing but coloured spaces.

    The partial blocks of the usual one vary in width and in shade.
    """

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class PlainScrollView(ScrollView, inherit_bindings=False):
    """A scroll view with a plain vertical scrollbar, and no animation and no keys of its own.

    The scrollbar's cell is always there, blank where all lines can be seen: lines are as wide
    without one as with it, and a page that becomes longer lays nothing out anew.
    """

    DEFAULT_CSS = """
    PlainScrollView {
        overflow-x: hidden;
        overflow-y: scroll;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 15%;
        scrollbar-color-hover: $foreground 30%;
        scrollbar-color-active: $foreground 40%;
    }
    """

    def on_mount(self) -> None:
        """Put the plain scrollbar in place."""
        # Textual documents setting it on one scrollbar, but types it as a class variable.
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def set_height(self, lines: int) -> None:
        """Say how many lines there are to scroll through.

        Textual would lay out the whole screen for that, once for the lines and once more for the
        scrollbar, with a picture of each.
        """
        size = Size(self.size.width, lines)
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = lines
            self.scroll_y = min(self.scroll_y, self.max_scroll_y)

    @property
    def pane_width(self) -> int:
        """The cells there are beside the scrollbar."""
        return self.scrollable_content_region.width

    @property
    def top_line(self) -> int:
        """The number of the first line that can be seen."""
        return round(self.scroll_y)

    def line_under(self, event: events.MouseEvent) -> int | None:
        """Return the number of the line that the mouse is on, or None where it is beside them."""
        offset = event.get_content_offset(self)
        return None if offset is None else self.top_line + offset.y

    def keep_in_sight(self, start: int, end: int) -> None:
        """Scroll just as far as needed to see some lines, the first of them above all.

        Args:
            start: The number of the first one.
            end: The number after the last one.
        """
        height = max(self.size.height, 1)
        if start < self.top_line:
            self.jump_to(start)
        elif end > self.top_line + height:
            self.jump_to(min(start, end - height))

    def jump_to(self, y: int) -> None:
        """Scroll so that a line is the first that can be seen, at once."""
        # Forced: a page that has just grown has no scrollbar yet, which would forbid scrolling.
        self.scroll_to(y=max(0, y), animate=False, force=True)
