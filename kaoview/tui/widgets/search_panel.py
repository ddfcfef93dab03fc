"""The search's side of the screen: the box, the hits as they come, the bars to narrow by."""

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
from kaoview.search.query import FilterKind
from kaoview.search.results import Facet, Hit, Results
from kaoview.text.cell_width import fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.render.facet_rows import FacetRow
from kaoview.tui.render.hit_rows import ChoiceEntry, Entry, HitEntry, NoteEntry, hit_entries
from kaoview.tui.state.query_filters import narrowed, toggle, widened
from kaoview.tui.state.search_answer import SearchAnswer
from kaoview.tui.widgets.facet_list import FacetList
from kaoview.tui.widgets.hit_list import HitList
from kaoview.tui.widgets.text_input import SearchBox, TextInput

_QUIET = 0.12  # seconds without a key after which the page follows what was typed
_SLOW = 0.25  # seconds after which a search is said to be going on
_TALL = 30  # lines from which hits and bars are shown together at length
_PLACEHOLDER = "要找的話、注音或拼音"
_HELP = ("Enter 前往　Tab 依年度或機關篩選", '"片語"　-不要的詞　年:113　機關:衛生')


class SearchPanel(Vertical):
    """Asks while a reader types, shows what is found, and says where the reader wants to go."""

    DEFAULT_CSS = """
    SearchPanel {
        height: 1fr;
        background: $surface;
        #search-line { height: 1; background: $panel; padding: 0 1; }
        #search-sign { width: 2; color: $text-accent; text-style: bold; }
        #search-counter { width: auto; min-width: 7; text-align: right; color: $quiet; }
        #search-summary { height: 1; padding: 0 1; color: $quiet; }
        #search-facets { height: 7; }
        &.-tall #search-facets { height: 12; }
        &.-low #search-facets { display: none; }
        &.-low.-narrowing #search-facets { display: block; height: 1fr; }
        &.-low.-narrowing #search-hits { display: none; }
    }
    """

    class QueryChanged(Message):
        """The reader wants to know something."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class HitHighlighted(Message):
        """The reader looks at a hit."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    class HitChosen(Message):
        """The reader goes to a hit."""

        def __init__(self, hit: Hit, words: str) -> None:
            super().__init__()
            self.hit = hit
            self.words = words

    class Cancelled(Message):
        """The reader gives up."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.box = SearchBox(_PLACEHOLDER, id="search-box")
        self.counter = Static(id="search-counter", markup=False)
        self.summary = Static(id="search-summary", markup=False)
        self.hits = HitList(id="search-hits")
        self.facets = FacetList(id="search-facets")
        self._library: Library | None = None
        self._recents: Sequence[str] = ()
        self._answer: SearchAnswer | None = None
        self._pending = False
        self._go_on_answer = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box, a line about what was found, the hits and the bars."""
        with Horizontal(id="search-line"):
            yield Static("/", id="search-sign", markup=False)
            yield self.box
            yield self.counter
        yield self.summary
        yield self.hits
        yield self.facets

    def on_resize(self, event: events.Resize) -> None:
        """Fit the bars to the height there is."""
        self.set_class(event.size.height >= _TALL, "-tall")
        self.set_class(event.size.height < 18, "-low")

    def on_mount(self) -> None:
        """Say what can be typed."""
        self._show_empty()

    # What the screen says

    def open(self, library: Library | None, recents: Sequence[str]) -> None:
        """Begin: take the keys, the last words selected.

        Args:
            library: What is searched, or None while it is being read.
            recents: The last searches, the latest first.
        """
        self._library = library
        self._recents = recents
        self._go_on_answer = False
        if not self.box.value:
            self._show_empty()
        self.box.take_over()
        self._follow_soon()

    def set_library(self, library: Library, recents: Sequence[str]) -> None:
        """Search this library from now on; ask again what was asked before it was there."""
        self._library = library
        self._recents = recents
        self._ask(self.box.value)

    def close(self) -> None:
        """End: show no page any more."""
        self._stop_timer()
        self._go_on_answer = False

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show what was found."""
        self._answer = answer
        self._pending = False
        results = answer.results
        if results is None:
            width = max(self.size.width - 4, 20)
            self.hits.show([NoteEntry(line) for line in wrap(visible(answer.failure), width)])
            self.facets.show([])
            self._say("")
        else:
            self.hits.show(hit_entries(results) or self._nothing(results))
            self.facets.show(self._facet_rows(answer))
            self._say(_remark(results))
        self._count()
        if self._go_on_answer:
            self._go_on_answer = False
            self._go()
        else:
            self._follow_soon()

    @property
    def results(self) -> Results | None:
        """What was found last, or None."""
        return self._answer.results if self._answer else None

    # Typing

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """Ask."""
        message.stop()
        self._go_on_answer = False
        self._ask(message.words)

    def _ask(self, words: str) -> None:
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
        self._timer = self.set_timer(_SLOW, lambda: self._say("尋找中"))
        self.post_message(self.QueryChanged(words))

    def _show_empty(self) -> None:
        entries: list[Entry] = []
        if self._recents:
            entries.append(NoteEntry("最近找過", divider=True))
            entries += [ChoiceEntry(words) for words in self._recents]
        else:
            entries += [NoteEntry(words) for words in _HELP]
        self.hits.show(entries)
        self.facets.show([])
        self._say("")
        self._count()

    def _nothing(self, results: Results) -> list[Entry]:
        """Return what there is to choose where nothing was found."""
        if results.query.empty:
            return []
        entries: list[Entry] = [NoteEntry("沒有找到", divider=True)]
        entries += [ChoiceEntry(each, "是不是要找這個？") for each in results.suggestions]
        wider = widened(results.query.text)
        if results.hidden and wider != results.query.text:
            entries.append(ChoiceEntry(wider, f"不加篩選有 {results.hidden} 筆"))
        if len(entries) == 1:
            width = max(self.size.width - 4, 20)
            for note in (*results.notes, "換個說法，或只打其中幾個字"):
                entries += [NoteEntry(line) for line in wrap(note, width)]
        return entries

    def _facet_rows(self, answer: SearchAnswer) -> list[FacetRow]:
        rows: list[FacetRow] = []
        departments = sorted(answer.departments, key=lambda facet: -facet.count)
        for kind, title, facets in (
            (FilterKind.YEAR, "年度", answer.periods),
            (FilterKind.DEPARTMENT, "機關", departments),
        ):
            if facets:
                rows.append(FacetRow(kind, "", title))
                most = max(facet.count for facet in facets)
                rows += [self._facet_row(kind, facet, most, self._understood) for facet in facets]
        return rows

    def _facet_row(self, kind: FilterKind, facet: Facet, most: int, words: str) -> FacetRow:
        name = facet.value
        if kind is FilterKind.DEPARTMENT and self._library:
            name = self._library.department_name(facet.value)
        return FacetRow(kind, name, name, facet.count, most, narrowed(words, kind, name))

    @property
    def _understood(self) -> str:
        """What is in the box, with the filters that the search understood it to have."""
        answer = self._answer
        if answer is None or answer.results is None or answer.text != self.box.value:
            return self.box.value
        return answer.results.query.text

    # Walking

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Walk through the hits."""
        message.stop()
        self.hits.step(message.by, pages=message.pages)

    def on_hit_list_moved(self) -> None:
        """Show the hit under the cursor."""
        self._count()
        self._stop_timer()
        self._follow()

    def _follow_soon(self) -> None:
        """Let the page follow once the reader pauses: it stays calm while they type."""
        self._stop_timer()
        self._timer = self.set_timer(_QUIET, self._follow)

    def _follow(self) -> None:
        entry = self.hits.chosen
        if isinstance(entry, HitEntry) and not self._pending:
            self.post_message(self.HitHighlighted(entry.hit))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # Going and leaving

    def on_text_input_submitted(self, message: TextInput.Submitted) -> None:
        """Go to the hit, once there is one for what was typed."""
        message.stop()
        if self._pending:
            self._go_on_answer = True
        else:
            self._go()

    def on_hit_list_picked(self) -> None:
        """Go where the mouse points."""
        self._go()

    def _go(self) -> None:
        entry = self.hits.chosen
        if isinstance(entry, HitEntry):
            self._stop_timer()
            self.post_message(self.HitChosen(entry.hit, self.box.value.strip()))
        elif isinstance(entry, ChoiceEntry):
            self.box.set_words(entry.words)

    def on_text_input_cancelled(self, message: TextInput.Cancelled) -> None:
        """Give up."""
        message.stop()
        self.post_message(self.Cancelled())

    # Narrowing

    def on_text_input_focus_next(self, message: TextInput.FocusNext) -> None:
        """Go to the bars."""
        message.stop()
        if self.facets.rows:
            self.add_class("-narrowing")
            self.screen.set_focus(self.facets, scroll_visible=False)

    def on_facet_list_cancelled(self) -> None:
        """Go back to the box."""
        self.remove_class("-narrowing")
        self.screen.set_focus(self.box, scroll_visible=False)

    def on_facet_list_toggled(self, message: FacetList.Toggled) -> None:
        """Narrow, or no longer, by changing the words in the box."""
        row = message.row
        self.box.set_words(toggle(self._understood, row.kind, row.value))

    # Saying

    def _say(self, words: str) -> None:
        self.summary.update(Content(fit(visible(words), max(self.size.width - 2, 10))))

    def _count(self) -> None:
        self.counter.update(Content(self.position))

    @property
    def position(self) -> str:
        """Which hit of how many, for instance ``3/47``; empty where there is no search."""
        results = self.results
        if results is None:
            return ""
        entry = self.hits.chosen
        hits = list(results.hits)
        at = hits.index(entry.hit) + 1 if isinstance(entry, HitEntry) else 0
        return f"{at}/{results.total}{'+' if results.at_least else ''}"


def _remark(results: Results) -> str:
    """Return what there is to say about a search."""
    said = list(results.notes)
    if results.hidden and results.total:
        said.append(f"篩選之外還有 {results.hidden} 筆")
    return "；".join(said)
