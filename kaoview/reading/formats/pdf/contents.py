"""Contents pages: lines of headings, each with a page number at the right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaoview.reading.formats.pdf.lines import Line, line_text

_LEADERS = re.compile(r"[.．…‥·・⋯﹒]{3,}|…")
_PAGE = re.compile(r"(?:\d{1,4}|[ivxlIVXL]{1,6})[)）]?$")
_LONGEST_PAGE = 11
"""Characters at an entry's end that are searched for its page number."""
_NUMBER = re.compile(r"[(（]?(?:\d{1,4}|[ivxlIVXL]{1,6})(?:-\d{1,4})?[)）]?")
_HEADING = re.compile(r"[【〔［\[]?目[錄次录][】〕］\]]?")
_FEWEST = 3
"""Entries of a contents page, at least; chosen by hand."""
_SHARE = 0.5
"""The share of a contents page's lines that are entries, at least."""


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of a page's lines that belong to a table of contents.

    Args:
        lines: The page's lines, headers and footers left out.
    """
    entries = {at for at, line in enumerate(lines) if _is_entry(line)}
    heading = {at for at, line in enumerate(lines) if _is_heading(line)}
    others = len(lines) - len(heading)
    if len(entries) < _FEWEST or len(entries) < _SHARE * others:
        return set()
    if not heading and not any(_LEADERS.search(line_text(lines[at])) for at in entries):
        return set()
    first = min(entries | heading)
    return set(range(first, max(entries) + 1))


def _is_heading(line: Line) -> bool:
    return bool(_HEADING.fullmatch("".join(line_text(line).split())))


def _is_entry(line: Line) -> bool:
    text = line_text(line)
    if _LEADERS.search(text) and _PAGE.search(text[-_LONGEST_PAGE:]):
        return True
    return len(line) > 1 and bool(_NUMBER.fullmatch(line[-1].text)) and not text[0].isdigit()
