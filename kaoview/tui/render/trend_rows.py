"""The trends' lines: what stands on each, and how wide its columns are. It draws nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.search.trends import Bar, By, Count, Trend
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.render.facet_rows import BLOCK
from kaoview.tui.render.lines import Line, Piece, Tone

_SIGN, _BLANK = "› ", "  "  # before a line, with the cursor on it and without
_LABEL_SHARE, _TERM_SHARE = 4, 6  # a label takes at most a quarter of a line, a word a sixth
_LEAST_BAR = 8  # cells of the longest bar below which the counts of items are left out
_MOST_BAR = 60


@dataclass(frozen=True, slots=True)
class BarLine:
    """One bar: how often one word occurs in one period or department.

    Attributes:
        bar: The period or department.
        count: The word's count.
        first: Whether it is the first of its period or department, whose name it then shows.
    """

    bar: Bar
    count: Count
    first: bool


def bar_lines(trend: Trend) -> list[BarLine]:
    """Return a line for each bar and word.

    Every period has its lines, in their order. Departments come with the highest rate first; those
    where nothing occurs are left out.
    """
    bars = list(trend.bars)
    if trend.by is By.DEPARTMENT:
        bars = [bar for bar in bars if any(count.occurrences for count in bar.counts)]
        bars.sort(key=lambda bar: -sum(count.rate for count in bar.counts))
    return [BarLine(bar, count, at == 0) for bar in bars for at, count in enumerate(bar.counts)]


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of a line's columns.

    Attributes:
        label: Those of a period's or department's name.
        term: Those of the word, 0 where there is only one.
        items: Whether there is room for the number of items.
        bar: Those of the longest bar.
    """

    label: int
    term: int
    items: bool
    bar: int

    @property
    def front(self) -> int:
        """The cells before the bar."""
        return self.label + 2 + (self.term + 2 if self.term else 0) + (26 if self.items else 17)


def columns(lines: Sequence[BarLine], width: int) -> Columns:
    """Return the columns of a line.

    Args:
        lines: All lines.
        width: Cells of a line.
    """
    labels = max((cell_width(visible(line.bar.label)) for line in lines), default=0)
    terms = {line.count.term for line in lines}
    label = min(labels, max(width // _LABEL_SHARE, 10))
    widest = max((cell_width(visible(term)) for term in terms), default=0)
    term = min(widest, max(width // _TERM_SHARE, 6)) if len(terms) > 1 else 0
    for items in (True, False):
        found = Columns(label, term, items, 0)
        room = width - found.front
        if room >= _LEAST_BAR or not items:
            break
    return Columns(label, term, items, max(min(room, _MOST_BAR), 1))


def block(line: BarLine, most: float, longest: int) -> str:
    """Return the bar itself: at least one block where the word occurs at all.

    Args:
        line: The line.
        most: The highest rate of all lines.
        longest: Cells of the bar for that.
    """
    if not line.count.occurrences or most <= 0:
        return ""
    return BLOCK * max(1, round(line.count.rate / most * longest))


def bar_line(lines: Sequence[BarLine], number: int, width: int, *, by: By, here: bool) -> Line:
    """Return the line of a bar.

    Args:
        lines: All bars.
        number: Which of them.
        width: Cells of the line, one of which stays free at its end.
        by: What the bars are grouped by.
        here: Whether the cursor is on it.
    """
    line = lines[number]
    count = line.count
    room = columns(lines, width - len(_SIGN) - 1)
    most = max(each.count.rate for each in lines)
    period = line.bar.label if by is By.PERIOD else ""
    name = visible(line.bar.label) if line.first else ""
    pieces = [
        Piece(_SIGN if here else _BLANK, Tone.TEXT),
        Piece(pad(fit(name, room.label), room.label) + "  ", Tone.TEXT, period=period),
    ]
    if room.term:
        term = pad(fit(visible(count.term), room.term), room.term)
        pieces.append(Piece(f"{term}  ", Tone.HEADING))
    pieces += [
        Piece(f"{count.rate:6.2f}", Tone.TEXT if count.occurrences else Tone.QUIET),
        Piece(f" {count.occurrences:>5} 次", Tone.QUIET),
    ]
    if room.items:
        pieces.append(Piece(f" {count.items:>5} 項", Tone.QUIET))
    bar = Piece(block(line, most, room.bar), Tone.FIGURE, period=period)
    return Line((*pieces, Piece("  ", Tone.TEXT), bar))


def query_for(line: BarLine, trend: Trend) -> str:
    """Return what to search for to see the hits behind a bar.

    Args:
        line: The bar's line.
        trend: What it is from.

    Returns:
        A query such as ``year:113 淨零``.
    """
    term = line.count.term
    asked = f'"{term}"' if re.search(r"[\s:：-]", term) else term
    return " ".join((*(each.written for each in trend.filters_for(line.bar)), asked))


def narrowing(trend: Trend) -> str:
    """Return in words what narrows the counting (只數 113), or nothing."""
    let = [each.value for each in trend.filters if not each.negative]
    out = [each.value for each in trend.filters if each.negative]
    said = [f"只數 {'、'.join(let)}"] if let else []
    return "，".join([*said, f"不數 {'、'.join(out)}"] if out else said)
