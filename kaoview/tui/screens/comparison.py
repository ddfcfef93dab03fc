"""The comparison: a row for each item of the older side with what answers to it on the newer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from kaoview.compare.match import StoppedError
from kaoview.compare.review_store import SaveError
from kaoview.compare.reviews import Decision
from kaoview.compare.rows import REVIEWED, UNREVIEWED
from kaoview.compare.status import Status
from kaoview.model import Library
from kaoview.tui.actions import Area, bindings
from kaoview.tui.comparing import (
    Change,
    Findings,
    decide,
    find,
    own_decisions,
    save,
    shown,
    take_back,
)
from kaoview.tui.pairings import Pairing
from kaoview.tui.screens.candidates import CandidatesScreen
from kaoview.tui.screens.sheetkeys import SheetKeys
from kaoview.tui.screens.verdict import VerdictScreen
from kaoview.tui.sidebyside import Entry, Measures, SideLine, heads_of, set_entry
from kaoview.tui.widgets.comparisonhead import ComparisonHead, Tally
from kaoview.tui.widgets.keybar import KeyBar
from kaoview.tui.widgets.sheet import Sheet

ALL, PENDING = "all", "pending"
FILTERS = (
    ALL,
    Status.SAME.value,
    Status.REVISED.value,
    Status.RELATED.value,
    Status.MISSING.value,
    Status.NEW.value,
    PENDING,
)
"""The filters in the order of their keys, 0 to 6."""

_LOW = 30  # lines of the screen below which the head and the rows are tighter
_MOST, _MOST_LOW = 8, 4  # the most lines of an item's words
_TELL_EVERY = 0.1  # seconds between two words on the progress


class ComparisonScreen(SheetKeys, Screen[str | None]):
    """Shows what became of the items of one set of plans in another.

    Gives the id of an item to read, or None.
    """

    AREA = Area.COMPARISON
    BINDINGS = bindings(AREA)
    CSS_PATH = "../comparison.tcss"

    def __init__(self, library: Library, pairing: Pairing, start: str, reviews: Path) -> None:
        """Make the screen.

        Args:
            library: The library.
            pairing: What to compare.
            start: The id that the reader was at, to begin with its row.
            reviews: The reader's own file of decisions.
        """
        super().__init__()
        self._library = library
        self._pairing = pairing
        self._start = start
        self._reviews = reviews
        self._findings: Findings | None = None
        self._entries: list[Entry] = []
        self._filter = ALL
        self._changes: list[Change] = []
        self.head = ComparisonHead(pairing.left_name, pairing.right_name, id="comparison-head")
        self.sheet = Sheet(id="sheet")
        self.waiting = Static(Content(""), id="waiting")
        self.keybar = KeyBar(id="comparison-keybar")

    @property
    def findings(self) -> Findings | None:
        """What was found, or None until then."""
        return self._findings

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
        yield self.keybar

    def on_mount(self) -> None:
        """Begin to compare."""
        self._fit()
        self.add_class("-waiting")
        self._tell("對照中")
        self._compare()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        """Fit to the screen."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.height < _LOW, "-low")

    # Comparing

    def _tell(self, words: str) -> None:
        self.waiting.update(Content(f"{words}\n\nEsc 取消"))

    @work(thread=True, exclusive=True, group="compare")
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
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, findings: Findings) -> None:
        """Show what was found; after a decision, where the reader is."""
        if not self.is_attached:
            return  # the reader has gone back in the meantime
        again = self._findings is not None
        here = self.entry.key if again and self.entry else findings.entry_of(self._start)
        self._findings = findings
        self.remove_class("-waiting")
        self._list(here, keep=again)
        if not again:
            self.sheet.focus()
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
        self._entries = list_entries(self._findings, self._filter)
        at = next((n for n, entry in enumerate(self._entries) if entry.key == key), 0)
        if keep and self._entries and self._entries[at].key != key:
            at = self.sheet.cursor
        self.sheet.show(len(self._entries), self._set, at, keep=keep)
        self.head.show(tallies(self._findings), self._filter)
        self._place()

    def _set(self, number: int, width: int, chosen: int) -> list[SideLine]:
        assert self._findings is not None
        most = _MOST_LOW if self.app.size.height < _LOW else _MOST
        return set_entry(self._entries[number], self._findings, Measures(width, most), chosen)

    def _place(self) -> None:
        count = len(self._entries)
        self.head.place(f"{min(self.sheet.cursor + 1, count)}/{count}")

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
        if not list_entries(self._findings, name):
            self.keybar.say("沒有這一類的項目")
            return
        here = self.entry.key if self.entry else ""
        self._filter = name
        self._list(here)

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
        entry = self.entry
        if self._findings is not None and entry is not None:
            left, right = (entry.row.left, "") if entry.row else ("", entry.new)
            self.app.push_screen(CandidatesScreen(self, self._findings, left, right))

    def action_read(self) -> None:
        """Read the chosen item where it stands: the right one, or the left one without it."""
        entry = self.entry
        if entry is not None:
            _, right = self._chosen(entry)
            self.dismiss(right or entry.key)

    def action_close(self) -> None:
        """Go back to the reader; what is under way stops."""
        self.workers.cancel_node(self)
        self.dismiss(None)

    # Deciding

    def _chosen(self, entry: Entry) -> tuple[str, str]:
        """Return the ids of the pair under the cursor; the right one is empty without a match."""
        if entry.row is None:
            return "", entry.new
        matches = shown(entry.row)
        at = min(self.sheet.chosen, len(matches) - 1)
        return entry.row.left, matches[at].id if matches else ""

    def action_accept(self) -> None:
        """Say that the chosen pair belongs together."""
        entry = self.entry
        if entry is None:
            return
        left, right = self._chosen(entry)
        if left and right:
            self.ask(left, right, accept=True)
        else:
            self.on_sheet_opened()  # nothing to accept yet: choose among the candidates

    def action_reject(self) -> None:
        """Say that the chosen pair does not belong together, or that nothing answers."""
        entry = self.entry
        if entry is None:
            return
        left, right = self._chosen(entry)
        if left:
            self.ask(left, right, accept=False)
        else:
            self.keybar.say("新增的項目沒有可以否決的對應；按 Enter 看候選")

    def ask(self, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and a note of a pair, and save them."""
        if self._findings is None:
            return
        row = self._findings.comparison.row(left)
        match = next((m for m in row.matches if m.id == right), None) if row else None
        status = match.status if match and match.status.reached else Status.SAME
        screen = VerdictScreen(self._findings, left, right, status if accept else None)
        self.app.push_screen(screen, self._decided)

    def _decided(self, decision: Decision | None) -> None:
        if decision is not None and self._findings is not None:
            self._save(decide(self._findings, decision))

    @work(thread=True, group="save")
    def _save(self, change: Change) -> None:
        try:
            done = save(change, self._reviews)
        except SaveError as error:
            self.app.call_from_thread(self._say, f"！{error}", warning=True)
        else:
            self.app.call_from_thread(self._saved, done)

    def _saved(self, change: Change) -> None:
        if not self.is_attached:
            return
        self._changes.append(change)
        self._say(f"已存：{change.decision.word}（u 復原）")
        self._compare()

    def action_undo(self) -> None:
        """Take back the last decision of this sitting, or else the reader's own on this pair."""
        if self._changes:
            self._undo(self._changes.pop())
            return
        entry = self.entry
        left, right = self._chosen(entry) if entry else ("", "")
        own = own_decisions(self._reviews, left) if left else []
        chosen = [decision for decision in own if decision.right == right] or own[-1:]
        if chosen:
            self._undo(Change(chosen[0]))
        else:
            self._say("沒有可以復原的校對；內附的校對可以用 a、x 改判")

    @work(thread=True, group="save")
    def _undo(self, change: Change) -> None:
        try:
            take_back(change, self._reviews)
        except SaveError as error:
            self.app.call_from_thread(self._say, f"！{error}", warning=True)
        else:
            self.app.call_from_thread(self._undone)

    def _undone(self) -> None:
        if not self.is_attached:
            return
        self._say("已復原")
        self._compare()

    def _say(self, words: str, *, warning: bool = False) -> None:
        """Say something on the screen that is on top."""
        top = self.app.screen
        bar = top.keybar if isinstance(top, CandidatesScreen) else self.keybar
        bar.say(words, warning=warning)


def list_entries(findings: Findings, name: str) -> list[Entry]:
    """Return the rows of a comparison that a filter lets through, what is new at the end.

    Args:
        findings: The comparison.
        name: One of ``FILTERS``.
    """
    comparison = findings.comparison
    units = comparison.units
    entries: list[Entry] = []
    departments = len({unit.department for unit in comparison.left}) > 1
    before = None
    for row in comparison.rows:
        if name in (ALL, row.status.value) or (name == PENDING and not row.reviewed):
            unit = units[row.left]
            heads = heads_of(unit, before, departments=departments)
            entries.append(Entry(row, heads=heads))
            before = unit
    if name in (ALL, Status.NEW.value):
        reviewed = REVIEWED if comparison.new_reviewed else UNREVIEWED
        before = None
        for id in comparison.new:
            unit = units[id]
            heads = heads_of(unit, before, departments=True)
            if before is None:
                title = f"新增：左邊沒有對應的 {len(comparison.new)} 項（{reviewed}）"
                heads = (title, *heads)
            entries.append(Entry(None, id, heads))
            before = unit
    return entries


def tallies(findings: Findings) -> list[Tally]:
    """Return the counts of a comparison, each with the key that filters by it."""
    comparison = findings.comparison
    pending = sum(not row.reviewed for row in comparison.rows)
    found = [Tally("0", ALL, "", "全部", len(comparison.rows) + len(comparison.new))]
    for number, (status, count) in enumerate(comparison.counts.items(), 1):
        found.append(Tally(str(number), status.value, status.mark, status.label, count))
    return [*found, Tally("6", PENDING, "", UNREVIEWED, pending)]
