"""Going on after a stop that the explorer was not told of, without reading the keyboard twice.

Ctrl+Z gives the terminal back before the program stops. SIGSTOP, which a shell's ``kill -STOP`` or
a limiter of processes sends, stops it at once; with SIGCONT, Textual would then start another
thread that reads the keyboard and another that draws, beside those that run already. With a
limiter that stops and continues many times a second, there would soon be hundreds. Here the
terminal is given back first and taken anew: a shell may have set it otherwise meanwhile.

What the signals ask for is done by the event loop in its turn. A signal handler interrupts the main
thread anywhere, also while it hands something to the thread that draws and holds the lock of its
queue: to write there from the handler would wait for that lock forever.

Private: ``_must_signal_resume``, ``_auto_restart``, ``_sigcont_application`` and
``_sigtstp_application`` of Textual's driver. Tested with Textual 8.2.8; without them nothing is
changed. No upstream issue is known.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def continue_once() -> None:
    """Let the driver take the terminal anew, rather than once more, where it is continued."""
    if sys.platform == "win32":  # it has no such signals
        return
    from textual.drivers.linux_driver import LinuxDriver

    if hasattr(LinuxDriver, "_sigcont_application"):
        LinuxDriver._sigcont_application = _in_turn(_take_anew)  # type: ignore[method-assign]
    if hasattr(LinuxDriver, "_sigtstp_application"):
        LinuxDriver._sigtstp_application = _in_turn(  # type: ignore[method-assign]
            LinuxDriver._sigtstp_application, at_once=LinuxDriver._sigtstp_application
        )


def _in_turn(
    act: Callable[[Any], None], at_once: Callable[[Any], None] = lambda _: None
) -> Callable[..., None]:
    """Return a signal handler that leaves something to the event loop.

    Args:
        act: What to do with the driver.
        at_once: What to do instead while the terminal is another program's.
    """

    def handle(driver: Any, *_: object) -> None:
        if not driver._auto_restart:
            at_once(driver)
            return
        with suppress(RuntimeError):  # the event loop does not run yet, or no more
            asyncio.get_running_loop().call_soon_threadsafe(act, driver)

    return handle


def _take_anew(driver: Any) -> None:
    """Give the terminal back and take it again, after SIGCONT."""
    if not driver._auto_restart:
        return
    if not driver._must_signal_resume:
        driver.suspend_application_mode()
    driver.resume_application_mode()
