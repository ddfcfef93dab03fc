"""Tab-separated tables to items: budget tables and plan tables, and all others as printed.

A plan table has columns for names (plan, business), objectives, measures and amounts. Converters
cut its rows at page ends and pour several cells into one, so rows are not trusted: what a
paragraph is follows from the numbering. A number that goes on with the objectives is an
objective, one that goes on with the measures is a measure, and a list of measures that begins
again belongs to the next objective that has none yet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from kaoview.model import FurnitureKind, ItemKind
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.file_format import SourceLine
from kaoview.reading.furniture import Scrap, take_controls
from kaoview.reading.located_text import NOTHING, LocatedText, join
from kaoview.reading.numbering import Marker, first_marker, rank_of
from kaoview.reading.paragraph_blocks import Block, TableBlock
from kaoview.reading.paragraphs import FINAL, Paragraph, cells


class Column(Enum):
    """What a column of a table holds."""

    NAME = re.compile(r"計畫名稱|業務計畫|工作計畫|分支計畫|科目|項目|^[類款項目節]$")
    OBJECTIVE = re.compile(r"目標")
    MEASURE = re.compile(r"實施|內容|要領|措施")
    AMOUNT = re.compile(r"預算|經費|金額")
    NOTE = re.compile(r"備註|備考|說明")


_TAG = re.compile(
    r"</?(?:ol|ul|li|p|br|div|span|table|thead|tbody|tr|td|th|b|i|u|strong|em)\b[^<>]*>", re.I
)
_RULE = re.compile(r"[\s\-—=:|+_]+")
_NUMBER_IN_CELL = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.、．](?!\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){1,5}|\d{1,18}")  # no budget has more digits
_NUMERIC_ROW = re.compile(r"[\d,.\s％%－-]+")
_WORD = re.compile(r"\S+")
_OUTERMOST = -1.0
"""A rank outside those of all numbering styles."""
_UNNUMBERED = 25.0
"""The rank of a name without a number that is not the first of its row: below 壹, above 甲."""
_MOST_ROWS_APART = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    Attributes:
        line: The index of its line in the document.
        cells: What stands between its tabs, white space at the ends left out.
    """

    line: int
    cells: tuple[LocatedText, ...]


def find_tables(lines: Sequence[SourceLine]) -> list[range]:
    """Return where lines with tabs stand together, a page break's few empty lines between."""
    found: list[range] = []
    for index, line in enumerate(lines):
        if "\t" not in line.raw.text or not line.text:
            continue
        near = found and index - found[-1].stop < _MOST_ROWS_APART
        if near and not any(lines[i].text for i in range(found[-1].stop, index)):
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return [span for span in found if len(span) > 1]


def read_table(lines: Sequence[SourceLine], span: range) -> tuple[TableBlock, list[Scrap]]:
    """Read the table that stands in a span of lines.

    Returns:
        Its items (for a table without known columns, one item with the rows as printed), and
        its furniture: head, rules, mark-up.
    """
    rows: list[Row] = []
    scraps: list[Scrap] = []
    for index in span:
        if not lines[index].text:
            continue
        row = Row(index, tuple(_split(lines[index].raw)))
        if _RULE.fullmatch(lines[index].text):
            scraps += [(FurnitureKind.TABLE, cell) for cell in row.cells if cell]
        else:
            rows.append(row)
    columns, head = _columns(rows)
    known = set(columns)
    if Column.NAME in known and known & {Column.MEASURE, Column.AMOUNT}:
        scraps += [(FurnitureKind.TABLE, cell) for row in rows[:head] for cell in row.cells if cell]
        reader = _PlanTable(columns, scraps)
        for row in rows[head:]:
            reader.add(row)
        drafts = tuple(reader.top)
    else:
        text: list[LocatedText] = []
        for row in rows:
            passage, controls = take_controls(lines[row.line].raw)
            scraps += controls
            text.append(passage)
        drafts = (DraftItem(text=text, kind=ItemKind.TABLE),)
    return TableBlock(drafts, tuple(row.line for row in rows)), scraps


def _split(line: LocatedText) -> Iterator[LocatedText]:
    at = 0
    for cell in line.text.split("\t"):
        yield line[at : at + len(cell)].strip()
        at += len(cell) + 1


def _columns(rows: Sequence[Row]) -> tuple[list[Column | None], int]:
    """Return what each column holds and how many rows the head takes."""
    if not rows:
        return [], 0
    columns = [_column(cell.text) for cell in rows[0].cells]
    head = 1
    while head < len(rows) and not rows[head].cells[0]:
        filled = [cell.text for cell in rows[head].cells if cell]
        if not all(_column(text) for text in filled):
            break
        head += 1
    return columns, head


