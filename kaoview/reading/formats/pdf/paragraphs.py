"""Where paragraphs end, by the geometry of lines: right edge, indent, distance, size.

Text in Chinese fills its lines, so a line that ends before the right edge although the next
character would have fitted ends its paragraph. A full line ends one where the next line stands
further below than usual, is of another size, or is indented like a first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kaoview.reading.formats.pdf.measures import NARROWEST_INDENT, Measures, bucket, measure
from kaoview.reading.formats.pdf.placed_lines import PlacedLine
from kaoview.reading.numbering import clear_marker, first_marker

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
_FAR_RIGHT = 10.0
"""Characters from the left margin at which no paragraph that goes on begins; chosen by hand."""
_FINAL = "。！？；：!?;:」』）)"
_SENTENCE_END = "。！？："
_NEVER_FIRST = "，。、；：！？」』）)]》〉”％%"
"""Punctuation that may not begin a line: it takes the character before with it."""
_NEVER_LAST = "（「『《〈【“"
"""Punctuation that may not end a line: it goes with the character after it."""
_PAUSE = re.compile(r"[。；：，]")
"""Punctuation after which a list within a paragraph may begin or go on."""
_LATIN, _CAPITAL, _BROAD_LATIN = 0.5, 0.7, 0.85
"""Widths of Latin characters as parts of their size: those of Times and of Ming, rounded."""
_BROAD = "%@&MWm"
_WORD = re.compile(r"[!-~]+|.")


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
    measures = measure(lines, cell)
    numbers: dict[str, int] = {}
    group = [lines[0]]
    for line in lines[1:]:
        if _begins(group, line, measures, numbers):
            marker = clear_marker(group[0].text)
            if marker:
                numbers[marker.style] = marker.value
            yield group
            group = [line]
        else:
            group.append(line)
    yield group


def _begins(
    group: Sequence[PlacedLine], line: PlacedLine, measures: Measures, numbers: Mapping[str, int]
) -> bool:
    """Tell whether a line begins a paragraph after the group of lines before it.

    Args:
        group: The lines.
        line: The line.
        measures: How all lines are set.
        numbers: The last number of each style of markers so far.
    """
    before = group[-1]
    # Characters of no width, which a broken file may have, leave no room to measure.
    room = (measures.right - before.right) / measures.width if measures.width else 0.0
    needed = _first_width(line.text) + _space_between(before.text[-1], line.text[0])
    if room >= needed + (_ROOM_IN_CELL if measures.in_cell else _ROOM):
        return True
    if before.page == line.page and before.base > line.base:
        leading = measures.leading
        if before.base - line.base > max(
            _FAR_BELOW * leading, leading + _FURTHER_BELOW * line.size
        ):
            return True
    first_line = bucket(before) in measures.indents
    centred = not first_line and _is_wider_centred(before, line, measures.width)
    other_set = centred or _is_set_right(group, line, measures)
    if other_set or _is_other_size(before, line):
        return True
    other_print = line.bold != before.bold and not measures.in_cell
    if other_print and (len(group) == 1 or before.text.endswith(tuple(_SENTENCE_END))):
        return True
    indents = measures.indents
    if len(group) == 1 and first_line and bucket(line) in indents:
        return before.text.endswith(tuple(_SENTENCE_END))  # a paragraph of one full line
    return _is_indented_like_first(group, line, measures.width, numbers)


def _space_between(last: str, first: str) -> float:
    """Return the space that programs set between a Latin and a Chinese character."""
    mixed = last.isalnum() and first.isalnum() and last.isascii() != first.isascii()
    return _AUTOSPACE if mixed else 0.0


def _is_set_right(group: Sequence[PlacedLine], line: PlacedLine, measures: Measures) -> bool:
    """Tell whether the line before is a short one set at the right edge, such as a date."""
    before = group[-1]
    indent = before.left - measures.left
    far = indent > max(_FAR_RIGHT * measures.width, (measures.right - measures.left) / 2)
    other = abs(line.left - before.left) > NARROWEST_INDENT * measures.width
    return len(group) == 1 and far and other and clear_marker(before.text) is None


def _is_wider_centred(before: PlacedLine, line: PlacedLine, width: float) -> bool:
    """Tell whether two lines have one middle and the second is wider, as on a cover.

    Of a centred paragraph the first lines are full, and none is wider than they are.
    """
    shift = (line.left + line.right - before.left - before.right) / 2
    return before.left - line.left > NARROWEST_INDENT * width and abs(shift) < width / 2


def _is_other_size(one: PlacedLine, other: PlacedLine) -> bool:
    """Tell whether two lines differ in size: in height, and in width where it is known.

    Neither does alone: heights are those of the shapes in some fonts, and justified lines are
    stretched.
    """
    wider = abs(one.em - other.em) > _OTHER_SIZE or not (one.em and other.em)
    return wider and abs(one.size - other.size) > _OTHER_SIZE


def _is_indented_like_first(
    group: Sequence[PlacedLine], line: PlacedLine, width: float, numbers: Mapping[str, int]
) -> bool:
    """Tell by the indents whether a line begins a paragraph although the one before is full."""
    first, before = group[0], group[-1]
    rest = group[1].left if len(group) > 1 else None
    marked = first_marker(line.text) is not None
    at_first = line.left - first.left
    ends = before.text[-1]
    if marked:
        hanging = rest is not None and rest > first.left + 0.6 * width
        if at_first <= 0.6 * width and (rest is None or hanging or ends in _FINAL):
            return ends in _FINAL or _is_due(line.text, numbers)
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


def _is_due(text: str, numbers: Mapping[str, int]) -> bool:
    """Tell whether a line begins with the first number of a list, or the next of one.

    A sentence may be wrapped before a number (新台⏎17、), which fits no list.
    """
    marker = clear_marker(text)
    return marker is not None and marker.value in (0, 1, numbers.get(marker.style, 0) + 1)


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
    end = match.end() if match else opening
    if text[0] in "([" and clear_marker(text) is None:
        end += 1
    while end < len(text) and text[end] in _NEVER_FIRST:
        end += 1
    return sum(map(_width, text[:end]))


def _width(character: str) -> float:
    if not character.isascii():
        return 1.0
    if character in _BROAD:
        return _BROAD_LATIN
    return _CAPITAL if character.isupper() else _LATIN
