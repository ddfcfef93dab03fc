"""A page of lines: draws only visible lines, builds long pages in small steps, marks matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from time import perf_counter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.selection import Selection
from textual.strip import Strip

from kaoview.text.cell_width import cell_width
from kaoview.tui.render.lines import BLANK, PAGE_TONES, Line, Piece, Tone, split_spans
from kaoview.tui.state.column_widths import MARGIN
from kaoview.tui.state.location import ScrollAnchor
from kaoview.tui.widgets.drawing import accented
from kaoview.tui.widgets.scroll import PlainScrollView
from kaoview.tui.widgets.text_clicks import TextClicks

PageBuilder = Callable[[int], Iterable[Line]]
"""Builds the lines of a page, given the cells of a line."""

Marks = Mapping[str, Sequence[tuple[int, int]]]
"""Ranges to mark: for each id, ordered ranges of characters in the item's title and text."""

# Chosen by hand; tests/tui/widgets/test_page.py holds them.
_AT_ONCE = 150  # lines built before a page is shown: more than any screen has
_BATCH = 50  # lines built between two looks at the clock
_BUDGET = 0.008  # seconds of building lines in one step
_PAUSE = 0.005  # seconds in which the event loop runs between two steps
_FIRST_PAUSE = 0.15  # seconds before the first step: pages passed quickly are not completed
_HEIGHT_GROWTH = 2  # the scrollbar changes when a page has grown by this factor
_NARROW_MARGIN = 2  # cells to the left of the text without room to spare
_ABOVE_MATCH = 3  # a match that is scrolled to stands a third of the height below the top
_KEPT_STRIPS = 300  # drawn lines that are kept, each of some 3 KB: more than two screens have
_FILLED = Piece("", Tone.TABLE)
_NO_MARK = _BELOW = -1  # instead of a mark's offset; of the number of a line below the last
_PAGE_OVERLAP = 2  # lines that stay visible when a page is turned


