"""Screens are drawn once, when they have their words.

Why: Textual (tried with 8.2.8) draws a new screen four times: twice by itself while its panes are
still empty, and twice by its clock once they are filled. All but the last picture flicker and keep
the reader waiting. Measured on goto, places, help, choose and export with the bundled documents,
140x40, two busy cores: one full picture of 10 to 30 ms instead of two or three, and the picture
with the words 10 to 50 ms sooner. On the main screen the first picture is drawn once instead of
twice, and the documents are there 60 ms of processor time sooner. Styles are worked out once, too:
Textual does so for each widget that joins the screen and again for all of them.

How: the clock's method and the methods of ``Screen`` that draw and lay out, ``_on_timer_update``,
``_compositor_refresh`` and ``_refresh_layout``, are private to Textual; there is no public hook and
no upstream issue is known. Where one of them is gone, the screen is drawn as Textual draws any
other; where the clock does not call the first one in time, it is laid out and drawn without it.

Telling the new screen its size makes Textual lay out all screens once more, also those below, for
which nothing has changed. That is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual._context import NoActiveAppError
from textual.await_complete import AwaitComplete
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen, ScreenResultType

from kaoview.tui.platform.dimmed import Dimmed

if TYPE_CHECKING:
    from rich.console import RenderableType

_PRIVATE_NAMES = ("_on_timer_update", "_compositor_refresh", "_refresh_layout")
_LONGEST_BLANK = 0.5
"""Seconds after which a screen is drawn whatever happens; chosen by hand, the clock's first tick
comes after some 0.02 s."""


class DrawnOnce(Screen[ScreenResultType]):
    """A screen that is not drawn before its panes have their words, and that is left once only.

    Attributes:
        drawn: Whether drawing has begun.
    """

    def __init__(self) -> None:
        super().__init__()
        self.drawn = not all(hasattr(Screen, name) for name in _PRIVATE_NAMES)
        self._styled = _has_style_sheets(self)

    async def on_event(self, event: events.Event) -> None:
        """Do not fill panes that are gone again, as where the program ends while a dialog opens."""
        if isinstance(event, events.Mount) and not self.app.is_running:
            return
        await super().on_event(event)

    def on_mount(self) -> None:
        """Draw after a while even if the clock's method is not called."""
        if not self.drawn:
            self.set_timer(_LONGEST_BLANK, self._draw_anyway)

    @on(events.ScreenResume)
    def keep_styles(self, event: events.ScreenResume) -> None:
        """Leave the styles of a new screen alone: each of its widgets has just got its own.

        A screen whose own style sheet is read only now was styled without it.
        """
        if not self.drawn and self._styled:
            event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """Leave all screens as they are laid out, if each has that size already."""
        if all(screen.outer_size == event.size for screen in self.app.screen_stack):
            event.stop()
            event.prevent_default()

    def render(self) -> RenderableType:
        """Draw the screen below, dimmed."""
        found = super().render()
        if isinstance(found, BackgroundScreen) and hasattr(found.screen, "_compositor"):
            return cast("RenderableType", Dimmed(found))  # a Visual will do as well
        return found

    def _draw_anyway(self) -> None:
        if not self.drawn:
            self.drawn = True
            self._refresh_layout(self.app.size)
            # Laying out stops the clock, which may just have been started for what waits for it.
            self.check_idle()

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        if not self.drawn:
            self.drawn = True
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        if self.drawn:
            super()._compositor_refresh()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen; once it has been left, or while another is above it, do nothing.

        Textual would pop whichever screen is on top (https://github.com/Textualize/textual/issues/2575).
        """
        if not self.is_attached or self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)


def _has_style_sheets(screen: Screen[Any]) -> bool:
    """Tell whether the style sheets of a screen that is about to open have all been read."""
    try:
        sheet = screen.app.stylesheet
    except NoActiveAppError:
        return False
    return all(sheet.has_source(str(path)) for path in screen.css_path)
