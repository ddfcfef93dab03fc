"""The glyphs of a PDF page: characters with their places, as pdfium finds them.

Coordinates are points from the lower left corner of the page as it is shown, rotation applied.
Spaces are no glyphs: programs that make PDFs set them where no space is seen, and leave them out
where one is; ``lines`` finds them anew by the distance of glyphs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

_SPACES = frozenset((0, 10, 13, 32, 0xA0, 0x3000))
_HYPHENS = frozenset((0x02, 0xFFFE, 0xFFFF))
"""Code points that pdfium gives for a hyphen at the end of a line."""
_INVISIBLE = 3
"""PDF's text rendering mode of invisible text, such as the layer of a recognised scan."""
_OUTLINED = 2
"""The mode that fills and strokes: a way to print bold."""
_BOLD = 600
"""The font weight from which a font is bold (400 is regular, 700 bold)."""
_SAME = 1.5
"""Points within which the same character twice is one, printed again to make it bold."""
_EDGE = 1.0
"""Points that a glyph may stand beyond the page's edge, for rounding."""
_LEVEL = 0.1
"""The angle in radians from which a glyph stands at a slant."""


class Glyph(NamedTuple):
    """A character on a page.

    Attributes:
        character: The character as printed.
        left: The left edge of its box.
        right: The right edge.
        x: Where its origin is; glyphs of a line are ordered by it.
        base: The height of its baseline.
        size: The height of its box, about the font's size.
        bold: Whether it is bold.
        slanted: Whether it stands at an angle.
        spaced: Whether the file sets a space before it.
    """

    character: str
    left: float
    right: float
    x: float
    base: float
    size: float
    bold: bool
    slanted: bool
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """What a page prints.

    Attributes:
        glyphs: Its glyphs, in the file's order.
        outside: How many characters stand outside the page.
        invisible: How many characters are invisible, and left out unless there are no others.
        pictures: Whether it has a picture.
    """

    glyphs: tuple[Glyph, ...]
    outside: int
    invisible: int
    pictures: bool = False


Place = Callable[[float, float], tuple[float, float]]
"""Turns a point of the file into one of the page as it is shown."""


def page_place(page: Any) -> tuple[Place, float, float]:
    """Return how a page's points are shown, and its width and height."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    match page.get_rotation():
        case 90:
            return (lambda x, y: (y - bottom, right - x)), height, width
        case 180:
            return (lambda x, y: (right - x, top - y)), width, height
        case 270:
            return (lambda x, y: (top - y, x - left)), height, width
        case _:
            return (lambda x, y: (x - left, y - bottom)), width, height


def read_glyphs(page: Any) -> PageGlyphs:
    """Return the glyphs of a page.

    Args:
        page: A page of pypdfium2.
    """
    visible, outside, invisible = _read(page)
    if not visible and invisible:
        return PageGlyphs(tuple(invisible), outside, len(invisible))
    return PageGlyphs(tuple(visible), outside, len(invisible))


def _characters(raw: Any, count: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the index of each character that a page sets, it, and whether a space is set before."""
    import pypdfium2.raw as pdfium

    high = 0
    spaced = False
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if code in _SPACES:
            spaced = spaced or pdfium.FPDFText_IsGenerated(raw, at) != 1
            continue
        yield at, "-" if code in _HYPHENS else chr(code), spaced
        spaced = False


def _read(page: Any) -> tuple[list[Glyph], int, list[Glyph]]:
    """Return the visible glyphs, the number outside the page, and the invisible ones."""
    import pypdfium2.raw as pdfium

    place, width, height = page_place(page)
    turn = page.get_rotation() * 3.141592653589793 / 180
    text_page = page.get_textpage()
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    visible: list[Glyph] = []
    invisible: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    outside = 0
    last: int | None = None
    mode, slanted, bold = 0, False, False
    for at, character, spaced in _characters(raw, text_page.count_chars()):
        pdfium.FPDFText_GetCharOrigin(raw, at, origin_x, origin_y)
        pdfium.FPDFText_GetLooseCharBox(raw, at, box)
        x, base = place(origin_x.value, origin_y.value)
        if not (-_EDGE <= x <= width + _EDGE and -_EDGE <= base <= height + _EDGE):
            outside += 1
            continue
        key = (character, round(x / _SAME), round(base / _SAME))
        if key in seen:
            continue
        seen.add(key)
        handle = pdfium.FPDFText_GetTextObject(raw, at)
        address = ctypes.addressof(handle.contents) if handle else None
        if address is None or address != last:
            last = address
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
            angle = (pdfium.FPDFText_GetCharAngle(raw, at) + turn) % 6.283185307179586
            slanted = _LEVEL < angle < 6.283185307179586 - _LEVEL
            bold = mode == _OUTLINED or pdfium.FPDFText_GetFontWeight(raw, at) >= _BOLD
        one = place(box.left, box.bottom)
        other = place(box.right, box.top)
        size = abs(one[1] - other[1]) or pdfium.FPDFText_GetFontSize(raw, at) or 1.0
        glyph = Glyph(
            character,
            min(one[0], other[0]),
            max(one[0], other[0]),
            x,
            base,
            size,
            bold,
            slanted,
            spaced,
        )
        (invisible if mode == _INVISIBLE else visible).append(glyph)
    text_page.close()
    return visible, outside, invisible
