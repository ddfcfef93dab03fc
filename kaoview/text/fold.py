"""Fold text to a search key that ignores variant forms, with a map back to the raw characters.

A key is made one character at a time (compatibility forms, case, white space, variants and
Traditional against Simplified), so an offset map can lead from any part of it to the characters
that are displayed. Keys are for comparison, never for display.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from kaoview.lookalikes import HAN_FORMS, KATAKANA
from kaoview.paths import data_folder
from kaoview.text.invisible import INVISIBLE

_DROPPED = frozenset(("Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"))
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("˙‧•・･∙⋅", "·"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_WAVES = str.maketrans(dict.fromkeys("∼〜", "~"))
_COLONS = str.maketrans({"︰": ":"})  # drawn as a colon; by its name two dots, one above the other
_LOOKALIKES = _MIDDLE_DOTS | _DASHES | _WAVES | _COLONS | HAN_FORMS | KATAKANA


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's key with the raw offset of each of its characters.

    Attributes:
        key: The folded text.
        origin: For each character of the key, the index of the raw character it was made from.
    """

    key: str
    origin: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty span of the key to the raw text.

        Args:
            start: Start of the span in the key.
            end: Its end, exclusive.

        Returns:
            The span in the raw text, end exclusive.
        """
        return self.origin[start], self.origin[end - 1] + 1


class _FoldTable(dict[int, str]):
    """Folded forms by code point, computed on first access."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _load_pairs(name: str) -> dict[str, str]:
    """Read a table of two-character lines: the first character folds to the second."""
    lines = (data_folder() / name).read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1] for line in lines if len(line) == 2}


@cache
def _simplified() -> dict[str, str]:
    return _load_pairs("simplified.txt")


@cache
def _variants() -> dict[str, str]:
    return _simplified() | _load_pairs("variants.txt")


@cache
def _traditional() -> dict[str, list[str]]:
    """Invert the table of Simplified forms."""
    found: dict[str, list[str]] = {}
    for character in _simplified():
        found.setdefault(_resolve_variants(character), []).append(character)
    return found


def traditional_of(character: str) -> tuple[str, ...]:
    """Return the Traditional characters that fold to a character, itself excluded.

    >>> traditional_of("发")
    ('發', '髮')
    """
    return tuple(_traditional().get(character, ()))


def _fold_character(character: str) -> str:
    """Return the folded form of one character: empty, one character or several."""
    plain = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES))
    if plain[0].isascii():
        plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = unicodedata.normalize("NFKC", plain).casefold().translate(_LOOKALIKES)
    return "".join(
        _resolve_variants(each)
        for each in plain
        if unicodedata.category(each) not in _DROPPED and ord(each) not in INVISIBLE
    )


def _resolve_variants(character: str) -> str:
    """Follow the table of variants to a fixed point, stopping at cycles."""
    variants, seen = _variants(), set[str]()
    while character in variants and character not in seen:
        seen.add(character)
        character = variants[character]
    return character


class _UnevenFolds(dict[int, str]):
    """Translation table that keeps the characters whose fold is not one character long."""

    def __missing__(self, code: int) -> str:
        self[code] = "" if len(_folds[code]) == 1 else chr(code)
        return self[code]


_folds = _FoldTable()
_uneven_folds = _UnevenFolds()


def fold_key(text: str) -> str:
    """Return a text's key, for comparing.

    >>> fold_key("臺灣 ＡＩ　綠色殯葬") == fold_key("台湾ai绿色殡葬")
    True
    """
    return text.translate(_folds)


def fold_words(text: str) -> tuple[str, ...]:
    """Split typed text at white space and return the key of each word.

    >>> fold_words("長照　據點") == fold_words("长照 据点")
    True
    """
    return tuple(filter(None, map(fold_key, text.split())))


def fold(text: str) -> Folded:
    """Return a text's key together with its offset map."""
    key = text.translate(_folds)
    origin: list[int] = []
    at = 0
    for character in text.translate(_uneven_folds):
        place = text.index(character, at)
        origin += range(at, place)
        origin += [place] * len(_folds[ord(character)])
        at = place + 1
    origin += range(at, len(text))
    return Folded(key, tuple(origin))


def find_spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Find every occurrence of a string in a text, comparing folded keys.

    Args:
        text: The raw text.
        wanted: The string to find; an empty key matches nothing.

    Returns:
        Non-overlapping spans of raw characters, in order.
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
