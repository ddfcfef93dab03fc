"""Tables without rules: lines whose parts stand below each other in columns.

What divides the columns is white that no line of the table crosses. Running text has none: its
characters stand close, and its lines break where they are full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaoview.reading.formats.pdf.cells import Row, is_figure, text_of_cell
from kaoview.reading.formats.pdf.lines import Line, Segment
from kaoview.reading.formats.pdf.table_flow import Table
from kaoview.reading.numbering import clear_marker

FINE_GAP = 0.4
"""Gap in sizes that divides the parts of a line in such tables: twice the padding of a cell."""
_FEWEST_COLUMNS = 3
"""Columns of such a table, at least: two are often a list of names, or text in two columns."""
_FEWEST_FULL = 3
"""Lines with words in three columns, at least; all the numbers here are chosen by hand."""
_MOST_TRIED = 24
"""Lines of a page from which a table is looked for, at most; a page of more is a drawing."""
_FARTHEST = 3.5
"""Sizes between two lines of one table, at most."""
_WHITE = 1.2
"""Times the nearest distance of lines that is white between two rows, at least."""
_ALIGNED = 0.6
"""The share of a column's parts that begin, end, or have their middle at one place, at least."""
_SAME_PLACE = 3.0
"""Points within which two places are one."""
_FILLED = 0.85
"""The share of its column's width from which a part fills it."""
_MOST_FILLED = 0.4
"""The share of a column's parts that fill it, at most, where nearly all its lines have a part:
more are running text."""
_NEARLY_ALL = 0.6
_ROOM = 3.0
"""Sizes of room at the right of a cell from which its text is not continued on the next line."""
_WIDE = 8.0
"""Sizes of the width from which a column may hold running text."""
_MOST_TEXT = 1
"""Columns that may hold running text, at most: more are text in columns."""

Band = tuple[float, float]
"""Where a column begins and ends, or the white between two of them."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table: which lines it takes, where its columns stand, and its rows."""

    start: int
    stop: int
    columns: tuple[Band, ...]
    rows: list[Row]

    @property
    def gutters(self) -> tuple[Band, ...]:
        """The white between its columns."""
        return tuple((a[1], b[0]) for a, b in pairwise(self.columns))

    def on(self, page: int) -> Table:
        """Return the table as one of a page."""
        xs = (self.columns[0][0], *(a for _, a in self.gutters), self.columns[-1][1])
        return Table(page, xs, self.rows, gutters=self.gutters)


def may_be_row(line: Line) -> bool:
    """Tell whether a line, divided at wide gaps, has as many parts as a row of such a table."""
    return len(line) >= _FEWEST_COLUMNS


def find_aligned(
    lines: Sequence[Line], fine: Mapping[Line, Line], above: Sequence[Band] = ()
) -> Iterator[Aligned]:
    """Yield the tables among the lines of a page.

    Args:
        lines: The lines from top to bottom.
        fine: The same lines divided at narrow gaps.
        above: The white between the columns of a table that ends the page before.
    """
    at = 0
    rest = _rest_of_table(lines, fine, above) if len(above) + 1 >= _FEWEST_COLUMNS else None
    if rest:
        yield rest
        at = rest.stop
    tried = 0
    while at < len(lines):
        found = None
        if may_be_row(lines[at]) and tried < _MOST_TRIED:
            tried += 1
            found = _table(lines, fine, at)
        if found:
            yield found
        at = found.stop if found else at + 1


def _table(lines: Sequence[Line], fine: Mapping[Line, Line], start: int) -> Aligned | None:
    """Return the table that begins with a line, or None."""
    columns = _merged([], fine.get(lines[start], lines[start]))
    stop = start + 1
    last = stop
    while stop < len(lines):
        line = lines[stop]
        if lines[stop - 1][0].base - line[0].base > _FARTHEST * line[0].size:
            break
        wider = _merged(columns, fine.get(line, line))
        if len(wider) < _FEWEST_COLUMNS:
            break
        columns = wider
        stop += 1
        if may_be_row(line):
            last = stop
    last = _with_rest(lines, start, last, stop)
    if sum(map(may_be_row, lines[start:last])) < _FEWEST_FULL:
        return None
    taken = [fine.get(line, line) for line in lines[start:last]]
    columns = _supported(taken, _all_merged(taken))
    if not _is_table(taken, columns):
        return None
    return Aligned(start, last, tuple(columns), _rows(taken, columns))


def _rest_of_table(
    lines: Sequence[Line], fine: Mapping[Line, Line], gutters: Sequence[Band]
) -> Aligned | None:
    """Return the table that goes on at the top of a page, however few rows are left of it."""
    middles = [(left + right) / 2 for left, right in gutters]
    stop = last = 0
    while stop < len(lines):
        line = fine.get(lines[stop], lines[stop])
        far = stop and lines[stop - 1][0].base - line[0].base > _FARTHEST * line[0].size
        if far or any(part.left < middle < part.right for part in line for middle in middles):
            break
        stop += 1
        if may_be_row(lines[stop - 1]):
            last = stop
    if not last:
        return None
    last = _with_rest(lines, 0, last, stop)
    taken = [fine.get(line, line) for line in lines[:last]]
    edges = [
        min(part.left for line in taken for part in line) - 1,
        *middles,
        max(part.right for line in taken for part in line) + 1,
    ]
    columns = [_extent(taken, column) for column in pairwise(edges)]
    return Aligned(0, last, tuple(columns), _rows(taken, columns))


def _extent(lines: Sequence[Line], column: Band) -> Band:
    """Return where the parts in a column begin and end; the column itself where it has none."""
    parts = [part for line in lines for part in _parts(line, column)]
    if not parts:
        return column
    return min(part.left for part in parts), max(part.right for part in parts)


