"""How far the reading of one file is, told by a format's reader to whoever listens.

A reader that works page by page calls ``report`` after each page. In the child process
(``child``) the parent listens: a reader that stays silent for too long is stopped.
"""

from __future__ import annotations

from collections.abc import Callable

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
