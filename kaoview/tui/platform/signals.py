"""Leaving when the system says so: in order while there is time, and in any case soon after."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")  # Windows has only the first
_PATIENCE = 5.0  # seconds


@contextmanager
def told_to_leave(
    leave: Callable[[], None],
    *,
    patience: float = _PATIENCE,
    end: Callable[[int], object] = os._exit,
) -> Iterator[None]:
    """Leave in order where the system tells the program to end, as when its window is closed.

    Args:
        leave: Leaves; called on the event loop.
        patience: Seconds that leaving may take. An event loop that is busy with what a terminal
            sent before it went away would otherwise go on for as long as that takes.
        end: Ends the process at once, with an exit code.
    """

    def told(number: int, _: FrameType | None) -> None:
        code = 128 + number
        try:
            asyncio.get_running_loop().call_soon_threadsafe(leave)
        except RuntimeError:  # nothing is under way yet, or any more
            sys.exit(code)
        timer = threading.Timer(patience, end, [code])
        timer.daemon = True
        timer.start()
        undo.callback(timer.cancel)

    with ExitStack() as undo:
        for name in _NAMES:
            # Only the main thread may say what is done with a signal.
            with suppress(AttributeError, ValueError):
                number = getattr(signal, name)
                undo.callback(signal.signal, number, signal.signal(number, told))
        if hasattr(select, "poll") and sys.stdin is not None and sys.stdin.isatty():
            threading.Thread(target=_watch, args=(sys.stdin.fileno(),), daemon=True).start()
        yield


def _watch(terminal: int) -> None:
    """Wait until a terminal has gone, then say so to this program.

    The system tells only the leader of the session, and one such as make passes nothing on.
    """
    watch = select.poll()
    watch.register(terminal, 0)
    if any(event & select.POLLHUP for _, event in watch.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