def _merged(columns: Sequence[Band], line: Line) -> list[Band]:
    """Return the columns with the parts of one more line; what is not apart is one column."""
    found: list[Band] = []
    gap = FINE_GAP * line[0].size
    for left, right in sorted([*columns, *((part.left, part.right) for part in line)]):
        if found and left - found[-1][1] < gap:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _all_merged(lines: Sequence[Line]) -> list[Band]:
    columns: list[Band] = []
    for line in lines:
        columns = _merged(columns, line)
    return columns


def _with_rest(lines: Sequence[Line], start: int, last: int, stop: int) -> int:
    """Return the end of a table with the lines below its last full one that go on with its cells.

    They stand as near as lines of one cell do, and not below the first column, where the text
    after the table begins.
    """
    nearest = min((a[0].base - b[0].base for a, b in pairwise(lines[start:stop])), default=0.0)
    edge = lines[start][0].right
    while last < stop:
        near = lines[last - 1][0].base - lines[last][0].base <= _WHITE * nearest
        if not near or lines[last][0].left <= edge:
            break
        last += 1
    return last


def _parts(line: Line, column: Band) -> list[Segment]:
    """Return the parts of a line that stand in a column."""
    return [part for part in line if column[0] <= (part.left + part.right) / 2 <= column[1]]


def _supported(lines: Sequence[Line], columns: Sequence[Band]) -> list[Band]:
    """Return the columns, those as one that nothing but a narrow gap divides.

    A gap is wide in some line, or a column of figures is on one side of it. Numbers of items stand
    in the column of their words.
    """
    found = [columns[0]]
    for column in columns[1:]:
        before = found[-1]
        beside = [(_parts(line, before), _parts(line, column)) for line in lines]
        pairs = [(a[-1], b[0]) for a, b in beside if a and b]
        wide = any(b.left - a.right > 2 * max(a.size, b.size) for a, b in pairs)
        sides = [
            [part.text for each in side for part in each] for side in zip(*beside, strict=True)
        ]
        figures = any(_are_mostly(is_figure, side) for side in sides)
        if _are_mostly(_is_number, sides[0]) or not (wide or figures):
            found[-1] = before[0], column[1]
        else:
            found.append(column)
    return found


def _are_mostly(test: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return sum(map(test, texts)) > len(texts) / 2


def _is_number(text: str) -> bool:
    """Tell whether a text is nothing but the number of an item."""
    marker = clear_marker(text + "文")
    return marker is not None and marker.length == len(text)


def _is_table(lines: Sequence[Line], columns: Sequence[Band]) -> bool:
    """Tell whether lines are a table: their parts stand in line, and are no running text."""
    texts = 0
    for column in columns:
        parts = [part for line in lines for part in _parts(line, column)]
        if not _stand_in_line(parts):
            return False
        width = column[1] - column[0]
        filled = sum(part.right - part.left >= _FILLED * width for part in parts)
        running = filled > _MOST_FILLED * len(parts) and len(parts) > _NEARLY_ALL * len(lines)
        texts += running and width > _WIDE * parts[0].size
    return len(columns) >= _FEWEST_COLUMNS and texts <= _MOST_TEXT


def _stand_in_line(parts: Sequence[Segment]) -> bool:
    """Tell whether most parts of a column begin, end, or have their middle at one place."""
    places = (
        sorted(part.left for part in parts),
        sorted(part.right for part in parts),
        sorted((part.left + part.right) / 2 for part in parts),
    )
    return any(_densest(each) >= _ALIGNED * len(parts) for each in places)


def _densest(places: Sequence[float]) -> int:
    """Return how many places in order are one at most."""
    best = first = 0
    for at, place in enumerate(places):
        while place - places[first] > _SAME_PLACE:
            first += 1
        best = max(best, at - first + 1)
    return best


def _rows(lines: Sequence[Line], columns: Sequence[Band]) -> list[Row]:
    """Return the rows: white divides them, and each line that begins a row at its first column."""
    nearest = min((a[0].base - b[0].base for a, b in pairwise(lines)), default=0.0)
    blocks: list[list[Line]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if above[0].base - line[0].base > _WHITE * nearest:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [
        [
            text_of_cell([tuple(p) for line in row if (p := _parts(line, column))], column)
            for column in columns
        ]
        for block in blocks
        for row in _block_rows(block, columns, dense=len(blocks) == 1)
    ]


def _block_rows(block: Sequence[Line], columns: Sequence[Band], *, dense: bool) -> list[list[Line]]:
    """Return the rows of lines that no white divides.

    Args:
        block: The lines.
        columns: The columns.
        dense: Whether no white divides any rows of the table: then the name of a group of rows
            may stand by itself.
    """
    begins = [_begins_row(line, columns) for line in block]
    if dense:
        pairs = pairwise(block)
        begins[1:] = [
            begin or _is_name_of_rows(above, line, columns)
            for begin, (above, line) in zip(begins[1:], pairs, strict=True)
        ]
    if sum(begins) <= 1:
        return [list(block)]
    rows: list[list[Line]] = [[]]
    for line, begin in zip(block, begins, strict=True):
        if begin and rows[-1]:
            rows.append([])
        rows[-1].append(line)
    return rows


def _begins_row(line: Line, columns: Sequence[Band]) -> bool:
    """Tell whether a line has words in the first column and in another one."""
    return bool(_parts(line, columns[0])) and any(_parts(line, each) for each in columns[1:])


def _is_name_of_rows(above: Line, line: Line, columns: Sequence[Band]) -> bool:
    """Tell whether a line in the first column is no rest of the cell above, which had room."""
    before = _parts(above, columns[0])
    room = columns[1][0] - before[-1].right if before else 0.0
    return bool(_parts(line, columns[0])) and room > _ROOM * line[0].size
