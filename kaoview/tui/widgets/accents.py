"""The accent of a period on top of a widget's own style."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

from kaoview.tui.periods import accent_class


def accented(widget: Widget, period: str, *names: str) -> Style:
    """Return a style whose words take a period's accent, its ground left as it is.

    Args:
        widget: What draws; its component classes are those of its own and those of the periods.
        period: The period, or words that begin with it; without a year, nothing is changed.
        names: The component classes of the style itself.
    """
    own = widget.get_component_rich_style(*names)
    accent = accent_class(period)
    if not accent:
        return own
    return own + Style(color=widget.get_component_rich_style(*accent).color)
