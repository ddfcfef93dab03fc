"""A period's accent, or another colour of the theme, on top of a widget's own style."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from kaoview.tui.period_colours import accent


def accented(widget: Widget, period: str, *names: str) -> Style:
    """Return a style whose words take a period's accent, its ground left as it is.

    The accents are no component classes: each of those costs every widget time before the first
    picture.

    Args:
        widget: What draws.
        period: The period, or words that begin with it; without a year, nothing is changed.
        names: The component classes of the style itself.
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
