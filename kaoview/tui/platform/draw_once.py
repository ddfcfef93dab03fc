"""What screens above the main one are made from: their first picture is the whole one."""

from __future__ import annotations

from textual.events import Key
from textual.screen import Screen, ScreenResultType


class DrawnOnce(Screen[ScreenResultType]):
    """A screen that is not drawn before its panes have their words.

    Textual draws a new screen twice while its panes are still empty, and twice more, by its clock,
    when they are not. All but the last only make the reader wait, and flicker.

    Attributes:
        begun: Whether it has been drawn.
        early: Keys that were pressed before, to be pressed again then.
    """

    begun = False

    def __init__(self) -> None:
        super().__init__()
        self.early: list[Key] = []

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        if not self.begun:
            self.begun = True
            self._compositor_refresh()
            for key in self.early:
                self.app.post_message(key)

    def _compositor_refresh(self) -> None:
        if self.begun:
            super()._compositor_refresh()
