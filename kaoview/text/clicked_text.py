"""What a reader means who clicks on a character twice or three times: its word, its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kaoview.text.fold import fold

if TYPE_CHECKING:
    from kaoview.text.segment import Segmenter

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
"""A number as printed, which segmenting would cut at its commas."""

_CLAUSE = re.compile(r"[^\s，、。；：！？（）「」『』《》〈〉【】〔〕]+")
"""A run of characters within which words are looked for; folding drops white space, and would
join what it separates."""

_SENTENCE = re.compile(r"[^。！？!?]+(?:(?:[。！？!?]+[」』）)”’]*)+|$)")
"""A sentence with its final punctuation, and what closes around that."""


def word_span(text: str, at: int, segmenter: Segmenter) -> tuple[int, int]:
    """Return the word that a character belongs to; punctuation is a word by itself.

    Args:
        text: A paragraph.
        at: The offset of the character.
        segmenter: The words of the library.

    Returns:
        The offsets of the word, end exclusive.
    """
    for number in _NUMBER.finditer(text):
        if number.start() <= at < number.end():
            return number.span()
    clause = next((each for each in _CLAUSE.finditer(text) if each.end() > at), None)
    if clause is None or clause.start() > at:
        return at, at + 1
    folded = fold(clause[0])
    end = 0
    for word in segmenter.cut(folded.key):
        start, end = end, end + len(word)
        left, right = folded.raw_span(start, end)
        if clause.start() + left <= at < clause.start() + right:
            return clause.start() + left, clause.start() + right
    return at, at + 1


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Return the sentence that a character belongs to, without white space around it.

    >>> sentence_span("推動「淨零！」。完善 照顧？", 9)
    (8, 14)

    Args:
        text: A paragraph.
        at: The offset of the character.

    Returns:
        The offsets of the sentence, end exclusive.
    """
    found = next((each for each in _SENTENCE.finditer(text) if each.end() > at), None)
    if found is None or found.start() > at:
        return at, at + 1
    words = found[0]
    return found.start() + len(words) - len(words.lstrip()), found.start() + len(words.rstrip())
