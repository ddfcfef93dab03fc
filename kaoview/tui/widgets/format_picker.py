"""The line of formats in the export dialog, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.export.formats import ExportFormat
from kaoview.text.cell_width import cell_width
from kaoview.tui.widgets.click_regions import ClickRegions

_SIGN = "格式  "


class FormatPicker(Widget):
    """Shows formats beside each other; the screen's keys choose one, or a click."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"formats--sign", "formats--format", "formats--chosen"}

    class Picked(Message):
        """A format was clicked."""

        def __init__(self, form: ExportFormat) -> None:
            super().__init__()
            self.form = form

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._formats: Sequence[ExportFormat] = ()
        self._chosen: ExportFormat | None = None
        self._spots = ClickRegions[ExportFormat]()

    def show(self, formats: Sequence[ExportFormat], chosen: ExportFormat) -> None:
        """Show formats, one of them chosen."""
        self._formats = formats
        self._chosen = chosen
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the one line there is."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        segments = [Segment(_SIGN, self.get_component_rich_style("formats--sign"))]
        at = cell_width(_SIGN)
        self._spots.clear()
        for form in self._formats:
            name = "formats--chosen" if form == self._chosen else "formats--format"
            words = f" {form.label} "
            segments += [Segment(words, self.get_component_rich_style(name)), Segment(" ", base)]
            self._spots.put(at, at + cell_width(words), form)
            at += cell_width(words) + 1
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Say which format was clicked."""
        if form := self._spots.under(event, self):
            self.post_message(self.Picked(form))
