"""Break Chinese text into lines by terminal cells, following 避頭尾 (kinsoku) rules.

A line may end after any character, except that it never starts with closing punctuation
(，。、；：？！）」…), never ends with opening punctuation (（「『《…), and never splits a word or
number of Latin letters and digits (AIoT, 5.87, COVID-19) or separates a number from its unit
(111 年). A figure of several numbers stays whole as well (11萬2,300人次, 112年6月30日) unless it
would leave most of a line empty. Where the rules leave no break opportunity at all, the line breaks
where it is full. White space at a break belongs to neither line.

The rules are those of the W3C's "Requirements for Chinese Text Layout", section 3.1, in their
push-out form: a character that may not start a line takes the one before it along.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from kaoview.text.cell_width import WIDTHS

_NO_START = "，。、；：？！）」』】〉》〕〗〙〛｝］％‰℃°″′…‥‧・．·’”〞々ー—)]}"
_NO_END = "（「『【〈《〔〖〘〚｛［‘“〝([{$＄￥£€"
_POINTS = ".,:;!?%"
_JOINERS = "-–～/&+_'=~|\\^*"
_UNITS = "日秒歲元人件個場次戶處座公名位家項里度"
_SCALES = "億萬兆仟千百"  # after which a number goes on: 11萬2,300
_DATES = "年月時分"  # after which a date or a time goes on: 6月30日

# Break classes of one letter each, so that the classes of a text form a string.
_HAN, _WORD, _DIGIT, _POINT, _JOINER = "h", "w", "d", "p", "j"
_CLOSE, _OPEN, _SPACE, _UNIT, _SCALE, _DATE = "c", "o", "s", "u", "k", "t"
_MARK, _GLUE = "m", "g"  # zero width; no break on either side


_LISTED_CLASSES: dict[str, str] = {
    character: name
    for members, name in (
        (_NO_START, _CLOSE),
        (_NO_END, _OPEN),
        (_POINTS, _POINT),
        (_JOINERS, _JOINER),
        (_UNITS, _UNIT),
        (_SCALES, _SCALE),
        (_DATES, _DATE),
        ("\u00a0\u2060\u202f", _GLUE),
    )
    for character in members
}


class _BreakClasses(dict[int, str]):
    """Break classes by code point, computed on first access."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = self[code] = _LISTED_CLASSES.get(character) or _classify(character)
        return found


def _classify(character: str) -> str:
    if WIDTHS[character] == 0:
        return _MARK
    if character.isspace():
        return _SPACE
    folded = unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category.startswith("P"):  # unlisted forms such as 「︰」 and 「﹁」
        listed = _LISTED_CLASSES.get(folded[0], _HAN)
        return {"Pe": _CLOSE, "Pf": _CLOSE, "Ps": _OPEN, "Pi": _OPEN}.get(category, listed)
    # Full-width letters and digits (１０, ＡＩ) form words too.
    word = folded.isalnum() and (folded.isascii() or WIDTHS[character] < 2)
    if not word:
        return _HAN
    return _DIGIT if folded.isdecimal() else _WORD


_BREAK_CLASSES = _BreakClasses()
_WORDS = _WORD + _DIGIT
_IN_WORD = _WORDS + _POINT + _JOINER
_COUNTED = _UNIT + _SCALE + _DATE
_SPACE_OR_MARK = _SPACE + _MARK
_IN_COUNTED = _COUNTED + _SPACE_OR_MARK
_LEAST_FILLED = 3
"""A line is shortened for a figure down to this part of its cells, a third; chosen by eye."""
_LONGEST_PART = 2
"""Digits of the parts of a date that follow the year, and of a time."""
_NEVER_BEFORE = _CLOSE + _POINT + _MARK + _GLUE
_NEVER_AFTER = _OPEN + _GLUE


def break_lines(text: str, width: int, *, indent: int = 0) -> list[tuple[int, int]]:
    r"""Break a text into lines.

    Args:
        text: Any text; a newline in it always ends a line.
        width: Cells per line; less than 1 counts as 1.
        indent: Cells already taken in the first line; negative if it has more than ``width``.

    Returns:
        Start and end of each line as offsets into ``text``, in order, at least one. Only white
        space is skipped between lines. A line takes at most ``width`` cells unless a single
        character is wider than that.

    >>> text = "推動 2050 淨零，邁向「永續」。"
    >>> [text[start:end] for start, end in break_lines(text, 12)]
    ['推動 2050 淨', '零，邁向「永', '續」。']
    """
    classes = text.translate(_BREAK_CLASSES)
    ends = list(accumulate(map(WIDTHS.__getitem__, text), initial=0))
    width = max(width, 1)
    room = max(width - indent, 0)
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        stop = text.find("\n", start)
        last = stop < 0
        _break_paragraph(classes, ends, (start, len(text) if last else stop), (room, width), lines)
        if last:
            return lines
        start = stop + 1
        room = width


