"""What screens above the main one are made from: their first picture is the whole one."""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType


class WholePicture(Screen[ScreenResultType]):
    """A screen that is not drawn before its panes have their words.

    Textual draws a new screen twice while its panes are still empty, and twice more, by its clock,
    when they are not. All but the last only make the reader wait, and flicker.
    """

    _begun = False

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        if not self._begun:
            self._begun = True
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        if self._begun:
            super()._compositor_refresh()
