"""The phrases of one text that another one contains too, wherever it has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaoview.compare.terms import is_boilerplate, is_common_word

MIN_SHARED_PHRASE = 2
"""The shortest phrase that counts as shared, in characters; shared single characters are noise."""

_MOST_SEARCHED = 400_000_000
"""Most characters of one text times those of the other for which every phrase is looked for, as it
takes up to that many steps, half a second: two texts of 20,000 characters."""
_LONG = 16
"""Characters of the phrases that are looked for in longer texts. Chosen by hand."""

_LETTERS = re.compile(r"[^\W_]+")


def shared_phrases(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a folded text's phrases that another one contains, greedily from the left.

    A phrase contains no punctuation, at least two characters, and more than boilerplate or one
    common word. Of very long texts only long phrases are told.

    Args:
        text: The text.
        other: The other one.

    >>> text = "推動輕軌建設、長照"
    >>> [text[slice(*span)] for span in shared_phrases(text, "輕軌建設完成，長照服務")]
    ['輕軌建設', '長照']
    """
    search = _shared if len(text) * len(other) <= _MOST_SEARCHED else _long_shared
    for start, end in search(text, other):
        phrase = text[start:end]
        if not (is_boilerplate(phrase) or is_common_word(phrase)):
            yield start, end


def _shared(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of phrases of any length."""
    for letters in _LETTERS.finditer(text):
        at, last = letters.span()
        while at < last:
            size, place = 0, 0
            # The first place that goes on with one more character never stands before this one.
            while at + size < last and (
                (place := other.find(text[at : at + size + 1], place)) >= 0
            ):
                size += 1
                while (
                    at + size < last
                    and place + size < len(other)
                    and text[at + size] == other[place + size]
                ):
                    size += 1
            if size >= MIN_SHARED_PHRASE:
                yield at, at + size
            at += max(size, 1)


def _long_shared(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that consist of long strings which the other text contains."""
    known = {other[at : at + _LONG] for at in range(len(other) - _LONG + 1)}
    for letters in _LETTERS.finditer(text):
        at, last = letters.span()
        while at + _LONG <= last:
            size = 0
            while at + size + _LONG <= last and text[at + size : at + size + _LONG] in known:
                size += 1
            if size:
                yield at, at + size + _LONG - 1
            at += size + _LONG - 1 if size else 1
