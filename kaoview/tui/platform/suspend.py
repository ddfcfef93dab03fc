"""Ctrl+Z: suspending the explorer to the shell until ``fg`` resumes it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic

from textual.app import SuspendNotSupported

CAN_PAUSE = hasattr(signal, "SIGTSTP")
"""Whether the platform can suspend a process and resume it."""

_INSTANT = 0.1  # seconds within which nobody types ``fg``; chosen by hand


def pause(
    suspend: Callable[[], AbstractContextManager[None]],
    stop: Callable[[], None] | None = None,
) -> str:
    """Suspend the process group until the shell resumes it.

    The whole group is stopped, ``make`` included, or the shell would keep waiting for it. Without
    a shell to return to, the system does not stop the program: nothing could resume it.

    Args:
        suspend: Releases the terminal, and takes it back.
        stop: Stops the process; by default with SIGTSTP, as Ctrl+Z does.

    Returns:
        The message for the user if it was not suspended; else empty.
    """
    try:
        with suspend():
            begun = monotonic()
            (stop or _stop)()
            stopped = monotonic() - begun > _INSTANT
    except SuspendNotSupported:
        stopped = False
    return "" if stopped else "這裡沒有命令列可以返回，沒有暫停；要離開請按 q"


def _stop() -> None:
    """Stop the process group with the default action of SIGTSTP."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(0, signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, before)
