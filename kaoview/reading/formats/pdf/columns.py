"""Columns of a page: a run of lines that all leave the same band free is read side by side.

The lines of two columns need not stand at the same heights: a heading in one of them shifts all
that follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kaoview.reading.formats.pdf.lines import Line

_NARROWEST_GUTTER = 8.0
"""Points of the narrowest gutter between two columns."""
_FEWEST_PAIRS = 5
"""Lines with text on both sides of the gutter, at least; fewer are a table or a letterhead."""
_PAIRED = 0.6
"""The share of the shorter column's lines that have one beside them, at least."""
_BALANCED = 0.55
"""The width of the narrower column beside the wider one, at least: lists of names and figures
have one narrow side."""
_NARROWEST = 90.0
"""Points of the narrowest column."""
_LOOKED_AHEAD = 2
"""Lines below the first that may stand beside it; each column has one line at a height."""
_MOST_CLOSING = 2
"""Lines below two columns that are a heading of what follows, at most; chosen by hand."""
_APART = 1.8
"""Times the usual distance by which such a heading stands below."""
_OTHER_SIZE = 1.2
"""Points by which its size differs."""
_BUCKET = 3.0
"""Points within which edges are one."""
_DENSE = 0.4
"""The share of a column's lines that end at its right edge, at least, where it is justified."""

