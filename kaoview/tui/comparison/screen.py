"""The comparison: a row for each item of the older side with its counterparts on the newer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from kaoview.compare.decisions import Decision
from kaoview.compare.statuses import Status
from kaoview.model import Library
from kaoview.tui.commands import Area, bindings
from kaoview.tui.comparison import output
from kaoview.tui.comparison.candidates import CandidatesScreen
from kaoview.tui.comparison.compare_worker import compare_in_thread
from kaoview.tui.comparison.filtering import FilterController
from kaoview.tui.comparison.inputs import FilterWordsBox
from kaoview.tui.comparison.review import ReviewController
from kaoview.tui.comparison.review_dialog import ReviewScreen
from kaoview.tui.comparison.rows import ComparisonRows
from kaoview.tui.host import host_of
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.render.lines import Line
from kaoview.tui.state.comparison_choices import ComparisonChoice
from kaoview.tui.state.comparison_result import ComparisonResult, find, name_to_ask
from kaoview.tui.state.comparison_rows import ComparisonView, ListEntry, status_counts
from kaoview.tui.widgets.comparison_header import ComparisonHeader
from kaoview.tui.widgets.full_screen import FullScreen
from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.key_bar import KeyBar
from kaoview.tui.widgets.row_list import SheetList
from kaoview.tui.widgets.text_input import TextInput

_LOW_SCREEN = 30
"""Lines of the screen below which the head and the rows are tighter; chosen by eye."""


class ComparisonScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """Shows what became of the items of one set of plans in another.

    Gives the id of an item to read, or None.
    """

    BINDINGS = bindings(Area.COMPARISON)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "comparison.tcss"]

    def __init__(
        self,
        library: Library,
        choice: ComparisonChoice,
        start: str,
        reviews: Path,
        view: ComparisonView | None = None,
    ) -> None:
        """Make the screen.

        Args:
            library: The library.
            choice: What to compare.
            start: The id that the reader was at, to begin with its row.
            reviews: The reader's own file of decisions.
            view: How the reader looked at it before, to go on there.
        """
        super().__init__()
        self._library = library
        self._reviews_path = reviews
        self._start = view.key if view else start
        self.choice = choice
        self.rows = ComparisonRows(view.filter, view.words) if view else ComparisonRows()
        self.reviews = ReviewController(self, reviews)
        self.head = ComparisonHeader(choice.left_name, choice.right_name, id="comparison-head")
        self.list = SheetList(id="sheet", whole=lambda: self.rows.whole(*self.pair))
        self.waiting = Static(Content(""), id="waiting")
        self.filter_bar = InputBar("篩選", FilterWordsBox("兩邊內文、機關或編號裡的字"), id="sift")
        self.filter = FilterController(self, self.rows, self.filter_bar)
        self.keybar = KeyBar(id="comparison-keybar")

    @property
    def view(self) -> ComparisonView:
        """How the reader looks at it now."""
        return self.rows.view(self.list.cursor, self._start)

    @property
    def entry(self) -> ListEntry | None:
        """The row under the cursor."""
        return self.rows.entry(self.list.cursor)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the pair under the cursor; either may be empty."""
        return self.rows.pair(self.list.cursor, self.list.chosen)

    def compose(self) -> ComposeResult:
        """Lay out the head, the list and the key bar."""
        yield self.head
        yield self.waiting
        yield self.list
        yield self.filter_bar
        yield self.keybar

    def on_mount(self) -> None:
        """Fit to the screen, and begin to compare."""
        self._fit()
        self.filter.restore()
        self.add_class("-waiting")
        self._show_progress("對照中")
        self._compare()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        low = self.app.size.height < _LOW_SCREEN
        if low != self.has_class("-low"):
            self.set_class(low, "-low")
            self._show_rows(self._key, keep=True)

    def _show_progress(self, words: str) -> None:
        self.waiting.update(Content(f"{words}\n\nEsc 取消"))

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> None:
        work = partial(find, self._library, self.choice, self._reviews_path)
        compare_in_thread(self.app, get_current_worker(), work, self._show_progress, self._show)

    def _show(self, result: ComparisonResult) -> None:
        """Show a comparison; after a decision, stay where the reader is."""
        if not self.is_attached:
            return  # the reader has gone back in the meantime
        again = self.rows.result is not None
        start, said = result.start_of(self._start)
        key = self._key if again else start
        self.rows.show(result)
        self.head.show_names(result.left_name, self.choice.right_name, result.comparison.part)
        self.set_class(bool(result.comparison.part), "-part")
        self.remove_class("-waiting")
        self._show_rows(key, keep=again)
        if not again:
            self.set_focus(self.list)
            if words := result.problem_words or said:
                self.keybar.say(words, warning=bool(result.problems))
        for screen in self.app.screen_stack:
            if isinstance(screen, CandidatesScreen):
                screen.show(result)

    # The list

    @property
    def _key(self) -> str:
        return self.entry.key if self.entry else ""

    def _show_rows(self, key: str, *, keep: bool = False) -> None:
        """Show the rows that are listed, the cursor on the one with a key or else on the first.

        Args:
            key: The key.
            keep: Whether to stay at the lines that are seen, and without that row at its number.
        """
        if self.rows.result is None:
            return
        at = self.rows.index_of(key)
        if at is None:
            at = self.list.cursor if keep else 0
        self.list.show(len(self.rows.entries), self._lines, at, keep=keep)
        self.set_class(not self.rows.entries, "-empty")
        if not self.rows.entries:
            self.waiting.update(Content(self.rows.empty_message))
        self.head.show(status_counts(self.rows.result), self.rows.filter)
        self._show_position()

    def _lines(self, number: int, width: int, chosen: int) -> list[Line]:
        return self.rows.lines(number, chosen, width, low=self.app.size.height < _LOW_SCREEN)

    def _show_position(self) -> None:
        self.head.place(self.rows.position_words(self.list.cursor))
        self.filter_bar.count(self.rows.found_words)

    def on_row_list_moved(self) -> None:
        """Show which row the cursor is on."""
        self._show_position()
        self.keybar.clear_message()

    def on_row_list_opened(self) -> None:
        """Show the candidates of a row."""
        self._open_candidates()

    def action_list(self, action: str, *arguments: int) -> None:
        """Move in the list by one of its own actions, whichever widget has the focus."""
        getattr(self.list, f"action_{action}")(*arguments)

    def action_part(self, by: int) -> None:
        """Go to the next department or heading, or to where this one or the one before begins."""
        if self.rows.entries:
            self._move_to(self.rows.next_part(self.list.cursor, by), by, "機關或標題")

    def action_change(self, by: int) -> None:
        """Go to the next or previous row that is not 延續."""
        self._move_to(self.rows.next_change(self.list.cursor, by), by, "差異")

    def _move_to(self, at: int | None, by: int, what: str) -> None:
        if at is not None:
            self.list.move_to(at)
        else:
            self.keybar.say(f"{'後' if by > 0 else '前'}面沒有其他{what}了")

    # Filtering

    def on_comparison_header_picked(self, message: ComparisonHeader.Picked) -> None:
        """Filter by what was clicked."""
        self.action_filter(message.name)

    def action_filter(self, name: str) -> None:
        """List only some rows; the filter that holds already gives way to all."""
        self.filter.use(name, self._key)

    def action_sift(self) -> None:
        """Let the reader type the words that rows have to contain."""
        self.filter.ask_words()

    def on_text_input_edited(self, message: TextInput.Edited) -> None:
        """List the rows that contain the words."""
        self.filter.use_words(message.words, self._key)

    def on_text_input_moved(self, message: TextInput.Moved) -> None:
        """Move in the list while typing."""
        self.list.step(message.by, pages=message.pages)

    def on_text_input_submitted(self) -> None:
        """Go back to the list, which stays filtered."""
        self.filter.submit(self.view.key)

    def on_text_input_cancelled(self) -> None:
        """List the rows whatever words they have."""
        self.filter.clear(self.view.key)

    def list_again(self, key: str) -> None:
        """Show the rows that are listed now, the cursor on the one with a key if it is there."""
        self._show_rows(key)

    def focus_list(self) -> None:
        """Give the keys to the list."""
        self.set_focus(self.list)

    def clear_message(self) -> None:
        """Take the message away."""
        self.keybar.clear_message()

    # Deciding

    def ask_status(
        self,
        result: ComparisonResult,
        pair: tuple[str, str],
        status: Status | None,
        answered: Callable[[Decision | None], None],
    ) -> None:
        """Ask for the status and the note of a pair."""
        self.app.push_screen(ReviewScreen(result, *pair, status, name_to_ask()), answered)

    def in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        """Run work in a thread, then what it returns on the event loop."""
        self.run_worker(lambda: self.app.call_from_thread(work()), group="save", thread=True)

    def reviews_changed(self) -> None:
        """Compare again with what has been decided."""
        self._compare()

    def action_accept(self) -> None:
        """Accept the chosen pair, or show the candidates where there is no pair."""
        left, right = self.pair
        if left and right:
            self.review(left, right, accept=True)
        elif left:
            self._open_candidates("這一項還沒有對應；從候選裡選一個，按 a 採用")
        elif right:
            self._open_candidates("這一項是新增的；有前身的話，從候選裡選一個，按 a 採用")

    def action_reject(self) -> None:
        """Reject the chosen pair, or confirm that the item has no counterpart."""
        left, right = self.pair
        if left:
            self.review(left, right, accept=False)
        elif right:
            self.keybar.say("新增的項目沒有可以排除的對應；按 Enter 看候選")

    def review(self, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and the note of a pair, and save them."""
        if self.rows.result is not None:
            self.reviews.ask(self.rows.result, left, right, accept=accept)

    def action_undo(self) -> None:
        """Undo the last decision."""
        self.reviews.undo(self.rows.result, *self.pair)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.reviews.redo(self.rows.result)

    def _open_candidates(self, why: str = "") -> None:
        if self.rows.result is not None and (entry := self.entry):
            left, right = (entry.row.left, "") if entry.row else ("", entry.new)
            self.app.push_screen(CandidatesScreen(self, self.rows.result, left, right, why))

    # Reading, copying, exporting, leaving

    def action_read(self) -> None:
        """Leave to read the chosen right item, or the left one without it."""
        if self.entry is not None:
            self.dismiss(self.pair[1] or self.entry.key)

    def action_copy(self) -> None:
        """Copy the row: both texts, their status and sources."""
        output.copy_row(host_of(self.app), self.rows, self.list.cursor)

    def action_cite(self) -> None:
        """Copy the chosen pair as a citation."""
        output.copy_citation(host_of(self.app), self.rows, self.pair)

    def action_export(self) -> None:
        """Open the export dialog for the rows that are listed, or for all of them."""
        output.export(host_of(self.app), self._library, self.choice, self.rows, self._reviews_path)

    def action_close(self) -> None:
        """Clear the filter words, or else cancel the comparison and leave."""
        if self.rows.words:
            self.filter.clear(self.view.key)
            return
        self.workers.cancel_node(self)
        self.dismiss(None)
