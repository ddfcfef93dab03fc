"""The line of formats in the export dialog; the chosen one stands in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.export.formats import ExportFormat
from kaoview.text.cell_width import cell_width
from kaoview.tui.widgets.clickable_line import ClickableLine

_SIGN = "格式  "
_MORE_BEFORE, _MORE_AFTER = "‹", "›"  # where formats before or after those shown do not fit
_AROUND = 3  # cells of the blanks or brackets around a format, and of the blank after it


class FormatPicker(Widget):
    """Shows formats side by side; one is chosen by a click or by the screen's keys."""

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
        self._line = ClickableLine[ExportFormat]()

    def show(self, formats: Sequence[ExportFormat], chosen: ExportFormat) -> None:
        """Show formats, one of them chosen."""
        self._formats = formats
        self._chosen = chosen
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        self._line.clear()
        self._line.add(_SIGN, self.get_component_rich_style("formats--sign"))
        shown = self._shown(width - cell_width(_SIGN))
        if shown and shown[0] != self._formats[0]:
            self._line.add(_MORE_BEFORE, self.get_component_rich_style("formats--sign"))
        for form in shown:
            chosen = form == self._chosen
            name = "formats--chosen" if chosen else "formats--format"
            label = f"[{form.label}]" if chosen else f" {form.label} "
            self._line.add(label, self.get_component_rich_style(name), form)
            self._line.add(" ", base)
        if shown and shown[-1] != self._formats[-1]:
            self._line.add(_MORE_AFTER, self.get_component_rich_style("formats--sign"))
        return self._line.strip(width, base)

    def _shown(self, room: int) -> Sequence[ExportFormat]:
        """Return the formats that fit, from the first one with which the chosen one is visible."""
        widths = [cell_width(form.label) + _AROUND for form in self._formats]
        chosen = self._formats.index(self._chosen) if self._chosen in self._formats else 0
        first = 0
        while first < chosen and _taken(widths, first, chosen + 1) > room:
            first += 1
        end = len(widths)
        while end > chosen + 1 and _taken(widths, first, end) > room:
            end -= 1
        return self._formats[first:end]

    def on_click(self, event: events.Click) -> None:
        """Tell which format was clicked."""
        if form := self._line.under(event, self):
            self.post_message(self.Picked(form))


def _taken(widths: Sequence[int], first: int, end: int) -> int:
    """Return the cells of some of the formats, with the signs for those before and after."""
    return sum(widths[first:end]) + bool(first) + (end < len(widths))
