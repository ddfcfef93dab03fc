"""Keys as readers call them."""

from __future__ import annotations

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
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
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
        return "+".join(
            (*(name.capitalize() for name in modifiers), _KEY_NAMES.get(last, last.upper()))
        )
    return key
