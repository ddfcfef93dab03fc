"""How far the reading of one file is, told by a format's reader to whoever listens.

A reader that works page by page calls ``report`` after each page. In the child process
(``child``) the parent listens: a reader that stays silent for too long is stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Listener = Callable[[int, int], None]
"""Is told how many pages have been read, and how many there are."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call a function at each report from now on; the process reads one file."""
    _listeners.append(listener)


def report(done: int, total: int) -> None:
    """Tell that some of all pages have been read."""
    for listener in _listeners:
        listener(done, total)


class CancelledError(Exception):
    """The reading was cancelled."""


def _never() -> bool:
    return False


def _nobody(_done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches the reading of a file, and may stop it.

    Attributes:
        cancelled: Is asked ten times a second whether to stop.
        progress: Is told how many pages of how many have been read.
    """

    cancelled: Callable[[], bool] = _never
    progress: Listener = _nobody


UNWATCHED = Watch()
"""Nobody watches."""
