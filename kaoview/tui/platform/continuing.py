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
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

_AT_ONCE = 0.05
"""Seconds after SIGCONT in which SIGTSTP came before it: of signals that wait together, Python
handles the one with the lower number first. Chosen by hand; nobody types Ctrl+Z so soon."""


def continue_once() -> None:
    """Let the driver take the terminal anew, rather than once more, where it is continued."""
    if sys.platform == "win32":  # it has no such signals
        return
    from textual.drivers.linux_driver import LinuxDriver

    if hasattr(LinuxDriver, "_sigcont_application") and hasattr(
        LinuxDriver, "_sigtstp_application"
    ):
        signals = _StopSignals(LinuxDriver._sigtstp_application)
        # Functions, which become methods of the driver.
        LinuxDriver._sigcont_application = lambda driver, *_: signals.go_on(driver)  # type: ignore[method-assign]
        LinuxDriver._sigtstp_application = lambda driver, *_: signals.stop(driver)  # type: ignore[method-assign]


class _StopSignals:
    """Handles SIGTSTP and SIGCONT: what they ask for is left to the event loop.

    As the system has it, SIGCONT takes back a stop that has not come yet. Without that, a program
    that sends one right after the other would find the explorer stopped for good.
    """

    def __init__(self, stop_now: Callable[[Any], None]) -> None:
        self._stop_now = stop_now
        self._stopping = False
        self._continued = -_AT_ONCE

    def stop(self, driver: Any) -> None:
        """Handle SIGTSTP; at once while the terminal is another program's."""
        if monotonic() - self._continued < _AT_ONCE:
            return
        if not driver._auto_restart:
            self._stop_now(driver)
            return
        self._stopping = True
        _in_turn(self._stop, driver)

    def go_on(self, driver: Any) -> None:
        """Handle SIGCONT."""
        self._stopping = False
        self._continued = monotonic()
        if driver._auto_restart:
            _in_turn(_take_anew, driver)

    def _stop(self, driver: Any) -> None:
        """Give the terminal back and stop, unless continued meanwhile."""
        if not self._stopping or not driver._auto_restart:
            return
        driver.suspend_application_mode()
        driver._must_signal_resume = True
        if self._stopping:  # that took some time
            self._stopping = False
            os.kill(os.getpid(), signal.SIGSTOP)


def _in_turn(act: Callable[[Any], None], driver: Any) -> None:
    with suppress(RuntimeError):  # the event loop does not run yet, or no more
        asyncio.get_running_loop().call_soon_threadsafe(act, driver)


def _take_anew(driver: Any) -> None:
    """Give the terminal back and take it again, after SIGCONT."""
    if not driver._auto_restart:
        return
    if not driver._must_signal_resume:
        driver.suspend_application_mode()
    driver.resume_application_mode()
