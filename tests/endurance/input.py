"""What a terminal sends at random: every bound key, Chinese words, pastes, the mouse."""

from __future__ import annotations

import random
from collections.abc import Mapping
from types import MappingProxyType

from kaoview.tui.commands import USUAL_KEYS

ESCAPE = "\x1b"
_QUIT = frozenset({"q"})
"""Keys that end the explorer, which is no endurance."""

_SEQUENCES: Mapping[str, str] = MappingProxyType(
    {
        "alt+left": "\x1b[1;3D",
        "alt+right": "\x1b[1;3C",
        "backslash": "\\",
        "backspace": "\x7f",
        "colon": ":",
        "ctrl+d": "\x04",
        "ctrl+p": "\x10",
        "ctrl+t": "\x14",
        "ctrl+z": "\x1a",
        "delete": "\x1b[3~",
        "down": "\x1b[B",
        "end": "\x1b[F",
        "enter": "\r",
        "escape": ESCAPE,
        "f2": "\x1bOQ",
        "f3": "\x1bOR",
        "f4": "\x1bOS",
        "f5": "\x1b[15~",
        "f6": "\x1b[17~",
        "f7": "\x1b[18~",
        "f8": "\x1b[19~",
        "f9": "\x1b[20~",
        "full_stop": ".",
        "greater_than_sign": ">",
        "home": "\x1b[H",
        "insert": "\x1b[2~",
        "left": "\x1b[D",
        "left_curly_bracket": "{",
        "left_square_bracket": "[",
        "less_than_sign": "<",
        "menu": "\x1b[57363u",
        "minus": "-",
        "pagedown": "\x1b[6~",
        "pageup": "\x1b[5~",
        "plus": "+",
        "question_mark": "?",
        "right": "\x1b[C",
        "right_curly_bracket": "}",
        "right_square_bracket": "]",
        "semicolon": ";",
        "shift+f10": "\x1b[21;2~",
        "shift+tab": "\x1b[Z",
        "slash": "/",
        "space": " ",
        "tab": "\t",
        "up": "\x1b[A",
        "vertical_line": "|",
    }
)
"""What a terminal sends for a key whose name is not its character."""

KEYS: Mapping[str, str] = MappingProxyType(
    {
        key: _SEQUENCES.get(key, key)
        for key in sorted({key for keys in USUAL_KEYS.values() for key in keys} - _QUIT)
    }
)
"""What a terminal sends for each bound key."""

_WORDS = (
    "登革熱",
    "淨零碳排",
    "113 衛生局",
    "-捷運",
    "登草熱",
    "1up4y;4",
    "lvsebinzang",
    "「一",
    '("[/b]',
    "𠀀𡃁㎡Ａ１",
    "第1項",
)
_PASTES = ("\x1b[200~", "\x1b[201~")
_LONGEST_PASTE = 3_000  # characters; more than a field of the explorer takes
_BUTTONS = (0, 0, 0, 2, 64, 65, 64, 65, 32, 35)
"""Codes of the mouse: left thrice as often as right, the wheel up and down, dragging, moving."""


def anything(chance: random.Random, columns: int, lines: int) -> str:
    """Return what a reader does next: a key most often, else words, a paste or the mouse."""
    kind = chance.random()
    if kind < 0.72:
        return KEYS[chance.choice(list(KEYS))]
    if kind < 0.80:
        return chance.choice(_WORDS)
    if kind < 0.82:
        words = chance.choice(_WORDS) * chance.randint(1, 40)
        opening, closing = _PASTES
        return opening + words[: chance.randint(1, _LONGEST_PASTE)] + closing
    return _mouse(chance, columns, lines)


def _mouse(chance: random.Random, columns: int, lines: int) -> str:
    """Return a report of the mouse; a button that is pressed is let go in the same place."""
    button = chance.choice(_BUTTONS)
    at = f"{chance.randint(1, columns)};{chance.randint(1, lines)}"
    pressed = f"\x1b[<{button};{at}M"
    return f"{pressed}\x1b[<{button};{at}m" if button in (0, 2) else pressed
