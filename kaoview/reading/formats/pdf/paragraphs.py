"""Where paragraphs end, by the geometry of lines: right edge, indent, distance, size.

Text in Chinese fills its lines, so a line that ends before the right edge although the next
character would have fitted ends its paragraph. A full line ends one where the next line stands
further below than usual, is of another size, or is indented like a first line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from kaoview.reading.formats.pdf.lines import Line
from kaoview.reading.numbering import clear_marker, first_marker

_CHARACTER = 0.82
"""The width of a Chinese character in sizes (heights of glyph boxes). Measured on PDFs made by
Word, LibreOffice and Distiller: 0.74 to 0.88."""
_SPACE = 2.2
"""Gap in sizes that stands for several spaces between the parts of a line."""
_BUCKET = 3.0
"""Points within which right edges are one."""
_FEWEST_AT_EDGE = 0.12
"""The share of lines that end at the right edge, at least: hanging punctuation stands beyond it."""
_FAR_BELOW = 1.45
_FURTHER_BELOW = 0.6
"""A line that stands this many times the usual distance below, or this many sizes more than it,
begins a paragraph."""
_OTHER_SIZE = 1.2
"""Points by which the size of another paragraph differs."""
_ROOM = 0.6
"""Characters of room that a full line may still have (justified text, punctuation)."""
_ROOM_IN_CELL = 0.05
"""The same in a cell, whose right edge is known by its rule."""
_AUTOSPACE = 0.25
"""Characters of space that word processors set between Latin and Chinese ones."""
_WIDEST_PADDING = 8.0
"""Points between a rule and the text of a cell that is not indented, at most; chosen by hand."""
_FEWEST_MEASURED = 3.0
"""Characters of a line by which their width is measured, at least."""
_TALLEST_GAP = 4.0
"""Sizes between two lines that still tell the usual distance."""
_INDENT = 0.8
"""Characters of the narrowest indent of a first line."""
_MOSTLY = 0.6
"""The share of lines at an indent with the next one further left that makes it one of first
lines; chosen by hand."""
_FINAL = "。！？；：!?;:」』）)"
_SENTENCE_END = "。！？："
_NEVER_FIRST = "，。、；：！？」』）)》〉”％%"
"""Punctuation that may not begin a line: it takes the character before with it."""
_NEVER_LAST = "（「『《〈【“"
"""Punctuation that may not end a line: it goes with the character after it."""
_PAUSE = re.compile(r"[。；：，]")
"""Punctuation after which a list within a paragraph may begin or go on."""
_WORD = re.compile(r"[!-~]+|.")


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


def group_paragraphs(
    lines: Sequence[PlacedLine], cell: tuple[float, float] | None = None
) -> Iterator[list[PlacedLine]]:
    """Yield the lines of each paragraph.

    Args:
        lines: The lines of one column in reading order, or of one table cell.
        cell: The left and right rule of the cell, or None where it is no cell.
    """
    if not lines:
        return
    in_cell = cell is not None
    width = _character_width(lines) if in_cell else _printed_width(lines)
    edge = _right_edge(lines) if cell is None else _cell_edge(lines, cell)
    leading = _leading(lines)
    indents = frozenset[int]() if in_cell else _first_indents(lines, width)
    group = [lines[0]]
    for line in lines[1:]:
        if _begins(group, line, width, edge, leading, indents, in_cell=in_cell):
            yield group
            group = [line]
        else:
            group.append(line)
    yield group


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


def _right_edge(lines: Sequence[PlacedLine]) -> float:
    """Return the densest right edge: hanging punctuation may stand beyond it."""
    widest = max(line.right for line in lines)
    buckets = Counter(round(line.right / _BUCKET) for line in lines)
    fewest = max(2, len(lines) * _FEWEST_AT_EDGE)
    dense = [bucket for bucket, count in buckets.items() if count >= fewest]
    return max(dense) * _BUCKET + _BUCKET / 2 if dense else widest


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


def _bucket(line: PlacedLine) -> int:
    return round(line.left / _BUCKET)


def _first_indents(lines: Sequence[PlacedLine], width: float) -> frozenset[int]:
    """Return the left edges of lines that most often are followed by lines further left."""
    followed: Counter[int] = Counter()
    further_left: Counter[int] = Counter()
    for line, below in pairwise(lines):
        followed[_bucket(line)] += 1
        further_left[_bucket(line)] += line.left - below.left > _INDENT * width
    return frozenset(
        at for at, count in further_left.items() if count >= max(2, _MOSTLY * followed[at])
    )


def _begins(
    group: Sequence[PlacedLine],
    line: PlacedLine,
    width: float,
    edge: float,
    leading: float,
    indents: frozenset[int],
    *,
    in_cell: bool,
) -> bool:
    """Tell whether a line begins a paragraph after the group of lines before it."""
    before = group[-1]
    room = (edge - before.right) / width
    needed = _first_width(line.text) + _space_between(before.text[-1], line.text[0])
    if room >= needed + (_ROOM_IN_CELL if in_cell else _ROOM):
        return True
    if before.page == line.page and before.base > line.base:
        gap = before.base - line.base
        if gap > max(_FAR_BELOW * leading, leading + _FURTHER_BELOW * line.size):
            return True
    if _is_other_size(before, line):
        return True
    other_print = line.bold != before.bold and not in_cell
    if other_print and (len(group) == 1 or before.text.endswith(tuple(_SENTENCE_END))):
        return True
    if len(group) == 1 and _bucket(before) in indents and _bucket(line) in indents:
        return before.text.endswith(tuple(_SENTENCE_END))  # a paragraph of one full line
    return _is_indented_like_first(group, line, width)


def _space_between(last: str, first: str) -> float:
    """Return the space that programs set between a Latin and a Chinese character."""
    mixed = last.isalnum() and first.isalnum() and last.isascii() != first.isascii()
    return _AUTOSPACE if mixed else 0.0


def _is_other_size(one: PlacedLine, other: PlacedLine) -> bool:
    """Tell whether two lines differ in size: in height, and in width where it is known.

    Neither does alone: heights are those of the shapes in some fonts, and justified lines are
    stretched.
    """
    wider = abs(one.em - other.em) > _OTHER_SIZE or not (one.em and other.em)
    return wider and abs(one.size - other.size) > _OTHER_SIZE


def _is_indented_like_first(group: Sequence[PlacedLine], line: PlacedLine, width: float) -> bool:
    """Tell by the indents whether a line begins a paragraph although the one before is full."""
    first, before = group[0], group[-1]
    rest = group[1].left if len(group) > 1 else None
    marked = first_marker(line.text) is not None
    at_first = line.left - first.left
    ends = before.text[-1]
    if marked:
        hanging = rest is not None and rest > first.left + 0.6 * width
        if at_first <= 0.6 * width and (rest is None or hanging or ends in _FINAL):
            return clear_marker(line.text) is not None or ends in _FINAL
        apart = rest is None or abs(line.left - rest) > 0.5 * width
        if (ends in _FINAL and apart) or (ends in _SENTENCE_END and _begins_list(group, line.text)):
            return True
    if rest is None:
        unmarked = clear_marker(first.text) is None
        return at_first > 0.8 * width and unmarked and ends in _SENTENCE_END
    if line.left > rest + 1.1 * width:
        return True
    if line.left < rest - 1.1 * width and abs(at_first) > 0.3 * width and ends in _SENTENCE_END:
        return True
    return rest > first.left + 0.8 * width and at_first <= 0.3 * width


def _begins_list(group: Sequence[PlacedLine], text: str) -> bool:
    """Tell whether a line is numbered and no list within the paragraph before it goes on in it."""
    marker = clear_marker(text)
    if marker is None:
        return False
    words = "".join(line.text for line in group)
    inner = (clear_marker(words[at.end() :]) for at in _PAUSE.finditer(words))
    return not any(each and each.style == marker.style for each in inner)


def _first_width(text: str) -> float:
    """Return the characters' widths that the first word of a line needs on the line before."""
    opening = len(text) - len(text.lstrip(_NEVER_LAST))
    match = _WORD.match(text, opening)
    word = match.group() if match else ""
    width = opening + len(word) * (0.5 if word.isascii() else 1.0)
    for character in text[opening + len(word) :]:
        if character not in _NEVER_FIRST:
            break
        width += 1
    return width
