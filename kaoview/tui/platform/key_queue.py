"""Keys that arrive at once, as over a slow line, take effect one after another.

Textual hands every key to the widget that has the focus when the key arrives. Of several keys in
one burst all go to the same widget, also those that were meant for the line or the dialog that the
first of them opens, or for the screen to which it returns.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from kaoview.tui.platform.draw_once import DrawnOnce

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget

_QUIET_ROUNDS = 3
"""Passes through the message queues, from the focused widget up to the application, without a
change of screen or focus before the next key is delivered. The first follows the key itself, the
second the message that its action sends, the third the message that a container makes of that."""

_UNDRAWN_PAUSE = 0.005
"""Seconds between two looks at a dialog that is not drawn yet; chosen by hand, a third of the
1/60 s between two frames."""

LONGEST_WAIT = 5.0
"""Seconds after which keys no longer wait, should a message queue never answer; chosen by hand."""


class KeyQueue:
    """Holds keys back until the one before has taken effect.

    Keys that a line takes as text are delivered without waiting for each other: they change
    nothing but the line, which then tells of all of them together.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Key | Paste] = deque()
        self._released: Key | Paste | None = None
        self._busy_since = 0.0  # 0 while no key is about to take effect
        self._quiet = 0
        self._seen: tuple[Screen[object], Widget | None] | None = None

    def holds(self, event: Key | Paste) -> bool:
        """Tell whether an event has to wait; the application gets it again when its turn comes."""
        if event.is_forwarded:
            return False  # it comes back from the widget that did not want it
        if event is not self._released and not self._busy_since and not _is_drawn(self._app.screen):
            self._begin()
        if event is not self._released and self._busy_since:
            self._waiting.append(event)
            # One at a time: were a second one let go while the first is on its way here, each would
            # find the other let go in its place and wait again, and both would go round for ever.
            if self._released is None and monotonic() - self._busy_since > LONGEST_WAIT:
                self._release()
            return True
        self._released = None
        if not self._is_text(event):
            self._begin()
        elif self._busy_since:
            self._release()
        return False

    def _is_text(self, event: Key | Paste) -> bool:
        if isinstance(event, Paste):
            return True
        line = self._app.focused
        return (
            line is not None
            and event.is_printable
            and line.check_consume_key(event.key, event.character)
        )

    def _begin(self) -> None:
        """Wait until the event that is delivered next has taken effect."""
        self._busy_since = monotonic()
        self._quiet = 0
        self._seen = None
        self._app.call_later(self._look)

    def _look(self) -> None:
        """Release the next event if nothing has changed for some rounds, else wait for another."""
        if not self._app.screen_stack:
            return
        screen = self._app.screen
        seen = (screen, screen.focused)
        self._quiet = self._quiet + 1 if seen == self._seen else 0
        self._seen = seen
        if not _is_drawn(screen):
            self._app.set_timer(_UNDRAWN_PAUSE, self._look)
        elif self._quiet < _QUIET_ROUNDS:
            self._pass_on(screen.focused or screen)
        else:
            self._release()

    def _pass_on(self, node: DOMNode | None) -> None:
        """Follow the messages in the queues of a widget and of all above it, then look again."""
        while node is not None and node is not self._app:
            if node.call_later(self._pass_on, node.parent):
                return
            node = node.parent
        self._app.call_later(self._look)

    def _release(self) -> None:
        """Deliver the next event that waits, if there is one."""
        self._seen = None
        if self._waiting:
            self._released = self._waiting.popleft()
            self._app.post_message(self._released)
        else:
            self._busy_since = 0.0


def _is_drawn(screen: Screen[object]) -> bool:
    """Tell whether a screen takes keys: one that is closed while it is mounted fails."""
    return not isinstance(screen, DrawnOnce) or (screen.drawn and screen.is_mounted)
