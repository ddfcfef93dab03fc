"""How often words occur, as bars or as a table, which lead to the hits behind them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from kaoview.export.word_labels import scope, trend_scope
from kaoview.model import Library
from kaoview.search.trends import GroupBy, Trend, TrendError, trend
from kaoview.search.word_table import WordTable
from kaoview.text.cell_width import fit, visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.dialogs.word_counter import WordCounter
from kaoview.tui.host import host_of
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.trend_rows import bar_lines, narrowing, query_for
from kaoview.tui.render.whole_rows import bar_parts, part_lines, trend_parts
from kaoview.tui.render.word_grid_rows import LEGEND
from kaoview.tui.state.trends_view import TrendsView, words_of
from kaoview.tui.widgets.bar_list import BarList
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.note_lines import NoteLines
from kaoview.tui.widgets.page import PageBuilder
from kaoview.tui.widgets.text_input import TextInput
from kaoview.tui.widgets.word_grid import WordGrid

_PLANS_PER_MESSAGE = 20
"""Plans between two messages about the progress; chosen by hand."""

_PADDING = 4
"""Cells beside the title and the note."""

_LEAST_WIDTH = 10
"""Cells that the title and the note get on the narrowest screen; chosen by hand."""


class _CancelledError(Exception):
    """The screen was left, or asks for other words."""


class WordsBox(TextInput):
    """Takes the words to count."""

    BINDINGS = bindings(Area.TRENDS_WORDS)


class TrendsScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Shows how often words occur; gives a search for the hits behind a bar, or None."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TrendsScreen {
        layout: vertical;
        background: $background;
        #trends-title { height: 2; padding: 0 2 1 2; }
        #trends-words { dock: none; display: none; }
        #trends-note { height: auto; padding: 0 2; color: $quiet; }
    }
    """

    def __init__(self, library: Library, query: str, view: TrendsView | None = None) -> None:
        """Make the screen.

        Args:
            library: What to count in.
            query: The search whose words are counted, within its filters; without any words,
                the reader is asked for some.
            view: How the reader looked at them before, to go on there.
        """
        super().__init__()
        self._library = library
        self._words = list(view.words) if view else words_of(query)
        self._by = view.by if view else GroupBy.PERIOD
        self._trends: dict[GroupBy, Trend] = dict(view.trends) if view else {}
        self._row = view.row if view else None
        self._column = view.column if view else None
        self._gridded = self._column is not None
        self._counter = WordCounter(self, library, view)
        self._title = Static(Content(""), id="trends-title")
        self._note = NoteLines(Content(""), id="trends-note")
        self.box = WordsBox("要統計的詞，空白隔開就並排", id="trends-box")
        self._bar = InputBar("統計", self.box, id="trends-words")
        self.list = BarList(self._whole_row, id="trends-list")
        self.grid = WordGrid(id="trends-grid")
        self.keybar = KeyBar(id="trends-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the title, the line to type into, the bars, the table, a note and the key bar."""
        yield self._title
        yield self._bar
        yield self.list
        yield self.grid
        yield self._note
        yield self.keybar

    def on_mount(self) -> None:
        """Count, or ask what to count."""
        self._show_list()
        if self._words:
            self._show()
        else:
            self.action_words()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Cut the words to the room there is."""
        self._show_title()

    @property
    def view(self) -> TrendsView:
        """How the reader looks at them now."""
        row, column = self.list.cursor, None
        if self._gridded:
            row, column = self.grid.cursor, self.grid.column
        words, table = tuple(self._words), self._counter.table
        return TrendsView(words, self._by, row, dict(self._trends), column, table)

    @property
    def settled(self) -> bool:
        """Whether the bars or the table belong to what was asked for."""
        counted = self._counter.table is not None if self._gridded else self._by in self._trends
        return counted or not self._words

    # Counting

    def _show(self) -> None:
        """Show the bars for the grouping, or the table, counting first if need be."""
        self._show_title()
        if self._gridded:
            self.grid.show(None)
            self._show_note("統計中")
            self._counter.count(self._words, self._show_table, self._show_note)
            return
        found = self._trends.get(self._by)
        if found is not None:
            self._show_trend(found)
            return
        self.list.show((), self._by)
        self._show_note("統計中")
        self._count(tuple(self._words), self._by)

    @work(thread=True, exclusive=True, group="trends", exit_on_error=False)
    def _count(self, words: Sequence[str], by: GroupBy) -> None:
        worker = get_current_worker()

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _CancelledError
            if done and done % _PLANS_PER_MESSAGE == 0:
                self.app.call_from_thread(self._show_note, f"統計中 {done * 100 // total}%")

        try:
            found = trend(self._library, words, by, progress)
        except _CancelledError:
            return
        except TrendError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show_note, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._use, words, found)

    def _use(self, words: Sequence[str], found: Trend) -> None:
        if list(words) != self._words:
            return  # the reader has asked for other words in the meantime
        first = not self._trends
        self._trends[found.by] = found
        if first and found.filters and found.by is GroupBy.PERIOD and len(found.bars) == 1:
            # One year alone has nothing to be compared with.
            self._by = GroupBy.DEPARTMENT
            if not self._gridded:
                self._show()
        elif found.by is self._by and not self._gridded:
            self._show_trend(found)

    def _show_trend(self, found: Trend) -> None:
        self._show_title()
        lines = bar_lines(found) if not found.empty else []
        self.list.show(lines, found.by)
        if self._row is not None:
            self.list.move_to(self._row)
            self._row = None
        if found.empty:
            self._show_nothing([x.term for x in found.totals], (*found.notes, trend_scope(found)))
            return
        said = trend_parts(found, lines, trend_scope(found))
        self._note.show([(name, words) for name, words in said if words], self._room)

    def _show_table(self, words: Sequence[str], table: WordTable) -> None:
        if not self._gridded or list(words) != self._words:
            return  # the reader has asked for something else in the meantime
        self._show_title()
        if not any(table.total(word).occurrences for word in table.words):
            self._show_nothing(table.words, (*table.notes, scope(table)))
            return
        self.grid.show(table, 1 if self._row is None else self._row, self._column)
        self._row = self._column = None
        told = (LEGEND, scope(table), *table.notes)
        self._note.show([("", words) for words in told], self._room)

    def _show_nothing(self, terms: Sequence[str], notes: Sequence[str]) -> None:
        words = "、".join(f"「{term}」" for term in terms)
        more = "".join(f"；{note}" for note in notes)
        self._show_note(f"{words}沒有出現過，這裡只統計原詞，近似的請用搜尋{more}")

    def _show_list(self) -> None:
        """Show the bars or the table, whichever is looked at."""
        self.list.display, self.grid.display = not self._gridded, self._gridded
        self.set_focus(self.grid if self._gridded else self.list)

    # Title and note

    @property
    def _room(self) -> int:
        return max(self.app.size.width - _PADDING, _LEAST_WIDTH)

    def _whole_row(self) -> PageBuilder | None:
        """Return what builds the bar under the cursor and the note, both often cut."""
        if not self.list.lines:
            return None
        parts = bar_parts(self.list.lines[self.list.cursor], self._by, self._note.told)
        return lambda width: part_lines(parts, width)

    def _show_note(self, words: str) -> None:
        self._note.show([("", words)], self._room)

    def _show_title(self) -> None:
        found = self._trends.get(self._by)
        terms: Sequence[str] = [total.term for total in found.totals] if found else self._words
        filters = found.filters if found else ()
        name, how = "趨勢", f"依{self._by.label}，每萬字的次數"
        if self._gridded:
            name, how = "次數表", "各機關、各年度的次數"
            if self._counter.table is not None:
                terms, filters = self._counter.table.words, self._counter.table.filters
        parts = (name, "、".join(terms), narrowing(filters), how)
        title = fit(visible("　".join(filter(None, parts))), self._room)
        self._title.update(Content.styled(title, "bold"))

    # Keys

    def action_turn(self) -> None:
        """Count by the other grouping."""
        self._by = GroupBy.DEPARTMENT if self._by is GroupBy.PERIOD else GroupBy.PERIOD
        if self._words:
            self._show()

    def action_grid(self) -> None:
        """Show the table: a row for each department, a column for each year."""
        self._look(gridded=True)

    def action_bars(self) -> None:
        """Show the bars again."""
        self._look(gridded=False)

    def _look(self, *, gridded: bool) -> None:
        self._gridded = gridded
        self._show_list()
        if self._words:
            self._show()

    def action_words(self) -> None:
        """Ask for other words."""
        self._bar.display = True
        self.box.word_lines(" ".join(self._words))
        self.box.take_over()

    def on_text_input_submitted(self) -> None:
        """Count the words that were typed."""
        words = words_of(self.box.value)
        if not words:
            self._show_note("打一個以上的詞，例如：淨零 智慧")
            return
        self._words = words
        self._trends.clear()
        self._counter.forget()
        self._close_box()
        self._show()

    def on_text_input_cancelled(self) -> None:
        """Keep the words there are; without any, leave."""
        if self._words:
            self._close_box()
        else:
            self.action_close()

    def _close_box(self) -> None:
        self._bar.display = False
        self._show_list()

    def on_bar_list_opened(self, message: BarList.Opened) -> None:
        """Leave with the search for the hits behind a bar."""
        if message.line.count.occurrences:
            self._finish(query_for(message.line, self._trends[self._by]))
        else:
            self.keybar.say("這裡一次也沒有出現")

    def on_word_grid_opened(self, message: WordGrid.Opened) -> None:
        """Leave with the search for the hits behind a cell."""
        if message.query:
            self._finish(message.query)
        else:
            self.keybar.say(message.silence)

    def action_export(self) -> None:
        """Ask how and where to export the table of words by department and year."""
        found, table = self._trends.get(self._by), self._counter.table
        if self._words and table is not None:
            count = sum(table.total(word).items for word in table.words)
        elif self._words and found is not None:
            count = sum(total.items for total in found.totals)
        else:
            self.keybar.say("還沒有可以匯出的；先打要統計的詞")
            return
        from kaoview.tui.state.export_sources import word_source

        host_of(self.app).open_export([word_source(self._library, self._words, count)])

    def action_copy(self) -> None:
        """Copy the table of words by department and year."""
        if self._words:
            self._counter.count(self._words, self._copy, self._show_note)

    def _copy(self, _: Sequence[str], table: WordTable) -> None:
        from kaoview.export.words import grid_text

        host_of(self.app).copy_to_clipboard(grid_text(table), what="次數表")

    def action_close(self) -> None:
        """Go back."""
        self._finish(None)

    def _finish(self, query: str | None) -> None:
        self.workers.cancel_node(self)
        self.dismiss(query)
