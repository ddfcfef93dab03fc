"""Contents pages: lines of headings, each with a page number at the right edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kaoview.reading.formats.pdf.lines import Line, Segment, line_text
from kaoview.reading.leaders import DOTS, RULES

_LEADERS = re.compile(rf"[{DOTS}]{{3,}}|…|[{RULES}]{{3,}}")
_PAGE = re.compile(r"(?:\d{1,4}|[ivxlIVXL]{1,6})[)）]?$")
_LONGEST_PAGE = 11
"""Characters at an entry's end that are searched for its page number."""
_NUMBER = re.compile(r"[(（]?(?:\d{1,4}|[ivxlIVXL]{1,6})(?:-\d{1,4})?[)）]?")
_HEADING = re.compile(r"[【〔［\[]?目[錄次录][】〕］\]]?")
_COLUMN_APART = 60.0
"""Points from which the page numbers of two columns stand apart; chosen by hand."""
_FEWEST = 3
"""Entries of a contents page, at least; chosen by hand."""
_SHARE = 0.5
"""The share of a contents page's lines that are entries, at least."""


def contents_lines(lines: Sequence[Line]) -> tuple[range, list[Line]]:
    """Return which lines of a page belong to a table of contents, and its entries in order.

    Args:
        lines: The page's lines, headers and footers left out.
    """
    divided = [_entries(line) for line in lines]
    entries = {at for at, parts in enumerate(divided) if all(map(_is_entry, parts))}
    heading = {at for at, line in enumerate(lines) if _is_heading(line)}
    others = len(lines) - len(heading)
    if len(entries) < _FEWEST or len(entries) < _SHARE * others:
        return range(0), []
    if not heading and not any(_LEADERS.search(line_text(lines[at])) for at in entries):
        return range(0), []
    first = min(entries | heading)
    found = range(first, max(entries) + 1)
    return found, _by_columns([entry for at in found for entry in divided[at]])


def _entries(line: Line) -> list[Line]:
    """Divide a line after each page number that words follow: contents stand in columns, too."""
    found: list[list[Segment]] = [[]]
    for segment in line:
        if found[-1] and _is_entry(tuple(found[-1])) and not segment.text[0].isdigit():
            found.append([])
        found[-1].append(segment)
    return [tuple(part) for part in found]


def _by_columns(entries: Sequence[Line]) -> list[Line]:
    """Return entries in reading order, where their page numbers stand below each other in columns.

    The heading comes first, the first line of a long entry stays before its next.
    """
    rights = [line[-1].right for line in entries if _is_entry(line)]
    columns: list[float] = []
    for right in sorted(rights):
        if not columns or right - columns[-1] > _COLUMN_APART:
            columns.append(right)
    if len(columns) < 2 or min(map(_count_near(rights), columns)) < _FEWEST:
        return list(entries)
    found: list[list[Line]] = [[] for _ in columns]
    waiting: list[Line] = []
    for line in entries:
        if _is_heading(line):
            found[0].insert(0, line)
            continue
        waiting.append(line)
        if _is_entry(line):
            apart = [abs(column - line[-1].right) for column in columns]
            found[apart.index(min(apart))] += waiting
            waiting = []
    return [line for column in found for line in column] + waiting


def _count_near(rights: Sequence[float]) -> Callable[[float], int]:
    return lambda column: sum(0 <= right - column <= _COLUMN_APART for right in rights)


def _is_heading(line: Line) -> bool:
    return bool(_HEADING.fullmatch("".join(line_text(line).split())))


def _is_entry(line: Line) -> bool:
    text = line_text(line)
    if _LEADERS.search(text) and _PAGE.search(text[-_LONGEST_PAGE:]):
        return True
    return len(line) > 1 and bool(_NUMBER.fullmatch(line[-1].text)) and not text[0].isdigit()
