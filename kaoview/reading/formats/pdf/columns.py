"""Columns of a page: a run of lines that all leave the same band free is read side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kaoview.reading.formats.pdf.lines import Line

_NARROWEST_GUTTER = 8.0
"""Points of the narrowest gutter between two columns."""
_FEWEST_PAIRS = 5
"""Lines with text on both sides of the gutter, at least; fewer are a table or a letterhead."""
_PAIRED = 0.6
"""The share of lines with text on both sides, at least."""
_BALANCED = 0.55
"""The width of the narrower column beside the wider one, at least: lists of names and figures
have one narrow side."""
_NARROWEST = 90.0
"""Points of the narrowest column."""

Band = tuple[float, float]


def read_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Divide the lines of a page into blocks in reading order.

    Args:
        lines: The lines from top to bottom.

    Returns:
        The blocks: lines across the whole page, or the lines of one column.
    """
    blocks: list[list[Line]] = []
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        gutter, stop = _gutter(lines, at)
        columns = _columns(lines[at:stop], gutter) if gutter else None
        if columns:
            blocks += [whole] if whole else []
            whole = []
            blocks += columns
            at = stop
        else:
            whole.append(lines[at])
            at += 1
    return [*blocks, whole] if whole else blocks


def _gutter(lines: Sequence[Line], start: int) -> tuple[Band | None, int]:
    """Return the band that lines leave free from one line on, and the line where it ends."""
    band: Band | None = None
    at = start
    while at < len(lines):
        narrowed = _narrowed(lines[at], band)
        if narrowed is None:
            break
        band = narrowed
        at += 1
    return band, at


def _narrowed(line: Line, band: Band | None) -> Band | None:
    """Return what a line leaves free of a band (None for a whole page), or None for nothing."""
    left, right = band or (float("-inf"), float("inf"))
    gaps = [(max(left, a.right), min(right, b.left)) for a, b in pairwise(line)]
    if len(line) == 1 and band:
        only = line[0]
        if only.right <= right - 2:
            gaps = [(max(left, only.right), right)]
        elif only.left >= left + 2:
            gaps = [(left, min(right, only.left))]
    gaps = [gap for gap in gaps if gap[1] - gap[0] >= _NARROWEST_GUTTER]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _columns(lines: Sequence[Line], gutter: Band) -> list[list[Line]] | None:
    """Return the two columns of lines, or None where they are no columns."""
    pairs = sum(len(line) > 1 for line in lines)
    if pairs < _FEWEST_PAIRS or pairs < _PAIRED * len(lines):
        return None
    middle = (gutter[0] + gutter[1]) / 2
    left = [tuple(s for s in line if s.right <= middle) for line in lines]
    right = [tuple(s for s in line if s.left >= middle) for line in lines]
    left = [line for line in left if line]
    right = [line for line in right if line]
    if not left or not right:
        return None
    widths = sorted(
        median(sum(s.right - s.left for s in line) for line in c) for c in (left, right)
    )
    if widths[0] <= max(_BALANCED * widths[1], _NARROWEST):
        return None
    return [left, right]
