"""Going on after a stop that the explorer was not told of, without reading the keyboard twice.

Ctrl+Z gives the terminal back before the program stops. SIGSTOP, which a shell's ``kill -STOP`` or
a limiter of processes sends, stops it at once; with SIGCONT, Textual would then start another
thread that reads the keyboard and another that draws, beside those that run already. With a
limiter that stops and continues many times a second, there would soon be hundreds. Here the
terminal is given back first and taken anew: a shell may have set it otherwise meanwhile.

Private: ``_must_signal_resume``, ``_auto_restart`` and ``_sigcont_application`` of Textual's
driver. Tested with Textual 8.2.8; without them nothing is changed. No upstream issue is known.
"""

from __future__ import annotations

import sys
from typing import Any


def continue_once() -> None:
    """Let the driver take the terminal anew, rather than once more, where it is continued."""
    if sys.platform == "win32":  # it has no such signals
        return
    from textual.drivers.linux_driver import LinuxDriver

    if hasattr(LinuxDriver, "_sigcont_application"):
        LinuxDriver._sigcont_application = _continued  # type: ignore[method-assign,assignment]


def _continued(driver: Any, *_: object) -> None:
    """Handle SIGCONT."""
    if not driver._auto_restart:  # the terminal is another program's
        return
    if not driver._must_signal_resume:
        driver.suspend_application_mode()
    driver.resume_application_mode()
