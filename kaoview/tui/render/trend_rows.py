"""The rows of the trends: the columns of a line, and a bar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaoview.search.query import Filter, FilterKind
from kaoview.search.trend_bars import bar_share
from kaoview.search.trends import GroupBy, TermCount, Trend, TrendBar
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.render.facet_rows import BAR
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.symbols import CURSOR, NO_CURSOR

# Chosen by eye.
_LABEL_SHARE, _TERM_SHARE = 4, 6  # a label takes at most a quarter of a line, a term a sixth
_LEAST_LABEL, _LEAST_TERM = 10, 6  # cells that those may take however narrow the line is
_LEAST_BAR = 8  # the least cells of the longest bar; with less the counts of items are left out
_MOST_BAR = 60  # the most cells of a bar
_NUMBERS, _NUMBERS_WITH_ITEMS = 17, 26  # cells of the rate and the counts


@dataclass(frozen=True, slots=True)
class BarLine:
    """A bar: how often a term occurs in a period or department.

    Attributes:
        bar: The period or department.
        count: The count of the term.
        first: Whether it is the first bar of its period or department, and shows the name.
    """

    bar: TrendBar
    count: TermCount
    first: bool


def bar_lines(trend: Trend) -> list[BarLine]:
    """Return a row for each bar and term.

    All periods are listed, in their order; departments by rate, without those that have none.
    """
    bars = list(trend.bars)
    if trend.by is GroupBy.DEPARTMENT:
        bars = [bar for bar in bars if any(count.occurrences for count in bar.counts)]
        bars.sort(key=lambda bar: -sum(count.rate for count in bar.counts))
    return [BarLine(bar, count, at == 0) for bar in bars for at, count in enumerate(bar.counts)]


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns, in cells.

    Attributes:
        label: The name of the period or department.
        term: The term; 0 if there is only one.
        items: Whether there is room for the number of items.
        bar: The longest bar.
    """

    label: int
    term: int
    items: bool
    bar: int

    @property
    def front(self) -> int:
        """The cells before the bar."""
        numbers = _NUMBERS_WITH_ITEMS if self.items else _NUMBERS
        return self.label + 2 + (self.term + 2 if self.term else 0) + numbers


def columns(lines: Sequence[BarLine], width: int) -> Columns:
    """Return the columns of a line.

    Args:
        lines: All lines.
        width: Cells of a line.
    """
    labels = max((cell_width(visible(line.bar.label)) for line in lines), default=0)
    terms = {line.count.term for line in lines}
    label = min(labels, max(width // _LABEL_SHARE, _LEAST_LABEL))
    widest = max((cell_width(visible(term)) for term in terms), default=0)
    term = min(widest, max(width // _TERM_SHARE, _LEAST_TERM)) if len(terms) > 1 else 0
    for items in (True, False):
        found = Columns(label, term, items, 0)
        room = width - found.front
        if room >= _LEAST_BAR or not items:
            break
    return Columns(label, term, items, max(min(room, _MOST_BAR), 1))


def bar_of(line: BarLine, counts: Sequence[TermCount], longest: int) -> str:
    """Return the bar: at least one cell if the term occurs at all.

    Args:
        line: The line.
        counts: What all bars stand for.
        longest: Cells of the longest bar.
    """
    share = bar_share(line.count, counts)
    return BAR * max(1, round(share * longest)) if share else ""


def bar_line(lines: Sequence[BarLine], number: int, width: int, *, by: GroupBy, here: bool) -> Line:
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
    room = columns(lines, width - len(CURSOR) - 1)
    counts = [each.count for each in lines]
    period = line.bar.label if by is GroupBy.PERIOD else ""
    name = visible(line.bar.label) if line.first else ""
    pieces = [
        Piece(CURSOR if here else NO_CURSOR, Tone.TEXT),
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
    bar = Piece(bar_of(line, counts, room.bar), Tone.FIGURE, period=period)
    return Line((*pieces, Piece("  ", Tone.TEXT), bar))


def query_for(line: BarLine, trend: Trend) -> str:
    """Return the query for the hits of a bar.

    Args:
        line: The bar.
        trend: Its trend.

    Returns:
        A query such as ``year:113 淨零``.
    """
    return query_of(trend.filters_for(line.bar), line.count.term)


def query_of(filters: Iterable[Filter], term: str) -> str:
    """Return the query for the hits of a term within filters."""
    quoted = f'"{term}"' if re.search(r"[\s:：-]", term) else term
    return " ".join((*(each.written for each in filters), quoted))


def narrowing(filters: Sequence[Filter]) -> str:
    """Return a description of filters (只統計 113 年度), or empty without any."""
    let = [_told(each) for each in filters if not each.negative]
    out = [_told(each) for each in filters if each.negative]
    said = [f"只統計 {'、'.join(let)}"] if let else []
    return "，".join([*said, f"不統計 {'、'.join(out)}"] if out else said)


def _told(query_filter: Filter) -> str:
    value = query_filter.value
    return f"{value} 年度" if query_filter.kind is FilterKind.YEAR else value
