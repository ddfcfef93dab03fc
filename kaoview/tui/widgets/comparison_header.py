"""The header of a comparison: the names of its sides, and counts that filter the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.period_colours import parted
from kaoview.tui.render.lines import SHEET_TONES
from kaoview.tui.render.marked_text import legend
from kaoview.tui.render.row_layout import Measures
from kaoview.tui.state.comparison_rows import StatusCount
from kaoview.tui.widgets.clickable_line import ClickableLine
from kaoview.tui.widgets.drawing import accented

_LEFT = 2  # cells before the text, as in the list below
_RIGHT = 2  # the scrollbar's cell and one more
_GAPS = (3, 2, 1)  # cells between counts; the widest that fits is used
_LEGEND_FROM = 100  # columns from which counts are written close to make room for the legend
_LEGEND_GAP = 2  # the least cells between the counts and the legend


class ComparisonHeader(Widget):
    """Shows the names of both sides and the counts."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--names",
        "head--tally",
        "head--active",
        "head--part",
        *(f"sheet--{tone}" for tone in SHEET_TONES),
    }

    class Picked(Message):
        """A count was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, left: str, right: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = (visible(left), visible(right))
        self._part = ""
        self._counts: Sequence[StatusCount] = ()
        self._active = ""
        self._position = ""
        self._line = ClickableLine[str](line=1)

    def show_names(self, left: str, right: str, part: str) -> None:
        """Show the names of the sides, and the part of the left one that is compared."""
        self._names = (visible(left), visible(right))
        self._part = visible(part)
        self.refresh()

    def show(self, counts: Sequence[StatusCount], active: str) -> None:
        """Show counts, one of them as the active filter."""
        self._counts = counts
        self._active = active
        self.refresh()

    def place(self, position: str) -> None:
        """Show the position of the cursor."""
        if position != self._position:
            self._position = position
            self.refresh()

    @property
    def active(self) -> str:
        """The name of the active filter."""
        return self._active

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        if y == 0:
            return self._draw_names(width)
        if y == 1:
            return self._draw_counts(width)
        if y == 2 and self._part:
            style = self.get_component_rich_style("head--part")
            words = fit(self._part, width - _LEFT - _RIGHT)
            return Strip([Segment(" " * _LEFT + words, style)]).adjust_cell_length(
                width, self.rich_style
            )
        return Strip.blank(width, self.rich_style)

    def _draw_names(self, width: int) -> Strip:
        style = self.get_component_rich_style("head--names")
        measures = Measures(width - _LEFT - _RIGHT, 1)
        left, right = self._names
        position = f" {self._position} "
        if measures.beside:
            left = pad(fit(left, measures.column), measures.column)
            between = f"  {pad('  對應', 12)}  "
        else:
            between = " ／ "
        room = width - _LEFT - cell_width(position)
        right = fit(right, max(room - cell_width(left + between), 0))
        segments = [Segment(" " * _LEFT, style), *self._side(left), Segment(between, style)]
        segments += self._side(right)
        gap = room - cell_width(left + between + right)
        segments.append(Segment(" " * max(gap, 0) + position, style))
        return Strip(segments).adjust_cell_length(width, style)

    def _side(self, name: str) -> list[Segment]:
        """Return a side's name, its period in the accent."""
        when, rest = parted(name)
        style = self.get_component_rich_style("head--names")
        return [Segment(when, accented(self, when, "head--names")), Segment(rest, style)]

    def _draw_counts(self, width: int) -> Strip:
        base = self.get_component_rich_style("head--tally")
        active = self.get_component_rich_style("head--active")
        words = self._count_words(width)
        total = sum(map(cell_width, words))
        marks = legend()
        taken = sum(cell_width(piece.text) for piece in marks) + _RIGHT
        told = total + taken + _LEGEND_GAP < width
        room = width - 1 - (taken + _LEGEND_GAP) * told
        gap = next((g for g in _GAPS if total + g * (len(words) - 1) < room), 0)
        line = self._line
        line.clear()
        line.add(" ", base)
        for count, text in zip(self._counts, words, strict=True):
            line.add(text, active if count.name == self._active else base, count.name)
            line.add(" " * gap, base)
        if told:
            line.add(" " * (width - line.width - taken), base)
            for piece in marks:
                line.add(piece.text, self.get_component_rich_style(f"sheet--{piece.tone}"))
        return line.strip(width, self.rich_style)

    def _count_words(self, width: int) -> list[str]:
        """Return the counts in the longest form that fits, beside the legend if any does."""
        beside = sum(cell_width(piece.text) for piece in legend()) + _RIGHT + _LEGEND_GAP
        for taken, forms in (
            (beside, (_full, _short, _close)),
            (0, (_full, _short, _spaced, _close, _bare)),
        ):
            for form in forms:
                words = [form(count) for count in self._counts]
                if sum(map(cell_width, words)) + taken < width:
                    return words
        return words

    def on_click(self, event: events.Click) -> None:
        """Filter by the count that was clicked."""
        if name := self._line.under(event, self):
            self.post_message(self.Picked(name))


def _full(tally: StatusCount) -> str:
    return f" {tally.key} {tally.mark}{' ' if tally.mark else ''}{tally.label} {tally.count} "


def _short(tally: StatusCount) -> str:
    return f" {tally.key} {tally.mark}{tally.short} {tally.count} "


def _spaced(tally: StatusCount) -> str:
    return f" {tally.key} {tally.short} {tally.count}"


def _close(tally: StatusCount) -> str:
    return f" {tally.key}{tally.mark}{tally.short}{tally.count}"


def _bare(tally: StatusCount) -> str:
    return f" {tally.key}{tally.short}{tally.count}"
