"""The base of screens that fill the terminal: a notice if it is too small, and messages."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

from kaoview.tui.host import host_of
from kaoview.tui.widgets.size_notice import SizeNotice

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Columns and lines below which a screen shows only a notice; held by tests/tui/test_sizes.py."""


class FullScreen(Screen[ScreenResultType]):
    """A screen that covers itself with a notice while the terminal is too small for it."""

    _notice: SizeNotice | None = None

    def on_mount(self) -> None:
        """Show the notice from the first frame on, if needed."""
        self._update_notice(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Show or hide the notice."""
        self._update_notice(event.size)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message in the key bar of the visible screen."""
        host_of(self.app).say(words, warning=warning)

    def _update_notice(self, size: Size) -> None:
        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        if small and self._notice is None:
            self._notice = SizeNotice(LEAST_WIDTH, LEAST_HEIGHT, id="too-small")
            self.mount(self._notice)
        elif self._notice is not None:
            self._notice.display = small
