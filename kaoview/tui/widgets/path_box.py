"""The line for the name of a file: while nothing is typed, its folder and its suffix are seen."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from kaoview.text.cell_width import fit_middle
from kaoview.tui.commands import Area, bindings
from kaoview.tui.widgets.text_input import TextInput


class PathBox(TextInput):
    """Takes the name of the file."""

    BINDINGS = bindings(Area.EXPORT_PATH)

    def render_line(self, y: int) -> Strip:
        """Draw the path, without the keys cut in its middle rather than at its end."""
        if self.has_focus or not self.value or y:
            return super().render_line(y)
        width = self.size.width
        style = self.rich_style
        return Strip([Segment(fit_middle(self.value, width), style)]).adjust_cell_length(
            width, style
        )
