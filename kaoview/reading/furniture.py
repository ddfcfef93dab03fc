"""Page furniture: running headers, page numbers, leaders, list bullets, control characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kaoview.model import FurnitureKind
from kaoview.reading.formats.file_format import PLAIN, LineRole, SourceLine
from kaoview.reading.leaders import DOTS, RULES
from kaoview.reading.located_text import LocatedText
from kaoview.text.invisible import MAY_BE_STRAY, STRAY_PATTERN

FurniturePiece = tuple[FurnitureKind, LocatedText]
"""A piece of furniture with its kind."""

_PAGE_NUMBER = re.compile(
    r"[-–—－~～]?\s*\d{1,4}\s*[-–—－~～]?|第\s*\d{1,5}\s*頁(?:[，,]?\s*共\s*\d{1,5}\s*頁)?"
)
_LONGEST_PAGE_NUMBER = 40
"""Characters of a line that may be a page number, spaces between its parts included; by hand."""
_PAGE_CODE = re.compile(r"[(（]?([0-9A-Z]{2,6})[)）]?-(\d{1,4})")
_NO_DIGIT = re.compile(r"\D")
_NUMBERED_HEADER = re.compile(r"(\D{2,30}?)\s*\d{1,4}")
# 高雄市政府公報 第 12 卷 第 3 期. The atomic groups take the first volume and the first issue and
# never go back: were others tried, a long line of 公報, spaces and digits would cost cubic time.
_GAZETTE = re.compile(r"(?>\S*?公報\s*+(?:第\s*+)?\d++\s*+卷)(?>.*?\d\s*+期).*")
_PUNCTUATION = re.compile(r"[。；！？：，]")
_LEADER_PAGE = re.compile(r"\d{1,4}(?:-\d{1,4})?$")
_LONGEST_LEADER_PAGE = 10
"""Characters at a line's end that are searched for a leader's page number; it has at most nine."""
_LEADER_DOTS = f" \t\u3000{DOTS}"
_LEADER_SIGNS = _LEADER_DOTS + RULES
ROUND_BULLETS = "•‧"
"""Bullets that are never a dash or a sign of mark-up."""
_BULLETS = f"-*{ROUND_BULLETS}"
_DASHES = "－—–─"
_BULLET = re.compile(
    rf"[{_BULLETS}]\s+|[{ROUND_BULLETS}](?=[\u4e00-\u9fffA-Za-z0-9「])|[{_DASHES}]\s*(?=[\u4e00-\u9fff「])"
)
"""A bullet before words; two dashes (——) set off a subtitle."""
_CONTROLS = r"\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
_CONTROL = re.compile(rf"[{_CONTROLS}]|(?![\u2028\u2029])(?:{STRAY_PATTERN})")
_MAY_BE_CONTROL = re.compile(rf"[{_CONTROLS}]|{MAY_BE_STRAY.pattern}")
_SHORTEST_HEADER = 2
_LONGEST_HEADER = 40
"""Characters of a running header; chosen by hand, as are the other numbers here."""
_HEADER_DISTANCE = 3
"""Lines from a running header to the page number beside it, at most, empty ones not counted."""
_SHORTEST_PAGE = 10
"""Lines between page numbers, more than that; cells of a table printed line by line are closer."""
_FEWEST_NUMBERED_HEADERS = 3
"""How often a header with rising page numbers appears at least; two may be headings."""
_FEWEST_REPETITIONS = 2
"""How often a line beside page numbers appears at least."""
_FEWEST_DOTS = 3
"""Dots of the shortest leader."""


def find_page_furniture(lines: Sequence[SourceLine]) -> set[int]:
    """Return the indexes of page numbers and running headers.

    A page number is a line of digits that begins a page or continues the count of another one. A
    running header is a short line without punctuation that is beside such a number, that holds
    rising page numbers itself (壹、施政綱要 15), that is repeated, or that is a gazette's.

    Args:
        lines: A document's lines, empty ones included.
    """
    # A line with tabs is a table's row, whatever else it looks like.
    filled = [i for i, line in enumerate(lines) if line.text and "\t" not in line.raw.text]
    numbers = _page_numbers(lines, filled)
    headers = _numbered_headers(lines, filled) | _repeated_headers(lines, filled, numbers)
    headers |= {i for i in filled if "公報" in lines[i].text and _GAZETTE.fullmatch(lines[i].text)}
    for at, i in enumerate(filled):
        if i in numbers and lines[i].starts_page:
            for j in (*filled[max(0, at - 1) : at], *filled[at + 1 : at + 2]):
                if (
                    _may_be_header(lines[j])
                    and abs(i - j) <= _HEADER_DISTANCE
                    and lines[j].text.endswith(("）", ")"))
                ):
                    headers.add(j)
    return numbers | headers


_PAGE_ROLES = (LineRole.HEADER, LineRole.FOOTER, LineRole.PAGE_NUMBER)


def marked_page_furniture(lines: Sequence[SourceLine]) -> set[int]:
    """Return the indexes of the lines that their format says are headers, footers, page numbers."""
    roles = _PAGE_ROLES
    return {
        i
        for i, line in enumerate(lines)
        if line.mark is not PLAIN and line.text and line.mark.role in roles
    }


def _may_be_header(line: SourceLine) -> bool:
    return _SHORTEST_HEADER <= len(line.text) <= _LONGEST_HEADER and not _PUNCTUATION.search(
        line.text
    )


def _page_numbers(lines: Sequence[SourceLine], filled: Sequence[int]) -> set[int]:
    candidates = [
        i
        for i in filled
        if len(text := lines[i].text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text)
    ]
    codes = _page_codes(lines, filled)
    found = codes | {i for i in candidates if not lines[i].text.isdigit() and "頁" in lines[i].text}
    values = {i: int(_NO_DIGIT.sub("", lines[i].text.split("共")[0])) for i in candidates}
    for before, after in pairwise(candidates):
        if values[after] == values[before] + 1 and after - before > _SHORTEST_PAGE:
            found |= {before, after}
    for i in candidates:
        nothing_before = i == 0 or not lines[i - 1].text
        if lines[i].starts_page and lines[i].indent == 1 and nothing_before:
            found.add(i)
    return found


def _page_codes(lines: Sequence[SourceLine], filled: Sequence[int]) -> set[int]:
    """Return the lines that are page codes of a budget, (0801)-002, which count on."""
    codes = [
        (i, m)
        for i in filled
        if lines[i].text[-1].isdecimal() and (m := _PAGE_CODE.fullmatch(lines[i].text))
    ]
    found: set[int] = set()
    for (i, one), (j, other) in pairwise(codes):
        if one.group(1) == other.group(1) and int(other.group(2)) == int(one.group(2)) + 1:
            found |= {i, j}
    return found


def _numbered_headers(lines: Sequence[SourceLine], filled: Sequence[int]) -> set[int]:
    groups: dict[str, list[tuple[int, int]]] = {}
    for i in filled:
        line = lines[i]
        if not line.text[-1].isdecimal() or not _may_be_header(line):
            continue
        match = _NUMBERED_HEADER.fullmatch(line.text)
        if match:
            number = int(line.text[match.end(1) :])
            groups.setdefault("".join(match.group(1).split()), []).append((i, number))
    found: set[int] = set()
    for group in groups.values():
        rising = all(a[1] < b[1] for a, b in pairwise(group))
        apart = all(b[0] - a[0] > _SHORTEST_PAGE for a, b in pairwise(group))
        if len(group) >= _FEWEST_NUMBERED_HEADERS and rising and apart:
            found |= {i for i, _ in group}
    return found


def _repeated_headers(
    lines: Sequence[SourceLine], filled: Sequence[int], numbers: set[int]
) -> set[int]:
    """Return lines that are repeated and each time beside a page number.

    A line that also appears elsewhere is a heading.
    """
    if not numbers:
        return set()
    order = {i: at for at, i in enumerate(i for i, line in enumerate(lines) if line.text)}
    marks = {order[i] for i in numbers}
    beside: dict[str, list[int]] = {}
    for i in filled:
        near = range(order[i] - _HEADER_DISTANCE, order[i] + _HEADER_DISTANCE + 1)
        if _may_be_header(lines[i]) and i not in numbers and not marks.isdisjoint(near):
            beside.setdefault(lines[i].text, []).append(i)
    # The first page may have its number at the foot, as all others have, and none above it.
    first = {lines[i].text: i for i in filled[:_HEADER_DISTANCE]}
    first = {text: i for text, i in first.items() if len(beside.get(text, ())) * 2 > len(marks)}
    counts = Counter(lines[i].text for i in filled)
    found: set[int] = set()
    for text, at_numbers in beside.items():
        all_of_it = {*at_numbers, first[text]} if text in first else set(at_numbers)
        if len(at_numbers) >= _FEWEST_REPETITIONS and len(all_of_it) == counts[text]:
            found |= all_of_it
    return found


def is_clean(text: str) -> bool:
    """Tell at one look that a line has no bullet, leader or control characters, as most have none.

    Args:
        text: The line, not empty, without white space at its ends.
    """
    return not (
        text[0] in _BULLETS
        or text[0] in _DASHES
        or text[-1] in _LEADER_DOTS
        or text[-1].isdecimal()
        or _MAY_BE_CONTROL.search(text)
    )


def strip_bullet(passage: LocatedText) -> tuple[LocatedText, list[FurniturePiece]]:
    """Remove a list's bullet (``- ``, ``* ``, ``• ``) from the start of a line.

    Returns:
        The rest of the line, and the bullet as furniture.
    """
    match = _BULLET.match(passage.text)
    if match is None:
        return passage, []
    return passage[match.end() :], [(FurnitureKind.MARKUP, passage[: match.end()].strip())]


def strip_leader(passage: LocatedText) -> tuple[LocatedText, list[FurniturePiece]]:
    """Remove a contents page's dots and page number from the end of a line.

    Returns:
        The rest of the line, and the leader as furniture.
    """
    text = passage.text
    if not text or not (text[-1].isdecimal() or text[-1] in _LEADER_DOTS):
        return passage, []
    page = _LEADER_PAGE.search(text, max(0, len(text) - _LONGEST_LEADER_PAGE))
    signs = _LEADER_SIGNS if page else _LEADER_DOTS
    words = text[: page.start() if page else len(text)].rstrip(signs)
    dots = text[len(words) : page.start() if page else len(text)]
    if not words or len("".join(dots.split())) < _FEWEST_DOTS:
        return passage, []
    return passage[: len(words)], [(FurnitureKind.LEADER, passage[len(words) :].strip())]


def strip_controls(passage: LocatedText) -> tuple[LocatedText, list[FurniturePiece]]:
    """Remove characters that a terminal would obey, or that show nothing.

    Returns:
        The text without them, and the removed characters as furniture.
    """
    text = passage.text
    spans = (
        [match.span() for match in _CONTROL.finditer(text)] if _MAY_BE_CONTROL.search(text) else []
    )
    if not spans:
        return passage, []
    rest, removed = passage.extract(spans)
    return rest.strip(), [(FurnitureKind.CONTROL, piece) for piece in removed]