Band = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are read one after the other.

    Attributes:
        lines: The lines, from top to bottom.
        column: Whether they are a column, not lines across the page.
        shift: How far the column stands to the right of the page's first.
        middles: Where white divides it and the columns beside it.
    """

    lines: tuple[Line, ...]
    column: bool = False
    shift: float = 0.0
    middles: tuple[float, ...] = ()


def read_order(lines: Sequence[Line], before: Sequence[float] = ()) -> list[Part]:
    """Divide the lines of a page into parts in reading order.

    Args:
        lines: The lines from top to bottom.
        before: Where white divides the columns that the page before ends with: they go on,
            however few their lines are.
    """
    parts, at = _rest_of_columns(lines, before) if before else ([], 0)
    whole: list[Line] = []
    while at < len(lines):
        gutter, stop = _gutter(lines, at)
        run = lines[at:stop]
        columns = _columns(run, gutter) if gutter else None
        if columns and stop < len(lines):
            kept = len(run) - _closing(run)
            columns = _columns(run[:kept], gutter) if gutter else None
            stop = at + kept
        if columns:
            parts += [Part(tuple(whole))] if whole else []
            whole = []
            parts += columns
            at = stop
        else:
            whole.append(lines[at])
            at += 1
    return [*parts, Part(tuple(whole))] if whole else parts


def _rest_of_columns(lines: Sequence[Line], middles: Sequence[float]) -> tuple[list[Part], int]:
    """Return the columns at the top of a page that are those of the page before, and their end."""
    stop = 0
    while stop < len(lines) and not _crosses(lines[stop], middles):
        stop += 1
    columns = _parts(_divided(lines[:stop], middles), middles)
    return (columns, stop) if len(columns) > 1 else ([], 0)


def _crosses(line: Line, middles: Sequence[float]) -> bool:
    return any(part.left < middle < part.right for part in line for middle in middles)


def _gutter(lines: Sequence[Line], start: int) -> tuple[Band | None, int]:
    """Return the band that lines leave free from one line on, and the line where it ends."""
    band = _first_band(lines, start)
    at = start + 1
    while band and at < len(lines):
        narrowed = _narrowed(lines[at], band)
        if narrowed is None:
            break
        band = narrowed
        at += 1
    return band, at


def _first_band(lines: Sequence[Line], start: int) -> Band | None:
    """Return the widest gap within a line, or between it and one that stands beside it."""
    line = lines[start]
    gaps = [(a.right, b.left) for a, b in pairwise(line)]
    if not gaps:
        for other in lines[start + 1 : start + 1 + _LOOKED_AHEAD]:
            if line[0].base - other[0].base < line[0].size:
                gaps += [(line[-1].right, other[0].left), (other[-1].right, line[0].left)]
    return _widest(gaps)


def _widest(gaps: Iterable[Band]) -> Band | None:
    wide = [gap for gap in gaps if gap[1] - gap[0] >= _NARROWEST_GUTTER]
    return max(wide, key=lambda gap: gap[1] - gap[0], default=None)


def _narrowed(line: Line, band: Band) -> Band | None:
    """Return what a line leaves free of a band, or None for nothing."""
    left, right = band
    if len(line) > 1:
        return _widest((max(left, a.right), min(right, b.left)) for a, b in pairwise(line))
    only = line[0]
    if only.right <= right - 2:
        return _widest([(max(left, only.right), right)])
    return _widest([(left, min(right, only.left))])


def _columns(lines: Sequence[Line], gutter: Band) -> list[Part] | None:
    """Return the columns of lines, or None where they are no columns.

    They are two on both sides of the gutter, unless further white divides all lines.
    """
    middles = _middles(lines) or [(gutter[0] + gutter[1]) / 2]
    columns = _divided(lines, middles)
    shorter, *_, longest = sorted(columns, key=len)
    pairs = _pairs(shorter, longest)
    if pairs < _FEWEST_PAIRS or pairs < _PAIRED * len(shorter):
        return None
    widths = sorted(median(sum(s.right - s.left for s in line) for line in c) for c in columns)
    if widths[0] <= max(_BALANCED * widths[-1], _NARROWEST):
        return None
    return _parts(columns, middles)


def _divided(lines: Sequence[Line], middles: Sequence[float]) -> list[list[Line]]:
    """Return the columns of lines between the middles of the white that divides them."""
    edges = [float("-inf"), *middles, float("inf")]
    return [_between(lines, *edge) for edge in pairwise(edges)]


def _parts(columns: Sequence[Sequence[Line]], middles: Sequence[float]) -> list[Part]:
    """Return columns as parts, those without lines left out."""
    first = columns[0]
    return [
        Part(tuple(column), True, _shift(first, column) if first else 0.0, tuple(middles))
        for column in columns
        if column
    ]


def _between(lines: Sequence[Line], left: float, right: float) -> list[Line]:
    """Return what of lines stands between two places."""
    found = (tuple(s for s in line if s.left >= left and s.right <= right) for line in lines)
    return [line for line in found if line]


def _middles(lines: Sequence[Line]) -> list[float]:
    """Return the middles of the white that divides all lines into three columns or more."""
    columns: list[Band] = []
    for left, right in sorted((s.left, s.right) for line in lines for s in line):
        if columns and left - columns[-1][1] < _NARROWEST_GUTTER:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    if len(columns) <= 2 or min(b - a for a, b in columns) <= _NARROWEST:
        return []
    return [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]


def _pairs(shorter: Sequence[Line], longer: Sequence[Line]) -> int:
    """Return how many lines of one column have one of the other beside them."""
    found = at = 0
    for line in shorter:
        base, size = line[0].base, line[0].size
        while at < len(longer) and longer[at][0].base > base + size:
            at += 1
        found += at < len(longer) and longer[at][0].base > base - size
    return found


def _closing(lines: Sequence[Line]) -> int:
    """Return how many lines at the end are a heading of what follows below both columns."""
    for count in range(1, min(_MOST_CLOSING, len(lines) - 1) + 1):
        before, line = lines[-count - 1], lines[-count]
        if len(line) > 1:
            return 0
        leading = median(a[0].base - b[0].base for a, b in pairwise(lines))
        apart = before[0].base - line[0].base > _APART * max(leading, line[0].size)
        if apart or abs(before[0].size - line[0].size) > _OTHER_SIZE:
            return count
    return 0


def _shift(left: Sequence[Line], right: Sequence[Line]) -> float:
    """Return how far a column stands from the one at the left.

    It is measured at the right edges where both are justified: there most lines end, while the
    left ones differ with their indents.
    """
    ends = [_densest([line[-1].right for line in column]) for column in (left, right)]
    if min(share for _, share in ends) < _DENSE:
        ends = [_densest([line[0].left for line in column]) for column in (left, right)]
    return ends[1][0] - ends[0][0]


def _densest(edges: Sequence[float]) -> tuple[float, float]:
    """Return the edge at which most lines end or begin, and their share."""
    buckets = Counter(round(edge / _BUCKET) for edge in edges)
    bucket, count = buckets.most_common(1)[0]
    return median(edge for edge in edges if round(edge / _BUCKET) == bucket), count / len(edges)
