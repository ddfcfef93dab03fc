"""The screen below a dialog, dimmed: drawn by whole lines, each style dimmed once.

Why: Textual (tried with 8.2.8) draws it through Rich, which takes the lines apart and puts them
together again, and mixes the colours of each piece anew: a quarter of the processor time of opening
a dialog.

How: what Textual would draw is looked at, ``BackgroundScreen``, and drawn here by the same rules.
Private: ``Screen._compositor``. Without it Textual draws the screen below itself. Upstream: no
issue is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style as VisualStyle
    from textual.visual import RenderOptions

_STYLES = 512  # that are kept; chosen by hand: a page has some twenty


class Dimmed(Visual):
    """Draws the screen that is below another one in dimmed colours, without links."""

    def __init__(self, below: BackgroundScreen) -> None:
        """Draw a screen.

        Args:
            below: What Textual would draw.
        """
        self._screen = below.screen
        self._colour = below.color

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: VisualStyle,
        options: RenderOptions,  # noqa: ARG002
    ) -> list[Strip]:
        """Return the lines of the screen below."""
        ground, colour = style.rich_style, self._colour
        lines = self._screen._compositor.render_strips()[:height]
        return [
            Strip(
                Segment(text, dimmed(own, ground, colour))
                for text, own, control in line
                if not control
            ).crop(0, width)
            for line in lines
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return the width of the screen below."""
        return self._screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return the height of the screen below."""
        return self._screen.size.height


@lru_cache(_STYLES)
def dimmed(own: Style | None, ground: Style, colour: Color) -> Style:
    """Return the style of a piece of the screen below.

    Args:
        own: The style it has there.
        ground: The style of the screen above.
        colour: What it is mixed with; the style stays as it is where that is transparent.
    """
    plain = Style() if own is None else own.clear_meta_and_links()
    if not colour.a:
        return ground + plain
    words, behind = (
        None if each is None else (Color.from_rich_color(each) + colour).rich_color
        for each in (plain.color, plain.bgcolor)
    )
    return ground + plain + Style.from_color(words, behind)
