"""Folding to a hidden key: what looks or means the same matches, and every hit finds its way back.

A key is made one character at a time (compatibility forms, case, white space, variants and
Traditional against Simplified), so an offset map can lead from any part of it to the characters
that a reader sees. Keys are for comparing, never for showing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from kaoview.paths import data_folder

_DROPPED = frozenset(("Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"))
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("˙‧•・･∙⋅", "·"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_WAVES = str.maketrans(dict.fromkeys("∼〜", "~"))
_LOOKALIKES = _MIDDLE_DOTS | _DASHES | _WAVES


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's key and where each of its characters comes from.

    Attributes:
        key: The folded text.
        origin: For each character of the key, the index of the raw character it was made from.
    """

    key: str
    origin: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw characters that a non-empty part of the key stands for.

        Args:
            start: First character of the part, in the key.
            end: The character after its last.

        Returns:
            The span in the raw text, end exclusive.
        """
        return self.origin[start], self.origin[end - 1] + 1


class _Table(dict[int, str]):
    """Folds of characters, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _pairs(name: str) -> dict[str, str]:
    """Read a table: lines of two characters, the first searched for as the second."""
    lines = (data_folder() / name).read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1] for line in lines if len(line) == 2}


@cache
def _simplified() -> dict[str, str]:
    return _pairs("simplified.txt")


@cache
def _variants() -> dict[str, str]:
    return _simplified() | _pairs("variants.txt")


@cache
def _traditional() -> dict[str, list[str]]:
    """Turn the table of Simplified forms round."""
    found: dict[str, list[str]] = {}
    for character in _simplified():
        found.setdefault(_simplest(character), []).append(character)
    return found


def traditional_of(character: str) -> tuple[str, ...]:
    """Return the Traditional characters behind a folded one, itself left out.

    >>> traditional_of("发")
    ('發', '髮')
    """
    return tuple(_traditional().get(character, ()))


def _fold_character(character: str) -> str:
    """Return what one character becomes: nothing, one character or several."""
    plain = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES))
    if plain[0].isascii():
        plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = unicodedata.normalize("NFKC", plain).casefold().translate(_LOOKALIKES)
    return "".join(_simplest(each) for each in plain if unicodedata.category(each) not in _DROPPED)


def _simplest(character: str) -> str:
    """Follow the table of variants to its end, each character at most once."""
    variants, seen = _variants(), set[str]()
    while character in variants and character not in seen:
        seen.add(character)
        character = variants[character]
    return character


class _Uneven(dict[int, str]):
    """Characters that fold to none or to several; all others are left out."""

    def __missing__(self, code: int) -> str:
        self[code] = "" if len(_table[code]) == 1 else chr(code)
        return self[code]


_table = _Table()
_uneven = _Uneven()


def fold_key(text: str) -> str:
    """Return a text's key, for comparing.

    >>> fold_key("臺灣 ＡＩ　綠色殯葬") == fold_key("台湾ai绿色殡葬")
    True
    """
    return text.translate(_table)


def fold_words(text: str) -> tuple[str, ...]:
    """Return the keys of the words that a reader typed, white space between them.

    >>> fold_words("長照　據點") == fold_words("长照 据点")
    True
    """
    return tuple(filter(None, map(fold_key, text.split())))


def fold(text: str) -> Folded:
    """Return a text's key together with the way back to its characters."""
    key = text.translate(_table)
    origin: list[int] = []
    at = 0
    for character in text.translate(_uneven):
        place = text.index(character, at)
        origin += range(at, place)
        origin += [place] * len(_table[ord(character)])
        at = place + 1
    origin += range(at, len(text))
    return Folded(key, tuple(origin))


def find_spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Find every place where a text holds the wanted words, however either is written.

    Args:
        text: The raw text.
        wanted: What to find; nothing is found where its key is empty.

    Returns:
        Spans of raw characters, in order, not overlapping.
    """
    key = fold_key(wanted)
    if not key or key not in fold_key(text):
        return []
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    at = folded.key.find(key)
    while at >= 0:
        spans.append(folded.raw_span(at, at + len(key)))
        at = folded.key.find(key, at + len(key))
    return spans
