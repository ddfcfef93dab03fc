"""Other forms of a word that the library hardly has: without its suffix, or spelled out in full."""

from __future__ import annotations

import re

from kaoview.search.joined_text import JoinedText
from kaoview.search.phonetic_match import has_han
from kaoview.text.segment import Segmenter

_SUFFIXED_LENGTH = 3
"""Length of a word that may be another one with a suffix, in characters: 中輟生 of 中輟."""
_WITHOUT_SUFFIX_WEIGHT = 0.8
"""Weight of that other word, from 0 to 1. Chosen by hand."""
_ABBREVIATED_LENGTH = 2
"""Length of a word that may be made of the first characters of two others: 稅改 of 稅制改革."""
_FULL_WEIGHT = 0.85
"""Weight of the two words in full. Chosen by hand."""
_FEW_ROWS = 5
"""Number of rows with the word itself from which it needs no other form. Chosen by hand."""
_MAX_FULL_FORMS = 12
"""Most full forms that are searched; limits the time of a search. Chosen by hand."""


def other_forms(joined: JoinedText, word: str, segmenter: Segmenter) -> dict[str, float]:
    """Return what else a folded word may be printed as, with weights from 0 to 1.

    Args:
        joined: The rows to search.
        word: The word.
        segmenter: The library's words: every form consists of them.
    """
    rows = len(joined.rows_with(word))
    if rows >= _FEW_ROWS or not has_han(word):
        return {}
    if len(word) == _SUFFIXED_LENGTH and not rows and word[:-1] in segmenter:
        return {word[:-1]: _WITHOUT_SUFFIX_WEIGHT}
    if len(word) != _ABBREVIATED_LENGTH:
        return {}
    first, second = map(re.escape, word)
    found = dict.fromkeys(re.findall(rf"{first}\w{second}\w", joined.text))
    full = [each for each in found if each[:2] in segmenter and each[2:] in segmenter]
    return dict.fromkeys(full[:_MAX_FULL_FORMS], _FULL_WEIGHT)
