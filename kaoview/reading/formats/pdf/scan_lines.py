"""The lines of a recognised scan made level: such text stands where the picture has it.

Scanners set word by word, each as high as its characters are drawn, and sheets lie askew. The
words of a line follow one another in the file, each a little above or below the one before, and
a little apart: between two Chinese characters that is no space (資 源).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kaoview.reading.formats.pdf.glyphs import Glyph

_SAME_LINE = 0.6
"""Part of the size by which two glyphs of a line that follow each other differ in height, at most;
lines are at least twice as far apart. The numbers here are chosen by hand."""
_WIDEST_GAP = 3.0
"""Sizes between two words of a line, at most."""
_WIDEST_STRAY = 1.3
"""Sizes of a gap between two words that is no space, at most; a wider one divides a line."""
_HAN = range(0x3400, 0xA000)
"""The code points of Chinese characters."""
_LONG = 10
"""Glyphs of a line that is long enough to show how far the sheet is askew."""


def with_level_lines(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return the glyphs of a recognised page, those of each line on one baseline and together.

    Args:
        glyphs: The page's glyphs in the file's order.
    """
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if lines and _goes_on(lines[-1][-1], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    slope = _slope(lines)
    middle = median(glyph.x for glyph in glyphs) if glyphs else 0.0
    found: list[Glyph] = []
    for line in lines:
        base = median(glyph.base - slope * (glyph.x - middle) for glyph in line)
        level = (glyph._replace(base=base, low=glyph.low + base - glyph.base) for glyph in line)
        found += _together(list(level))
    return tuple(found)


def _together(line: list[Glyph]) -> list[Glyph]:
    """Return a line's glyphs, each Chinese one that a stray gap follows as wide as to close it."""
    for at, (glyph, after) in enumerate(pairwise(line)):
        han = ord(glyph.character) in _HAN and ord(after.character) in _HAN
        if han and 0 < after.left - glyph.right <= _WIDEST_STRAY * max(glyph.size, after.size):
            line[at] = glyph._replace(right=after.left)
    return line


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether a glyph stands on the line of the one before it in the file."""
    size = max(before.size, glyph.size)
    return (
        before.quarter == glyph.quarter == 0
        and glyph.x > before.x
        and glyph.left - before.right <= _WIDEST_GAP * size
        and abs(glyph.base - before.base) <= _SAME_LINE * size
    )


def _slope(lines: Sequence[Sequence[Glyph]]) -> float:
    """Return by how much lines rise for each point to the right."""
    slopes = [
        (line[-1].base - line[0].base) / (line[-1].x - line[0].x)
        for line in lines
        if len(line) >= _LONG
    ]
    return median(slopes) if slopes else 0.0
