"""Keys typed while the input method writes full-width signs do what their halves do: ／ ： ？."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.events import Key

from kaoview.tui.platform.textual_patches import key_name_of

if TYPE_CHECKING:
    from textual.widget import Widget

_FULL_WIDTH = frozenset(chr(code) for code in range(0xFF01, 0xFF5F))
"""The full-width forms of the printable ASCII characters (U+FF01 to U+FF5E)."""


def as_half_width(event: Key, focused: Widget | None) -> Key:
    """Return the key with the half-width form of its sign, unless a line takes it as text.

    Args:
        event: The key.
        focused: The widget that has the keys.
    """
    if event.character not in _FULL_WIDTH or event.character is None:
        return event
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return event
    half = unicodedata.normalize("NFKC", event.character)
    return Key(key_name_of(half), half)
