"""Glyphs to lines: which glyphs stand on one baseline, and where a line has a gap."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kaoview.reading.formats.pdf.glyphs import Glyph

_SAME_LINE = 0.35
"""Part of the size by which the baselines of one line differ at most (raised figures)."""
_SEGMENT_GAP = 1.36
"""Gap in sizes that divides a line into segments: 1.6 of a character's width, which is about
0.85 of its box's height. Measured on two-column pages and headings with letter-spacing."""
_LATIN_GAP = 0.22
_HAN_GAP = 0.44
_SET_GAP = 0.1
"""Gap in sizes that is a space: between two Latin letters or digits, between others, and between
two Latin ones where the file sets one."""
_FIRST_WIDE = 0x2E80
"""The first code point of characters as wide as Chinese ones."""
_RECENT = 4
"""Lines that a glyph may still belong to when glyphs come from top to bottom."""


class Segment(NamedTuple):
    """Glyphs of one line without a wide gap.

    Attributes:
        text: Their characters, with spaces.
        left: Its left edge.
        right: Its right edge.
        base: The height of its baseline.
        size: The size of most of its glyphs.
        bold: Whether most are bold.
        em: The width of most of its Chinese characters, or 0 where it has none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    em: float = 0.0


Line = tuple[Segment, ...]
"""The segments of one baseline, from left to right; never empty."""


def line_text(line: Line) -> str:
    """Return the characters of a line, its segments separated by spaces."""
    return " ".join(segment.text for segment in line)


def find_lines(glyphs: Iterable[Glyph], segment_gap: float = _SEGMENT_GAP) -> list[Line]:
    """Return the lines of a page or a part of it, from top to bottom.

    Args:
        glyphs: Its glyphs in any order.
        segment_gap: The gap that divides a line, in sizes.
    """
    rows: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        own_base, own_size = glyph.base, glyph.size
        for base, size, row in rows[-_RECENT:]:
            if base - own_base <= _SAME_LINE * (size if size < own_size else own_size):
                row.append(glyph)
                break
        else:
            rows.append((own_base, own_size, [glyph]))
    return [_line(row, segment_gap) for _, _, row in rows]


def _line(glyphs: list[Glyph], gap: float) -> Line:
    glyphs.sort(key=lambda g: g.x)
    groups = [[glyphs[0]]]
    for glyph in glyphs[1:]:
        before = groups[-1][-1]
        apart = glyph.left - before.right
        if apart > gap * glyph.size or apart > gap * before.size:
            groups.append([glyph])
        else:
            groups[-1].append(glyph)
    base = glyphs[0].base
    return tuple(_segment(group, base) for group in groups)


def _segment(glyphs: Sequence[Glyph], base: float) -> Segment:
    text = glyphs[0].character
    for before, glyph in pairwise(glyphs):
        text += (" " if _is_space(before, glyph) else "") + glyph.character
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    widths = Counter(
        round(glyph.right - glyph.left, 1)
        for glyph in glyphs
        if ord(glyph.character) >= _FIRST_WIDE
    )
    return Segment(
        text,
        glyphs[0].left,
        glyphs[-1].right,
        base,
        sizes.most_common(1)[0][0],
        sum(glyph.bold for glyph in glyphs) * 2 > len(glyphs),
        widths.most_common(1)[0][0] if widths else 0.0,
    )


def _is_space(before: Glyph, after: Glyph) -> bool:
    gap = after.left - before.right
    if gap <= _SET_GAP * after.size:  # nearly all glyphs
        return False
    size = max(before.size, after.size)
    if ord(before.character) < _FIRST_WIDE and ord(after.character) < _FIRST_WIDE:
        return gap > (_SET_GAP if after.spaced else _LATIN_GAP) * size
    marks = unicodedata.category(before.character)[0] + unicodedata.category(after.character)[0]
    return gap > _HAN_GAP * size and "P" not in marks
