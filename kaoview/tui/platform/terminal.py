"""Settings made before Textual is imported, and restoring the terminal after a failure."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

_FRAMES = 200
"""Frames a second at most; chosen by hand: a second frame waits for 5 to 10 ms."""


def choose_keyboard(environment: MutableMapping[str, str] = os.environ) -> None:
    """Leave the kitty keyboard protocol off in iTerm2, where it keeps input methods from working.

    It has an effect only before Textual is imported, and none where the reader has decided.

    Args:
        environment: The environment's variables, changed in place.
    """
    if "iTerm2" in environment.get("LC_TERMINAL", "") or (
        environment.get("TERM_PROGRAM") == "iTerm.app"
    ):
        environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def choose_frame_rate(environment: MutableMapping[str, str] = os.environ) -> None:
    """Raise the frame rate so that the effect of a key is drawn within some milliseconds.

    Textual draws at most so many frames a second, none while nothing changes. After a first
    frame, with the cursor moved, the second, with the page that belongs to it, waits for one to
    two frames: up to a thirtieth of a second at Textual's default of sixty.

    It has an effect only before Textual is imported, and none where the reader has decided.

    Args:
        environment: The environment's variables, changed in place.
    """
    environment.setdefault("TEXTUAL_FPS", str(_FRAMES))


def use_window_size(environment: MutableMapping[str, str] = os.environ) -> None:
    """Forget a size that a shell has exported: the window's own holds, and may change.

    Python asks these variables before the terminal; some shells set them once and never again.

    Args:
        environment: The environment's variables, changed in place.
    """
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)


_LEAVE_FULL_SCREEN = (
    "\x1b[<u"  # the kitty keyboard protocol off
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # reports of focus, pastes and sizes
    "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"  # colours, line wrap, the screen before, the cursor
)
"""Undoes every mode that Textual's driver sets."""


class TerminalState:
    """The terminal's settings before the explorer changed them."""

    def __init__(self) -> None:
        """Store the current settings."""
        self._input: Any = None
        with suppress(Exception):  # no terminal, or no such module
            import termios

            self._input = termios.tcgetattr(sys.stdin.fileno())

    def restore(self) -> None:
        """Restore the settings without blocking; errors are ignored.

        Settings that differ mean that Textual's driver has not been stopped: then the alternate
        screen is left as well.
        """
        if self._input is None:
            return
        with suppress(Exception):
            import termios

            handle = sys.stdin.fileno()
            if termios.tcgetattr(handle) != self._input:
                with suppress(OSError):
                    _write_at_once(sys.__stderr__.fileno(), _LEAVE_FULL_SCREEN)  # type: ignore[union-attr]
                termios.tcsetattr(handle, termios.TCSANOW, self._input)


def _write_at_once(handle: int, sequence: str) -> None:
    """Write without blocking, as a terminal that has gone may never read."""
    blocking = os.get_blocking(handle)
    os.set_blocking(handle, False)
    try:
        os.write(handle, sequence.encode("ascii"))
    finally:
        os.set_blocking(handle, blocking)
