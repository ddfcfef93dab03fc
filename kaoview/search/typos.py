"""Align a term with a text that may differ by typos: a weighted edit distance.

Substituting a character that sounds or looks alike costs less than any other. Characters look
alike if their Cangjie codes, which spell a character by its parts (住 oyg, 往 hoyg), are similar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key, traditional_of

# Costs of edits, relative to each other; 1 is about one typo.
LOOKALIKE_COST = 0.5
"""Substitution by a character that looks alike. Tuned."""
SOUNDALIKE_COST = 0.45
"""Substitution by a homophone. Tuned."""
_SUBSTITUTION_COST = 0.95
"""Any other substitution. Tuned."""
_EDGE_SUBSTITUTION_COST = 1.15
"""The same for the first or last character. Tuned."""
EXTRA_COST = 1.0
"""A typed character that the text does not have. Tuned."""
_EDGE_EXTRA_COST = 1.3
"""The same for the first or last character. Tuned."""
MISSING_COST = 0.7
"""A character of the text that was not typed. Tuned."""
SWAP_COST = 0.6
"""Two adjacent characters typed in the wrong order. Tuned."""

# Similarity of Cangjie codes.
_LONG_CODE_LENGTH = 5
"""Length of Cangjie codes, in letters, from which they may differ by two edits; 5 is the longest
that the input method allows. Tuned."""
_MAX_LONG_CODE_DISTANCE = 2
"""Most edits between two long codes. Tuned."""
_MAX_CODE_DISTANCE = 1
"""Most edits between other codes. Tuned."""
_MIN_CODE_LENGTH = 2
"""Codes of one letter must have the same letters: one edit would replace them entirely."""
_MIN_LONGER_CODE_LENGTH = 3
"""The same where the longer code has only two letters."""

_CACHED_COMPARISONS = 65_536
"""Cache size in pairs of characters for their look-alike comparisons. Chosen by hand."""

SubstitutionCost = Callable[[str, str], float]
"""Returns the cost of substituting the first character, as typed, by the second."""


class Alignment(NamedTuple):
    """The part of a text that a term aligns with at the lowest cost.

    Attributes:
        cost: The total cost of the edits.
        start: Start of the part in the text.
        end: Its end, exclusive.
    """

    cost: float
    start: int
    end: int


@cache
def _cangjie_codes() -> dict[str, tuple[str, ...]]:
    """Read data/shapes.txt: the Cangjie codes of all characters that fold to each character."""
    lines = (data_folder() / "shapes.txt").read_text(encoding="utf-8").splitlines()
    codes = dict(line.split() for line in lines if not line.startswith("#"))
    folded: dict[str, tuple[str, ...]] = {}
    for character in dict.fromkeys(map(fold_key, codes)):
        names = (*traditional_of(character), character)
        folded[character] = tuple(codes[each] for each in names if each in codes)
    return folded


@lru_cache(maxsize=_CACHED_COMPARISONS)
def look_alike(typed: str, meant: str) -> bool:
    """Return whether two folded characters look alike, in Traditional or Simplified form.

    >>> look_alike("往", "住")
    True
    """
    codes = _cangjie_codes()
    return any(
        _codes_alike(left, right) for left in codes.get(typed, ()) for right in codes.get(meant, ())
    )


def _codes_alike(left: str, right: str) -> bool:
    """Return whether two Cangjie codes are similar."""
    short, long = sorted((len(left), len(right)))
    if short < _MIN_CODE_LENGTH or long < _MIN_LONGER_CODE_LENGTH:
        return sorted(left) == sorted(right)
    long_codes = short >= _LONG_CODE_LENGTH
    limit = _MAX_LONG_CODE_DISTANCE if long_codes else _MAX_CODE_DISTANCE
    return OSA.distance(left, right) <= limit


def align(key: str, text: str, cost: SubstitutionCost) -> Alignment:
    """Align a term with the part of a text that it is closest to (semi-global alignment).

    Edits are substitutions, insertions, deletions and swaps of adjacent characters; text before
    and after the part costs nothing.

    Args:
        key: The folded term.
        text: A part of a folded text.
        cost: The cost of substitutions inside the term.
    """
    size = len(key)
    # Each cell has the lowest cost up to there and the start of the aligned part.
    before_previous: Sequence[tuple[float, int]] = ()
    previous = [(0.0, column) for column in range(len(text) + 1)]
    for at, typed in enumerate(key):
        at_edge = at in (0, size - 1)
        extra_cost = _EDGE_EXTRA_COST if at_edge else EXTRA_COST
        current = [(previous[0][0] + extra_cost, 0)]
        for column, meant in enumerate(text, 1):
            if typed == meant:
                best = previous[column - 1]
            else:
                step = cost(typed, meant)
                if at_edge and step == _SUBSTITUTION_COST:
                    step = _EDGE_SUBSTITUTION_COST
                best = (previous[column - 1][0] + step, previous[column - 1][1])
            best = min(best, (previous[column][0] + extra_cost, previous[column][1]))
            best = min(best, (current[-1][0] + MISSING_COST, current[-1][1]))
            if at and column > 1 and typed == text[column - 2] and key[at - 1] == meant:
                best = min(
                    best,
                    (before_previous[column - 2][0] + SWAP_COST, before_previous[column - 2][1]),
                )
            current.append(best)
        before_previous, previous = previous, current
    end = min(range(len(previous)), key=lambda column: (previous[column][0], column))
    return Alignment(previous[end][0], previous[end][1], end)


def substitution_cost(sounds_like: Callable[[str], object]) -> SubstitutionCost:
    """Return a function for the cost of substituting one character for another.

    Args:
        sounds_like: Returns a container with the homophones of a character.
    """

    def cost(typed: str, meant: str) -> float:
        if meant in sounds_like(typed):  # type: ignore[operator]
            return SOUNDALIKE_COST
        return LOOKALIKE_COST if look_alike(typed, meant) else _SUBSTITUTION_COST

    return cost
