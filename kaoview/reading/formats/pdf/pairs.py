"""Tables without rules and with two columns: a label at the left, its value further right.

Two columns are often a list of names, text in two columns, or a contents page, so all lines must
agree: labels begin at one place, values begin or end at one, and white that is clearly wider than
a space stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaoview.reading.formats.pdf.aligned import Aligned
from kaoview.reading.formats.pdf.cells import is_figure, text_of_cell
from kaoview.reading.formats.pdf.columns import read_order
from kaoview.reading.formats.pdf.lines import Line, Segment, line_text
from kaoview.reading.numbering import clear_marker

_FEWEST_ROWS = 4
"""Rows of such a table, at least; all the numbers here are chosen by hand."""
_SAME_PLACE = 3.0
"""Points within which two places are one."""
_APART = 2.0
"""Sizes of white between a label and its value, at least."""
_FARTHEST = 3.5
"""Sizes between two lines of one table, at most."""
_LONGEST_LABEL = 16
"""Characters of a label, at most."""
_MOST_WRAPPED = 2
"""Lines that a value may go on for below its first; a longer one is running text."""
_MOST_SENTENCES = 0.34
"""The share of values that are sentences, at most: more are text beside its headings."""
_CLAUSE = re.compile(r"[，。；：！？]")
_SENTENCE = re.compile(r"[。；！？]")
_LEADERS = re.compile(r"[.．…‥·・⋯﹒]{3,}|…")
_PAGE = re.compile(r"\d{1,4}")


def find_pairs(lines: Sequence[Line], middles: Sequence[float] = ()) -> Iterator[Aligned]:
    """Yield the tables of two columns among the lines of a page.

    Args:
        lines: The lines from top to bottom.
        middles: Where white divides the columns of text that the page before ends with.
    """
    runs = list(_runs(lines))
    if not runs:
        return
    columns = {
        segment
        for part in read_order(lines, middles)
        if part.column
        for line in part.lines
        for segment in line
    }
    for start, stop in runs:
        table = _table(lines, start, stop)
        if table and not any(segment in columns for line in lines[start:stop] for segment in line):
            yield table


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where lines of labels and values begin and end that have their places in common."""
    at = 0
    while at < len(lines):
        stop = _end_of_run(lines, at) if _is_pair(lines[at]) else at
        rows = sum(map(_is_pair, lines[at:stop]))
        if rows >= _FEWEST_ROWS:
            yield at, stop
        at = max(stop, at + 1)


def _end_of_run(lines: Sequence[Line], start: int) -> int:
    first = lines[start]
    at, wrapped = start + 1, 0
    while at < len(lines):
        line = lines[at]
        if lines[at - 1][0].base - line[0].base > _FARTHEST * line[0].size:
            break
        if _is_pair(line) and _is_below(line, first):
            wrapped = 0
        elif len(line) == 1 and _is_one(line[0].left, first[-1].left) and wrapped < _MOST_WRAPPED:
            wrapped += 1
        else:
            break
        at += 1
    return at


def _is_pair(line: Line) -> bool:
    """Tell whether a line is a short label, which may be letter-spaced, and something beside it."""
    *label, value = line
    if not label or (len(label) > 1 and any(len(part.text) > 1 for part in label)):
        return False
    text = "".join(part.text for part in label)
    return (
        len(text) <= _LONGEST_LABEL
        and not _CLAUSE.search(text[:-1])
        and value.left - label[-1].right >= _APART * max(value.size, label[-1].size)
        and clear_marker(text + "文") is None
        and not _LEADERS.search(line_text(line))
    )


def _is_below(line: Line, first: Line) -> bool:
    """Tell whether a label and its value stand below those of the first line."""
    value, other = line[-1], first[-1]
    figures = is_figure(value.text) and _is_one(value.right, other.right)
    return _is_one(line[0].left, first[0].left) and (_is_one(value.left, other.left) or figures)


def _is_one(place: float, other: float) -> bool:
    return abs(place - other) <= _SAME_PLACE


def _table(lines: Sequence[Line], start: int, stop: int) -> Aligned | None:
    """Return the table in a run of lines, or None where its values are sentences or pages."""
    rows: list[list[Line]] = []
    for line in lines[start:stop]:
        if _is_pair(line):
            rows.append([line])
        else:
            rows[-1].append(line)
    values = ["".join(line[-1].text for line in row) for row in rows]
    sentences = sum(bool(_SENTENCE.search(value)) for value in values)
    if sentences > _MOST_SENTENCES * len(rows) or _are_pages(values):
        return None
    labels = [part for row in rows for part in row[0][:-1]]
    column = _extent(labels)
    other = _extent([line[-1] for row in rows for line in row])
    cells = [
        [text_of_cell([row[0][:-1]], column), text_of_cell([line[-1:] for line in row], other)]
        for row in rows
    ]
    return Aligned(start, stop, (column, other), cells)


def _are_pages(values: Sequence[str]) -> bool:
    """Tell whether values may be the pages of a contents page: numbers that never fall."""
    if not all(map(_PAGE.fullmatch, values)):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(values))


def _extent(parts: Sequence[Segment]) -> tuple[float, float]:
    return min(part.left for part in parts), max(part.right for part in parts)
