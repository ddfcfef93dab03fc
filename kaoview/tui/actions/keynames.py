"""Keys as readers call them."""

from __future__ import annotations

from textual.keys import key_to_character

_KEY_NAMES = {
    "up": "上",
    "down": "下",
    "left": "左",
    "right": "右",
    "enter": "Enter",
    "escape": "Esc",
    "space": "空白鍵",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "slash": "/",
    "backslash": "\\",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "underscore": "_",
}


def key_name(key: str) -> str:
    """Return a key as readers call it.

    The arrows go by their names: the width of 「→」 differs between terminals.

    >>> key_name("question_mark"), key_name("ctrl+p"), key_name("down")
    ('?', 'Ctrl+P', '下')
    """
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    *modifiers, last = key.split("+")
    if modifiers:
        name = _KEY_NAMES.get(last) or _character(last) or last
        return "+".join((*map(str.capitalize, modifiers), name[:1].upper() + name[1:]))
    return _character(key) or (key.upper() if key[:1] == "f" and key[1:].isdecimal() else key)


def _character(key: str) -> str | None:
    """Return what a key named after its character types, such as 「:」 for ``colon``."""
    return key_to_character(key) if len(key) > 1 else None
