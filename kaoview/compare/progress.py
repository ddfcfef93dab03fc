"""The steps of long work: how far it is, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_PROGRESS_EVERY = 64
_ASK_EVERY = 4096
_T = TypeVar("_T")


class ComparisonCancelledError(Exception):
    """The work was stopped because the caller asked for it."""


class Progress:
    """Is called at every step of some work, and stops it when the caller asks for that.

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
            cancelled: Asked at every step whether to stop.
        """
        self.total = 0
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def __call__(self) -> None:
        """Count a step.

        Raises:
            StoppedError: ``cancelled`` said so.
        """
        self.ask()
        self._done += 1
        if self._progress and (self._done % _PROGRESS_EVERY == 0 or self._done == self.total):
            self._progress(self._done, self.total)

    def ask(self) -> None:
        """Go on, unless the work is to be stopped: between steps, where there is none to count.

        Raises:
            StoppedError: ``cancelled`` said so.
        """
        if self._cancelled and self._cancelled():
            raise ComparisonCancelledError

    def through(self, many: Iterable[_T]) -> Iterator[_T]:
        """Yield many small things, asking now and then whether to stop."""
        for number, each in enumerate(many):
            if number % _ASK_EVERY == 0:
                self.ask()
            yield each
