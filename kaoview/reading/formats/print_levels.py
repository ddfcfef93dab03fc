"""Levels of headings by how they are printed: larger than the text, or bold.

Programs that print a heading larger or bold do so alike for all headings of one level, and larger
for those above. Whether the print is known from a page's glyphs or from the styles of a Word file
makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kaoview.reading.headings import CAPTION, may_be_heading
from kaoview.reading.numbering import clear_marker

_LARGER = 0.7
"""Points by which two sizes differ at least; programs round sizes to half a point."""
FEWEST = 2
"""Headings of one level, at least: one that is alone is a title, or a part of its own (前言)."""
_MOSTLY = 0.6
"""The share of a size's paragraphs that may be headings, at least, where it is one of headings."""
_MOST_LINES = 2
"""Lines of a heading, at most; all chosen by hand."""
_ONE_STYLE = 0.9
"""The share of one style among the numbered headings of a level, at least."""


class Print(NamedTuple):
    """How a paragraph is printed: the size of its characters in points, and whether it is bold."""

    em: float
    bold: bool


class Printed(NamedTuple):
    """A paragraph as far as its print tells what it is.

    Attributes:
        text: Its characters.
        print: How it is printed; a size of 0 stands for one that is not known.
        lines: How many lines it takes.
    """

    text: str
    print: Print
    lines: int = 1


class Candidate(NamedTuple):
    """A paragraph that may be a heading: its index, its print, the style of its number."""

    at: int
    print: Print
    style: str


def rounded(em: float, *, bold: bool) -> Print:
    """Return a print with its size as programs round it."""
    return Print(round(em * 2) / 2, bold)


def most_used(prints: Iterable[tuple[Print, int]]) -> Print | None:
    """Return how most of the text is printed, or None where no size is known.

    Args:
        prints: The prints, each with how many characters it has.
    """
    counts: Counter[Print] = Counter()
    for print, characters in prints:
        if print.em:
            counts[print] += characters
    return counts.most_common(1)[0][0] if counts else None


def heading_candidates(paragraphs: Sequence[Printed]) -> list[Candidate]:
    """Return the paragraphs that are short and hold no clause, as headings do."""
    found: list[Candidate] = []
    for at, (text, print, lines) in enumerate(paragraphs):
        if not print.em or lines > _MOST_LINES or not may_be_heading(text) or CAPTION.match(text):
            continue
        marker = clear_marker(text)
        found.append(Candidate(at, print, marker.style if marker else ""))
    return found


def print_ranks(
    paragraphs: Sequence[Printed], candidates: Sequence[Candidate], body: Print
) -> dict[Print, int]:
    """Return the ways of printing that are headings', with their levels: the largest is highest."""
    known = {each.at: each.print for each in candidates}
    used = Counter(each.print for each in paragraphs)
    heading: Counter[Print] = Counter()
    above: Counter[Print] = Counter()
    for each in candidates:
        heading[each.print] += 1
        follows = each.at + 1 < len(paragraphs) and known.get(each.at + 1) != each.print
        above[each.print] += follows
    kept = [
        print
        for print in heading
        if _stands_out(print, body)
        and above[print] >= FEWEST
        and heading[print] >= _MOSTLY * used[print]
    ]
    kept.sort(key=lambda print: (-print.em, not print.bold))
    ranks: dict[Print, int] = {}
    for at, print in enumerate(kept):
        alike = at > 0 and is_alike(kept[at - 1], print)
        above_it = ranks[kept[at - 1]] if at else 0
        ranks[print] = above_it if alike else above_it + 1
    return ranks


def is_alike(one: Print, other: Print) -> bool:
    """Tell whether two prints cannot be told apart."""
    return abs(one.em - other.em) < _LARGER and one.bold == other.bold


def _stands_out(print: Print, body: Print) -> bool:
    if print.em >= body.em + _LARGER:
        return True
    return print.bold and not body.bold and print.em > body.em - _LARGER


def levels_by_print(candidates: Sequence[Candidate], ranks: Mapping[Print, int]) -> dict[int, int]:
    """Return the levels of headings by their print, from 1.

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
            own = bare[level] >= FEWEST
        if level and own:
            found[each.at] = level
    return found


def _is_most(counts: Counter[Any], key: object) -> bool:
    return counts[key] >= _ONE_STYLE * counts.total()
