"""Levels of a PDF's headings without a number, by what tells them from the text: size and indent.

Programs that print a heading larger or bold do so alike for all headings of one level, and larger
for those above. Where all have the text's size, they may be indented level by level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kaoview.reading.formats.pdf.placed_lines import PlacedLine
from kaoview.reading.headings import CAPTION, may_be_heading
from kaoview.reading.numbering import clear_marker

_LARGER = 0.7
"""Points by which two sizes differ at least; programs round sizes to half a point."""
_FEWEST = 2
"""Headings of one level, at least: one that is alone is a title, or a part of its own (前言)."""
_MOSTLY = 0.6
"""The share of a size's paragraphs that may be headings, at least, where it is one of headings."""
_MOST_LINES = 2
"""Lines of a heading, at most; all chosen by hand."""
_ONE_STYLE = 0.9
"""The share of one style among the numbered headings of a level, at least."""
_INDENT = 0.7
"""Characters by which two indents differ at least."""
_NESTED = 0.9
"""The share of indented headings that stand at most one level below the one before, at least, and
of those that head something."""
_CENTRED = 0.5
"""Characters by which the middle of a centred line differs from the page's, at most."""


class _Print(NamedTuple):
    """How a paragraph is printed: the width of its characters, and whether it is bold."""

    em: float
    bold: bool


class _Candidate(NamedTuple):
    """A paragraph that may be a heading: its index, its first line, its print, its numbering."""

    at: int
    line: PlacedLine
    print: _Print
    style: str


def heading_levels(groups: Sequence[Sequence[PlacedLine]]) -> dict[int, int]:
    """Return the levels of paragraphs that their print shows to be headings, from 1.

    Args:
        groups: The lines of each paragraph of running text, in reading order.
    """
    body = _body_print(groups)
    if body is None:
        return {}
    candidates = [each for at, group in enumerate(groups) if (each := _candidate(at, group))]
    ranks = _print_ranks(groups, candidates, body)
    found = _levels_by_print(candidates, ranks)
    plain = [each for each in candidates if not each.style and _is_alike(each.print, body)]
    deepest = max(ranks.values(), default=0)
    for at, level in _levels_by_indent(groups, plain, body.em):
        found[at] = deepest + level
    return found


def _body_print(groups: Sequence[Sequence[PlacedLine]]) -> _Print | None:
    """Return how most of the text is printed."""
    counts: Counter[_Print] = Counter()
    for group in groups:
        for line in group:
            if line.em:
                counts[_print(line)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else None


def _print(line: PlacedLine) -> _Print:
    return _Print(round(line.em * 2) / 2, line.bold)


def _candidate(at: int, group: Sequence[PlacedLine]) -> _Candidate | None:
    text = "".join(line.text for line in group)
    line = group[0]
    if not line.em or len(group) > _MOST_LINES or not may_be_heading(text) or CAPTION.match(text):
        return None
    marker = clear_marker(text)
    return _Candidate(at, line, _print(line), marker.style if marker else "")


def _print_ranks(
    groups: Sequence[Sequence[PlacedLine]], candidates: Sequence[_Candidate], body: _Print
) -> dict[_Print, int]:
    """Return the ways of printing that are headings', with their levels: the largest is highest."""
    known = {each.at: each.print for each in candidates}
    used = Counter(_print(group[0]) for group in groups)
    heading: Counter[_Print] = Counter()
    above: Counter[_Print] = Counter()
    for each in candidates:
        heading[each.print] += 1
        follows = each.at + 1 < len(groups) and known.get(each.at + 1) != each.print
        above[each.print] += follows
    kept = [
        print
        for print in heading
        if _stands_out(print, body)
        and above[print] >= _FEWEST
        and heading[print] >= _MOSTLY * used[print]
    ]
    kept.sort(key=lambda print: (-print.em, not print.bold))
    ranks: dict[_Print, int] = {}
    for at, print in enumerate(kept):
        alike = at > 0 and _is_alike(kept[at - 1], print)
        ranks[print] = ranks[kept[at - 1]] if alike else len(set(ranks.values())) + 1
    return ranks


def _is_alike(one: _Print, other: _Print) -> bool:
    return abs(one.em - other.em) < _LARGER and one.bold == other.bold


def _stands_out(print: _Print, body: _Print) -> bool:
    if print.em >= body.em + _LARGER:
        return True
    return print.bold and not body.bold and print.em > body.em - _LARGER


def _levels_by_print(
    candidates: Sequence[_Candidate], ranks: Mapping[_Print, int]
) -> dict[int, int]:
    """Return the levels of headings by their print.

    Numbered ones have one only where each style has a print of its own: else their numbers tell
    more than their size. One that is alone of its level among numbered ones (前言) has none.
    """
    bare = Counter(ranks.get(each.print, 0) for each in candidates if not each.style)
    styles: dict[int, Counter[str]] = {}
    levels: dict[str, Counter[int]] = {}
    for each in candidates:
        if each.style:
            level = ranks.get(each.print, 0)
            styles.setdefault(level, Counter())[each.style] += 1
            levels.setdefault(each.style, Counter())[level] += 1
    found: dict[int, int] = {}
    for each in candidates:
        level = ranks.get(each.print, 0)
        if each.style:
            own = _is_most(styles[level], each.style) and _is_most(levels[each.style], level)
        else:
            own = bare[level] >= _FEWEST
        if level and own:
            found[each.at] = level
    return found


def _is_most(counts: Counter[Any], key: object) -> bool:
    return counts[key] >= _ONE_STYLE * counts.total()


def _levels_by_indent(
    groups: Sequence[Sequence[PlacedLine]], plain: Sequence[_Candidate], em: float
) -> Iterator[tuple[int, int]]:
    """Yield the levels of headings that are printed like the text, by their indents.

    None has a level where they are not nested throughout, each over a deeper one or over text.
    """
    margins = _margins(groups)
    middles = _middles(groups)
    placed = [
        (each.at, each.line.left - margins[each.line.page % 2])
        for each in plain
        if len(groups[each.at]) == 1
        and abs(_middle(each.line) - middles[each.line.page % 2]) > _CENTRED * em
    ]
    steps = _steps([left for _, left in placed], em)
    if len(steps) < _FEWEST:
        return
    levels = {at: sum(step <= left + 1 for step in steps) for at, left in placed}
    counts = Counter(levels.values())
    heads = sum(levels.get(at + 1, level + 1) > level for at, level in levels.items())
    heads -= len(groups) - 1 in levels
    nested = sum(b <= a + 1 for a, b in pairwise(levels.values())) + 1
    if (
        min(counts.values()) >= _FEWEST
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
