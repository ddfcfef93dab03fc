"""The rows of the table of words: a department, how often a word stands there in each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaoview.export.word_labels import (
    NO_DOCUMENT,
    NO_DOCUMENT_SIGN,
    NOT_THERE,
    TOTAL,
    summary,
)
from kaoview.search.query import Filter, FilterKind
from kaoview.search.word_table import NO_PERIOD, WordCount, WordTable
from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.render.trend_rows import query_of

LEGEND = f"0 是{NOT_THERE}，{NO_DOCUMENT_SIGN} 是{NO_DOCUMENT}；底色越深，次數越多"
"""What the signs and the shades mean."""

_HERE, _NOT_HERE = "› ", "  "  # before a row, with the cursor on it and without
_LEAST_NAME = 8  # cells of a department's name, however many years there are; chosen by eye
_LEAST_NUMBER = 3  # cells of the narrowest number; chosen by eye
_BESIDE = 2  # cells beside a number, for the brackets around the one under the cursor
_MORE_BEFORE, _MORE_AFTER = "‹", "›"  # one cell wide in all terminals
_SHADES = ((2 / 3, Tone.MANY), (1 / 3, Tone.SOME), (0.0, Tone.FEW))
"""Tones by the least share of the most occurrences: thirds, as three shades can be told apart."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A department's counts of a word, those of all departments, or the heading above them.

    Attributes:
        word: The word.
        label: The department's name, or the words of the heading.
        counts: The count of every year, None without a document, and the total; empty for a
            heading.
        most: The most occurrences of the word in any department and year.
        sums: Whether it is the row of all departments together.
    """

    word: str
    label: str
    counts: tuple[WordCount | None, ...] = ()
    most: int = 0
    sums: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a word."""
        return not self.counts


def grid_rows(table: WordTable) -> list[GridRow]:
    """Return a heading for each word, and below it a row for each department and one of sums."""
    found = []
    for word in table.words:
        found.append(GridRow(word, summary(table, word)))
        most = table.most(word)
        for department in table.departments:
            years = [table.count(word, department.id, period) for period in table.periods]
            total = table.total(word, department.id)
            found.append(GridRow(word, department.name, (*years, total), most))
        sums = (table.total_of_period(word, period) for period in table.periods)
        found.append(GridRow(word, TOTAL, (*sums, table.total(word)), most, sums=True))
    return found


@dataclass(frozen=True, slots=True)
class GridColumns:
    """The columns that a line has room for.

    Attributes:
        name: Cells of a department's name.
        widths: Cells of each column's numbers; the last is the total.
        shown: The columns that are shown: some that follow one another, and the total.
    """

    name: int
    widths: tuple[int, ...]
    shown: tuple[int, ...]

    @property
    def before(self) -> bool:
        """Whether there are columns to the left of those shown."""
        return self.shown[0] > 0

    @property
    def after(self) -> bool:
        """Whether there are columns between those shown and the total."""
        return len(self.shown) > 1 and self.shown[-2] < len(self.widths) - 2

    def at(self, cell: int) -> int | None:
        """Return the column that a cell of a line is in, or None."""
        start = len(_HERE) + self.name
        for column in self.shown:
            end = start + self.widths[column] + _BESIDE
            if start <= cell < end:
                return column
            start = end
        return None


def grid_columns(table: WordTable, rows: Sequence[GridRow], width: int, column: int) -> GridColumns:
    """Return the columns of a line, the one under the cursor among them.

    Args:
        table: The table.
        rows: All rows.
        width: Cells of a line.
        column: The column under the cursor.
    """
    heads = (*table.periods, TOTAL)
    totals = (row.counts[-1] for row in rows if not row.heading)
    most = max((total.occurrences for total in totals if total is not None), default=0)
    least = max(_LEAST_NUMBER, len(str(most)))
    widths = tuple(max(cell_width(visible(head)), least) for head in heads)
    names = max((cell_width(visible(row.label)) for row in rows if not row.heading), default=0)
    room = width - len(_HERE) - 1  # a cell stays free at the end of a line
    name = min(names, max(room - sum(each + _BESIDE for each in widths), _LEAST_NAME))
    last = len(widths) - 1
    room -= name + widths[last] + _BESIDE
    first = 0
    while first < column < last and sum(_cells(widths[first : column + 1])) > room:
        first += 1
    end = first
    while end < last and sum(_cells(widths[first : end + 1])) <= room:
        end += 1
    # The year under the cursor is there even where there is no room for it.
    return GridColumns(name, widths, (*range(first, max(end, min(first + 1, last))), last))


