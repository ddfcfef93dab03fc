"""Deciding without a screen: what is asked, saved, said and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kaoview.compare.reviews import Decision, read_reviews
from kaoview.compare.statuses import Status
from kaoview.tui.comparison.review import NOTHING_TO_REDO, NOTHING_TO_UNDO, ReviewController
from kaoview.tui.state.comparison_result import ComparisonResult
from tests.tui.comparables import OFFICE

LEFT, RIGHT = f"112-{OFFICE}-3", f"113-{OFFICE}-3"


@dataclass
class Host:
    """A screen whose reader answers at once, and whose threads run at once."""

    answers: list[Decision | None] = field(default_factory=list)
    asked: list[Status | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    changes: int = 0
    is_attached: bool = True

    def ask_status(
        self,
        result: ComparisonResult,
        pair: tuple[str, str],
        status: Status | None,
        answered: Callable[[Decision | None], None],
    ) -> None:
        self.asked.append(status)
        answered(self.answers.pop(0))

    def in_thread(self, work: Callable[[], Callable[[], None]]) -> None:
        work()()

    def say(self, words: str, *, warning: bool = False) -> None:
        self.said.append(words)

    def reviews_changed(self) -> None:
        self.changes += 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reviews.tsv"


def statuses(path: Path) -> list[Status | None]:
    return [decision.status for decision in read_reviews(path).decisions]


def test_a_decision_is_saved_and_undone(result: ComparisonResult, path: Path) -> None:
    host = Host([Decision(LEFT, RIGHT, Status.RELATED), Decision(LEFT, RIGHT, None)])
    reviews = ReviewController(host, path)
    reviews.ask(result, LEFT, RIGHT, accept=True)
    assert host.asked == [Status.REVISED]  # what the program takes it for
    assert statuses(path) == [Status.RELATED]
    assert host.said == ["已存：相關（u 復原）"]
    reviews.ask(result, LEFT, RIGHT, accept=False)
    assert host.asked[-1] is None
    assert statuses(path) == [None]
    reviews.undo(result, "", "")
    assert statuses(path) == [Status.RELATED]
    reviews.undo(result, "", "")
    assert statuses(path) == []
    assert host.changes == 4


def test_without_an_answer_nothing_is_saved(result: ComparisonResult, path: Path) -> None:
    host = Host([None])
    ReviewController(host, path).ask(result, LEFT, RIGHT, accept=True)
    assert not path.exists()
    assert (host.said, host.changes) == ([], 0)


def test_what_was_undone_can_be_done_again(result: ComparisonResult, path: Path) -> None:
    host = Host([Decision(LEFT, RIGHT, Status.RELATED)])
    reviews = ReviewController(host, path)
    reviews.redo(result)
    assert host.said == [NOTHING_TO_REDO]
    reviews.ask(result, LEFT, RIGHT, accept=True)
    reviews.undo(result, "", "")
    assert statuses(path) == []
    reviews.redo(result)
    assert statuses(path) == [Status.RELATED]
    reviews.undo(result, "", "")
    assert statuses(path) == []


def test_an_earlier_sitting_is_undone_by_the_pair(result: ComparisonResult, path: Path) -> None:
    first = Host([Decision(LEFT, RIGHT, Status.SAME)])
    ReviewController(first, path).ask(result, LEFT, RIGHT, accept=True)
    host = Host()
    reviews = ReviewController(host, path)
    reviews.undo(result, f"112-{OFFICE}-1", f"113-{OFFICE}-1")
    assert host.said == [NOTHING_TO_UNDO]
    reviews.undo(result, LEFT, RIGHT)
    assert statuses(path) == []


def test_what_cannot_be_saved_is_said(result: ComparisonResult, path: Path) -> None:
    path.mkdir()
    host = Host([Decision(LEFT, RIGHT, Status.SAME)])
    ReviewController(host, path).ask(result, LEFT, RIGHT, accept=True)
    assert host.said[0].startswith("！") and host.changes == 0


def test_a_screen_that_was_left_is_told_of_nothing_new(
    result: ComparisonResult,
    path: Path,
) -> None:
    host = Host([Decision(LEFT, RIGHT, Status.SAME)], is_attached=False)
    ReviewController(host, path).ask(result, LEFT, RIGHT, accept=True)
    assert statuses(path) == [Status.SAME]
    assert (host.said, host.changes) == ([], 0)
