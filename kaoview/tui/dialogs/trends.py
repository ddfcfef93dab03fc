"""How often words occur, by year or by department, as bars that lead to the hits behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from kaoview.model import Library
from kaoview.search.trend_bars import CAUTION, absent_names, needs_caution
from kaoview.search.trend_query import is_filter, split_query
from kaoview.search.trends import GroupBy, Trend, TrendError, trend
from kaoview.text.cell_width import fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.commands import Area, bindings
from kaoview.tui.host import host_of
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.trend_rows import bar_lines, narrowing, query_for
from kaoview.tui.render.whole_rows import Parts, bar_parts, part_lines
from kaoview.tui.widgets.bar_list import BarList
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.page import PageBuilder
from kaoview.tui.widgets.text_input import TextInput

_PLANS_PER_MESSAGE = 20
"""Plans between two messages about the progress; chosen by hand."""

_NOTE_LINES, _HIGH = 4, 30
"""Lines that each note may take, from so many lines of the screen on; one on lower screens. Chosen
by eye."""

_PADDING = 4
"""Cells beside the title and the note."""

_LEAST_WIDTH = 10
"""Cells that the title and the note get on the narrowest screen; chosen by hand."""


@dataclass(frozen=True, slots=True)
class TrendsView:
    """How a reader looks at trends, to go on there.

    Attributes:
        words: The words and filters that are counted.
        by: The grouping.
        row: The row under the cursor.
        trends: What was counted, by grouping.
    """

    words: Sequence[str]
    by: GroupBy
    row: int
    trends: Mapping[GroupBy, Trend]

    @property
    def uncounted(self) -> TrendsView:
        """The same, to be counted anew."""
        return replace(self, trends={})


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
        self._words = list(view.words) if view else _words(query)
        self._by = view.by if view else GroupBy.PERIOD
        self._trends: dict[GroupBy, Trend] = dict(view.trends) if view else {}
        self._row = view.row if view else None
        self._told: Parts = ()
        self._title = Static(Content(""), id="trends-title")
        self._note = Static(Content(""), id="trends-note")
        self.box = WordsBox("要統計的詞，空白隔開就並排", id="trends-box")
        self._bar = InputBar("統計", self.box, id="trends-words")
        self.list = BarList(self._whole_row, id="trends-list")
        self.keybar = KeyBar(id="trends-keybar")

    def compose(self) -> ComposeResult:
        """Lay out the title, the line to type into, the bars, a note and the key bar."""
        yield self._title
        yield self._bar
        yield self.list
        yield self._note
        yield self.keybar

    def on_mount(self) -> None:
        """Count, or ask what to count."""
        self.set_focus(self.list)
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
        return TrendsView(tuple(self._words), self._by, self.list.cursor, dict(self._trends))

    @property
    def settled(self) -> bool:
        """Whether the bars belong to the words and the grouping that were asked for."""
        return self._by in self._trends or not self._words

    # Counting

    def _show(self) -> None:
        """Show the bars for the grouping, counting first if need be."""
        self._show_title()
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
            self._show()
        elif found.by is self._by:
            self._show_trend(found)

    def _show_trend(self, found: Trend) -> None:
        self._show_title()
        lines = bar_lines(found) if not found.empty else []
        self.list.show(lines, found.by)
        if self._row is not None:
            self.list.move_to(self._row)
            self._row = None
        if found.empty:
            words = "、".join(f"「{total.term}」" for total in found.totals)
            notes = "".join(f"{note}；" for note in found.notes)
            self._show_note(f"{notes}{words}沒有出現過；這裡只統計原詞，近似的請用搜尋")
            return
        totals = "；".join(
            f"{total.term} 共 {total.occurrences} 次、{total.items} 項" for total in found.totals
        )
        listed = {line.bar.value for line in lines}
        absent = () if len(listed) == len(found.bars) else absent_names(found)
        caution = CAUTION if needs_caution([line.count for line in lines]) else ""
        said = (
            ("合計", "；".join((totals, *found.notes))),
            ("注意", caution),
            ("其餘", f"另外 {len(absent)} 個機關沒有出現：{'、'.join(absent)}" if absent else ""),
        )
        self._show_notes([(name, words) for name, words in said if words])

    # Title and note

    @property
    def _room(self) -> int:
        return max(self.app.size.width - _PADDING, _LEAST_WIDTH)

    def _whole_row(self) -> PageBuilder | None:
        """Return what builds the bar under the cursor and the note, both often cut."""
        if not self.list.lines:
            return None
        parts = bar_parts(self.list.lines[self.list.cursor], self._by, self._told)
        return lambda width: part_lines(parts, width)

    def _show_note(self, words: str) -> None:
        self._show_notes([("", words)])

    def _show_notes(self, told: Parts) -> None:
        """Show what is said of all bars, each thing on a line; the whole of it is one key away."""
        self._told = told
        most = _NOTE_LINES if self.app.size.height >= _HIGH else 1
        shown = [part for _, words in told for part in self._broken(visible(words), most)]
        self._note.update(Content("\n".join(shown)))

    def _broken(self, words: str, most: int) -> list[str]:
        """Return words on lines, the last of which is cut where there are too many."""
        lines = wrap(words, self._room)
        rest = "".join(lines[most - 1 :])
        return [*lines[: most - 1], fit(rest, self._room)] if rest else lines

    def _show_title(self) -> None:
        found = self._trends.get(self._by)
        words = "、".join([total.term for total in found.totals] if found else self._words)
        where = f"　{narrowing(found)}" if found and found.filters else ""
        title = fit(visible(f"趨勢　{words}{where}　依{self._by.label}，每萬字的次數"), self._room)
        self._title.update(Content.styled(title, "bold"))

    # Keys

    def action_turn(self) -> None:
        """Count by the other grouping."""
        self._by = GroupBy.DEPARTMENT if self._by is GroupBy.PERIOD else GroupBy.PERIOD
        if self._words:
            self._show()

    def action_words(self) -> None:
        """Ask for other words."""
        self._bar.display = True
        self.box.word_lines(" ".join(self._words))
        self.box.take_over()

    def on_text_input_submitted(self) -> None:
        """Count the words that were typed."""
        words = _words(self.box.value)
        if not words:
            self._show_note("打一個以上的詞，例如：淨零 智慧")
            return
        self._words = words
        self._trends.clear()
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
        self.set_focus(self.list)

    def on_bar_list_opened(self, message: BarList.Opened) -> None:
        """Leave with the search for the hits behind a bar."""
        if message.line.count.occurrences:
            self._finish(query_for(message.line, self._trends[self._by]))
        else:
            self.keybar.say("這裡一次也沒有出現")

    def action_export(self) -> None:
        """Ask how and where to export the table of words by department and year."""
        found = self._trends.get(self._by)
        if found is None or not self._words:
            self.keybar.say("還沒有可以匯出的；先打要統計的詞")
            return
        from kaoview.tui.state.export_sources import word_source

        count = sum(total.items for total in found.totals)
        host_of(self.app).open_export([word_source(self._library, self._words, count)])

    def action_copy(self) -> None:
        """Copy the table of words by department and year."""
        if self._words:
            self._copy(tuple(self._words))

    @work(thread=True, exclusive=True, group="copy-trends", exit_on_error=False)
    def _copy(self, words: Sequence[str]) -> None:
        from kaoview.export.words import grid_text
        from kaoview.search.word_table import word_table

        try:
            text = grid_text(word_table(self._library, words))
        except TrendError as error:
            self.app.call_from_thread(self._show_note, str(error))
            return
        host = host_of(self.app)
        self.app.call_from_thread(host.copy_to_clipboard, text, what="次數表")

    def action_close(self) -> None:
        """Go back."""
        self._finish(None)

    def _finish(self, query: str | None) -> None:
        self.workers.cancel_node(self)
        self.dismiss(query)


def _words(query: str) -> list[str]:
    """Return a query's words and filters; nothing where it has only filters."""
    found = split_query(query)
    return [] if all(map(is_filter, found)) else found