def _column(text: str) -> Column | None:
    words = "".join(text.split())
    return next((column for column in Column if column.value.search(words)), None)


@dataclass
class _Name:
    rank: float
    draft: DraftItem


@dataclass
class _Objective:
    number: int
    draft: DraftItem
    last_measure: int = 0


@dataclass
class _PlanTable:
    """The open plan, objective and measure while a plan table's rows are read."""

    columns: Sequence[Column | None]
    scraps: list[Scrap]
    top: list[DraftItem] = field(default_factory=list)
    _names: list[_Name] = field(default_factory=list)
    _objective: _Objective | None = None
    _waiting: list[_Objective] = field(default_factory=list)
    _last_number: int = 0
    _measure: DraftItem | None = None
    _in_measures: bool = False

    def add(self, row: Row) -> None:
        """Read one row."""
        cells_of: dict[Column, list[LocatedText]] = {}
        for column, cell in zip(self.columns, row.cells, strict=False):
            cells_of.setdefault(column or Column.NOTE, []).append(cell)
        spare = row.cells[len(self.columns) :]
        cells_of.setdefault(Column.NOTE, []).extend(spare)
        waiting = [
            (word, number)
            for number, cell in enumerate(cells_of.get(Column.NAME, []))
            for word in self._words(cell)
        ]
        named: list[DraftItem] = []
        self._in_measures = False
        for cell in cells_of.get(Column.OBJECTIVE, []):
            for paragraph, marker in self._paragraphs(cell):
                waiting = self._add_objective(paragraph, marker, waiting, named)
        measures = [p for cell in cells_of.get(Column.MEASURE, []) for p in self._paragraphs(cell)]
        if waiting and not (measures and measures[0][1] is None and self._cut()):
            waiting = self._name(waiting, named)
        for paragraph, marker in measures:
            self._add_measure(paragraph, marker)
        self._name(waiting, named)
        self._add_amounts(cells_of.get(Column.AMOUNT, []), named)
        for cell in cells_of[Column.NOTE]:
            for paragraph, _ in self._paragraphs(cell):
                self._holder(named).text.append(paragraph)

    def _holder(self, named: Sequence[DraftItem]) -> DraftItem:
        """Return the draft that a row's notes belong to."""
        if named:
            return named[0]
        if self._names:
            return self._names[-1].draft
        self.top.append(DraftItem())
        self._names.append(_Name(-1, self.top[-1]))
        return self.top[-1]

    def _words(self, cell: LocatedText) -> Iterator[LocatedText]:
        for paragraph in self._plain(cell):
            for match in _WORD.finditer(paragraph.text):
                yield paragraph[match.start() : match.end()]

    def _plain(self, cell: LocatedText) -> list[LocatedText]:
        """Return a cell's paragraphs without mark-up, which goes to the furniture."""
        found: list[LocatedText] = []
        at = 0
        for match in _TAG.finditer(cell.text):
            found.append(cell[at : match.start()])
            self.scraps.append((FurnitureKind.MARKUP, cell[match.start() : match.end()]))
            at = match.end()
        found.append(cell[at : len(cell)])
        kept: list[LocatedText] = []
        for piece in found:
            clean, controls = take_controls(piece.strip())
            self.scraps += controls
            if clean:
                kept.append(clean)
        return kept

    def _paragraphs(self, cell: LocatedText) -> list[tuple[LocatedText, Marker | None]]:
        """Return a cell's paragraphs, split where the numbering goes on or begins again."""
        found: list[LocatedText] = []
        for piece in self._plain(cell):
            starts = [0]
            last = 0
            for match in _NUMBER_IN_CELL.finditer(piece.text):
                number = int(match.group(1))
                if match.start() == 0 or number in (last + 1, 1):
                    last = number
                    if match.start():
                        starts.append(match.start())
            stops = [*starts[1:], len(piece)]
            found += [piece[a:b].strip() for a, b in zip(starts, stops, strict=True)]
        return [(piece, first_marker(piece.text)) for piece in found if piece]

    def _cut(self) -> bool:
        """Tell whether a page break cut the measure at hand."""
        return self._measure is not None and not self._measure.text[-1].text.endswith(tuple(FINAL))

    def _add_objective(
        self,
        paragraph: LocatedText,
        marker: Marker | None,
        waiting: list[tuple[LocatedText, int]],
        named: list[DraftItem],
    ) -> list[tuple[LocatedText, int]]:
        """Take a paragraph of the column of objectives; return the names still waiting."""
        goes_on = marker is not None and marker.value == self._last_number + 1 and marker.value > 1
        if marker is None and self._cut() and not waiting:
            self._go_on(paragraph)
            self._in_measures = True
            return waiting
        measure = marker is not None and marker.value == self._expected_measure()
        if measure and (self._in_measures or not goes_on):
            self._add_measure(paragraph, marker)
            self._in_measures = True
            return waiting
        self._in_measures = False
        if not goes_on:
            waiting = self._name(waiting, named)
        self._last_number = marker.value if marker else 0
        draft = _draft(paragraph, marker, as_title=True)
        self._parent().append(draft)
        self._waiting.append(_Objective(self._last_number, draft))
        return waiting

    def _expected_measure(self) -> int:
        last = self._objective.last_measure if self._objective else 0
        return last + 1 if last else 0

    def _parent(self) -> list[DraftItem]:
        return self._names[-1].draft.children if self._names else self.top

    def _add_measure(self, paragraph: LocatedText, marker: Marker | None) -> None:
        if marker is None and self._cut():
            self._go_on(paragraph)
            return
        begins = marker is None or marker.value == 1
        if self._objective is None or (begins and self._waiting):
            self._objective = self._waiting.pop(0) if self._waiting else None
        draft = _draft(paragraph, marker, as_title=False)
        if self._objective is None:
            self._parent().append(draft)
        else:
            self._objective.last_measure = marker.value if marker else 0
            self._objective.draft.children.append(draft)
        self._measure = draft

    def _go_on(self, paragraph: LocatedText) -> None:
        assert self._measure is not None
        self._measure.text[-1] = join([self._measure.text[-1], paragraph])

    def _name(
        self, waiting: Sequence[tuple[LocatedText, int]], named: list[DraftItem]
    ) -> list[tuple[LocatedText, int]]:
        """Open the row's plans; objectives from here on belong to the last of them."""
        for number, (word, column) in enumerate(waiting):
            marker = first_marker(word.text)
            draft = _draft(word, marker, as_title=True)
            rank = _rank(marker, first=not (number or column))
            while self._names and self._names[-1].rank >= rank:
                self._names.pop()
            self._parent().append(draft)
            self._names.append(_Name(rank, draft))
            named.append(draft)
            self._last_number = 0
        return []

    def _add_amounts(self, found: Sequence[LocatedText], named: Sequence[DraftItem]) -> None:
        """Give amounts to a row's names: the first to the first, the rest to the last ones."""
        amounts = [word for cell in found for word in self._words(cell)]
        if not amounts:
            return
        holders = list(named) or [self._holder(())]
        takers = holders[:1] + holders[max(1, len(holders) - len(amounts) + 1) :]
        for number, word in enumerate(amounts):
            taker = takers[number] if number < len(takers) else self._holder(named)
            if _AMOUNT.fullmatch(word.text) and not taker.amount:
                taker.amount = word
            else:
                taker.text.append(word)


