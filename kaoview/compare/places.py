"""The places that a text names: townships and districts, counties and cities, well-known areas."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from kaoview.compare.figures import Figure, FigureKind
from kaoview.paths import data_folder

_LEVELS = "縣市區鄉鎮"
"""Last characters of names that stand without them as well: 岡山 for 岡山區."""
_SHORTEST = 3
"""Fewest characters of a name that may leave out its last one."""


_LONGER_NAME = re.compile("[溪河川寮圳埤厝崙]")
"""Behind a name without its last character: the name of a river or of a smaller place (鳳山溪)."""


def places_of(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """Yield the places in a raw text, in order.

    Args:
        text: The text.
        taken: Spans that stand for something else, in order.
    """
    for match in _pattern().finditer(text):
        first, last = match.span()
        if overlaps((first, last), taken):
            continue
        if match[0][-1] not in _LEVELS and _LONGER_NAME.match(text, last):
            continue
        name = match[0].replace("臺", "台")
        value = name[:-1] if len(name) >= _SHORTEST and name[-1] in _LEVELS else name
        yield Figure(FigureKind.PLACE, (first, last), match[0], value, "")


def overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Return whether a span has characters in common with any of some others.

    Args:
        span: The span.
        others: The others in order, of which none overlaps another one.
    """
    before = bisect_left(others, (span[1], span[1])) - 1
    return before >= 0 and others[before][1] > span[0]


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of all names in data/places.txt, longer ones first, 臺 and 台 alike."""
    lines = (data_folder() / "places.txt").read_text(encoding="utf-8").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    longest = sorted(names, key=lambda name: (-len(name), name))
    # 「擴大社區」 does not mention the district 大社.
    return re.compile(f"(?<!擴)(?:{'|'.join(longest)})".replace("臺", "[臺台]"))
