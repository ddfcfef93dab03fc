"""Asking the terminal for the colour of its ground, to begin light on a light one.

The question (OSC 11) goes out when the explorer's first picture does, and the answer comes among
the keys: nothing waits for it, a terminal that never answers costs nothing, and one far away may
answer late. Until the answer is whole it is kept from Textual, which would take it for typed text.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from time import monotonic

from textual.app import App
from textual.message import Message

ASK = "\x1b]11;?\x1b\\"
"""What asks for the colour of the ground."""

_BEGIN = "\x1b]11;"
_ANSWER = re.compile(r"\x1b\]11;([0-9A-Za-z:/#?]*)(?:\x07|\x1b\\)")
_PART = re.compile(r"\x1b\](?:1(?:1(?:;[0-9A-Za-z:/#?]{0,64}\x1b?)?)?)?\Z")
_CHANNELS = re.compile(r"rgba?:([0-9A-Fa-f]{1,4})/([0-9A-Fa-f]{1,4})/([0-9A-Fa-f]{1,4})")
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue in brightness (ITU-R BT.709)
_LIGHT = 0.5  # the least brightness of a light ground, of 1
PATIENCE = 0.2
"""Seconds for the rest of an answer that has begun; chosen by hand: terminals write it at once."""
_SILENT = frozenset(("", "dumb", "linux", "vt100", "vt220", "cons25"))
"""Names (``TERM``) of terminals that have no ground to ask for, or would show the question."""


class GroundTold(Message):
    """The terminal has said what ground it has.

    Attributes:
        light: Whether it is light.
    """

    def __init__(self, *, light: bool) -> None:
        super().__init__()
        self.light = light


def may_ask(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the terminal may be asked: it can answer, and has not said so already.

    Args:
        environment: The environment's variables.
    """
    if sys.platform == "win32" or environment.get("COLORFGBG") or "STY" in environment:
        return False
    return environment.get("TERM", "") not in _SILENT


def terminal_kind(environment: Mapping[str, str] = os.environ) -> str:
    """Return the name of a kind of terminal: its own, and that of the program that draws it."""
    return " ".join(environment.get(name, "") for name in ("TERM", "TERM_PROGRAM")).strip()


def is_light(colour: str) -> bool | None:
    """Return whether a colour is light, or None where it is no colour.

    >>> is_light("rgb:fdfd/f6f6/e3e3"), is_light("rgb:00/2b/36"), is_light("?")
    (True, False, None)

    Args:
        colour: As terminals write it.
    """
    found = _CHANNELS.match(colour)
    if found is None:
        return None
    shares = [int(each, 16) / (16 ** len(each) - 1) for each in found.groups()]
    return sum(map(float.__mul__, _WEIGHTS, shares)) >= _LIGHT


class AnswerFilter:
    """Takes answers out of a terminal's input, in chunks of any size."""

    def __init__(self) -> None:
        self._held = ""  # an answer that has begun
        self._since = 0.0  # when it did
        self._escaped = False  # whether the chunk before ended where an answer may begin

    def clean(self, sent: str) -> tuple[str, list[GroundTold]]:
        """Return what to pass on, and what was told."""
        if self._escaped and sent.startswith(_BEGIN[1:]):
            sent = _BEGIN[:1] + sent
        since = self._since if self._held else monotonic()
        sent, self._held = self._held + sent, ""
        told = [
            GroundTold(light=light)
            for each in _ANSWER.finditer(sent)
            if (light := is_light(each[1])) is not None
        ]
        sent = _ANSWER.sub("", sent)
        if begun := _PART.search(sent):
            self._held, self._since = begun[0], since
            sent = sent[: begun.start()]
        self._escaped = sent.endswith(_BEGIN[:1])
        return sent, told

    def overdue(self) -> str:
        """Return the keys of what only looked like an answer; an answer cut short is dropped."""
        if not self._held or monotonic() - self._since < PATIENCE:
            return ""
        held, self._held = self._held, ""
        return held if len(held) < len(_BEGIN) else ""


class AsksGround(App[None]):
    """An application that is light on a terminal with a light ground.

    Attributes:
        asks_ground: Whether the terminal is asked, and its answer holds: nobody has chosen.
    """

    asks_ground = False
    _when_light = _when_dark = ""
    _remember: Callable[[str, bool], None] | None = None

    def ask_ground(self, light: str, dark: str, remember: Callable[[str, bool], None]) -> None:
        """Ask the terminal, if it is one, for the colour of its ground.

        Args:
            light: The theme for a light one.
            dark: The theme for a dark one.
            remember: Keeps the answer of a kind of terminal, for the next start to begin with.
        """
        from kaoview.tui.platform.textual_patches import write_sequence

        self._when_light, self._when_dark, self._remember = light, dark, remember
        if self.asks_ground and not self.is_web:
            write_sequence(self, ASK)

    def on_ground_told(self, message: GroundTold) -> None:
        """Be light on a light ground, unless a theme has been chosen meanwhile."""
        if not self.asks_ground or self._remember is None:
            return
        if message.light:
            self.theme = self._when_light
        elif self.theme == self._when_light:  # as it was the last time
            self.theme = self._when_dark
        self._remember(terminal_kind(), message.light)
