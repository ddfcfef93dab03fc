"""The explorer's own themes, dark and light, for reading Chinese text at length.

Both have warm, nearly neutral backgrounds and a small palette. The contrast of text is 7:1 or more
on every background, that of quiet text and colours 4.5:1 or more, the cursor's background
included. The backgrounds also differ on terminals with 256 colours; tests/tui/test_themes.py
checks all of this.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from textual.theme import BUILTIN_THEMES, Theme

from kaoview.config.theme_files import ThemeFile, load_theme_files

DARK, LIGHT = "kaoview-dark", "kaoview-light"
_LIGHT_TERMINALS = frozenset({"7", *map(str, range(9, 16))})
"""Grounds that are light, of a terminal's sixteen colours: light grey and all bright ones but the
bright black, as editors take them."""
PLAIN = "ansi-dark"
"""The theme for terminals without colours, or with the sixteen colours of their own."""

_DARK_OWN = {
    "quiet": "#aca394",
    "cursor": "#333a41",
    "mark": "#453918",
    "mark-now": "#e6b566",
    "mark-now-text": "#1a1816",
    "period-0": "#6ebefd",
    "period-1": "#fac26e",
    "period-2": "#c298af",
    "period-3": "#89efcd",
    "period-4": "#fa9a84",
    "period-5": "#a6dcfe",
    "period-6": "#b8a441",
    "status-same": "#8fd19e",
    "status-revised": "#e6b566",
    "status-related": "#b79ad6",
    "status-missing": "#f08a78",
    "status-new": "#7cc8ea",
}
_LIGHT_OWN = {
    "quiet": "#585044",
    "cursor": "#bcd0e0",
    "mark": "#f3dd93",
    "mark-now": "#eeb02e",
    "mark-now-text": "#1f1b16",
    "period-0": "#1254a9",
    "period-1": "#754d00",
    "period-2": "#481c7b",
    "period-3": "#1b5551",
    "period-4": "#5c1e0c",
    "period-5": "#063a52",
    "period-6": "#574900",
    "status-same": "#0b5f45",
    "status-revised": "#754c00",
    "status-related": "#3d1060",
    "status-missing": "#5c0a0a",
    "status-new": "#0a559e",
}
_PLAIN_OWN = {
    "quiet": "ansi_default",
    "cursor": "ansi_default",
    "mark": "ansi_default",
    "mark-now": "ansi_default",
    "mark-now-text": "ansi_default",
    "period-0": "ansi_bright_blue",
    "period-1": "ansi_yellow",
    "period-2": "ansi_magenta",
    "period-3": "ansi_green",
    "period-4": "ansi_red",
    "period-5": "ansi_cyan",
    "period-6": "ansi_bright_magenta",
    "status-same": "ansi_green",
    "status-revised": "ansi_yellow",
    "status-related": "ansi_magenta",
    "status-missing": "ansi_red",
    "status-new": "ansi_bright_blue",
}

_DARK_COLOURS = {
    "primary": "#6d8aa3",
    "secondary": "#8f9b8a",
    "accent": "#d0b07f",
    "warning": "#e6b566",
    "error": "#e5907f",
    "success": "#a0c48e",
}
_LIGHT_COLOURS = {
    "primary": "#3f6585",
    "secondary": "#5d6b52",
    "accent": "#6b5010",
    "warning": "#704400",
    "error": "#8f2c23",
    "success": "#315a23",
}
_DARK_GROUNDS = {
    "foreground": "#d8d0c3",
    "background": "#1a1816",
    "surface": "#24211d",
    "panel": "#2e2a25",
}
_LIGHT_GROUNDS = {
    "foreground": "#38332c",
    "background": "#f8f4ec",
    "surface": "#eae5da",
    "panel": "#e3ddcf",
}


COLOUR_NAMES = (*_DARK_COLOURS, *_DARK_GROUNDS, *_DARK_OWN)
"""The names of the colours of a theme."""


def user_themes() -> tuple[list[Theme], tuple[str, ...]]:
    """Return the user's own themes, and what is wrong in their files."""
    found = load_theme_files(COLOUR_NAMES, {DARK, LIGHT, *BUILTIN_THEMES})
    return [_user_theme(file) for file in found.themes], found.problems


def _user_theme(file: ThemeFile) -> Theme:
    """Return a theme of the user's: that it starts from, with other colours."""
    colours = _DARK_COLOURS if file.dark else _LIGHT_COLOURS
    grounds = _DARK_GROUNDS if file.dark else _LIGHT_GROUNDS
    own = _DARK_OWN if file.dark else _LIGHT_OWN
    chosen = [
        {name: file.colours.get(name, colour) for name, colour in table.items()}
        for table in (colours, grounds, own)
    ]
    return _theme(file.name, *chosen, dark=file.dark)


def own_themes() -> tuple[Theme, Theme]:
    """Return the dark theme and the light one."""
    return (
        _theme(DARK, _DARK_COLOURS, _DARK_GROUNDS, _DARK_OWN, dark=True),
        _theme(LIGHT, _LIGHT_COLOURS, _LIGHT_GROUNDS, _LIGHT_OWN, dark=False),
    )


def _theme(
    name: str, colours: dict[str, str], grounds: dict[str, str], own: dict[str, str], *, dark: bool
) -> Theme:
    # Textual would otherwise derive paler colours for text from these.
    text = {f"text-{each}": colour for each, colour in colours.items()}
    fields: dict[str, Any] = {**colours, **grounds}
    return Theme(name, **fields, dark=dark, variables={**text, **own})


def own_variables(theme: Theme) -> dict[str, str]:
    """Return the variables of the explorer's style sheet, for themes that do not define them."""
    if theme.ansi:
        return _PLAIN_OWN
    return _DARK_OWN if theme.dark else _LIGHT_OWN


def usual_theme() -> str:
    """Return the theme to begin with on a terminal that nobody has chosen one for.

    Some terminals (rxvt, Konsole, iTerm2 and others) name their colours in ``COLORFGBG``, as in
    ``0;15`` or ``0;default;15``: the last one is the ground.
    """
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in _LIGHT_TERMINALS else DARK


def other_shade(theme: Theme, names: Collection[str]) -> str:
    """Return the light counterpart of a dark theme, or the dark one of a light theme.

    Args:
        theme: A theme.
        names: The names of all themes.

    Returns:
        The name of its own counterpart if it has one, as ``solarized-dark`` has; else that of the
        explorer's theme.
    """
    this, other = ("-dark", "-light") if theme.dark else ("-light", "-dark")
    stem = theme.name.removesuffix(this)
    if stem != theme.name and stem + other in names:
        return stem + other
    return LIGHT if theme.dark else DARK
