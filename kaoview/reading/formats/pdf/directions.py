"""Writing that is not level: vertical lines, labels at a right angle, watermarks at a slant.

Glyphs of vertical writing and of labels are turned, so that all that follows reads level lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kaoview.reading.formats.pdf.glyphs import SLANTED, Glyph
from kaoview.reading.formats.pdf.lines import Line, Segment, find_lines

_VERTICAL_SHARE = 0.6
"""The share of glyphs right below the one before in vertical writing, at least."""
_FEWEST_VERTICAL = 20
"""Glyphs of a page that can be told to be written vertically, at least; chosen by hand."""
_SHORTEST_RUN = 4
"""Glyphs below each other that show where vertical lines begin and end; chosen by hand."""
_NEAREST_BELOW, _FARTHEST_BELOW = 0.4, 1.6
"""Sizes between a glyph and the one below it in vertical writing."""
_SIDE_BY_SIDE = 0.001
"""Part of its place across a line by which a glyph follows the one beside it: two digits that
stand side by side in a vertical line are read from left to right."""
_NARROW = 0.75
"""Sizes of the widest glyph of several that stand side by side in a vertical line."""
VERTICAL = (0, 1)
"""The quarters of glyphs in vertical writing: Latin words are turned downward."""


def is_vertical(glyphs: Iterable[Glyph]) -> bool:
    """Tell whether a page is written from top to bottom.

    Args:
        glyphs: Its glyphs in the file's order.
    """
    written = [glyph for glyph in glyphs if glyph.quarter in VERTICAL]
    if len(written) < _FEWEST_VERTICAL:
        return False
    return sum(_is_below(a, b) for a, b in pairwise(written)) > _VERTICAL_SHARE * len(written)


def _is_below(a: Glyph, b: Glyph) -> bool:
    """Tell by their middles whether a glyph stands below another."""
    size = max(a.size, b.size)
    beside = abs(a.left + a.right - b.left - b.right) / 2
    down = a.low + a.size / 2 - b.low - b.size / 2
    return beside < size / 2 and _NEAREST_BELOW * size < down < _FARTHEST_BELOW * size


def vertical_lines(glyphs: Sequence[Glyph], height: float) -> list[Line]:
    """Return the lines of a vertical page from right to left, as if they lay across.

    What stands above and below all vertical lines is level, such as headers and page numbers.

    Args:
        glyphs: The glyphs in the file's order.
        height: The page's height.
    """
    written = [glyph for glyph in glyphs if glyph.quarter in VERTICAL]
    top, bottom = _extent(written)
    above = [glyph for glyph in written if glyph.low >= top]
    below = [glyph for glyph in written if glyph.low + glyph.size <= bottom]
    between = [g for g in written if g.low < top and g.low + g.size > bottom]
    middles = sorted({_middle(g) for g in between if g.right - g.left > _NARROW * g.size})
    turned = [_turned_line(glyph, height, middles) for glyph in between]
    return [*find_lines(above), *find_lines(turned), *find_lines(below)]


def _extent(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Return between which heights glyphs stand below each other."""
    run: list[Glyph] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for glyph in glyphs:
        if run and not _is_below(run[-1], glyph):
            run = []
        run.append(glyph)
        if len(run) >= _SHORTEST_RUN:
            tops.append(run[0].low + run[0].size)
            bottoms.append(glyph.low)
    return max(tops, default=float("inf")), min(bottoms, default=float("-inf"))


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _turned_line(glyph: Glyph, height: float, middles: Sequence[float]) -> Glyph:
    """Return a glyph of a vertical line as if the line lay across.

    Args:
        glyph: The glyph.
        height: The page's height.
        middles: The middles of vertical lines, in order.
    """
    middle = _middle(glyph)
    if not glyph.quarter and glyph.right - glyph.left <= _NARROW * glyph.size:
        at = bisect_left(middles, middle)
        near = min(middles[max(at - 1, 0) : at + 1], key=lambda m: abs(m - middle), default=middle)
        middle = near if abs(near - middle) < glyph.size / 2 else middle
    left = height - glyph.low - glyph.size
    return glyph._replace(
        left=left,
        right=height - glyph.low,
        x=height - glyph.base + glyph.x * _SIDE_BY_SIDE,
        base=middle,
        low=glyph.left,
        size=glyph.right - glyph.left if glyph.quarter else glyph.size,
        quarter=0,
    )


def turned_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of glyphs that are turned by quarters or stand at a slant.

    Args:
        glyphs: Glyphs of any direction but level.
    """
    found = [
        line
        for quarter in (1, 2, 3)
        for line in find_lines(_levelled(glyph) for glyph in glyphs if glyph.quarter == quarter)
    ]
    slanted = [glyph for glyph in glyphs if glyph.quarter == SLANTED]
    return [*found, (_as_printed(slanted),)] if slanted else found


def _levelled(glyph: Glyph) -> Glyph:
    """Return a glyph in coordinates in which it stands level."""
    across = glyph.left, glyph.right, glyph.x
    up = glyph.low, glyph.low + glyph.size, glyph.base
    if glyph.quarter == 1:
        across, up = (-up[1], -up[0], -up[2]), across
    elif glyph.quarter == 2:
        across, up = (-across[1], -across[0], -across[2]), (-up[1], -up[0], -up[2])
    else:
        across, up = up, (-across[1], -across[0], -across[2])
    return glyph._replace(
        left=across[0],
        right=across[1],
        x=across[2],
        base=up[2],
        low=up[0],
        size=(up[1] - up[0]) or glyph.size,
        quarter=0,
    )


def _as_printed(glyphs: Sequence[Glyph]) -> Segment:
    """Return glyphs at a slant as one segment, in the file's order."""
    first = glyphs[0]
    words = "".join((" " if glyph.spaced else "") + glyph.character for glyph in glyphs)
    right = max(glyph.right for glyph in glyphs)
    return Segment(words.strip(), first.left, right, first.base, first.size, first.bold)
