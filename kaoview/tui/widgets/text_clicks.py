"""A double click on a page selects a word, a triple click its sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection

from kaoview.tui.host import host_of
from kaoview.tui.widgets.row_targets import RIGHT_BUTTON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from kaoview.tui.render.clicked_lines import Paragraph, Place, Spot
    from kaoview.tui.render.lines import Line
    from kaoview.tui.widgets.page import LineView

_DOUBLE = 2


class TextClicks:
    """Knows what of a page was clicked, and selects around it when it is clicked again.

    The first click may lead to another page. Then the word is selected there, as the character
    that was clicked is known by its place in the document.
    """

    def __init__(self, view: LineView) -> None:
        self._view = view
        self._lines: Sequence[Line] = ()  # of the page that was clicked
        self._paragraph: Paragraph | None = None  # that was clicked
        self._clicks = 0  # tells a word that was looked for from one that was clicked later

    def clicked(self, event: events.Click) -> None:
        """Take a click; one that is not the first at its place selects."""
        self._clicks += 1
        if event.button == RIGHT_BUTTON:
            event.prevent_default()
            return
        if event.chain < _DOUBLE:
            self._lines = self._view.lines
            self._paragraph = self._paragraph_under(event)
            return
        event.prevent_default()  # Textual would select the whole page
        paragraph = self._paragraph
        if paragraph is None:
            return
        if event.chain > _DOUBLE:
            from kaoview.text.clicked_text import sentence_span

            self._select(paragraph, sentence_span(paragraph.text, paragraph.at))
            return
        found = partial(self._select_if_last, self._clicks, paragraph)
        host_of(self._view.app).find_word(paragraph.text, paragraph.at, found)

    def _paragraph_under(self, event: events.Click) -> Paragraph | None:
        from kaoview.tui.render.clicked_lines import character_at, paragraph_at

        view = self._view
        offset = event.get_content_offset(view)
        if offset is None:
            return None
        column = character_at(view.line_at(offset.y), offset.x - view.margin_width)
        place = (view.top_line + offset.y, -1 if column is None else column)
        return paragraph_at(self._lines, place)

    def _select_if_last(self, clicks: int, paragraph: Paragraph, span: tuple[int, int]) -> None:
        if clicks == self._clicks and self._view.is_attached:
            self._select(paragraph, span)

    def _select(self, paragraph: Paragraph, span: tuple[int, int]) -> None:
        """Select a span of a paragraph, on the page where it was clicked or on the one there is."""
        first, last = span[0], span[1] - 1
        if self._view.lines is self._lines:
            start: Place | None = paragraph.places[first]
            end: Place | None = paragraph.places[last]
        else:
            start, end = (self._place(paragraph.spots[at]) for at in (first, last))
        if start is None or end is None:
            return
        selection = Selection(Offset(start[1], start[0]), Offset(end[1] + 1, end[0]))
        self._view.screen.selections = {self._view: selection}

    def _place(self, spot: Spot) -> Place | None:
        """Return where a character is drawn now, scrolled into sight."""
        from kaoview.tui.render.clicked_lines import place_of

        if spot[1] < 0:
            return None
        self._view.show_passage(*spot)
        return place_of(self._view.lines, spot)
