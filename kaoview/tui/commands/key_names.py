"""The names of keys on the screen and in the settings."""

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
    "insert": "Insert",
    "delete": "Delete",
    "menu": "選單鍵",
}

_CHARACTERS = {
    "slash": "/",
    "backslash": "\\",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "underscore": "_",
}
"""Characters that :func:`key_to_character` does not find by Textual's own names."""


def key_name(key: str) -> str:
    """Return the name of a key on the screen.

    Arrow keys have words: the width of 「→」 differs between terminals.

    >>> key_name("question_mark"), key_name("ctrl+p"), key_name("down")
    ('?', 'Ctrl+P', '下')
    """
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    *modifiers, last = key.split("+")
    if modifiers:
        name = _KEY_NAMES.get(last) or written_key(last)
        return "+".join((*map(str.capitalize, modifiers), name[:1].upper() + name[1:]))
    is_function_key = key[:1] == "f" and key[1:].isdecimal()
    return key.upper() if is_function_key else written_key(key)


def written_key(key: str) -> str:
    """Return the name of a key in the settings: the character it types, or else its name.

    >>> written_key("question_mark"), written_key("j"), written_key("pagedown")
    ('?', 'j', 'pagedown')
    """
    if key in _CHARACTERS:
        return _CHARACTERS[key]
    character = key_to_character(key)
    # The escape key and other named keys type a control character.
    return character if character and character.isprintable() and character != " " else key