class LineView(PlainScrollView, can_focus=True):
    """Shows a page of lines, built for its width, and again when the width changes.

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
        self._builder: PageBuilder = lambda _: ()
        self._width = 0
        self._lines: list[Line] = []
        self._remaining: Iterator[Line] = iter(())
        self._complete = True
        self._strips: LRUCache[int, Strip] = LRUCache(_KEPT_STRIPS)
        self._marks: Marks = {}
        self._current: tuple[str, int] | None = None
        self._pending_anchor: ScrollAnchor | None = None
        self._measured = 0
        self._own_margin = 0
        self._kept_place = ("", -1, 0)
        self._text_clicks = TextClicks(self)

    # Pages

    def show(self, builder: PageBuilder, *, keep_place: bool = False) -> None:
        """Show a page.

        Args:
            builder: Builds the page for a width; called again when the width changes.
            keep_place: Keep the text that is now at the top there, instead of going to the start.
        """
        node, at = self._place_to_keep() if keep_place else ("", -1)
        self._pending_anchor = None
        self._builder = builder
        self._width = self._text_width()
        self._lines = []
        self._measured = 0
        self._strips.clear()
        self._remaining = iter(builder(self._width) if self._width else ())  # 0: no layout yet
        self._complete = False
        self._build_step(_FIRST_PAUSE)
        self.jump_to(self._line_of(node, at) if node else 0)
        self._kept_place = (node, at, self.top_line)
        self.refresh()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines built so far; all of them after :meth:`complete`."""
        return self._lines

    def complete(self) -> None:
        """Build all remaining lines now."""
        if not self._complete:
            self._lines += self._remaining
            self._complete = True
            self._update_height()

    def _build_batch(self) -> bool:
        """Build a batch of lines; return whether there were any."""
        before = len(self._lines)
        self._lines += islice(self._remaining, _BATCH)
        self._complete = len(self._lines) < before + _BATCH
        return len(self._lines) > before

    def _build_step(self, pause: float = _PAUSE) -> None:
        """Build lines for a few milliseconds, then yield to the event loop for `pause` seconds."""
        end = perf_counter() + _BUDGET
        while not self._complete and (len(self._lines) < _AT_ONCE or perf_counter() < end):
            self._build_batch()
        # The scrollbar would flicker if it changed with every batch.
        if self._complete or len(self._lines) >= _HEIGHT_GROWTH * self._measured:
            self._update_height()
        if not self._complete:
            source = self._remaining
            self.set_timer(pause, lambda: self._build_step() if source is self._remaining else None)

    def _update_height(self) -> None:
        self._measured = len(self._lines)
        self.set_height(len(self._lines) + 1)

    def _text_width(self) -> int:
        return max(min(self.measure, self.pane_width - self.margin_width - 1), 0)

    @property
    def margin_width(self) -> int:
        """Cells to the left of the text."""
        usual = MARGIN if self.pane_width >= self.measure else _NARROW_MARGIN
        return self._own_margin or usual

    def set_margin(self, cells: int) -> None:
        """Set the cells to the left of the text, or 0 for those that the pane's width allows."""
        if cells != self._own_margin:
            self._own_margin = cells
            self._strips.clear()
            if self._width:  # it has been laid out: the pane may be about to change its width, too
                self.call_after_refresh(self._fit_width)
                self.refresh()

    def _anchor(self) -> tuple[str, int]:
        """Return the item at the top, and the offset in its title and text; none at the start."""
        if not self.top_line:
            return "", -1  # what leads to items stands far above the first one on the start page
        for line in self._lines[self.top_line :]:
            if line.node:
                return line.node, line.at
        return "", -1

    def _place_to_keep(self) -> tuple[str, int]:
        """Return what is at the top: that of the width before, unless the page was scrolled."""
        # The line that holds it begins before it: at every width the page would creep up.
        node, at, top = self._kept_place
        return (node, at) if top == self.top_line else self._anchor()

    def _line_of(self, node: str, at: int) -> int:
        """Return the line of an item's offset, or of the item's start, or the first line."""
        found: int | None = None
        number = 0
        while number < len(self._lines) or self._build_batch():
            line = self._lines[number]
            if line.node == node and (found is None or 0 <= line.at <= at):
                found = number
            elif found is not None and line.node and line.node != node:
                break
            number += 1
        top = found or 0
        while len(self._lines) < top + self.size.height and self._build_batch():
            pass  # a screenful below, so that the line can be scrolled to the top
        self._update_height()
        return top

    @property
    def spot(self) -> ScrollAnchor:
        """The scroll position."""
        if self._pending_anchor is not None:
            return self._pending_anchor
        return ScrollAnchor(*self._anchor(), self.top_line, self._width)

    def restore(self, spot: ScrollAnchor) -> None:
        """Restore a scroll position: the same line, or at another width the same text."""
        if not self._width:
            self._pending_anchor = spot  # until there is a layout
        elif spot.width == self._width:
            while len(self._lines) < spot.line + self.size.height and self._build_batch():
                pass  # a screenful below, so that the line can be scrolled to the top
            self._update_height()
            self.jump_to(spot.line)
        else:
            self.jump_to(self._line_of(spot.node, spot.at) if spot.node else 0)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Build the page again if its width has changed."""
        self._fit_width()

    def _fit_width(self) -> None:
        if self._text_width() != self._width:
            pending = self._pending_anchor
            self.show(self._builder, keep_place=self._width > 0)
            if pending is not None:
                self.restore(pending)

    # Marks

    @property
    def marks(self) -> Marks:
        """The ranges of text that are marked."""
        return self._marks

    def mark(self, marks: Marks, current: tuple[str, int] | None = None) -> None:
        """Mark ranges of text.

        Args:
            marks: The ranges, instead of the previous ones.
            current: The id and start of the range that is highlighted among them.
        """
        self._marks = marks
        self._current = current
        self._strips.clear()
        self.refresh()

    def show_passage(self, node: str, at: int) -> None:
        """Scroll, if need be, so that an offset of an item is visible."""
        line = self._line_of(node, at)
        top = self.top_line
        if not top <= line < top + self.size.height:
            self.jump_to(max(0, line - self.size.height // _ABOVE_MATCH))

    # Drawing

    def notify_style_update(self) -> None:
        """Redraw in the new styles."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Redraw with the new selection."""
        super().selection_updated(selection)
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the pane."""
        number = self.top_line + y
        width = self.pane_width
        if number >= len(self._lines):
            number = _BELOW  # one strip for all: to work out its style takes longer than to draw it
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != width:
            below = number == _BELOW
            strip = Strip.blank(width, self.rich_style) if below else self._draw(number, width)
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
        margin = Strip([Segment(" " * self.margin_width, base)], self.margin_width)
        strip = Strip([*margin, *Strip(segments).apply_offsets(0, number)])
        room = self.margin_width + self._width - strip.cell_length
        if line.filled:
            strip = Strip([*strip, Segment(" " * room, self._style(_FILLED))])
        elif line.tail:
            gap = " " * (room - cell_width(line.tail.text))
            strip = Strip(
                [*strip, Segment(gap, base), Segment(line.tail.text, self._style(line.tail))]
            )
        return strip.adjust_cell_length(width, base)

    def _style(self, piece: Piece, node: str = "", mark: int = _NO_MARK) -> Style:
        """Return the style of a piece, or of its part in the mark that starts at an offset."""
        own = f"line--{piece.tone}"
        if mark == _NO_MARK:
            return accented(self, piece.period, own)
        name = "line--mark-current" if (node, mark) == self._current else "line--mark"
        return self.get_component_rich_style(own, name)

    # Copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, with the line breaks of the document."""
        from kaoview.tui.render.selection import selected_text

        self.complete()
        return selected_text(self._lines, selection.get_span), "\n"

    def on_click(self, event: events.Click) -> None:
        """Select the word that is clicked twice, or the sentence that is clicked three times."""
        self._text_clicks.clicked(event)

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
        """Scroll by lines, down if positive."""
        self.jump_to(self.top_line + lines)

    def action_turn(self, pages: int) -> None:
        """Scroll by pages, down if positive."""
        self.jump_to(self.top_line + pages * max(self.size.height - _PAGE_OVERLAP, 1))

    def action_top(self) -> None:
        """Go to the start of the page."""
        self.jump_to(0)

    def action_bottom(self) -> None:
        """Go to the end of the page."""
        self.complete()
        self.jump_to(len(self._lines))

    def line_at(self, y: int) -> Line:
        """Return the line at a row of the pane."""
        number = self.top_line + y
        return self._lines[number] if 0 <= number < len(self._lines) else BLANK
