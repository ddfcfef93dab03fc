"""The markers that a paragraph can begin with, all taken from the table of numbering styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kaoview.lookalikes import same_looking
from kaoview.reading.numbering_styles import STYLES, YEARS, Form, NumberingStyle

_LONGEST = 12
"""Characters at the start of a text in which look-alikes are replaced; no marker is longer."""
_REMEMBERED = 16_384
"""Texts whose markers are kept, as many as 1 MB has items; a paragraph keeps its own."""
_LOOK_ALIKE_RANGES = (
    ("\u2e80", "\u2fdf"),
    ("\u3127", "\u3127"),
    ("\u3192", "\u319f"),
    ("\u31c0", "\u31e3"),
    ("ニ", "ニ"),
    ("ハ", "ハ"),
    ("\uf900", "\ufaff"),
    ("\ufe10", "\ufe19"),
    ("\ufe30", "\ufe6f"),
    ("\U0002f800", "\U0002fa1f"),
)
"""The first and last of each run of characters that may look like one of a marker."""
_LOOK_ALIKES = re.compile(f"[{''.join(f'{first}-{last}' for first, last in _LOOK_ALIKE_RANGES)}]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a paragraph.

    Attributes:
        style: The name of its style; decimal markers of each depth are a style of their own.
        value: Its number, from 1; for a decimal marker (1.2) the last part; for a bullet 0.
        length: How many characters it takes.
        path: For a decimal marker the parts before the last, else empty.
        doubtful: Whether it may as well be a plain number (``9.2 億``, ``1.5 公里``), to be
            taken for a marker only where the outline expects it.
    """

    style: str
    value: int
    length: int
    path: tuple[int, ...] = ()
    doubtful: bool = False


def parse_markers(text: str) -> list[Marker]:
    """Return every reading of the marker that a paragraph's text starts with, best first.

    Full-width and half-width forms are one style (``１、`` and ``10、``), and spaces inside the
    marker do not matter (``( 6 )``).

    >>> parse_markers("(十二)善用多元媒體")
    [Marker(style='han-bracket', value=12, length=4, path=(), doubtful=False)]
    >>> [parse_markers(text)[0].value for text in ("丙、總論", "㈢總論", "C.總論")]
    [3, 3, 3]
    >>> parse_markers("第3條第2項")
    []
    """
    return list(readings_of(text))


def readings_of(text: str) -> tuple[Marker, ...]:
    """Return what ``parse_markers`` does, as a tuple; most texts begin with a character of none."""
    return _known_readings(text) if text[:1] in _BEGINNINGS else ()


@lru_cache(_REMEMBERED)
def _known_readings(text: str) -> tuple[Marker, ...]:
    found: list[Marker] = []
    text = _plain_start(text)
    for style, form in _FORMS.get(text[:1], ()):
        match = form.pattern.match(text)
        if match is None:
            continue
        numbers = form.numbers(match.group(1))
        if numbers is None:
            break
        *path, value = numbers
        name = _name(style, len(path), match.group(1))
        doubtful = style.doubtful(value, text[match.end() :])
        found.append(Marker(name, value, match.end(), tuple(path), doubtful))
        if not doubtful:
            break
    return tuple(found)


def _plain_start(text: str) -> str:
    """Return a text with look-alikes in its first characters replaced one for one.

    Radicals (⼀), zhuyin and kanbun (ㄧ ㆒), compatibility ideographs, and small or vertical forms
    (﹙ ﹒ ︑) are those of the marker; a full-width form is a style's own.
    """
    start = text[:_LONGEST]
    if not _LOOK_ALIKES.search(start):
        return text
    return _LOOK_ALIKES.sub(_plain, start) + text[_LONGEST:]


def _plain(match: re.Match[str]) -> str:
    """Return the plain form of a character where that is one character, else itself."""
    plain = same_looking(match.group())
    return plain if len(plain) == 1 else match.group()


def first_marker(text: str) -> Marker | None:
    """Return the best reading of the marker that a text starts with, or None.

    A number that is large enough for a year is one only where the outline expects it.
    """
    if text[:1] not in _BEGINNINGS:
        return None
    readings = _known_readings(text)
    return next((each for each in readings if not each.doubtful or each.value < YEARS), None)


def clear_marker(text: str) -> Marker | None:
    """Return the marker that a text starts with if there is no doubt about it, else None."""
    # Asked for every line by several passes: what can begin no marker is told by one look.
    if text[:1] not in _BEGINNINGS:
        return None
    readings = _known_readings(text)
    return readings[0] if readings and not readings[0].doubtful else None


def style_of(name: str) -> NumberingStyle | None:
    """Return the style of markers with a name, or None where there is none (a heading's)."""
    return _STYLES.get(name)


def family_of(name: str) -> str:
    """Return the family of a style of markers, empty where it has none."""
    found = style_of(name)
    return found.family if found else ""


def rank_of(name: str) -> int | None:
    """Return the usual rank of a style of markers, the outermost lowest; None where it has none."""
    return _RANKS.get(name)


def _name(style: NumberingStyle, depth: int, sign: str) -> str:
    """Return the name of a marker's style: that of its depth, of its sign, or the style's."""
    if style.dotted:
        return _depth_name(style, depth)
    return f"{style.name}-{sign}" if style.signs else style.name


def _depth_name(style: NumberingStyle, depth: int) -> str:
    return f"{style.name}-{depth}"


def _forms_by_first_character() -> dict[str, list[tuple[NumberingStyle, Form]]]:
    """Return, for each character that a marker can begin with, what to try, in order."""
    found: dict[str, list[tuple[NumberingStyle, Form]]] = {}
    for style in STYLES:
        for form in style.forms:
            for character in form.first:
                found.setdefault(character, []).append((style, form))
    return found


def _ranks() -> dict[str, int]:
    """Return the rank of each style by name, those of a dotted style depth by depth."""
    plain = {style.name: style.ranks[0] for style in STYLES if not style.dotted}
    dotted = {
        _depth_name(style, depth): rank
        for style in STYLES
        if style.dotted
        for depth, rank in enumerate(style.ranks, 1)
    }
    signs = {_name(style, 0, sign): style.ranks[0] for style in STYLES for sign in style.signs}
    return plain | dotted | signs


_FORMS = _forms_by_first_character()
_BEGINNINGS = frozenset(_FORMS) | frozenset(
    chr(code) for first, last in _LOOK_ALIKE_RANGES for code in range(ord(first), ord(last) + 1)
)
"""The characters that a marker can begin with, look-alikes included."""
_STYLES = {style.name: style for style in STYLES} | {
    _name(style, 0, sign): style for style in STYLES for sign in style.signs
}
_RANKS = _ranks()
