"""The search pane: the input, the hits as they come, and the facets to narrow by."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from kaoview.model import Library
from kaoview.search.results import Hit, Results
from kaoview.text.cell_width import fit, visible
from kaoview.tui.render.facet_rows import FacetRow, facet_rows
from kaoview.tui.render.hit_rows import (
    ChoiceEntry,
    HitEntry,
    hit_entries,
    no_match_rows,
    note_rows,
    start_rows,
)
from kaoview.tui.state.query_filters import toggle
from kaoview.tui.state.search_answer import SearchAnswer
from kaoview.tui.widgets.facet_list import FacetList
from kaoview.tui.widgets.facet_summary import FacetSummary
from kaoview.tui.widgets.hit_list import HitList
from kaoview.tui.widgets.text_input import SearchBox, TextInput

_QUIET = 0.12  # seconds without a key after which the page shows the first hit; by hand
_SLOW = 0.25  # seconds after which a running search is mentioned; by hand
_TALL, _LOW = 30, 18
"""Lines from which the facets are a list beside the hits, and below which not even one line of
them is seen until they are called; chosen by eye."""
_SIDES = 4  # cells beside the text of notes in the list
_LEAST_WIDTH = 20  # cells for which notes are wrapped before the pane has a size
_PLACEHOLDER = "關鍵詞、注音或拼音"


class SearchPanel(Vertical):
    """Searches while the user types, shows the hits, and tells which one is chosen."""

    DEFAULT_CSS = """
    SearchPanel {
        height: 1fr;
        background: $surface;
        #search-line { height: 1; background: $panel; padding: 0 1; }
        #search-sign { width: 2; color: $text-accent; text-style: bold; }
        #search-counter { width: auto; min-width: 7; text-align: right; color: $quiet; }
        #search-summary { height: 1; padding: 0 1; color: $quiet; }
        #search-facets { display: none; height: 50%; }
        &.-tall #search-facets, &.-narrowing #search-facets { display: block; }
        &.-tall #search-facets { height: 12; }
        &.-tall #search-line-of-facets, &.-narrowing #search-line-of-facets { display: none; }
        &.-low #search-line-of-facets { display: none; }
        &.-low.-narrowing #search-facets { height: 1fr; }
        &.-low.-narrowing #search-hits { display: none; }
    }
    """

    class QueryChanged(Message):
        """The query has changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class HitHighlighted(Message):
        """The cursor is on a hit."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    class HitChosen(Message):
        """A hit was chosen."""

        def __init__(self, hit: Hit, words: str) -> None:
            super().__init__()
            self.hit = hit
            self.words = words

    class Cancelled(Message):
        """The search was cancelled."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.box = SearchBox(_PLACEHOLDER, id="search-box")
        self.counter = Static(id="search-counter", markup=False)
        self.summary = Static(id="search-summary", markup=False)
        self.hits = HitList(id="search-hits")
        self.facets = FacetList(id="search-facets")
        self.line_of_facets = FacetSummary(id="search-line-of-facets")
        self._library: Library | None = None
        self._recents: Sequence[str] = ()
        self._answer: SearchAnswer | None = None
        self._pending = False
        self._choose_on_answer = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the input, a line of remarks, the hits and the facets, as a list and a line."""
        with Horizontal(id="search-line"):
            yield Static("/", id="search-sign", markup=False)
            yield self.box
            yield self.counter
        yield self.summary
        yield self.hits
        yield self.facets
        yield self.line_of_facets

    def on_resize(self, event: events.Resize) -> None:
        """Fit the facets to the height."""
        self.set_class(event.size.height >= _TALL, "-tall")
        self.set_class(event.size.height < _LOW, "-low")

    def on_mount(self) -> None:
        """Show what can be typed."""
        self._show_empty()

    # Called by the screen

    def open(self, library: Library | None, recents: Sequence[str]) -> None:
        """Open the search: focus the input and select its text.

        Args:
            library: The library, or None while it is loading.
            recents: The last searches, the latest first.
        """
        self._library = library
        self._recents = recents
        self._choose_on_answer = False
        if not self.box.value:
            self._show_empty()
        self.box.take_over()
        self._highlight_soon()

    def set_library(self, library: Library, recents: Sequence[str]) -> None:
        """Search a library from now on, beginning with the query typed so far."""
        self._library = library
        self._recents = recents
        self._search(self.box.value)

    def close(self) -> None:
        """Close the search: cancel what is pending."""
        self._stop_timer()
        self._choose_on_answer = False

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show the answer to a query."""
        self._stop_timer()  # nothing is being searched for any more
        self._answer = answer
        self._pending = False
        results = answer.results
        width = max(self.size.width - _SIDES, _LEAST_WIDTH)
        if results is None:
            self.hits.show(note_rows([visible(answer.failure)], width))
            self._show_facets([])
            self._say("")
        else:
            self.hits.show(hit_entries(results) or no_match_rows(results, width))
            self._show_facets(facet_rows(answer, self._recognised_query, self._library))
            self._say(_remarks(results))
        self._count()
        if self._choose_on_answer:
            self._choose_on_answer = False
            self._choose()
        else:
            self._highlight_soon()

    @property
    def results(self) -> Results | None:
        """The results of the last answer, or None."""
        return self._answer.results if self._answer else None

    # The query

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Search for the text."""
        message.stop()
        self._choose_on_answer = False
        self._search(message.words)

    def _search(self, words: str) -> None:
        self._stop_timer()
        if not words.strip():
            self._answer = None
            self._pending = False
            self._show_empty()
            self.post_message(self.QueryChanged(""))
            return
        self._pending = True
        if self._library is None:
            self._say("還在讀取文件，讀好就開始找")
            return
        self._timer = self.set_timer(_SLOW, lambda: self._say("搜尋中"))
        self.post_message(self.QueryChanged(words))

    def _show_empty(self) -> None:
        self.hits.show(start_rows(self._recents))
        self._show_facets([])
        self._say("")
        self._count()

    @property
    def _recognised_query(self) -> str:
        """The query in the input, with the filters that the search recognised."""
        answer = self._answer
        if answer is None or answer.results is None or answer.text != self.box.value:
            return self.box.value
        return answer.results.query.text

    @property
    def settled(self) -> bool:
        """Whether what was typed has been answered, and the page shows the hit under the cursor."""
        return self._timer is None and not (self._pending and self._library)

    @property
    def pending(self) -> bool:
        """Whether what was typed has no answer yet."""
        return self._pending

    # Moving through the hits

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Move through the hits."""
        message.stop()
        self.hits.step(message.by, pages=message.pages)

    def on_hit_list_moved(self) -> None:
        """Show the hit under the cursor."""
        self._count()
        self._highlight()

    def _highlight_soon(self) -> None:
        """Show the hit under the cursor once no key was pressed for a moment."""
        self._stop_timer()
        self._timer = self.set_timer(_QUIET, self._highlight)

    def _highlight(self) -> None:
        self._stop_timer()
        entry = self.hits.chosen
        if isinstance(entry, HitEntry) and not self._pending:
            self.post_message(self.HitHighlighted(entry.hit))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # Choosing a hit

    def on_text_input_submitted(self, message: TextInput.Submitted) -> None:
        """Choose the hit under the cursor, once there is an answer to the query."""
        message.stop()
        if self._pending:
            self._choose_on_answer = True
        else:
            self._choose()

    def on_hit_list_picked(self) -> None:
        """Choose the hit that was clicked."""
        self._choose()

    def _choose(self) -> None:
        entry = self.hits.chosen
        if isinstance(entry, HitEntry):
            self._stop_timer()
            self.post_message(self.HitChosen(entry.hit, self.box.value.strip()))
        elif isinstance(entry, ChoiceEntry):
            self.box.word_lines(entry.words)

    def on_text_input_cancelled(self, message: TextInput.Cancelled) -> None:
        """Cancel the search."""
        message.stop()
        self.post_message(self.Cancelled())

    # Facets

    def _show_facets(self, rows: Sequence[FacetRow]) -> None:
        self.facets.show(rows)
        self.line_of_facets.show(rows)

    def on_text_input_focus_next(self, message: TextInput.FocusNext) -> None:
        """Focus the facets."""
        message.stop()
        self._narrow()

    def on_facet_summary_opened(self) -> None:
        """Focus the facets."""
        self._narrow()

    def _narrow(self) -> None:
        if self.facets.rows:
            self.add_class("-narrowing")
            self.screen.set_focus(self.facets, scroll_visible=False)

    def on_descendant_blur(self) -> None:
        """Give the hits their room back, however the facets were left."""
        self.set_class(self.facets.has_focus, "-narrowing")

    def on_facet_list_cancelled(self) -> None:
        """Focus the input."""
        self.screen.set_focus(self.box, scroll_visible=False)

    def on_facet_list_toggled(self, message: FacetList.Toggled) -> None:
        """Add the filter to the query, or remove it."""
        row = message.row
        self.box.word_lines(toggle(self._recognised_query, row.kind, row.value))

    # Remarks

    def _say(self, words: str) -> None:
        self.summary.update(Content(fit(visible(words), max(self.size.width - 2, 10))))

    def _count(self) -> None:
        self.counter.update(Content(self.position))

    @property
    def position(self) -> str:
        """The position among the hits, for instance ``3/47``; empty without an answer."""
        results = self.results
        if results is None:
            return ""
        entry = self.hits.chosen
        hits = list(results.hits)
        at = hits.index(entry.hit) + 1 if isinstance(entry, HitEntry) else 0
        return f"{at}/{results.total}{'+' if results.at_least else ''}"


def _remarks(results: Results) -> str:
    """Return the remarks about a search."""
    said = list(results.notes)
    if results.hidden and results.total:
        said.append(f"篩選之外還有 {results.hidden} 筆")
    return "；".join(said)
