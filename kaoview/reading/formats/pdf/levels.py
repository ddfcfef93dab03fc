"""Levels of a PDF's headings without a number, by what tells them from the text: size and indent.

Where headings are printed larger or bold, their print tells their levels. Where all have the
text's size, they may be indented level by level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaoview.reading.formats.pdf.placed_lines import PlacedLine
from kaoview.reading.formats.print_levels import (
    FEWEST,
    Candidate,
    Printed,
    heading_candidates,
    is_alike,
    levels_by_print,
    most_used,
    print_ranks,
    rounded,
)

_INDENT = 0.7
"""Characters by which two indents differ at least; all the numbers here are chosen by hand."""
_NESTED = 0.9
"""The share of indented headings that stand at most one level below the one before, at least, and
of those that head something."""
_CENTRED = 0.5
"""Characters by which the middle of a centred line differs from the page's, at most."""


def heading_levels(groups: Sequence[Sequence[PlacedLine]]) -> dict[int, int]:
    """Return the levels of paragraphs that their print shows to be headings, from 1.

    Args:
        groups: The lines of each paragraph of running text, in reading order.
    """
    lines = (line for group in groups for line in group)
    body = most_used((rounded(line.em, bold=line.bold), len(line.text)) for line in lines)
    if body is None:
        return {}
    paragraphs = [_printed(group) for group in groups]
    candidates = heading_candidates(paragraphs)
    ranks = print_ranks(paragraphs, candidates, body)
    found = levels_by_print(candidates, ranks)
    plain = [each for each in candidates if not each.style and is_alike(each.print, body)]
    deepest = max(ranks.values(), default=0)
    for at, level in _levels_by_indent(groups, plain, body.em):
        found[at] = deepest + level
    return found


def _printed(group: Sequence[PlacedLine]) -> Printed:
    text = "".join(line.text for line in group)
    return Printed(text, rounded(group[0].em, bold=group[0].bold), len(group))


def _levels_by_indent(
    groups: Sequence[Sequence[PlacedLine]], plain: Sequence[Candidate], em: float
) -> Iterator[tuple[int, int]]:
    """Yield the levels of headings that are printed like the text, by their indents.

    None has a level where they are not nested throughout, each over a deeper one or over text.
    """
    margins = _margins(groups)
    middles = _middles(groups)
    placed = [
        (each.at, line.left - margins[line.page % 2])
        for each in plain
        if len(groups[each.at]) == 1
        and (line := groups[each.at][0])
        and abs(_middle(line) - middles[line.page % 2]) > _CENTRED * em
    ]
    steps = _steps([left for _, left in placed], em)
    if len(steps) < FEWEST:
        return
    levels = {at: sum(step <= left + 1 for step in steps) for at, left in placed}
    counts = Counter(levels.values())
    heads = sum(levels.get(at + 1, level + 1) > level for at, level in levels.items())
    heads -= len(groups) - 1 in levels
    nested = sum(b <= a + 1 for a, b in pairwise(levels.values())) + 1
    if (
        min(counts.values()) >= FEWEST
        and heads >= _NESTED * len(levels)
        and nested >= _NESTED * len(levels)
        and next(iter(levels.values())) == 1
    ):
        yield from levels.items()


def _margins(groups: Sequence[Sequence[PlacedLine]]) -> dict[int, float]:
    """Return the left margin of pages with even and odd numbers."""
    return {
        side: min((line.left for line in lines), default=0.0)
        for side, lines in _sides(groups).items()
    }


def _middles(groups: Sequence[Sequence[PlacedLine]]) -> dict[int, float]:
    """Return the middle between the margins of pages with even and odd numbers."""
    return {side: _middle_of(lines) if lines else 0.0 for side, lines in _sides(groups).items()}


def _sides(groups: Sequence[Sequence[PlacedLine]]) -> dict[int, list[PlacedLine]]:
    found: dict[int, list[PlacedLine]] = {0: [], 1: []}
    for group in groups:
        for line in group:
            found[line.page % 2].append(line)
    return found


def _middle_of(lines: Sequence[PlacedLine]) -> float:
    return (min(line.left for line in lines) + max(line.right for line in lines)) / 2


def _middle(line: PlacedLine) -> float:
    return (line.left + line.right) / 2


def _steps(lefts: Sequence[float], em: float) -> list[float]:
    """Return the indents at which lines begin, from the left."""
    found: list[float] = []
    for left in sorted(lefts):
        if not found or left - found[-1] > _INDENT * em:
            found.append(left)
    return found
