"""What screens that take the whole terminal have in common: they say what a reader should know."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

from kaoview.tui.host import host_of
from kaoview.tui.widgets.size_notice import SizeNotice

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Columns and lines below which a screen only says what it needs."""


class FullScreen(Screen[ScreenResultType]):
    """A screen that covers itself with a notice while the terminal is too small for it."""

    _too_small: SizeNotice | None = None

    def on_mount(self) -> None:
        """Say so from the first picture on."""
        self._say_if_small(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say so, or say it no more."""
        self._say_if_small(event.size)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Say something in the key bar of whichever screen the reader is looking at."""
        host_of(self.app).say(words, warning=warning)

    def _say_if_small(self, size: Size) -> None:
        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        if small and self._too_small is None:
            self._too_small = SizeNotice(LEAST_WIDTH, LEAST_HEIGHT, id="too-small")
            self.mount(self._too_small)
        elif self._too_small is not None:
            self._too_small.display = small
