"""Running headers, footers and page numbers: lines at the edge of pages that are repeated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.formats.pdf.lines import Line, Segment, line_text
from kaoview.reading.numbering import clear_marker

_TOP = 0.85
_BOTTOM = 0.13
"""The parts of a page's height above and below which headers and footers stand."""
_EDGE_LINES = 5
"""Lines from the top and from the bottom that are looked at."""
_BANDS = 40
"""Bands of a page's height within which a repeated line stands."""
_SHARE = 0.25
_MOST_NEEDED = 6
"""A line is repeated if it stands on a quarter of the pages, or on six."""
_NUMBERS = re.compile(r"[0-9０-９一二三四五六七八九十〇零百ivxlcIVXLC]+")
_PAGE_NUMBER = re.compile(
    r"[-–—－~～(（〔\[]?#[-–—－~～)）〕\]]?|第#頁|第#頁[，,、/／]?[共全]#頁|#[/／]#|Page#(?:of#)?|P\.?#|"
    r"[-–—－]?#[-–—－]#[-–—－]?"
)

_FEWEST_ALIKE = 2
"""Headers at one height, at least, by which a line at that height is one as well."""
_SAME_HEIGHT = 1.0
_SAME_SIZE = 0.6
"""Points within which two headers stand at one height, and are of one size."""

Place = tuple[int, int]
"""A page (from 0) and the index of a line on it."""


def find_edges(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> dict[Place, LineRole]:
    """Return the lines that are headers, footers or page numbers.

    Args:
        pages: The lines of each page from top to bottom.
        heights: The height of each page.
    """
    keys: dict[Place, tuple[str, int]] = {}
    found_on: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        first = range(min(_EDGE_LINES, len(lines)))
        last = range(max(0, len(lines) - _EDGE_LINES), len(lines))
        if not height:  # a broken file may say so; such a page has no edges
            continue
        for at in sorted({*first, *last}):
            where = lines[at][0].base / height
            if where > _TOP or where < _BOTTOM:
                words = _shape(line_text(lines[at]))
                band = round(where * _BANDS)
                keys[page, at] = words, band
                for near in (band - 1, band, band + 1):
                    found_on[words, near].add(page)
    needed = max(2, min(len(pages) * _SHARE, _MOST_NEEDED))
    roles: dict[Place, LineRole] = {}
    for place, key in keys.items():
        times = len(found_on[key])
        if _PAGE_NUMBER.fullmatch(key[0]):
            if times >= 2 or _is_alone(pages[place[0]], place[1]):
                roles[place] = LineRole.PAGE_NUMBER
        elif times >= needed:
            top = pages[place[0]][place[1]][0].base > heights[place[0]] / 2
            roles[place] = LineRole.HEADER if top else LineRole.FOOTER
    return {**_at_known_heights(pages, roles), **roles}


def _at_known_heights(
    pages: Sequence[Sequence[Line]], roles: Mapping[Place, LineRole]
) -> dict[Place, LineRole]:
    """Return the lines outside the text that stand where other pages have a header or footer.

    Pages with even and odd numbers may have headers of their own, and a part of the document one
    that is not repeated.
    """
    known = {
        role: [pages[page][at][0] for (page, at), own in roles.items() if own is role]
        for role in (LineRole.HEADER, LineRole.FOOTER)
    }
    found: dict[Place, LineRole] = {}
    for page, lines in enumerate(pages):
        for role, at in ((LineRole.HEADER, 0), (LineRole.FOOTER, len(lines) - 1)):
            if len(lines) > 1:
                alike = sum(_stands_like(lines[at][0], other) for other in known[role])
                if alike >= _FEWEST_ALIKE:
                    found[page, at] = role
    return found


def _stands_like(one: Segment, other: Segment) -> bool:
    """Tell whether a line stands at the height of another, in the same size."""
    alike = one.em == other.em if one.em and other.em else abs(one.size - other.size) < _SAME_SIZE
    return alike and abs(one.base - other.base) < _SAME_HEIGHT


def is_page_number(text: str) -> bool:
    """Tell whether a line is nothing but a page number, in one of the usual forms."""
    return bool(_PAGE_NUMBER.fullmatch(_shape(text)))


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the last or first of a page that has others."""
    return len(lines) > 1 and at in (0, len(lines) - 1)


def _shape(text: str) -> str:
    """Return a line without spaces, its numbers replaced by one sign.

    The number that an item begins with stays: 一、 and 二、 are not one header with two numbers.
    """
    words = "".join(text.split())
    marker = clear_marker(words)
    start = marker.length if marker and marker.length < len(words) else 0
    return words[:start] + _NUMBERS.sub("#", words[start:])
