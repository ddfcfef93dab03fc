"""The comparison: a row for each item of the older side with what answers to it on the newer."""

from __future__ import annotations

from pathlib import PurePath
from time import monotonic
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.worker import get_current_worker

from kaoview.compare.progress import ComparisonCancelledError
from kaoview.text.cell_width import visible
from kaoview.tui.commands import Area, bindings
from kaoview.tui.comparison.candidates import CandidatesScreen
from kaoview.tui.comparison.listing import ListingScreen
from kaoview.tui.host import host_of
from kaoview.tui.state.comparison_result import ComparisonResult, find
from kaoview.tui.state.comparison_rows import filtered_by

_TELL_EVERY = 0.1  # seconds between two words on the progress


class ComparisonScreen(ListingScreen):
    """Shows what became of the items of one set of plans in another.

    Gives the id of an item to read, or None.
    """

    BINDINGS = bindings(Area.COMPARISON)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../comparison.tcss"]

    def on_mount(self) -> None:
        """Begin to compare."""
        self.add_class("-waiting")
        self._tell("對照中")
        self._compare()

    # Comparing

    def _tell(self, words: str) -> None:
        self.waiting.update(Content(f"{words}\n\nEsc 取消"))

    def compare_again(self) -> None:
        """Compare, by what has been decided so far."""
        self._compare()

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> None:
        worker = get_current_worker()
        told = monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal told
            if monotonic() - told > _TELL_EVERY and not worker.is_cancelled:
                told = monotonic()
                self.app.call_from_thread(self._tell, f"對照中　{done * 100 // total}%")

        def cancelled() -> bool:
            return worker.is_cancelled

        try:
            found = find(self._library, self._pairing, self._reviews, progress, cancelled)
        except ComparisonCancelledError:
            return
        except Exception as error:
            # Whatever it is, the explorer goes on without the comparison and says so; to who has
            # left meanwhile, nothing is said.
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell, f"對照沒有成功：{visible(str(error))}")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, findings: ComparisonResult) -> None:
        """Show what was found; after a decision, where the reader is."""
        if not self.is_attached:
            return  # the reader has gone back in the meantime
        again = self._findings is not None
        here = self.entry.key if again and self.entry else findings.entry_of(self._start)
        self._findings = findings
        self.head.show_names(findings.left_name, self._pairing.right_name, findings.comparison.part)
        self.set_class(bool(findings.comparison.part), "-part")
        self.remove_class("-waiting")
        self._list(here, keep=again)
        if not again:
            self.set_focus(self.sheet)
            if findings.problems:
                more = f"（共 {len(findings.problems)} 件）" if len(findings.problems) > 1 else ""
                self.keybar.say(f"！{findings.problems[0]}{more}", warning=True)
        for screen in self.app.screen_stack:
            if isinstance(screen, CandidatesScreen):
                screen.show(findings)

    def on_row_list_opened(self) -> None:
        """Show the candidates of a row."""
        self._open_candidates()

    def _open_candidates(self, why: str = "") -> None:
        entry = self.entry
        if self._findings is not None and entry is not None:
            left, right = (entry.row.left, "") if entry.row else ("", entry.new)
            self.app.push_screen(CandidatesScreen(self, self._findings, left, right, why))

    def action_read(self) -> None:
        """Read the chosen item where it stands: the right one, or the left one without it."""
        entry = self.entry
        if entry is not None:
            _, right = self.pair_at_hand()
            self.dismiss(right or entry.key)

    def action_copy(self) -> None:
        """Copy the row: both texts, what is said of them, and where they stand."""
        entry = self.entry
        if self._findings is not None and entry is not None:
            from kaoview.tui.render.clipboard_text import row_text

            self.app.copy_to_clipboard(row_text(self._findings, entry))

    def action_cite(self) -> None:
        """Copy the chosen pair as a citation."""
        left, right = self.pair_at_hand()
        if self._findings is not None and (left or right):
            from kaoview.tui.render.clipboard_text import pair_citation

            words = pair_citation(self._findings, left, right)
            host_of(self.app).copy_to_clipboard(words, what="引文")

    def action_export(self) -> None:
        """Ask how and where to write the comparison: the rows that are listed, or all of it."""
        if self._findings is None:
            return
        from kaoview.tui.state.export_sources import comparison_subjects

        told = filtered_by(self._filter, self._words)
        subjects = comparison_subjects(
            self._library,
            self._findings.comparison,
            " ".join(self._findings.left_name.split()),
            " ".join(self._pairing.right_name.split()),
            only=[entry.key for entry in self._entries] if told else (),
            told=told,
        )
        host_of(self.app).open_export(subjects)

    def action_close(self) -> None:
        """Show all rows again; else go back to the reader, and what is under way stops."""
        if self._words:
            self._clear_words()
            return
        self.workers.cancel_node(self)
        self.dismiss(None)

    def action_accept(self) -> None:
        """Say that the chosen pair belongs together, or look for one where there is none."""
        left, right = self.pair_at_hand()
        if left and right:
            self.ask(left, right, accept=True)
        elif left:
            self._open_candidates("這一項還沒有對應；從候選裡選一個，按 a 接受")
        elif right:
            self._open_candidates("這一項是新增的；有前身的話，從候選裡選一個，按 a 接受")

    def action_reject(self) -> None:
        """Say that the chosen pair does not belong together, or that nothing answers."""
        left, right = self.pair_at_hand()
        if left:
            self.ask(left, right, accept=False)
        elif right:
            self.keybar.say("新增的項目沒有可以否決的對應；按 Enter 看候選")
