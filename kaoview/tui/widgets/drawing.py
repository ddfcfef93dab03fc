"""From lines to strips: the style of a piece, with the accent of its period."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from kaoview.tui.period_colours import accent


def accented(widget: Widget, period: str, *names: str) -> Style:
    """Return a style with the text colour of a period's accent.

    The accents are not component classes: Textual works out every component class of a widget
    before the first frame.

    Args:
        widget: The widget that is drawn.
        period: The period, or a text that begins with it; without a year the style is unchanged.
        names: The component classes of the style.
    """
    own = widget.get_component_rich_style(*names)
    number = accent(period)
    return own if number is None else coloured(widget, f"period-{number}", own)


def coloured(widget: Widget, variable: str, own: Style) -> Style:
    """Return a style with its words in a colour of the theme.

    Args:
        widget: What draws.
        variable: The theme variable; empty to leave the style as it is.
        own: The style.
    """
    if not variable:
        return own
    return own + Style(color=Color.parse(widget.app.theme_variables[variable]).rich_color)
