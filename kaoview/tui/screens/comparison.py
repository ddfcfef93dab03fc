"""The comparison: a row for each item of the older side with what answers to it on the newer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from kaoview.compare.status import Status
from kaoview.compare.steps import StoppedError
from kaoview.model import Library
from kaoview.text.cells import visible
from kaoview.tui.actions import Area, bindings
from kaoview.tui.comparing.columns import Entry, Measures, set_entry
from kaoview.tui.comparing.findings import Findings, find
from kaoview.tui.comparing.pairings import Pairing
from kaoview.tui.comparing.rows import (
    ALL,
    View,
    filtered_by,
    kind_of,
    list_entries,
    part_of,
    tallies,
)
from kaoview.tui.screens.candidates import CandidatesScreen
from kaoview.tui.screens.deciding import DecidingScreen
from kaoview.tui.screens.sheetkeys import SheetKeys
from kaoview.tui.sheetlines import SheetLine
from kaoview.tui.widgets.comparisonhead import ComparisonHead
from kaoview.tui.widgets.keybar import KeyBar
from kaoview.tui.widgets.searchbox import TypingLine
from kaoview.tui.widgets.sheet import Sheet
from kaoview.tui.widgets.typingbar import TypingBar

if TYPE_CHECKING:
    from kaoview.tui.app import ExplorerApp

_LOW = 30  # lines of the screen below which the head and the rows are tighter
_MOST, _MOST_LOW = 8, 4  # the most lines of an item's words
_KEPT = 4000  # rows that stay set
_TELL_EVERY = 0.1  # seconds between two words on the progress


class SiftBox(TypingLine):
    """Where a reader types the words that rows are to hold."""

    BINDINGS = bindings(Area.SIFT)


class ComparisonScreen(SheetKeys, DecidingScreen):
    """Shows what became of the items of one set of plans in another.

    Gives the id of an item to read, or None.
    """

    BINDINGS = bindings(Area.COMPARISON)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../sheet.tcss", "../comparison.tcss"]

    def __init__(
        self,
        library: Library,
        pairing: Pairing,
        start: str,
        reviews: Path,
        view: View | None = None,
    ) -> None:
        """Make the screen.

        Args:
            library: The library.
            pairing: What to compare.
            start: The id that the reader was at, to begin with its row.
            reviews: The reader's own file of decisions.
            view: How the reader looked at it before, to go on there.
        """
        super().__init__(reviews)
        self._library = library
        self._pairing = pairing
        self._start = view.key if view else start
        self._entries: list[Entry] = []
        self._filter = view.filter if view else ALL
        self._words = view.words if view else ""
        self._made: dict[tuple[Entry, bool, int, int, int], list[SheetLine]] = {}
        self.head = ComparisonHead(pairing.left_name, pairing.right_name, id="comparison-head")
        self.sheet = Sheet(id="sheet")
        self.waiting = Static(Content(""), id="waiting")
        self.sift = TypingBar("篩字", SiftBox("兩邊內文、機關或編號裡的字"), id="sift")
        self.keybar = KeyBar(id="comparison-keybar")

    @property
    def findings(self) -> Findings | None:
        """What was found, or None until then."""
        return self._findings

    @property
    def pairing(self) -> Pairing:
        """What is compared."""
        return self._pairing

    @property
    def view(self) -> View:
        """How the reader looks at it now."""
        return View(self._filter, self._words, self.entry.key if self.entry else self._start)

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows that the filter lets through."""
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        at = self.sheet.cursor
        return self._entries[at] if at < len(self._entries) else None

    def compose(self) -> ComposeResult:
        """Lay out the head, the list and the key bar."""
        yield self.head
        yield self.waiting
        yield self.sheet
        yield self.sift
        yield self.keybar

    def on_mount(self) -> None:
        """Begin to compare."""
        self._fit()
        if self._words:
            self.sift.box.set_words(self._words)
            self.sift.display = True
        self.add_class("-waiting")
        self._tell("對照中")
        self._compare()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        low = self.app.size.height < _LOW
        if low != self.has_class("-low"):
            self.set_class(low, "-low")
            self._list(self.entry.key if self.entry else "", keep=True)

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
        except StoppedError:
            return
        except Exception as error:
            # Whatever it is, the explorer goes on without the comparison and says so; to who has
            # left meanwhile, nothing is said.
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell, f"對照沒有成功：{visible(str(error))}")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, findings: Findings) -> None:
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

    def _list(self, key: str, *, keep: bool = False) -> None:
        """List the rows that the filter lets through, the cursor on the one with a key."""
        if self._findings is None:
            return
        self._entries = list_entries(self._findings, self._filter, self._words)
        at = next((n for n, entry in enumerate(self._entries) if entry.key == key), 0)
        if keep and self._entries and self._entries[at].key != key:
            at = self.sheet.cursor
        self.sheet.show(len(self._entries), self._set, at, keep=keep)
        self.set_class(not self._entries, "-empty")
        if not self._entries:
            self.waiting.update(Content(self._nothing))
        self.head.show(tallies(self._findings), self._filter)
        self._place()

    @property
    def _nothing(self) -> str:
        """What to say where there are no rows."""
        if self._words:
            among = kind_of(self._filter)
            where = f"「{among}」裡沒有項目有" if among else "沒有項目有"
            what = "按 Esc 取消，再按 0 看全部" if among else "換個字試試，或按 Esc 看全部"
            return f"{where}「{visible(self._words)}」\n\n{what}"
        if self._filter != ALL:
            return "沒有這一類的項目了\n\n按 0 看全部"
        return "這兩份文件裡沒有可以對照的項目\n\n按 Esc 返回，再按 d 選別的"

    def _set(self, number: int, width: int, chosen: int) -> list[SheetLine]:
        """Set a row, or take it as it was set before: decisions and filters leave most alone."""
        assert self._findings is not None
        most = _MOST_LOW if self.app.size.height < _LOW else _MOST
        entry = self._entries[number]
        key = (entry, self._findings.comparison.new_reviewed, width, most, chosen)
        lines = self._made.get(key)
        if lines is None:
            if len(self._made) > _KEPT:
                self._made.clear()
            lines = set_entry(entry, self._findings, Measures(width, most), chosen)
            self._made[key] = lines
        return lines

    def _place(self) -> None:
        count = len(self._entries)
        self.head.place(f"{min(self.sheet.cursor + 1, count)}/{count}")
        if self._words:
            self.sift.count(f"{count} 項" if count else "沒有這樣的項目")
        else:
            self.sift.count("")

    def on_sheet_moved(self) -> None:
        """Show which row the cursor is on."""
        self._place()
        self.keybar.hush()

    # Filtering and moving

    def on_comparison_head_picked(self, message: ComparisonHead.Picked) -> None:
        """Filter by what was clicked."""
        self.action_filter(message.name)

    def action_filter(self, name: str) -> None:
        """Show only some rows; the filter that holds already gives way to all."""
        if self._findings is None:
            return
        name = ALL if name == self._filter else name
        if not list_entries(self._findings, name, self._words):
            among = f"有「{self._words}」的項目裡，" if self._words else ""
            self.keybar.say(f"{among}沒有這一類的項目")
            return
        here = self.entry.key if self.entry else ""
        self._filter = name
        self._list(here)

    def action_sift(self) -> None:
        """Let the reader type the words that rows are to hold."""
        if self._findings is not None:
            self.sift.display = True
            self.sift.box.take_over()

    def on_typing_line_typed(self, message: TypingLine.Typed) -> None:
        """List the rows that hold the words."""
        here = self.entry.key if self.entry else ""
        self._words = " ".join(message.words.split())
        self._list(here)

    def on_typing_line_moved(self, message: TypingLine.Moved) -> None:
        """Go through what was found."""
        self.sheet.step(message.by, pages=message.pages)

    def on_typing_line_gone(self) -> None:
        """Go back to the list with what was found."""
        if self._words and self._entries:
            self.set_focus(self.sheet)
        else:
            self._clear_words()

    def on_typing_line_left(self) -> None:
        """Show all rows again."""
        self._clear_words()

    def _clear_words(self) -> None:
        here = self.entry.key if self.entry else self._start
        self._words = ""
        self.sift.box.set_words("")
        self.sift.display = False
        self.set_focus(self.sheet)
        self._list(here)

    def action_part(self, by: int) -> None:
        """Go to the next department or heading, or to where this one or the one before begins."""
        if self._findings is None or not self._entries:
            return
        parts = [part_of(self._findings, entry) for entry in self._entries]
        starts = [at for at, part in enumerate(parts) if at == 0 or part != parts[at - 1]]
        here = self.sheet.cursor
        beyond = [at for at in starts if (at > here if by > 0 else at < here)]
        if beyond:
            self.sheet.move_to(beyond[0] if by > 0 else beyond[-1])
        else:
            self.keybar.say("後面沒有其他段落" if by > 0 else "前面沒有其他段落")

    def action_change(self, by: int) -> None:
        """Go to the next or previous row that is not 延續."""
        at = self.sheet.cursor + by
        while 0 <= at < len(self._entries):
            if self._entries[at].status is not Status.SAME:
                self.sheet.move_to(at)
                return
            at += by
        self.keybar.say("後面沒有其他變動" if by > 0 else "前面沒有其他變動")

    def on_sheet_opened(self) -> None:
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
            from kaoview.tui.comparing.copying import row_text

            self.app.copy_to_clipboard(row_text(self._findings, entry))

    def action_cite(self) -> None:
        """Copy the chosen pair as a citation."""
        left, right = self.pair_at_hand()
        if self._findings is not None and (left or right):
            from kaoview.tui.comparing.copying import pair_citation

            words = pair_citation(self._findings, left, right)
            cast("ExplorerApp", self.app).copy_to_clipboard(words, what="引文")

    def action_export(self) -> None:
        """Ask how and where to write the comparison: the rows that are listed, or all of it."""
        if self._findings is None:
            return
        from kaoview.tui.exporting.subjects import comparison_subjects

        told = filtered_by(self._filter, self._words)
        subjects = comparison_subjects(
            self._library,
            self._findings.comparison,
            " ".join(self._findings.left_name.split()),
            " ".join(self._pairing.right_name.split()),
            only=[entry.key for entry in self._entries] if told else (),
            told=told,
        )
        cast("ExplorerApp", self.app).open_export(subjects)

    def action_close(self) -> None:
        """Show all rows again; else go back to the reader, and what is under way stops."""
        if self._words:
            self._clear_words()
            return
        self.workers.cancel_node(self)
        self.dismiss(None)

    def pair_at_hand(self) -> tuple[str, str]:
        """Return the ids of the pair under the cursor; the right one is empty without a match."""
        entry = self.entry
        if entry is None:
            return "", ""
        if entry.row is None:
            return "", entry.new
        matches = entry.matches
        at = min(self.sheet.chosen, len(matches) - 1)
        return entry.row.left, matches[at].id if matches else ""

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
