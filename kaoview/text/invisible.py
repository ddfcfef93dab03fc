"""Characters that show nothing: what they are, and which of them belong to the shown text.

They are the Default_Ignorable_Code_Points of Unicode (zero-width spaces and joiners, soft hyphens,
bidi marks, fillers, tags …), the marks of ruby notes, and line and paragraph separators. Hidden in
a text they part words that look whole, or carry what no reader sees. Two kinds belong to what is
shown: a variation selector right behind a character (the form of 葛 in a name, an emoji in colour),
and a joiner between two emoji.
"""

from __future__ import annotations

import re
from functools import cache

_IGNORABLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer vowels that are not written
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200C),  # zero-width space and non-joiner
    (0x200E, 0x200F),  # directions
    (0x2028, 0x202E),  # separators, embedded directions
    (0x2060, 0x206F),  # word joiner, invisible operators, isolated directions
    (0x3164, 0x3164),  # Hangul filler
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # half-width Hangul filler
    (0xFFF0, 0xFFFB),  # not assigned; marks of ruby notes
    (0x1BCA0, 0x1BCA3),  # shorthand
    (0x1D173, 0x1D17A),  # music
    (0xE0000, 0xE00FF),  # tags
    (0xE01F0, 0xE0FFF),  # not assigned
)
_JOINER = "\u200d"
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_EMOJI_SIGNS = "©®‼⁉™ℹ〰〽㊗㊙"
_KEYS = "0-9#*"
_KEYCAP = "\u20e3"
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_SELECTORS = "\ufe00-\ufe02\U000e0100-\U000e01ef"
_OTHER_SELECTORS = "\ufe03-\ufe0d"
_SELECTORS = f"{_HAN_SELECTORS}{_OTHER_SELECTORS}{_EMOJI_SELECTORS}"

INVISIBLE = frozenset(code for first, last in _IGNORABLE for code in range(first, last + 1))
"""The code points that never belong to the shown text."""

_IN_PATTERN = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _IGNORABLE)
MAY_BE_STRAY = re.compile(f"[{_IN_PATTERN}{_JOINER}{_SELECTORS}]")
"""A character that shows nothing, stray or not; quicker to look for."""

STRAY_PATTERN = (
    rf"[{_IN_PATTERN}]"
    rf"|(?<![{_EMOJI}\ufe0f]){_JOINER}|{_JOINER}(?![{_EMOJI}])"
    rf"|(?<![{_EMOJI}{_EMOJI_SIGNS}{_KEYS}])[{_EMOJI_SELECTORS}]"
    rf"|(?<=[{_KEYS}])[{_EMOJI_SELECTORS}](?!{_KEYCAP})"
    rf"|(?<![{_HAN}])[{_HAN_SELECTORS}]|[{_OTHER_SELECTORS}]"
)
"""A pattern for a character that shows nothing and does not belong to the shown text."""


def replace_stray(text: str, substitute: str = "") -> str:
    """Return a text with a substitute in place of each character that shows nothing in it."""
    return _stray().sub(substitute, text) if MAY_BE_STRAY.search(text) else text


@cache
def _stray() -> re.Pattern[str]:
    """Compile the pattern with the first text that needs it: that takes as long as a picture."""
    return re.compile(STRAY_PATTERN)
