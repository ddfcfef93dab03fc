"""Budget tables to items: accounts within each other, each with its amounts.

How deep a row lies is told by the column that its number stands in (款 > 項 > 目 > 節), by the
column of its name, by its code (zeros at its end are levels that it leaves open), by its
indentation, or by its marker. The budget is the item's amount; other amounts (of the year before,
the difference) are its text, each after the head of its column.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kaoview.model import FurnitureKind
from kaoview.reading.amount_sums import SUBTOTAL, TOTAL
from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.file_format import CELL_BREAK
from kaoview.reading.furniture import FurniturePiece, strip_controls
from kaoview.reading.located_text import LocatedText, join
from kaoview.reading.numbering import clear_marker, rank_of
from kaoview.reading.plan_amounts import AMOUNT, with_head
from kaoview.reading.table_head import (
    Column,
    Head,
    Row,
    code_length,
    has_codes,
    is_figure,
    is_part_of_budget,
    is_sum,
)

_THIS_YEAR = re.compile(r"本年度(?!.*比較)")
_ALL = re.compile(r"合計|總計")
_PART = re.compile(r"經常門|資本門|比較|增減")
_BUDGET = re.compile(r"預算|經費|金額")
_NONE = re.compile(r"[-－–—]")
_UNMARKED = 1000.0
"""The rank of a name without a marker among names that have one: below all of them."""
_LONGER = 100
"""What a digit of a code weighs beside the zeros at its end: 01 is above 1000, that above 1015."""
_PAIR = 2
"""Zeros of a code that stand for one level."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """How deep a row lies; a row belongs to the nearest one before it with a lower rank."""

    column: float
    within: float

    def __lt__(self, other: _Rank) -> bool:
        return (self.column, self.within) < (other.column, other.within)


@dataclass
class BudgetTableReader:
    """The open accounts while the rows of a budget table are read.

    Attributes:
        head: The table's head.
        rows: Its rows below the head.
        thousands: Whether its amounts are in thousands (仟元); others are text, since an item's
            amount is in thousands.
    """

    head: Head
    rows: Sequence[Row]
    thousands: bool = True
    furniture: list[FurniturePiece] = field(default_factory=list)
    _items: list[DraftItem] = field(default_factory=list)
    _open: list[tuple[_Rank, DraftItem]] = field(default_factory=list)
    _last: DraftItem | None = None

    def read(self) -> list[DraftItem]:
        """Return the top-level items of the rows."""
        levels = self.head.of(Column.LEVEL)
        names = self.head.of(Column.NAME)
        amounts = self.head.of(Column.AMOUNT)
        budget = _budget_column(self.head)
        indented = len({row.indent(names[0]) for row in self.rows if _filled(row, names[:1])}) > 1
        for row in self.rows:
            code, name, name_column = self._name(row, names)
            numbers = [row.cells[at] for at in levels if at < len(row.cells) and row.cells[at]]
            if not name and len(numbers) == 1 and is_sum("".join(numbers[0].text.split())):
                name, numbers = numbers[0], []  # its cell is merged over all columns of a name
            if not (name or code or numbers):
                self._add_rest(self._last_item(), row, budget, amounts)
                continue
            filled = (k for k, at in enumerate(levels) if _filled(row, [at]))
            depth = max(filled, default=None) if numbers else None
            marker = clear_marker(name.text) if not numbers else None
            length = marker.length if marker else 0
            draft = DraftItem(
                marker=join(numbers, " ") if numbers else name[:length].strip(),
                title=name[length:].strip(),
                text=[code] if code and name else [],
            )
            if code and not name:
                draft.title = code
            indent = row.indent(name_column) if indented else 0
            words = "".join(name.text.split())
            placed = depth is not None or indent
            if TOTAL.fullmatch(words) and not placed:
                self._open.clear()
                self._items.append(draft)
            elif SUBTOTAL.fullmatch(words) and not placed:
                above = self._open[-2][1].children if len(self._open) > 1 else self._items
                above.append(draft)
            else:
                style = marker.style if marker else None
                self._place(draft, self._rank(depth, name_column, code, indent, style))
            self._last = draft
            self._add_rest(draft, row, budget, amounts)
        return [item for item in self._items if item.children or any(item.passages())]

    def _rank(
        self, depth: int | None, column: int, code: LocatedText, indent: int, style: str | None
    ) -> _Rank:
        """Return how deep a row lies, by the first of what tells."""
        if self.head.of(Column.LEVEL):
            return _Rank(math.inf if depth is None else depth, 0.0)
        if code:
            zeros = len(code.text) - len(code.text.rstrip("0"))
            return _Rank(column, len(code.text) * _LONGER - zeros // _PAIR)
        if indent or style is None:
            return _Rank(column, indent or (_UNMARKED if self._has_markers else 0.0))
        rank = rank_of(style)
        return _Rank(column, _UNMARKED if rank is None else rank)

    @cached_property
    def _has_codes(self) -> bool:
        return has_codes(self.head, self.rows)

    @property
    def _has_markers(self) -> bool:
        return any(draft.marker for _, draft in self._open)

    def _place(self, draft: DraftItem, rank: _Rank) -> None:
        while self._open and not self._open[-1][0] < rank:
            self._open.pop()
        (self._open[-1][1].children if self._open else self._items).append(draft)
        self._open.append((rank, draft))

    def _last_item(self) -> DraftItem:
        """Return the item that a row without a name belongs to."""
        if self._last is None:
            self._last = DraftItem()
            self._items.append(self._last)
        return self._last

    def _name(self, row: Row, names: Sequence[int]) -> tuple[LocatedText, LocatedText, int]:
        """Return a row's code, its name, and the column of the name."""
        codes = [row.cells[at] for at in self.head.of(Column.CODE) if _filled(row, [at])]
        words: list[LocatedText] = []
        column = names[0]
        for at in (at for at in names if _filled(row, [at])):
            column = at
            for paragraph in self._paragraphs(row.cells[at]):
                length = code_length(paragraph.text, joined=self._has_codes)
                codes.append(paragraph[:length])
                words.append(paragraph[length:].strip())
        return join(codes, " "), join(words, " "), column

    def _add_rest(
        self, draft: DraftItem, row: Row, budget: int | None, amounts: Sequence[int]
    ) -> None:
        """Give an item the amounts and remarks of its row."""
        for at, cell in enumerate(row.cells):
            kind = self.head.columns[at] if at < len(self.head.columns) else None
            if not cell or kind in (Column.LEVEL, Column.NAME, Column.CODE):
                continue
            figure = at in amounts and is_figure(cell.text)
            if figure and _NONE.fullmatch(cell.text):
                self.furniture.append((FurnitureKind.TABLE, cell))
            elif at == budget and self._is_amount(cell, draft):
                draft.amount = cell
            elif figure:
                draft.text.append(with_head(self.head.words[at], cell))
            else:
                draft.text += self._paragraphs(cell)

    def _is_amount(self, cell: LocatedText, draft: DraftItem) -> bool:
        return self.thousands and not draft.amount and bool(AMOUNT.fullmatch(cell.text))

    def _paragraphs(self, cell: LocatedText) -> Iterator[LocatedText]:
        start = 0
        for part in cell.text.split(CELL_BREAK):
            text, controls = strip_controls(cell[start : start + len(part)].strip())
            self.furniture += controls
            start += len(part) + 1
            if text:
                yield text


def _budget_column(head: Head) -> int | None:
    """Return the column of the amount that counts: this year's, or all of it.

    None counts where the budget is divided among columns (經常門 and 資本門, 中央 and 地方) without
    their sum.
    """
    words = {at: head.words[at].text for at in head.of(Column.AMOUNT)}
    columns = [
        at for at, each in words.items() if not (_PART.search(each) or is_part_of_budget(each))
    ]
    for pattern in (_THIS_YEAR, _ALL, _BUDGET):
        for at in columns:
            if pattern.search(words[at]):
                return at
    return next(iter(columns), None)


def _filled(row: Row, columns: Sequence[int]) -> bool:
    return any(at < len(row.cells) and row.cells[at] for at in columns)
