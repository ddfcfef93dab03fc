"""Names of keys: from the spelling in the settings to Textual's names."""

from __future__ import annotations

import unicodedata


def key_name(typed: str) -> str | None:
    """Return Textual's name of a key, or None if there is no such key.

    Args:
        typed: A name or the character itself, after any modifiers.

    >>> key_name("?"), key_name("Ctrl+P"), key_name("G"), key_name("PgDn"), key_name("a b")
    ('question_mark', 'ctrl+p', 'G', 'pagedown', None)
    """
    if typed == " ":
        return "space"
    before, plus, last = typed[:-1].rpartition("+")
    last += typed[-1:]
    modifiers = before.casefold().split("+") if plus else []
    if not set(modifiers) <= {"ctrl", "alt", "shift", "super", "meta", "hyper"}:
        return None
    if len(last) == 1 and not last.isalnum():
        name = _character_name(last)
    elif len(last) > 1 or modifiers:
        name = _OTHER_NAMES.get(last.casefold(), last.casefold())
        name = name if len(name) == 1 or name in _NAMED else ""
    else:
        name = last
    return "+".join((*modifiers, name)) if name else None


def _character_name(character: str) -> str:
    """Return Textual's name of a character that is no letter or digit, or empty."""
    name = unicodedata.name(character, "").casefold().replace(" ", "_").replace("-", "_")
    return _CHARACTERS.get(name, name)


_CHARACTERS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters for which Textual's name differs from Unicode's."""

_NAMED = frozenset(
    (
        *("enter", "escape", "space", "tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "menu"),
        *(f"f{number}" for number in range(1, 25)),
        *(_character_name(each) for each in map(chr, range(33, 127)) if not each.isalnum()),
    )
)
"""The names of keys, including ASCII punctuation."""

_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
