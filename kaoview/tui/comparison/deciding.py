"""Deciding on the pairs of a comparison: asking, saving at once in a thread, taking back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from kaoview.compare.decisions import Decision
from kaoview.compare.review_store import SaveError
from kaoview.compare.reviews import IdResolver, alias_resolver
from kaoview.compare.statuses import Status
from kaoview.tui.comparison.review import ReviewScreen
from kaoview.tui.platform.draw_once import DrawnOnce
from kaoview.tui.state.comparison_result import (
    ComparisonResult,
    ReviewChange,
    decide,
    own_decisions,
    save,
    take_back,
)
from kaoview.tui.widgets.full_screen import FullScreen

if TYPE_CHECKING:
    pass


class DecidingScreen(FullScreen[str | None], DrawnOnce[str | None]):
    """A screen that knows how to decide."""

    def __init__(self, reviews: Path) -> None:
        """Make the screen.

        Args:
            reviews: The reader's own file of decisions.
        """
        super().__init__()
        self._reviews = reviews
        self._findings: ComparisonResult | None = None
        self._changes: list[ReviewChange] = []

    def pair_at_hand(self) -> tuple[str, str]:
        """Return the ids of the pair under the cursor; either may be empty."""
        raise NotImplementedError

    def compare_again(self) -> None:
        """Have what was decided shown."""
        raise NotImplementedError

    def ask(self, left: str, right: str, *, accept: bool) -> None:
        """Ask for the status and a note of a pair, and save them."""
        if self._findings is None:
            return
        row = self._findings.comparison.row(left)
        match = next((m for m in row.matches if m.id == right), None) if row else None
        status = match.status if match and match.status.reached else Status.SAME
        screen = ReviewScreen(self._findings, left, right, status if accept else None)
        self.app.push_screen(screen, self._decided)

    @property
    def _named(self) -> IdResolver:
        """What knows the items of the comparison by any name that a reader's file gives them."""
        return alias_resolver(self._findings.library if self._findings else None)

    def _decided(self, decision: Decision | None) -> None:
        if decision is not None and self._findings is not None:
            self._save(decide(self._findings, decision))

    @work(thread=True, group="save")
    def _save(self, change: ReviewChange) -> None:
        try:
            done = save(change, self._reviews, self._named)
        except SaveError as error:
            self.app.call_from_thread(self.say, f"！{error}", warning=True)
        else:
            self.app.call_from_thread(self._saved, done)

    def _saved(self, change: ReviewChange) -> None:
        if not self.is_attached:
            return
        self._changes.append(change)
        self.say(f"已存：{change.decision.word}（u 復原）")
        self.compare_again()

    def action_undo(self) -> None:
        """Take back the last decision of this sitting, or else the reader's own on this pair."""
        if self._changes:
            self._undo(self._changes.pop())
            return
        left, right = self.pair_at_hand()
        own = own_decisions(self._reviews, left, self._named) if left else []
        chosen = [decision for decision in own if decision.right == right] or own[-1:]
        if chosen:
            self._undo(ReviewChange(chosen[0]))
        else:
            self.say("沒有可以復原的校對；隨附的校對可以用 a、x 改判")

    @work(thread=True, group="save")
    def _undo(self, change: ReviewChange) -> None:
        try:
            take_back(change, self._reviews, self._named)
        except SaveError as error:
            self.app.call_from_thread(self.say, f"！{error}", warning=True)
        else:
            self.app.call_from_thread(self._undone)

    def _undone(self) -> None:
        if not self.is_attached:
            return
        self.say("已復原")
        self.compare_again()
