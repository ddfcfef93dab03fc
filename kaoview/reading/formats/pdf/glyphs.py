"""The glyphs of a PDF page: characters with their places, as pdfium finds them.

Coordinates are points from the lower left corner of the page as it is shown, rotation applied.
Spaces are no glyphs: programs that make PDFs set them where no space is seen, and leave them out
where one is; ``lines`` finds them anew by the distance of glyphs.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
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
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
"""What the names of bold fonts hold; not every file tells their weight."""
_LONGEST_NAME = 128
"""Bytes of a font's name that are looked at."""
_SAME = 1.5
"""Points within which the same character twice is one, printed again to make it bold."""
_EDGE = 1.0
"""Points that a glyph may stand beyond the page's edge, for rounding."""
_LEVEL = 0.1
"""The angle in radians from which a glyph stands at a slant."""
_QUARTER = math.pi / 2
SLANTED = -1
"""The ``quarter`` of a glyph that stands at a slant, such as a watermark."""


class Glyph(NamedTuple):
    """A character on a page.

    Attributes:
        character: The character as printed.
        left: The left edge of its box.
        right: The right edge.
        x: Where its origin is; glyphs of a line are ordered by it.
        base: The height of its baseline.
        low: The lower edge of its box.
        size: The height of its box, about the font's size.
        bold: Whether it is bold.
        quarter: How many quarters it is turned clockwise, or ``SLANTED``.
        spaced: Whether the file sets a space before it.
    """

    character: str
    left: float
    right: float
    x: float
    base: float
    low: float
    size: float
    bold: bool
    quarter: int = 0
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """What a page prints.

    Attributes:
        glyphs: Its glyphs, in the file's order.
        outside: How many characters stand outside the page.
        invisible: How many characters are invisible, and left out unless there are no others.
        width: The page's width, as it is read.
        height: Its height.
        place: How its points are read.
    """

    glyphs: tuple[Glyph, ...]
    outside: int
    invisible: int
    width: float
    height: float
    place: Place


Place = Callable[[float, float], tuple[float, float]]
"""Turns a point of the file into one of the page as it is shown."""


def _page_place(page: Any, rotation: int) -> tuple[Place, float, float]:
    """Return where a page's points are when it is turned clockwise, and its width and height."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    match rotation:
        case 90:
            return (lambda x, y: (y - bottom, right - x)), height, width
        case 180:
            return (lambda x, y: (right - x, top - y)), width, height
        case 270:
            return (lambda x, y: (top - y, x - left)), height, width
        case _:
            return (lambda x, y: (x - left, y - bottom)), width, height


def read_glyphs(page: Any) -> PageGlyphs:
    """Return the glyphs of a page, turned so that most of them stand upright.

    Programs print tables that are wider than the paper at a right angle to it.

    Args:
        page: A page of pypdfium2.
    """
    rotation = _rotation(page)
    found = _read(page, rotation)
    for quarter, count in Counter(glyph.quarter for glyph in found.glyphs).items():
        if quarter > 0 and count * 2 > len(found.glyphs):
            return _read(page, (rotation - quarter * 90) % 360)
    return found


def _characters(raw: Any, count: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the index of each character that a page sets, it, and whether a space is set before."""
    import pypdfium2.raw as pdfium

    high = 0
    spaced = False
    code_at = pdfium.FPDFText_GetUnicode  # called for each of a million characters
    for at in range(count):
        code = code_at(raw, at)
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


def _rotation(page: Any) -> int:
    """Return a page's rotation in degrees; 0 for a page so broken that pdfium knows none."""
    try:
        rotation: int = page.get_rotation()
    except KeyError:  # older pdfium has -1 for it, which is no number of quarters
        return 0
    return rotation


def _read(page: Any, rotation: int) -> PageGlyphs:
    """Return the glyphs of a page that is turned clockwise by some degrees."""
    import pypdfium2.raw as pdfium

    place, width, height = _page_place(page, rotation)
    turn = math.radians(rotation)
    text_page = page.get_textpage()
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    visible: list[Glyph] = []
    invisible: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    outside = 0
    last: int | None = None
    is_bold = _BoldFonts()
    mode, quarter, bold = 0, 0, False
    origin_of, box_of = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
    text_of, address_of = pdfium.FPDFText_GetTextObject, ctypes.addressof
    for at, character, spaced in _characters(raw, text_page.count_chars()):
        origin_of(raw, at, origin_x, origin_y)
        box_of(raw, at, box)
        x, base = place(origin_x.value, origin_y.value)
        if not (-_EDGE <= x <= width + _EDGE and -_EDGE <= base <= height + _EDGE):
            outside += 1
            continue
        key = (character, round(x / _SAME), round(base / _SAME))
        if key in seen:
            continue
        seen.add(key)
        handle = text_of(raw, at)
        address = address_of(handle.contents) if handle else None
        if address is None or address != last:
            last = address
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
            quarter = _quarter(pdfium.FPDFText_GetCharAngle(raw, at) + turn)
            bold = mode == _OUTLINED or is_bold(raw, at, handle)
        left, low = place(box.left, box.bottom)
        right, high = place(box.right, box.top)
        if right < left:
            left, right = right, left
        if high < low:
            low, high = high, low
        size = high - low or pdfium.FPDFText_GetFontSize(raw, at) or 1.0
        glyph = Glyph(character, left, right, x, base, low, size, bold, quarter, spaced)
        (invisible if mode == _INVISIBLE else visible).append(glyph)
    text_page.close()
    glyphs = tuple(visible or invisible)
    return PageGlyphs(glyphs, outside, len(invisible), width, height, place)


class _BoldFonts:
    """Tells whether a text's font is bold, by its weight or its name; each font is asked once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def __call__(self, raw: Any, at: int, handle: Any) -> bool:
        """Tell it of the character at an index and the text object that holds it."""
        import pypdfium2.raw as pdfium

        font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._known:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            pdfium.FPDFText_GetFontInfo(raw, at, name, _LONGEST_NAME, None)
            heavy = pdfium.FPDFText_GetFontWeight(raw, at) >= _BOLD
            self._known[address] = heavy or bool(_BOLD_NAME.search(name.value))
        return self._known[address]


def _quarter(angle: float) -> int:
    """Return how many quarters an angle is, or ``SLANTED`` where it is between two."""
    quarter = round(angle / _QUARTER)
    return quarter % 4 if abs(angle - quarter * _QUARTER) <= _LEVEL else SLANTED
