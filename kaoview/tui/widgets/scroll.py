"""The base of all scrolling panes: a plain scrollbar, and scrolling by lines."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender

from kaoview.tui.platform.textual_patches import SteadyScrollView


class PlainBar(ScrollBarRender):
    """Draws a scrollbar of whole cells, with nothing but coloured spaces.

    The partial blocks of the usual one vary in width and in shade.
    """

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class PlainScrollView(SteadyScrollView, inherit_bindings=False):
    """A scroll view with a plain vertical scrollbar, and no animation and no keys of its own.

    The scrollbar's cell is always there, blank if all lines are visible: the width of the lines
    never changes, and a page that grows causes no layout.
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
        """Set the number of lines to scroll through.

        Setting ``virtual_size`` would lay out and draw the whole screen twice, for the lines and
        for the scrollbar.
        """
        size = Size(self.size.width, lines)
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = lines
            self.scroll_y = min(self.scroll_y, self.max_scroll_y)

    @property
    def pane_width(self) -> int:
        """The width without the scrollbar."""
        return self.scrollable_content_region.width

    @property
    def top_line(self) -> int:
        """The number of the first visible line."""
        return round(self.scroll_y)

    def line_under(self, event: events.MouseEvent) -> int | None:
        """Return the number of the line under the mouse, or None outside of the pane."""
        offset = event.get_content_offset(self)
        return None if offset is None else self.top_line + offset.y

    def keep_in_sight(self, start: int, end: int) -> None:
        """Scroll as little as needed to make some lines visible, at least the first of them.

        Args:
            start: The first line.
            end: The end of the lines, exclusive.
        """
        height = max(self.size.height, 1)
        if start < self.top_line:
            self.jump_to(start)
        elif end > self.top_line + height:
            self.jump_to(min(start, end - height))

    def jump_to(self, y: int) -> None:
        """Scroll to a line without animation."""
        # Forced: a page that has just grown has no scrollbar yet, which would forbid scrolling.
        self.scroll_to(y=max(0, y), animate=False, force=True)