def _cells(widths: Sequence[int]) -> Iterator[int]:
    """Yield the cells of columns, with the brackets beside their numbers."""
    return (each + _BESIDE for each in widths)


def grid_head(table: WordTable, word: str, columns: GridColumns) -> Line:
    """Return the line above the rows: the word they are about, and the years.

    Args:
        table: The table.
        word: The word of the first row in sight.
        columns: The columns.
    """
    heads = (*table.periods, TOTAL)
    pieces = [Piece(_NOT_HERE + pad(fit(visible(word), columns.name), columns.name), Tone.HEADING)]
    for number, column in enumerate(columns.shown):
        before = _MORE_BEFORE if columns.before and not number else " "
        after = _MORE_AFTER if columns.after and number == len(columns.shown) - 2 else " "
        period = table.periods[column] if column < len(table.periods) else ""
        text = _right(visible(heads[column]), columns.widths[column])
        pieces.append(Piece(f"{before}{text}{after}", Tone.QUIET, period=period))
    return Line(tuple(pieces))


def grid_line(row: GridRow, columns: GridColumns, width: int, *, cursor: int | None) -> Line:
    """Return the line of a row.

    Args:
        row: The row.
        columns: The columns.
        width: Cells of the line.
        cursor: The column under the cursor where it is on this row, or None.
    """
    if row.heading:
        return Line((Piece(pad(fit(_NOT_HERE + row.label, width), width), Tone.HEAD),), head=True)
    name = pad(fit(visible(row.label), columns.name), columns.name)
    pieces = [Piece((_NOT_HERE if cursor is None else _HERE) + name, Tone.TEXT)]
    for column in columns.shown:
        count = row.counts[column]
        text = NO_DOCUMENT_SIGN if count is None else str(count.occurrences)
        text = _right(text, columns.widths[column])
        left, right = "[]" if column == cursor else "  "
        total = column == len(row.counts) - 1
        tone = Tone.TEXT if total or row.sums else _shade(count, row.most)
        pieces.append(Piece(f"{left}{text}{right}", tone))
    return Line(tuple(pieces))


def grid_query(table: WordTable, row: GridRow, column: int) -> str:
    """Return the query for the hits behind a cell, or empty where there are none.

    Args:
        table: The table.
        row: The row of a department, or of all of them.
        column: A year, or the total after the last.
    """
    count = row.counts[column]
    if count is None or not count.occurrences:
        return ""
    own = [] if row.sums else [Filter(FilterKind.DEPARTMENT, row.label)]
    if column < len(table.periods) and table.periods[column] != NO_PERIOD:
        own.append(Filter(FilterKind.YEAR, table.periods[column]))
    kinds = {each.kind for each in own}
    others = (each for each in table.filters if each.kind not in kinds or each.negative)
    return query_of((*own, *others), row.word)


def silence_of(row: GridRow, column: int) -> str:
    """Return why there is nothing behind a cell: no such word, or no document."""
    if row.counts[column] is None:
        return f"這裡{NO_DOCUMENT}"
    return f"這裡{NOT_THERE}「{visible(row.word)}」"


def grid_parts(table: WordTable, row: GridRow) -> Iterator[tuple[str, str]]:
    """Yield what a row tells, each thing with its name."""
    yield "機關", row.label
    yield "詞", row.word
    for head, count in zip((*table.periods, TOTAL), row.counts, strict=True):
        if count is None:
            yield head, NO_DOCUMENT
        elif not count.occurrences:
            yield head, f"0 次，{NOT_THERE}"
        else:
            yield head, f"{count.occurrences} 次，在 {count.items} 項裡"


def _shade(count: WordCount | None, most: int) -> Tone:
    if count is None or not count.occurrences:
        return Tone.QUIET
    share = count.occurrences / most
    return next(tone for least, tone in _SHADES if share > least)


def _right(text: str, width: int) -> str:
    return " " * (width - cell_width(text)) + text
