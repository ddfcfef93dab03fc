"""Progress of a long comparison, and its cancellation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_REPORT_EVERY = 64  # steps between reports; chosen by hand, tests/compare/test_progress.py holds it
_CHECK_EVERY = 4096  # small items between two checks for cancellation; chosen by hand
_T = TypeVar("_T")


class ComparisonCancelledError(Exception):
    """The comparison was stopped because the caller asked for it."""


class Progress:
    """Counts the steps of a piece of work, reports them, and stops the work when cancelled.

    Attributes:
        total: The steps in all; set it before the first.
    """

    def __init__(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Begin.

        Args:
            progress: Called now and then with steps done and steps in all.
            cancelled: Returns whether to stop; called at every step.
        """
        self.total = 0
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def __call__(self) -> None:
        """Count a step.

        Raises:
            ComparisonCancelledError: ``cancelled`` returned true.
        """
        self.check()
        self._done += 1
        if self._progress and (self._done % _REPORT_EVERY == 0 or self._done == self.total):
            self._progress(self._done, self.total)

    def check(self) -> None:
        """Stop the work if it was cancelled, without counting a step.

        Raises:
            ComparisonCancelledError: ``cancelled`` returned true.
        """
        if self._cancelled and self._cancelled():
            raise ComparisonCancelledError

    def through(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield many small items, checking now and then for cancellation."""
        for number, item in enumerate(items):
            if number % _CHECK_EVERY == 0:
                self.check()
            yield item
