"""Ctrl+Z: back to the shell for a while, until ``fg`` brings the explorer back as it was."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic

from textual.app import SuspendNotSupported

CAN_PAUSE = hasattr(signal, "SIGTSTP")
"""Whether the platform knows how to stop a program and to let it go on."""

_INSTANT = 0.1  # seconds within which nobody types ``fg``


def pause(
    suspend: Callable[[], AbstractContextManager[None]],
    stop: Callable[[], None] | None = None,
) -> str:
    """Stop until the shell lets the program go on.

    All that the shell started together is stopped, ``make`` for instance, or the shell would go
    on waiting. Where there is no shell to go back to, the system leaves the program running;
    stopped, nobody could wake it.

    Args:
        suspend: Gives the terminal away, and takes it back.
        stop: Stops the program; by default by the signal that Ctrl+Z stands for.

    Returns:
        What to tell the reader where it could not be done; else nothing.
    """
    try:
        with suspend():
            begun = monotonic()
            (stop or _stop)()
            stopped = monotonic() - begun > _INSTANT
    except SuspendNotSupported:
        stopped = False
    return "" if stopped else "這裡沒有可以回去的 shell，沒有暫停；要離開請按 q"


def _stop() -> None:
    """Stop as a program does that leaves the signal to the system."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(0, signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, before)
