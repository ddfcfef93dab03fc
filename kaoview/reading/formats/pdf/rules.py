"""The rules of a PDF page: the straight lines that tables are drawn with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from kaoview.reading.formats.pdf.glyphs import Place

_THICKEST = 2.5
"""Points of the thickest rule; a box that is thicker is a box."""
_SHORTEST_ACROSS = 8.0
_SHORTEST_DOWN = 4.0
"""Points of the shortest rules; underlines of single characters are shorter."""
_STRAIGHT = 1.0
"""Points that the ends of a straight line may differ by."""
_BOX_SEGMENTS = 6
"""Segments of a path that is a box, at most; with more, it is a drawing of lines."""
_MOST_SEGMENTS = 4000
"""Segments of a path that are looked at; maps and charts have more. Chosen by hand."""
_DEEPEST = 4
"""Forms within forms that are looked into; chosen by hand."""
_MOST_RULES = 4000
"""Rules of a page that are looked at; a page with more is a map or a chart."""


class Rule(NamedTuple):
    """A rule: from ``start`` to ``stop``, at ``at`` on the other axis."""

    start: float
    stop: float
    at: float


class Rules(NamedTuple):
    """The rules of a page: those across (at a height) and those down (at an x)."""

    across: list[Rule]
    down: list[Rule]


def read_rules(page: Any, place: Place) -> Rules:
    """Return the rules of a page.

    Args:
        page: A page of pypdfium2.
        place: How its points are shown.
    """
    found = Rules([], [])
    for one, other in _strokes(page):
        _add(found, place(*one), place(*other))
        if len(found.across) + len(found.down) > _MOST_RULES:
            return Rules([], [])
    return found


def has_picture(page: Any) -> bool:
    """Tell whether a page holds a picture."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page.raw)
    objects = (pdfium.FPDFPage_GetObject(page.raw, at) for at in range(min(count, _MOST_SEGMENTS)))
    return any(pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_IMAGE for each in objects)


Point = tuple[float, float]


def _add(rules: Rules, one: Point, other: Point) -> None:
    """Add a straight line, or a box so thin that it is one."""
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    if top - bottom <= _THICKEST and right - left > _SHORTEST_ACROSS:
        rules.across.append(Rule(left, right, (bottom + top) / 2))
    elif right - left <= _THICKEST and top - bottom > _SHORTEST_DOWN:
        rules.down.append(Rule(bottom, top, (left + right) / 2))


def _strokes(page: Any) -> Iterator[tuple[Point, Point]]:
    """Yield the two ends of each straight line of a page's paths, in the file's points."""
    import pypdfium2.raw as pdfium

    waiting: list[tuple[Any, int]] = []
    count = pdfium.FPDFPage_CountObjects(page.raw)
    waiting += [(pdfium.FPDFPage_GetObject(page.raw, at), 0) for at in range(count)]
    while waiting:
        handle, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            parts = pdfium.FPDFFormObj_CountObjects(handle)
            waiting += [
                (pdfium.FPDFFormObj_GetObject(handle, at), depth + 1) for at in range(parts)
            ]
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path(pdfium, handle)


def _path(pdfium: Any, handle: Any) -> Iterator[tuple[Point, Point]]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    low, high = (left.value, bottom.value), (right.value, top.value)
    wide, tall = high[0] - low[0], high[1] - low[1]
    segments = pdfium.FPDFPath_CountSegments(handle)
    if wide <= _THICKEST or tall <= _THICKEST:
        yield low, high
    elif segments <= _BOX_SEGMENTS:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
        if stroke.value:
            corners = (low, (high[0], low[1]), high, (low[0], high[1]))
            yield from zip(corners, (*corners[1:], low), strict=True)
    else:
        yield from _segments(pdfium, handle, min(segments, _MOST_SEGMENTS))


def _segments(pdfium: Any, handle: Any, count: int) -> Iterator[tuple[Point, Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    before: Point | None = None
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        drawn = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if drawn and before is not None:
            straight = min(abs(point[0] - before[0]), abs(point[1] - before[1])) < _STRAIGHT
            if straight:
                yield before, point
        before = point
