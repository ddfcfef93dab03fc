"""Lines of a PDF with their places: what paragraphs, cells and headings are found from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kaoview.reading.formats.pdf.lines import Line

_SPACE = 2.2
"""Gap in sizes that stands for several spaces between the parts of a line."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the text, with its page.

    Attributes:
        text: Its characters.
        left: Its left edge.
        right: Its right edge.
        base: The height of its baseline.
        size: Its size.
        bold: Whether it is bold.
        page: Its page, from 1.
        em: The width of its Chinese characters, or 0 where it has none.
        shift: How far its column stands to the right of the page's first; its edges are told as
            if it stood in the first.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    em: float = 0.0
    shift: float = 0.0


def placed(line: Line, page: int, shift: float = 0.0) -> PlacedLine:
    """Return a line as a whole, wide gaps between its segments as spaces.

    Args:
        line: The line.
        page: Its page, from 1.
        em: The width of its Chinese characters, or 0 where it has none.
        shift: How far its column stands to the right of the page's first.
    """
    text = line[0].text
    for before, segment in pairwise(line):
        gap = segment.left - before.right
        text += ("　" if gap > _SPACE * segment.size else " ") + segment.text
    first = line[0]
    left, right = first.left - shift, line[-1].right - shift
    return PlacedLine(text, left, right, first.base, first.size, first.bold, page, first.em, shift)
