"""Exit on signals: in order while there is time, and in any case some seconds later."""

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

from kaoview.tui.platform.terminal import TerminalState

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")  # Windows has no SIGHUP
_PATIENCE = 5.0
"""Seconds that an orderly exit may take; chosen by hand."""


@contextmanager
def exit_on_signals(
    leave: Callable[[], None],
    *,
    patience: float = _PATIENCE,
    end: Callable[[int], object] = os._exit,
) -> Iterator[None]:
    """Exit in order where the system tells the program to end, as when its window is closed.

    Args:
        leave: Starts the exit; called on the event loop.
        patience: Seconds that it may take. An event loop that is busy with what a terminal sent
            before it went away would otherwise go on for as long as that takes. The terminal is
            given back then, too.
        end: Ends the process at once, with an exit code.
    """
    terminal = TerminalState()

    def end_now(code: int) -> None:
        terminal.restore()
        end(code)

    def handle(number: int, _: FrameType | None) -> None:
        code = 128 + number
        try:
            asyncio.get_running_loop().call_soon_threadsafe(leave)
        except RuntimeError:  # the event loop does not run yet, or no more
            sys.exit(code)
        timer = threading.Timer(patience, end_now, [code])
        timer.daemon = True
        timer.start()
        undo.callback(timer.cancel)

    with ExitStack() as undo:
        for name in _NAMES:
            # Only the main thread may set signal handlers.
            with suppress(AttributeError, ValueError):
                number = getattr(signal, name)
                undo.callback(signal.signal, number, signal.signal(number, handle))
        if hasattr(select, "poll") and sys.stdin is not None and sys.stdin.isatty():
            threading.Thread(target=watch_hangup, args=(sys.stdin.fileno(),), daemon=True).start()
        yield


def watch_hangup(terminal: int) -> None:
    """Wait until a terminal has gone, then send SIGHUP to this process.

    The system sends it only to the leader of the session, and one such as make passes nothing on.
    """
    watch = select.poll()
    watch.register(terminal, 0)
    if any(event & select.POLLHUP for _, event in watch.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
