"""What the explorer asks of Textual so that it works, input methods too, in every terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

_LONGEST_SEQUENCE = 128
"""Characters of the longest sequence a terminal sends: a phrase of twenty Chinese characters.

A terminal that speaks the kitty keyboard protocol sends what an input method commits at once as
one sequence, with six characters for each Chinese one. Textual takes 32 to be the end of any
sequence, and hands a phrase of five characters to the program as digits and colons. Much more
than needed would be no good either: Textual looks at a sequence anew with each character.
"""

_PICTURES = 200  # a second, at most


def accept_phrases() -> None:
    """Let an input method commit phrases of any usual length at once."""
    from textual import _xterm_parser

    _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD = _LONGEST_SEQUENCE


def accept_pastes() -> None:
    """Let what a reader pastes arrive as text, whatever stands in it.

    It has an effect only before Textual's driver is imported, which is when the program is made.
    """
    from textual import _xterm_parser

    from kaoview.tui.platform.paste_filter import PasteParser

    _xterm_parser.XTermParser = PasteParser  # type: ignore[misc]


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


def choose_pace(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let what a key changes be drawn within some milliseconds.

    Textual draws up to so many pictures a second, none while nothing changes. After a first
    picture, of a cursor that has moved, the second, of the page that belongs to it, waits for one
    to two such beats: for up to a thirtieth of a second at its usual sixty.

    It has an effect only before Textual is imported, and none where the reader has decided.

    Args:
        environment: The environment's variables, changed in place.
    """
    environment.setdefault("TEXTUAL_FPS", str(_PICTURES))


def draw_on_terminal() -> None:
    """Draw on standard output where standard error goes elsewhere, as in ``kaoview 2>errors``.

    Textual draws on standard error and would show nothing.
    """
    drawn_on = sys.__stderr__
    if drawn_on is None or drawn_on.closed or not drawn_on.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
