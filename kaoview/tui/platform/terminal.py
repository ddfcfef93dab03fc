"""What is set before Textual is imported, and giving the terminal back when nothing else does."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

_FRAMES = 200
"""Pictures a second at most: a second picture then waits 5 to 10 ms. Chosen by hand."""


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
    """Let what a key changes be drawn within some milliseconds.

    Textual draws up to so many pictures a second, none while nothing changes. After a first
    picture, of a cursor that has moved, the second, of the page that belongs to it, waits for one
    to two frames: for up to a thirtieth of a second at its usual sixty.

    It has an effect only before Textual is imported, and none where the reader has decided.

    Args:
        environment: The environment's variables, changed in place.
    """
    environment.setdefault("TEXTUAL_FPS", str(_FRAMES))


_LEAVE_FULL_SCREEN = (
    "\x1b[<u"  # the kitty keyboard protocol off
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # reports of focus, pastes and sizes
    "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"  # colours, line wrap, the screen before, the cursor
)
"""What undoes all that Textual's driver switches on."""


class TerminalState:
    """How the terminal was before the explorer took it."""

    def __init__(self) -> None:
        """Take down how it is now."""
        self._input: Any = None
        with suppress(Exception):  # no terminal, or no such module
            import termios

            self._input = termios.tcgetattr(sys.stdin.fileno())

    def restore(self) -> None:
        """Make the terminal what it was, as far as that can be done without waiting for it.

        Where it still is as Textual's driver set it, nobody has left the full screen yet.
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
    """Write what there is room for; a terminal that takes nothing is not waited for."""
    blocking = os.get_blocking(handle)
    os.set_blocking(handle, False)
    try:
        os.write(handle, sequence.encode("ascii"))
    finally:
        os.set_blocking(handle, blocking)
