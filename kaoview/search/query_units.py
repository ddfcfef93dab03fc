"""Segment a query term into units: words with all the variants that they are searched under."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoview.search.numerals import spellings
from kaoview.search.question_words import content, is_listed, is_question, is_skipped
from kaoview.search.synonyms import Synonyms
from kaoview.text.numbers import has_digits, is_number, parse_number
from kaoview.text.segment import Segmenter

_FILLERS = str.maketrans("", "", "的很太了被好都也就还超最蛮得地")

# Segmentation of a term. It minimizes the sum of the costs of its words.
_MAX_WORD_LENGTH = 12
"""Longest word that is tried, in characters. Chosen by hand; moves no query."""
_MAX_TERM_LENGTH = 60
"""Longest term that is segmented, in characters; the rest is ignored. Chosen by hand; moves no
query."""
_SYNONYM_COST = 0.8
"""Cost of a word with synonyms. Tuned; moves 0.2 %."""
_STOPWORD_COST = 0.9
"""Cost of a stopword. Tuned; moves 0.2 %."""
_LIBRARY_WORD_COST = 1.0
"""Cost of a word of the library: the unit of the other costs."""
_LATIN_WORD_COST = 1.2
"""Cost of a run of Latin letters and digits. Tuned; moves no query."""
_PART_OF_WORD_COST = 1.25
"""Cost of a string that is part of a word with synonyms. Tuned; moves 0.4 %."""
_CHARACTER_COST = 1.5
"""Cost of a single character, the last resort. Tuned; moves no query."""
_MAX_SHORT_LENGTH = 4
"""Longest string, in characters, that may be part of a word with synonyms, and longest unknown word
that is also searched by single characters. Tuned; moves 0.9 %."""
_FILLER_COST = 0.3
"""Cost of ignoring one filler character (的, 很 …). Tuned; moves no query."""
_MAX_SHARED_VARIANTS = 0.7
"""Share of the variants of the smaller of two units above which both mean the same. Tuned; moves
0.7 %."""
_MIN_SHARED_VARIANTS = 3
"""Number of shared variants from which two units can mean the same. Tuned; moves 0.5 %."""

_PIECE_WEIGHT = 0.7
"""Weight of the two words that a long one consists of, in a last attempt. Tuned on the bundled
queries and half of 120 over documents of other governments; .6 and .8 do as well."""
_PIECE_SYNONYM_FACTOR = 0.6
"""Factor for the synonyms of these words. Without them (0) the recall of the bundled queries that
were written last is .936, with .4 and .5 .941, with this .943."""
_MIN_PIECE = 2
"""Characters of the shortest such word."""
_LOOSE_BIGRAM_WEIGHT = 0.5
"""Weight of the bigrams of a word in a last attempt. Tuned on 110 queries over a plan of the
Executive Yuan; .7 does as well."""
_LOOSE_CHARACTER_WEIGHT = 0.25
"""The same for its characters. Without them four queries of the 110 found nothing right, with them
two; .15 and .4 do as well."""

# Weights of a unit's variants, from 0 to 1.
_SINGLE_CHARACTER_WEIGHT = 0.5
"""Weight of a unit of one character. Tuned; moves 1.1 %."""
_CONTAINING_WORD_FACTOR = 0.7
"""Factor for synonyms of a word that only contains the unit. Tuned; moves 4.9 %."""
_RESPELLED_WEIGHT = 0.85
"""Weight of the most similarly spelled word, and factor for its synonyms. Tuned; moves 7.8 %."""
_BIGRAM_WEIGHT = 0.55
"""Weight of the bigrams of an unknown word. Tuned; moves no query."""
_CHARACTER_WEIGHT = 0.45
"""Weight of the characters of an unknown word. Tuned; moves 1.3 %."""


@dataclass(frozen=True)
class QueryUnit:
    """One word of a query with its synonyms.

    Attributes:
        text: The folded word.
        variants: The strings to search for: the word itself and its synonyms, each with a weight
            from 0 to 1.
    """

    text: str
    variants: Mapping[str, float]


def split_units(key: str, segmenter: Segmenter, synonyms: Synonyms) -> list[QueryUnit]:
    """Segment a folded term into words with their synonyms.

    Words that have synonyms or occur in the library are kept whole. What is left between them is
    one unknown word, which is also searched by its bigrams. Stopwords are dropped unless the term
    has no other words.

    Args:
        key: The term.
        segmenter: The library's words.
        synonyms: The table of synonyms.

    Returns:
        The words in order; at least one.
    """
    pieces = _pieces(key[:_MAX_TERM_LENGTH], segmenter, synonyms)
    units = [
        QueryUnit(piece, _variants(piece, segmenter, synonyms))
        for piece in _join_single_characters(content(pieces))
    ]
    return [
        unit
        for index, unit in enumerate(units)
        if not any(_is_duplicate(unit, other) for other in units[:index])
    ]


def _pieces(key: str, segmenter: Segmenter, synonyms: Synonyms) -> list[str]:
    """Segment a term, without its fillers where that makes better words of it."""
    without_fillers = key.translate(_FILLERS)
    cost, pieces = _segment(key, segmenter, synonyms)
    if without_fillers and without_fillers != key:
        other_cost, other_pieces = _segment(without_fillers, segmenter, synonyms)
        if other_cost + _FILLER_COST * (len(key) - len(without_fillers)) < cost:
            return other_pieces
    return pieces


def loosened(unit: QueryUnit, segmenter: Segmenter, synonyms: Synonyms) -> QueryUnit:
    """Return a word that is also searched by its parts: 營養午餐 finds 供餐, 有機蔬菜 finds 有機.

    The parts are the two words that it consists of with their synonyms, its bigrams and its
    characters. A number stays whole: the 十五 of 四百八十五萬 is another number.

    Args:
        unit: The word.
        segmenter: The library's words.
        synonyms: The table of synonyms.
    """
    if is_number(unit.text):
        return unit
    variants = dict(unit.variants)
    for piece in _two_words(unit.text, segmenter, synonyms):
        variants[piece] = max(_PIECE_WEIGHT, variants.get(piece, 0.0))
        for name, weight in synonyms.of(piece).items():
            variants[name] = max(_PIECE_SYNONYM_FACTOR * weight, variants.get(name, 0.0))
    for size, weight in ((2, _LOOSE_BIGRAM_WEIGHT), (1, _LOOSE_CHARACTER_WEIGHT)):
        for at in range(len(unit.text) - size + 1):
            part = unit.text[at : at + size]
            if not part.isascii():
                variants.setdefault(part, weight)
    return QueryUnit(unit.text, variants)


def _two_words(word: str, segmenter: Segmenter, synonyms: Synonyms) -> tuple[str, ...]:
    """Return the two words that a folded word consists of, without what tells nothing; or none."""
    best: tuple[float, tuple[str, ...]] = (math.inf, ())
    for at in range(_MIN_PIECE, len(word) - _MIN_PIECE + 1):
        pieces = word[:at], word[at:]
        costs = [_word_cost(piece, segmenter, synonyms) for piece in pieces]
        if None not in costs and not word.isascii():
            best = min(best, (sum(filter(None, costs)), pieces))
    return tuple(piece for piece in best[1] if not is_skipped(piece))


def _is_duplicate(unit: QueryUnit, other: QueryUnit) -> bool:
    """Return whether two units have nearly the same variants, as 阿公 and 阿嬤 do."""
    shared = len(unit.variants.keys() & other.variants.keys())
    fewer = min(len(unit.variants), len(other.variants))
    return shared > _MAX_SHARED_VARIANTS * fewer and shared >= _MIN_SHARED_VARIANTS


def respelled_unit(key: str, synonyms: Synonyms) -> QueryUnit | None:
    """Return a term with the synonyms of the most similarly spelled word, or None."""
    if synonyms.knows(key) or has_digits(key):  # 200輛 is no misspelling of 2050
        return None
    nearest = synonyms.nearest_word(key)
    if nearest is None:
        return None
    variants = {
        name: _RESPELLED_WEIGHT * weight for name, weight in synonyms.table[nearest].items()
    }
    return QueryUnit(key, {nearest: _RESPELLED_WEIGHT} | variants)


def _segment(key: str, segmenter: Segmenter, synonyms: Synonyms) -> tuple[float, list[str]]:
    """Segment a term at the lowest total cost (dynamic programming from its end).

    Returns:
        The cost and the words.
    """
    size = len(key)
    best: list[tuple[float, int]] = [(0.0, 0)] * (size + 1)
    for start in range(size - 1, -1, -1):
        options = []
        for end in range(start + 1, min(size, start + _MAX_WORD_LENGTH) + 1):
            cost = _word_cost(key[start:end], segmenter, synonyms)
            if cost is not None:
                options.append((cost + best[end][0], -end))
        cost, end = min(options)
        best[start] = (cost, -end)
    pieces, at = [], 0
    while at < size:
        end = best[at][1]
        pieces.append(key[at:end])
        at = end
    return best[0][0], pieces


def _word_cost(word: str, segmenter: Segmenter, synonyms: Synonyms) -> float | None:
    """Return the cost of treating a string as one word; None if it cannot be one."""
    if synonyms.knows(word):
        return _SYNONYM_COST
    if is_skipped(word):
        return _STOPWORD_COST
    if len(word) == 1:
        return _CHARACTER_COST
    if word in segmenter or is_listed(word) or parse_number(word) is not None:
        return _LIBRARY_WORD_COST
    if len(word) <= _MAX_SHORT_LENGTH and synonyms.appears_in_word(word):
        return _PART_OF_WORD_COST
    return _LATIN_WORD_COST if word.isascii() and word.isalnum() else None


def _join_single_characters(pieces: Sequence[str]) -> list[str]:
    """Join adjacent single characters into one unknown word, dropping punctuation."""
    joined: list[str] = []
    after_single = False
    for piece in pieces:
        if len(piece) == 1 and not piece.isalnum():
            after_single = False
            continue
        if len(piece) == 1 and after_single:
            joined[-1] += piece
        else:
            joined.append(piece)
        after_single = len(piece) == 1
    return joined or list(pieces)


def _variants(word: str, segmenter: Segmenter, synonyms: Synonyms) -> dict[str, float]:
    """Return the strings to search for a word, with their weights."""
    own_weight = 1.0 if len(word) > 1 else _SINGLE_CHARACTER_WEIGHT
    variants = dict.fromkeys(spellings(word), own_weight)
    for name, weight in synonyms.of(word).items():
        variants.setdefault(name, weight)
    if len(word) > 1 and not is_number(word) and word not in segmenter and not synonyms.knows(word):
        for name, weight in synonyms.synonyms_containing(word).items():
            variants.setdefault(name, _CONTAINING_WORD_FACTOR * weight)
        if len(variants) == 1:
            for at in range(len(word) - 1):
                variants.setdefault(word[at : at + 2], _BIGRAM_WEIGHT)
            for character in word if len(word) <= _MAX_SHORT_LENGTH else "":
                variants.setdefault(character, _CHARACTER_WEIGHT)
    return variants


def asks_only(key: str, segmenter: Segmenter, synonyms: Synonyms) -> bool:
    """Return whether a folded term consists of question words and other stopwords alone."""
    _, pieces = _segment(key[:_MAX_TERM_LENGTH], segmenter, synonyms)
    return all(is_skipped(piece) for piece in content(pieces))


def one_word_asked_about(key: str, segmenter: Segmenter, synonyms: Synonyms) -> str | None:
    """Return the one folded word that a question is about: 淨零 of 哪些機關提到淨零.

    None where it is about several, or is no question.
    """
    pieces = _pieces(key[:_MAX_TERM_LENGTH], segmenter, synonyms)
    if not is_question(pieces):
        return None
    words = _join_single_characters(content(pieces))
    return words[0] if len(words) == 1 and not is_skipped(words[0]) else None


def asked_about(key: str, segmenter: Segmenter, synonyms: Synonyms) -> list[str]:
    """Return the folded words that a question is about; none where it is no question.

    Args:
        key: The folded question.
        segmenter: The library's words.
        synonyms: The table of synonyms.
    """
    _, pieces = _segment(key[:_MAX_TERM_LENGTH], segmenter, synonyms)
    if not any(is_question([piece]) or (len(piece) > 1 and is_skipped(piece)) for piece in pieces):
        return []
    units = split_units(key, segmenter, synonyms)
    return [unit.text for unit in units if not is_skipped(unit.text)]
