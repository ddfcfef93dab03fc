"""A pane of lines: draws only what can be seen, makes long pages in small steps, marks passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from time import perf_counter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.selection import Selection
from textual.strip import Strip

from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import BLANK, PAGE_TONES, Line, Piece, Tone, split_spans
from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.widgets.drawing import accented
from kaoview.tui.widgets.scroll import PlainScrollView

Setter = Callable[[int], Iterable[Line]]
"""Sets a page: takes the cells of a line, gives the lines."""

Marks = Mapping[str, Sequence[tuple[int, int]]]
"""Passages to mark: ids, each with ranges of characters in the item's title and text, in order."""

_AT_ONCE = 150  # lines made before a page is shown: more than any screen holds
_BATCH = 50
_BUDGET = 0.008  # seconds of making lines before the event loop gets its turn
_PAUSE = 0.005
_FIRST_PAUSE = 0.15  # seconds until a long page is made on: who only passes by does not need it
_FILLED = Piece("", Tone.TABLE)
_NO_MARK = -1  # in place of the offset at which a mark starts
_KEPT = 2  # lines of the old page that stay in sight when a page is turned


class LineView(PlainScrollView, can_focus=True):
    """Shows a page of lines, set for the width there is, and set again when that changes.

    Attributes:
        measure: The most cells of a line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"line--{tone}" for tone in PAGE_TONES),
        "line--mark",
        "line--mark-current",
    }

    def __init__(self, measure: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self._setter: Setter = lambda _: ()
        self._width = 0
        self._lines: list[Line] = []
        self._rest: Iterator[Line] = iter(())
        self._complete = True
        self._strips: dict[int, Strip] = {}
        self._marks: Marks = {}
        self._current: tuple[str, int] | None = None
        self._wanted: ScrollAnchor | None = None
        self._measured = 0

    # Pages

    def show(self, setter: Setter, *, keep_place: bool = False) -> None:
        """Show a page.

        Args:
            setter: Sets the page for a width; called again when the width changes.
            keep_place: Stay at the passage that is now at the top, instead of going to the start.
        """
        anchor = self._anchor() if keep_place else None
        self._wanted = None
        self._setter = setter
        self._width = self._text_width()
        self._lines = []
        self._measured = 0
        self._strips.clear()
        self._rest = iter(setter(self._width) if self._width else ())  # 0: not laid out yet
        self._complete = False
        self._continue(_FIRST_PAUSE)
        self.jump_to(self._line_of(*anchor) if anchor else 0)
        self.refresh()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines made so far; all of them after :meth:`complete`."""
        return self._lines

    def complete(self) -> None:
        """Make all the lines that are still missing, now."""
        if not self._complete:
            self._lines += self._rest
            self._complete = True
            self._measure_page()

    def _pull(self) -> bool:
        """Make some more lines; return whether there were any."""
        before = len(self._lines)
        self._lines += islice(self._rest, _BATCH)
        self._complete = len(self._lines) < before + _BATCH
        return len(self._lines) > before

    def _continue(self, pause: float = _PAUSE) -> None:
        """Make lines for a few milliseconds, then let others have their turn for some seconds."""
        end = perf_counter() + _BUDGET
        while not self._complete and (len(self._lines) < _AT_ONCE or perf_counter() < end):
            self._pull()
        # A scrollbar that moves with every batch is unrest: now and then is enough.
        if self._complete or len(self._lines) >= 2 * self._measured:
            self._measure_page()
        if not self._complete:
            source = self._rest
            self.set_timer(pause, lambda: self._continue() if source is self._rest else None)

    def _measure_page(self) -> None:
        self._measured = len(self._lines)
        self.set_height(len(self._lines) + 1)

    def _text_width(self) -> int:
        return max(min(self.measure, self.pane_width - self._margin - 1), 0)

    @property
    def _margin(self) -> int:
        """Cells to the left of the text."""
        return 4 if self.pane_width >= self.measure else 2

    def _anchor(self) -> tuple[str, int]:
        """Return the item and the offset in it that is at the top."""
        for line in self._lines[self.top_line :]:
            if line.node:
                return line.node, line.at
        return "", -1

    def _line_of(self, node: str, at: int) -> int:
        """Return the line that shows an item's character, or where the item starts, or the top."""
        found: int | None = None
        number = 0
        while number < len(self._lines) or self._pull():
            line = self._lines[number]
            if line.node == node and (found is None or 0 <= line.at <= at):
                found = number
            elif found is not None and line.node and line.node != node:
                break
            number += 1
        top = found or 0
        while len(self._lines) < top + self.size.height and self._pull():
            pass  # a screenful below it, so that it can be scrolled to the top
        self._measure_page()
        return top

    @property
    def spot(self) -> ScrollAnchor:
        """Where on the page the reader is."""
        if self._wanted is not None:
            return self._wanted
        return ScrollAnchor(*self._anchor(), self.top_line, self._width)

    def return_to(self, spot: ScrollAnchor) -> None:
        """Go to where a reader was on this page: to the very line, or to its words."""
        if not self._width:
            self._wanted = spot  # until the page is laid out
        elif spot.width == self._width:
            while len(self._lines) < spot.line + self.size.height and self._pull():
                pass  # a screenful below the line, so that it can be scrolled to the top
            self._measure_page()
            self.jump_to(spot.line)
        else:
            self.jump_to(self._line_of(spot.node, spot.at) if spot.node else 0)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Set the page again if its width has changed."""
        if self._text_width() != self._width:
            wanted = self._wanted
            self.show(self._setter, keep_place=self._width > 0)
            if wanted is not None:
                self.return_to(wanted)

    # Marks

    def mark(self, marks: Marks, current: tuple[str, int] | None = None) -> None:
        """Mark passages.

        Args:
            marks: What to mark, in place of what was marked before.
            current: The id and start of the passage that stands out among them.
        """
        self._marks = marks
        self._current = current
        self._strips.clear()
        self.refresh()

    def show_passage(self, node: str, at: int) -> None:
        """Scroll, if need be, so that a character of an item can be seen."""
        line = self._line_of(node, at)
        top = self.top_line
        if not top <= line < top + self.size.height:
            self.jump_to(max(0, line - self.size.height // 3))

    # Drawing

    def notify_style_update(self) -> None:
        """Draw again in the new styles."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw again with the new selection."""
        super().selection_updated(selection)
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane."""
        number = self.top_line + y
        width = self.pane_width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != width:
            strip = self._draw(number, width)
            self._strips[number] = strip
        return strip

    def _draw(self, number: int, width: int) -> Strip:
        line = self._lines[number]
        base = self.rich_style
        segments = [Segment(" " * line.indent, base)]
        for piece in line.pieces:
            marks = self._marks.get(line.node, ()) if piece.at >= 0 else ()
            at, text = piece.at, piece.text
            spans = ((start, end, start) for start, end in marks)
            for left, right, mark in split_spans((at, at + len(text)), spans, _NO_MARK):
                part = text[left - at : right - at]
                segments.append(Segment(part, self._style(piece, line.node, mark)))
        segments = self._select(segments, number)
        margin = Strip([Segment(" " * self._margin, base)], self._margin)
        strip = Strip([*margin, *Strip(segments).apply_offsets(0, number)])
        room = self._margin + self._width - strip.cell_length
        if line.filled:
            strip = Strip([*strip, Segment(" " * room, self._style(_FILLED))])
        elif line.tail:
            gap = " " * (room - cell_width(line.tail.text))
            strip = Strip(
                [*strip, Segment(gap, base), Segment(line.tail.text, self._style(line.tail))]
            )
        return strip.adjust_cell_length(width, base)

    def _style(self, piece: Piece, node: str = "", mark: int = _NO_MARK) -> Style:
        """Return the style of a piece, and of the mark that starts at a character of a node."""
        own = f"line--{piece.tone}"
        if mark == _NO_MARK:
            return accented(self, piece.period, own)
        name = "line--mark-current" if (node, mark) == self._current else "line--mark"
        return self.get_component_rich_style(own, name)

    # Copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words selected with the mouse, paragraphs whole again."""
        from kaoview.tui.render.selection import selected_text

        self.complete()
        return selected_text(self._lines, selection.get_span), "\n"

    def _select(self, segments: list[Segment], number: int) -> list[Segment]:
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return segments
        start, end = span
        style = self.screen.get_component_rich_style("screen--selection")
        found: list[Segment] = []
        at = 0
        for text, own, _ in segments:
            marks = [(start, end if end >= 0 else at + len(text), True)]
            for left, right, selected in split_spans((at, at + len(text)), marks, False):
                part = text[left - at : right - at]
                found.append(Segment(part, (own or style) + style if selected else own))
            at += len(text)
        return found

    # Moving

    def action_scroll_by(self, lines: int) -> None:
        """Scroll down by lines, or up by a negative number of them."""
        self.jump_to(self.top_line + lines)

    def action_turn(self, pages: int) -> None:
        """Turn pages, forwards or backwards."""
        self.jump_to(self.top_line + pages * max(self.size.height - _KEPT, 1))

    def action_top(self) -> None:
        """Go to the start of the page."""
        self.jump_to(0)

    def action_bottom(self) -> None:
        """Go to the end of the page."""
        self.complete()
        self.jump_to(len(self._lines))

    def line_at(self, y: int) -> Line:
        """Return the line drawn at a row of the pane."""
        number = self.top_line + y
        return self._lines[number] if 0 <= number < len(self._lines) else BLANK