def _break_paragraph(
    classes: str,
    ends: list[int],
    span: tuple[int, int],
    rooms: tuple[int, int],
    lines: list[tuple[int, int]],
) -> None:
    """Append the lines of one paragraph; ``rooms`` are the cells of the first and later lines."""
    start, stop = span
    room, width = rooms
    while ends[stop] - ends[start] > room:
        full = bisect_right(ends, ends[start] + room, start, stop + 1) - 1
        end = full
        while end > start and not _may_break(classes, end, stop):
            end -= 1
        if end > start and classes[end - 1] in _IN_COUNTED:
            end = _before_figure(classes, ends, (start, end, stop))
        if end == start and room < width:
            # The remainder of an indented first line fits no character: leave it empty.
            lines.append((start, start))
            room = width
            continue
        if end == start:
            end = max(full, _first_cluster(classes, start, stop))
        trimmed = end
        while trimmed > start and classes[trimmed - 1] == _SPACE:
            trimmed -= 1
        begin = start
        start = end
        while start < stop and classes[start] == _SPACE:
            start += 1
        if trimmed > begin or start == stop:
            lines.append((begin, trimmed))
        if start == stop:
            return
        room = width
    while stop > start and classes[stop - 1] == _SPACE:
        stop -= 1
    lines.append((start, stop))


def _first_cluster(classes: str, start: int, stop: int) -> int:
    """Return the end of the first character and its zero-width combining marks."""
    end = start + 1
    while end < stop and classes[end] == _MARK:
        end += 1
    return end


def _may_break(classes: str, at: int, stop: int) -> bool:
    """Return whether a line may break before an offset (0 < at < stop)."""
    left = at - 1
    while left > 0 and classes[left] in _SPACE_OR_MARK:
        left -= 1
    right = at
    while right < stop and classes[right] == _SPACE:
        right += 1
    if right == stop:
        return True
    before, after = classes[left], classes[right]
    if after in _NEVER_BEFORE or before in _NEVER_AFTER:
        return False
    if before in _WORDS and after in _COUNTED:
        return False
    if _SPACE in classes[left + 1 : right]:
        return True
    if after == _JOINER or (before in _IN_WORD and after in _IN_WORD):
        # 「高雄,AIoT」: a point that does not follow a word allows a break after it.
        return before == _POINT and after in _WORDS and not _inside_word(classes, left)
    return True


def _before_figure(classes: str, ends: list[int], around: tuple[int, int, int]) -> int:
    """Return where a line ends that would end within a figure: before it, if that is far enough.

    Args:
        classes: The break classes of the text.
        ends: The cells up to each offset.
        around: The start of the line, its end by the other rules, and the end of the paragraph.
    """
    start, end, stop = around
    whole = end
    while whole > start and (
        _splits_figure(classes, whole, stop) or not _may_break(classes, whole, stop)
    ):
        whole -= 1
    far_enough = ends[whole] - ends[start] >= (ends[end] - ends[start]) / _LEAST_FILLED
    return whole if far_enough else end


def _splits_figure(classes: str, at: int, stop: int) -> bool:
    """Return whether a break before an offset would split a figure: 萬|2,300, 人|次, 月|30日."""
    left, right = at - 1, at
    while left > 0 and classes[left] in _SPACE_OR_MARK:
        left -= 1
    before = classes[left]
    if before not in _COUNTED:
        return False
    while right < stop and classes[right] == _SPACE:
        right += 1
    if right == stop:
        return False
    after = classes[right]
    if after == _DIGIT:
        if before == _UNIT or (before == _DATE and not _goes_on(classes, right, stop)):
            return False
    elif after not in _COUNTED:
        return False
    while left >= 0 and classes[left] in _IN_COUNTED:
        left -= 1
    return left >= 0 and classes[left] == _DIGIT


def _goes_on(classes: str, at: int, stop: int) -> bool:
    """Return whether the digits at an offset are a further part of a date or a time: 6月, 30日."""
    end = at
    while end < stop and classes[end] == _DIGIT:
        end += 1
    if end - at > _LONGEST_PART:
        return False
    while end < stop and classes[end] == _SPACE:
        end += 1
    return end < stop and classes[end] in _COUNTED


def _inside_word(classes: str, at: int) -> bool:
    return at > 0 and classes[at - 1] in _IN_WORD


def wrap(text: str, width: int, *, indent: int = 0) -> list[str]:
    """Return the lines of a text as strings; see :func:`break_lines`."""
    return [text[start:end] for start, end in break_lines(text, width, indent=indent)]
