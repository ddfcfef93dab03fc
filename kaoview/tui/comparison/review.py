"""Deciding on pairs: asking for status and note, saving in a thread, undoing and redoing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import SaveError
from kaoview.compare.reviews import alias_resolver
from kaoview.compare.statuses import Status
from kaoview.tui.state.comparison_result import (
    ComparisonResult,
    ReviewChange,
    decide,
    keep_name,
    own_decisions,
    save,
    take_back,
)

NOTHING_TO_REDO = "沒有可以重做的校對"
NOTHING_TO_UNDO = "沒有可以復原的校對；隨附的校對可以用 a、x 重新判定"


class ReviewHost(Protocol):
    """What the controller asks of the screen that it works for."""

    @property
    def is_attached(self) -> bool:
        """Whether the screen is still open."""

    def ask_status(
        self,
        result: ComparisonResult,
        pair: tuple[str, str],
        status: Status | None,
        answered: Callable[[Decision | None], None],
    ) -> None:
        """Ask for the status and the note of a pair."""

    def in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        """Run work in a thread, then what it returns on the event loop."""

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message."""

    def reviews_changed(self) -> None:
        """Compare again with what has been decided."""


class ReviewController:
    """Asks, saves and undoes; keeps the decisions of this sitting, the last one last."""

    def __init__(self, host: ReviewHost, path: Path) -> None:
        """Work for a screen.

        Args:
            host: The screen.
            path: The reader's own file of decisions.
        """
        self._host = host
        self._path = path
        self._changes: list[ReviewChange] = []
        self._taken_back: list[Decision] = []

    def ask(self, result: ComparisonResult, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and the note of a pair, and save them.

        Args:
            result: The comparison.
            left: The left item's id.
            right: The right item's id, or empty to say that nothing corresponds.
            accept: Whether the two belong together.
        """
        row = result.comparison.row(left)
        match = next((m for m in row.matches if m.id == right), None) if row else None
        status = match.status if match and match.status.reached else Status.SAME

        def answered(decision: Decision | None) -> None:
            if decision is not None:
                self._taken_back.clear()
                self._save(result, decision, asked=bool(decision.decided_by))

        self._host.ask_status(result, (left, right), status if accept else None, answered)

    def _save(self, result: ComparisonResult, decision: Decision, *, asked: bool = False) -> None:
        """Save a decision, and the reader's name where that was asked for."""
        change = decide(result, decision)

        def work() -> Callable[[], None]:
            done = save(change, self._path, alias_resolver(result.library))
            if asked:
                keep_name(decision.decided_by)
            return lambda: self._saved(done)

        self._change_file(work)

    def _saved(self, change: ReviewChange) -> None:
        if not self._host.is_attached:
            return
        self._changes.append(change)
        self._host.say(f"已存：{change.decision.word}（u 復原）")
        self._host.reviews_changed()

    def redo(self, result: ComparisonResult | None) -> None:
        """Save again the decision that was undone last."""
        if result is None or not self._taken_back:
            self._host.say(NOTHING_TO_REDO)
            return
        self._save(result, self._taken_back.pop())

    def undo(self, result: ComparisonResult | None, left: str, right: str) -> None:
        """Undo the last decision of this sitting, or else the reader's own on a pair."""
        named = alias_resolver(result.library if result else None)
        if self._changes:
            change = self._changes.pop()
        else:
            own = own_decisions(self._path, left, named) if left else []
            chosen = [decision for decision in own if decision.right == right] or own[-1:]
            if not chosen:
                self._host.say(NOTHING_TO_UNDO)
                return
            change = ReviewChange(chosen[0])

        def work() -> Callable[[], None]:
            take_back(change, self._path, named)
            return lambda: self._undone(change)

        self._change_file(work)

    def _undone(self, change: ReviewChange) -> None:
        self._taken_back.append(change.decision)
        if not self._host.is_attached:
            return
        self._host.say("已復原（U 重做）")
        self._host.reviews_changed()

    def _change_file(self, work: Callable[[], Callable[[], None]]) -> None:
        def checked() -> Callable[[], None]:
            try:
                return work()
            except SaveError as error:
                message = f"！{error}"
                return lambda: self._host.say(message, warning=True)

        self._host.in_thread(checked)
