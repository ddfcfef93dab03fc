"""Slips of the hand: how far a typed term is from what stands in a text.

Characters that sound or look alike are taken for each other more readily than others. Looks are
told by Cangjie codes, which spell a character by its parts (住 oyg, 往 hoyg).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from kaoview.paths import data_folder
from kaoview.text.fold import fold_key, traditional_of

LOOKS_ALIKE = 0.5
SOUNDS_ALIKE = 0.45
_OTHER = 0.95
_OTHER_AT_EDGE = 1.15
_TOO_MUCH = 1.0
_TOO_MUCH_AT_EDGE = 1.3
_LEFT_OUT = 0.7
_SWAPPED = 0.6
_LONG_CODE = 5

Cost = Callable[[str, str], float]
"""What it costs to take the first character, as typed, for the second."""


class Alignment(NamedTuple):
    """The part of a text that a term comes closest to, and what lies between them."""

    cost: float
    start: int
    end: int


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Read data/shapes.txt: the codes of everything that folds to a character."""
    lines = (data_folder() / "shapes.txt").read_text(encoding="utf-8").splitlines()
    codes = dict(line.split() for line in lines if not line.startswith("#"))
    folded: dict[str, tuple[str, ...]] = {}
    for character in dict.fromkeys(map(fold_key, codes)):
        names = (*traditional_of(character), character)
        folded[character] = tuple(codes[each] for each in names if each in codes)
    return folded


@lru_cache(maxsize=65536)
def look_alike(typed: str, meant: str) -> bool:
    """Return whether two folded characters look alike, in Traditional or Simplified form.

    >>> look_alike("往", "住")
    True
    """
    codes = _codes()
    return any(
        _alike(left, right) for left in codes.get(typed, ()) for right in codes.get(meant, ())
    )


def _alike(left: str, right: str) -> bool:
    short, long = sorted((len(left), len(right)))
    if short < 2 or long < 3:
        return sorted(left) == sorted(right)
    return OSA.distance(left, right) <= (2 if short >= _LONG_CODE else 1)


def align(key: str, text: str, cost: Cost) -> Alignment:
    """Find the part of a text that a term is closest to.

    Characters may be taken for others, left out, added, or swapped with their neighbour; what
    stands before and after the part costs nothing (a semi-global alignment).

    Args:
        key: The folded term.
        text: A piece of a folded text.
        cost: What taking one character for another costs, inside the term.
    """
    size = len(key)
    older: Sequence[tuple[float, int]] = ()
    above = [(0.0, place) for place in range(len(text) + 1)]
    for at, typed in enumerate(key):
        edge = at in (0, size - 1)
        added = _TOO_MUCH_AT_EDGE if edge else _TOO_MUCH
        row = [(above[0][0] + added, 0)]
        for place, meant in enumerate(text, 1):
            if typed == meant:
                best = above[place - 1]
            else:
                step = cost(typed, meant)
                if edge and step == _OTHER:
                    step = _OTHER_AT_EDGE
                best = (above[place - 1][0] + step, above[place - 1][1])
            best = min(best, (above[place][0] + added, above[place][1]))
            best = min(best, (row[-1][0] + _LEFT_OUT, row[-1][1]))
            if at and place > 1 and typed == text[place - 2] and key[at - 1] == meant:
                best = min(best, (older[place - 2][0] + _SWAPPED, older[place - 2][1]))
            row.append(best)
        older, above = above, row
    end = min(range(len(above)), key=lambda place: (above[place][0], place))
    return Alignment(above[end][0], above[end][1], end)


def plain_cost(sounds_like: Callable[[str], object]) -> Cost:
    """Return the usual cost of taking one character for another.

    Args:
        sounds_like: Returns the characters that sound like one, as a container.
    """

    def cost(typed: str, meant: str) -> float:
        if meant in sounds_like(typed):  # type: ignore[operator]
            return SOUNDS_ALIKE
        return LOOKS_ALIKE if look_alike(typed, meant) else _OTHER

    return cost
