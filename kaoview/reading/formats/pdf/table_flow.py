"""Tables that go on over page breaks: one table, with rows that a break cut made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kaoview.reading.formats.file_format import CELL_BREAK
from kaoview.reading.formats.pdf.cells import Row, is_figure
from kaoview.reading.numbering import clear_marker

_SAME_COLUMN = 6.0
"""Points that a column's edge may differ by from page to page."""
_ENDS = "。；：！？"
_FEWEST_COLUMNS = 4
"""Columns of a table in which a row with a single cell is no row of its own; chosen by hand."""
_FEWEST_LOOSE = 2
"""Rows that white divides and rules do not, at least: one may be a paragraph; chosen by hand."""
_SHORTEST_PART = 5
"""Characters of a shorter one that is cut if another column's is as well; chosen by hand."""
_SHORTEST_CUT = 12
"""Characters of the shortest paragraph in a cell that a page break can have cut; chosen by hand,
so that short entries without a full stop are not taken for one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a cell of a row goes on on a later page.

    Attributes:
        column: The cell's index.
        at: How many of its characters stand on the pages before.
        page: The later page.
    """

    column: int
    at: int
    page: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its place.

    Attributes:
        cells: Its cells.
        page: The page it begins on.
        repeated: Whether it repeats the head on a later page.
        cuts: Where its cells go on on later pages, cell by cell.
    """

    cells: Row
    page: int
    repeated: bool
    cuts: tuple[Cut, ...]

    @property
    def turns(self) -> tuple[tuple[int, int], ...]:
        """Where another page begins, counted in characters of its cells with one between them."""
        if not self.cuts:
            return ()
        found: list[tuple[int, int]] = []
        start = 0
        for column, cell in enumerate(self.cells):
            found.append((start, self.page))
            found += [(start + cut.at, cut.page) for cut in self.cuts if cut.column == column]
            start += len(cell) + 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or its part on one page.

    Attributes:
        page: The page it begins on.
        xs: Where its columns begin and end.
        rows: Its rows.
        loose: Its rows as the white between them divides it, where rules hardly do; else None.
        pages: The page of each row; empty where all are on the first.
        repeated: The indexes of rows that repeat the head on a later page.
        cuts: The cuts of the rows that page breaks cut, by the rows' indexes.
        gutters: The white between its columns, where no rules divide them.
    """

    page: int
    xs: tuple[float, ...]
    rows: list[Row]
    loose: list[Row] | None = None
    pages: tuple[int, ...] = ()
    repeated: frozenset[int] = field(default=frozenset())
    cuts: Mapping[int, tuple[Cut, ...]] = field(default_factory=dict)
    gutters: tuple[tuple[float, float], ...] = ()

    def placed_rows(self) -> Iterator[PlacedRow]:
        """Yield each row with its place."""
        for at, row in enumerate(self.rows):
            page = self.pages[at] if self.pages else self.page
            yield PlacedRow(row, page, at in self.repeated, self.cuts.get(at, ()))


def joined_tables(blocks: Iterable[Any]) -> list[Any]:
    """Return blocks with the parts of one table on consecutive pages as one.

    Page headers and numbers between the parts follow the table.
    """
    found: list[Any] = []
    parts: list[Table] = []
    between: list[Any] = []
    for block in blocks:
        if isinstance(block, Table) and parts and _goes_on(parts[-1], block):
            parts.append(block)
        elif parts and hasattr(block, "role") and block.role != "contents":
            between.append(block)
        else:
            found += [*_whole(parts), *between]
            parts, between = [], []
            if isinstance(block, Table):
                parts = [block]
            else:
                found.append(block)
    return [*found, *_whole(parts), *between]


def _goes_on(one: Table, other: Table) -> bool:
    if other.page != one.page + 1 or len(one.xs) != len(other.xs):
        return False
    if len(one.gutters) == 1 or len(other.gutters) == 1:
        return False  # each line of labels and values is a row, and none is cut
    if one.gutters or other.gutters:
        return len(one.gutters) == len(other.gutters) and all(
            max(a[0], b[0]) < min(a[1], b[1])
            for a, b in zip(one.gutters, other.gutters, strict=True)
        )
    return all(abs(a - b) < _SAME_COLUMN for a, b in zip(one.xs, other.xs, strict=True))


def _whole(parts: Sequence[Table]) -> list[Table]:
    """Return the parts of a table as one table; none for no parts."""
    if not parts:
        return []
    read = [_rows(part) for part in parts] if _is_loose(parts) else [part.rows for part in parts]
    rows: list[Row] = list(read[0])
    pages = [parts[0].page] * len(rows)
    repeated: set[int] = set()
    cuts: dict[int, tuple[Cut, ...]] = {}
    last = len(rows) - 1  # of the rows that are no repeated head
    for part, own in zip(parts[1:], read[1:], strict=True):
        heads = 0
        while heads < len(own) and heads < len(rows) and own[heads] == rows[heads]:
            heads += 1
        if heads == len(own):  # the same form again, not a head without a body
            heads = 0
        body = own[heads:]
        if (
            body
            and last >= heads
            and len(body[0]) == len(rows[last])
            and _is_cut(rows[last], body[0])
        ):
            whole = [_cell(a, b) for a, b in zip(rows[last], body[0], strict=True)]
            ends = enumerate(zip(whole, body[0], strict=True))
            later = [Cut(at, len(cell) - len(b), part.page) for at, (cell, b) in ends if b]
            cuts[last] = (*cuts.get(last, ()), *later)
            rows[last] = whole
            body = body[1:]
        repeated.update(range(len(rows), len(rows) + heads))
        rows += own[:heads]
        last = len(rows) + len(body) - 1 if body else last
        rows += body
        pages += [part.page] * (heads + len(body))
    first = parts[0]
    return [Table(first.page, first.xs, rows, None, tuple(pages), frozenset(repeated), cuts)]


def _is_loose(parts: Sequence[Table]) -> bool:
    """Tell whether the rows of a table are divided by white only, on all its pages."""
    if any(part.loose is None for part in parts):
        return False
    return sum(len(_rows(part)) - len(part.rows) for part in parts) >= _FEWEST_LOOSE


def _rows(part: Table) -> list[Row]:
    return part.rows if part.loose is None else part.loose


def _is_cut(above: Row, below: Row) -> bool:
    """Tell whether the row at the top of a page is the rest of the row above the page break.

    It is where only one of several columns goes on, where a cell stops in the middle of a
    sentence that the cell below goes on with, or where its first cells are empty and what follows
    does not begin an item of its own.
    """
    if sum(map(bool, below)) == 1 and len(below) >= _FEWEST_COLUMNS:
        return True
    if any(is_figure(one) and is_figure(other) for one, other in zip(above, below, strict=True)):
        return False  # a row has one figure in a column
    stopped = 0
    for one, other in zip(above, below, strict=True):
        last = one.rsplit(CELL_BREAK, 1)[-1]
        stops = len(last) >= _SHORTEST_PART and not last.endswith((*_ENDS, "）", ")"))
        if stops and other and clear_marker(other) is None:
            stopped += 1 if len(last) < _SHORTEST_CUT else 2
    if stopped >= 2:
        return True
    first = next((cell for cell in below if cell), "")
    return not below[0] and clear_marker(first) is None


def _cell(above: str, below: str) -> str:
    """Join the two parts of a cell that a page break cut."""
    if not above or not below:
        return above or below
    apart = above.endswith(tuple(_ENDS)) or clear_marker(below) is not None
    return above + (CELL_BREAK if apart else "") + below
