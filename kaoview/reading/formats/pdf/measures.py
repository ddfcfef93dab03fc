"""How the lines of a column or a table cell are set, measured on themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from kaoview.reading.formats.pdf.placed_lines import PlacedLine

_CHARACTER = 0.82
"""The width of a Chinese character in sizes (heights of glyph boxes). Measured on PDFs made by
Word, LibreOffice and Distiller: 0.74 to 0.88."""
_BUCKET = 3.0
"""Points within which right edges are one."""
_FEWEST_AT_EDGE = 0.12
"""The share of lines that end at the right edge, at least: hanging punctuation stands beyond it."""
_WIDEST_HANGING = 1.5
"""Characters by which a line may stand beyond the right edge: one mark, and some spare room."""
_WIDEST_PADDING = 8.0
"""Points between a rule and the text of a cell that is not indented, at most; chosen by hand."""
_FEWEST_MEASURED = 3.0
"""Characters of a line by which their width is measured, at least."""
_TALLEST_GAP = 4.0
"""Sizes between two lines that still tell the usual distance."""
NARROWEST_INDENT = 0.8
"""Characters of the narrowest indent of a first line."""
_MOSTLY = 0.6
"""The share of lines at an indent with the next one further left that makes it one of first
lines; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How lines are set.

    Attributes:
        width: The width of a Chinese character.
        left: The leftmost edge.
        right: How far lines may reach.
        leading: The usual distance of two lines.
        indents: The left edges of first lines, in buckets.
        in_cell: Whether they stand in a cell.
    """

    width: float
    left: float
    right: float
    leading: float
    indents: frozenset[int]
    in_cell: bool


def measure(lines: Sequence[PlacedLine], cell: tuple[float, float] | None) -> Measures:
    """Measure how lines are set.

    Args:
        lines: The lines of one column in reading order, or of one table cell.
        cell: The left and right rule of the cell, or None where it is no cell.
    """
    width = _printed_width(lines) if cell is None else _character_width(lines)
    return Measures(
        width,
        min(line.left for line in lines),
        _right_edge(lines, width) if cell is None else _cell_edge(lines, cell),
        _leading(lines),
        _first_indents(lines, width) if cell is None else frozenset(),
        cell is not None,
    )


def _printed_width(lines: Sequence[PlacedLine]) -> float:
    """Return the width of a Chinese character; by the usual height where lines have none."""
    widths = [line.em for line in lines if line.em]
    return median(widths) if widths else median(line.size for line in lines) * _CHARACTER


def _character_width(lines: Sequence[PlacedLine]) -> float:
    """Return the width of a Chinese character, measured on lines that are long enough."""
    widths = [
        (line.right - line.left) / wide
        for line in lines
        if (wide := sum(0.5 if c.isascii() else 1.0 for c in line.text)) >= _FEWEST_MEASURED
    ]
    return median(widths) if widths else median(line.size for line in lines) * _CHARACTER


def _right_edge(lines: Sequence[PlacedLine], width: float) -> float:
    """Return the densest right edge: hanging punctuation may stand beyond it.

    Where more than a few lines go on further than that, such as in a list of short lines of
    which two end at one place by chance, the longest line is the only one that tells.
    """
    widest = max(line.right for line in lines)
    buckets = Counter(round(line.right / _BUCKET) for line in lines)
    fewest = max(2, len(lines) * _FEWEST_AT_EDGE)
    dense = [bucket for bucket, count in buckets.items() if count >= fewest]
    if not dense:
        return widest
    edge = max(dense) * _BUCKET + _BUCKET / 2
    beyond = sum(line.right > edge + _WIDEST_HANGING * width for line in lines)
    return widest if beyond >= fewest else edge


def _cell_edge(lines: Sequence[PlacedLine], cell: tuple[float, float]) -> float:
    """Return how far lines may reach in a cell: as near to its right rule as to the left one."""
    left, right = cell
    padding = max(0.0, min(line.left for line in lines) - left)
    widest = max(line.right for line in lines)
    return max(widest, right - min(padding, _WIDEST_PADDING))


def _leading(lines: Sequence[PlacedLine]) -> float:
    """Return the usual distance of two lines."""
    size = median(line.size for line in lines)
    gaps = [
        a.base - b.base
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.base - b.base < _TALLEST_GAP * size
    ]
    return median_low(gaps) if gaps else size * 1.5


def bucket(line: PlacedLine) -> int:
    """Return the bucket of a line's left edge, as in ``Measures.indents``."""
    return round(line.left / _BUCKET)


def _first_indents(lines: Sequence[PlacedLine], width: float) -> frozenset[int]:
    """Return the left edges of lines that most often are followed by lines further left."""
    followed: Counter[int] = Counter()
    further_left: Counter[int] = Counter()
    for line, below in pairwise(lines):
        followed[bucket(line)] += 1
        further_left[bucket(line)] += line.left - below.left > NARROWEST_INDENT * width
    return frozenset(
        at for at, count in further_left.items() if count >= max(2, _MOSTLY * followed[at])
    )
