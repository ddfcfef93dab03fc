"""Levels of headings in word processors' files whose writers used no heading styles.

Many documents show their headings only by larger or bold characters. Where a file marks one
heading as such, its marks are trusted instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaoview.reading.formats.blocks import MarkedLine
from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.formats.print_levels import (
    Printed,
    heading_candidates,
    levels_by_print,
    most_used,
    print_ranks,
    rounded,
)


def with_levels_by_print(lines: Sequence[MarkedLine]) -> list[MarkedLine]:
    """Return the lines of a document's body, its headings marked where only their print shows them.

    Args:
        lines: The lines, each with the size of its characters in points where that is known.
    """
    if any(mark.role is LineRole.HEADING for _, mark in lines):
        return list(lines)
    groups = _paragraphs(lines)
    paragraphs = [_printed(group) for group in groups]
    body = most_used((each.print, len(each.text)) for each in paragraphs)
    if body is None:
        return list(lines)
    candidates = heading_candidates(paragraphs)
    levels = levels_by_print(candidates, print_ranks(paragraphs, candidates, body))
    return [
        (text, replace(mark, role=LineRole.HEADING, level=levels[at]) if at in levels else mark)
        for at, group in enumerate(groups)
        for text, mark in group
    ]


def _paragraphs(lines: Sequence[MarkedLine]) -> list[list[MarkedLine]]:
    groups: list[list[MarkedLine]] = []
    open_ = False
    for line in lines:
        if open_:
            groups[-1].append(line)
        else:
            groups.append([line])
        open_ = not line[1].ended
    return groups


def _printed(group: Sequence[MarkedLine]) -> Printed:
    """Return a paragraph; what is no running text, such as a table's row, has no known size."""
    first = group[0][1]
    size = first.size if first.role is LineRole.BODY else 0.0
    return Printed("".join(text for text, _ in group), rounded(size, bold=first.bold), len(group))