def _rank(marker: Marker | None, *, first: bool) -> float:
    """Return how deep a name lies: by its marker, else the row's first name outside all others."""
    if marker is not None:
        rank = rank_of(marker.style)
        return math.inf if rank is None else rank
    return _OUTERMOST if first else _UNNUMBERED


def _draft(paragraph: LocatedText, marker: Marker | None, *, as_title: bool) -> DraftItem:
    length = marker.length if marker else 0
    words = paragraph[length:].strip()
    return DraftItem(
        marker=paragraph[:length].strip() if length else NOTHING,
        title=words if as_title else NOTHING,
        text=[] if as_title else [words],
    )


def gather_broken_tables(paragraphs: Sequence[Paragraph], full: int) -> list[Block]:
    """Find tables that a converter broken into one cell a line, and keep them as printed.

    Such a table is a run of lines that are all narrow, with lines of nothing but digits among
    them.

    Args:
        paragraphs: A document's paragraphs in order.
        full: The width in cells of a full line, or 0 where lines are not broken.

    Returns:
        The paragraphs, with tables in the place of such runs.
    """
    if not full:
        return list(paragraphs)
    found: list[Block] = []
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if all(cells(row.text) <= full * 0.6 for row in paragraph.rows) and not first_marker(
            paragraph.text
        ):
            run.append(paragraph)
            continue
        found += _table_or_not(run)
        run = []
        found.append(paragraph)
    return found + _table_or_not(run)


def _table_or_not(run: Sequence[Paragraph]) -> list[Block]:
    rows = [row for paragraph in run for row in paragraph.rows]
    numeric = sum(bool(_NUMERIC_ROW.fullmatch(row.text)) for row in rows)
    if len(rows) < 6 or numeric < 2:
        return list(run)
    lines = tuple(line for paragraph in run for line in paragraph.lines)
    return [TableBlock((DraftItem(text=rows, kind=ItemKind.TABLE),), lines)]
