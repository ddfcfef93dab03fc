"""Tables of a PDF page: rules to a grid of cells, glyphs into the cells.

Budget books draw only the rules between columns: there the rows come from baselines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kaoview.reading.formats.blocks import cell_text
from kaoview.reading.formats.pdf.directions import turned_lines
from kaoview.reading.formats.pdf.glyphs import Glyph
from kaoview.reading.formats.pdf.lines import Line, find_lines, line_text
from kaoview.reading.formats.pdf.paragraphs import group_paragraphs, placed
from kaoview.reading.formats.pdf.rules import Rule, Rules

_TOUCH = 3.0
"""Points within which two rules touch, or are one."""
_OVERLAP = 4.0
"""Points within which two parts of a table are one table."""
_MOST_PAIRS = 400_000
"""Pairs of rules that are looked at; a page with more is a drawing. Chosen by hand."""
_WIDE_GAP = 99.0
"""Sizes: within a cell no gap divides a line."""
_MIDDLE = 0.3
"""The middle of a glyph above its baseline, in sizes."""
_SHORTEST_COLUMN_RULE = 60.0
"""Points of the shortest rule that can divide columns without rules between rows."""
_SAME_SPAN = 12.0
"""Points that the ends of such rules may differ by."""
_FEWEST_COLUMN_RULES = 2
_FEWEST_FIGURES = 2
"""Figures below each other that make rows of what no rule divides, at least."""
_FEWEST_BESIDE = 2
"""Columns with a line at the height of a figure that begins a row, its own included."""
_MOST_BANDS = 2
"""Rows that rules divide in a table that white divides further, at most: its head and the rest."""
_WHITE = 1.2
"""Times the distance of lines that is white between rows, at least."""
_SAME_GAP = 1.0
"""Points by which the white between rows differs."""
_ROW_SLACK = 0.5
"""Sizes by which the parts of a row may stand above its figures."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rules.

    Attributes:
        xs: Where its columns begin and end, from the left.
        ys: Where its rows begin and end, from the top.
        rules: Its rules; where only columns are ruled, those across are its top and bottom.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: Rules

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a glyph stands in the table."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base + glyph.size * _MIDDLE
        return self.xs[0] - 2 <= x <= self.xs[-1] + 2 and self.ys[-1] - 1 <= y <= self.ys[0] + 1


Row = list[str]
"""The texts of a row's cells."""


def find_grids(rules: Rules) -> list[Grid]:
    """Return the tables that a page's rules draw, from top to bottom."""
    grids = _ruled(rules)
    taken = {id(rule) for grid in grids for rule in grid.rules.down}
    grids += _columns_only([rule for rule in rules.down if id(rule) not in taken], rules.across)
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _cluster(values: Iterable[float]) -> tuple[float, ...]:
    """Return values in order, those that nearly are the same as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _TOUCH:
            groups[-1].append(value)
        else:
            groups.append([value])
    return tuple(sum(group) / len(group) for group in groups)


def _ruled(rules: Rules) -> list[Grid]:
    """Return the tables with rules both across and down: groups of rules that touch."""
    across, down = rules
    if len(across) < 2 or len(down) < 2 or len(across) * len(down) > _MOST_PAIRS:
        return []
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            meets = a.start - _TOUCH <= d.at <= a.stop + _TOUCH
            if meets and d.start - _TOUCH <= a.at <= d.stop + _TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, Rules] = {}
    for i, a in enumerate(across):
        groups.setdefault(root(i), Rules([], [])).across.append(a)
    for j, d in enumerate(down):
        groups.setdefault(root(len(across) + j), Rules([], [])).down.append(d)
    parts = [_grid(group) for group in groups.values() if len(group.across) > 1 < len(group.down)]
    return [grid for grid in _merged(parts) if len(grid.xs) > 2 or len(grid.ys) > 2]


def _grid(rules: Rules) -> Grid:
    xs = _cluster(rule.at for rule in rules.down)
    ys = _cluster(rule.at for rule in rules.across)[::-1]
    return Grid(xs, ys, rules)


def _merged(grids: Sequence[Grid]) -> list[Grid]:
    """Return tables with those that overlap or touch as one."""
    found: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -grid.ys[0]):
        for at, other in enumerate(found):
            if (
                grid.ys[0] >= other.ys[-1] - _OVERLAP
                and grid.ys[-1] <= other.ys[0] + _OVERLAP
                and grid.xs[-1] >= other.xs[0] - _OVERLAP
                and grid.xs[0] <= other.xs[-1] + _OVERLAP
            ):
                across = [*other.rules.across, *grid.rules.across]
                down = [*other.rules.down, *grid.rules.down]
                found[at] = _grid(Rules(across, down))
                break
        else:
            found.append(grid)
    return [grid for grid in found if len(grid.xs) > 1 and len(grid.ys) > 1]


def _columns_only(down: Sequence[Rule], across: Sequence[Rule]) -> list[Grid]:
    """Return the tables of which only columns are ruled."""
    found: list[Grid] = []
    rest = sorted(
        (rule for rule in _whole(down) if rule.stop - rule.start >= _SHORTEST_COLUMN_RULE),
        key=lambda rule: -rule.stop,
    )
    while rest:
        first = rest[0]
        group = [
            rule
            for rule in rest
            if abs(rule.start - first.start) <= _SAME_SPAN
            and abs(rule.stop - first.stop) <= _SAME_SPAN
        ]
        rest = [rule for rule in rest if rule not in group]
        xs = _cluster(rule.at for rule in group)
        if len(xs) < _FEWEST_COLUMN_RULES:
            continue
        inside = [r for r in across if first.start - _TOUCH <= r.at <= first.stop + _TOUCH]
        left = min([xs[0], *(rule.start for rule in inside)])
        right = max([xs[-1], *(rule.stop for rule in inside)])
        ends = [Rule(left, right, first.start), Rule(left, right, first.stop)]
        sides = [Rule(first.start, first.stop, x) for x in (left, right)]
        found.append(_grid(Rules([*inside, *ends], [*group, *sides])))
    return found


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those as one that go on from each other, as programs rule cell by cell."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _TOUCH), rule.start)):
        before = found[-1] if found else None
        if before and abs(rule.at - before.at) <= _TOUCH and rule.start <= before.stop + _TOUCH:
            found[-1] = Rule(before.start, max(before.stop, rule.stop), before.at)
        else:
            found.append(rule)
    return found


@dataclass(frozen=True, slots=True)
class Cells:
    """What stands in a table.

    Attributes:
        rows: Its rows, as rules and figures divide it; what a merged cell covers is empty, empty
            rows are left out.
        loose: Its rows as the white between them divides it too, or None where rules divide it.
    """

    rows: list[Row]
    loose: list[Row] | None


def read_cells(grid: Grid, glyphs: Iterable[Glyph]) -> Cells:
    """Return the rows of a table.

    Args:
        grid: Its rules.
        glyphs: The glyphs in it.
    """
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    owner = _owners(grid, rows, columns)
    found: dict[tuple[int, int], list[Glyph]] = {}
    heights = [-y for y in grid.ys]
    for glyph in glyphs:
        column = bisect_right(grid.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(heights, -(glyph.base + glyph.size * _MIDDLE)) - 1
        place = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
        found.setdefault(owner[place], []).append(glyph)
    kept = [j for j in range(columns) if any(owner[i, j] == (i, j) for i in range(rows))]
    bands = [
        (
            [_lines(found.get((i, j), [])) for j in kept],
            [(grid.xs[j], _cell_right(grid, owner, i, j)) for j in kept],
        )
        for i in range(rows)
    ]
    ruled = [row for lines, edges in bands for row in rows_by_baselines(lines, edges)]
    loose = None
    if rows <= _MOST_BANDS:
        loose = [
            row for lines, edges in bands for row in rows_by_baselines(lines, edges, white=True)
        ]
        loose = [row for row in loose if any(row)]
    return Cells([row for row in ruled if any(row)], loose)


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a cell; a label may stand at a right angle in it."""
    turned = [glyph for glyph in glyphs if glyph.quarter]
    if not turned:
        return find_lines(glyphs, _WIDE_GAP)
    level = (glyph for glyph in glyphs if not glyph.quarter)
    return [*find_lines(level, _WIDE_GAP), *turned_lines(turned)]


def _owners(grid: Grid, rows: int, columns: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each place of the grid, the upper left place of the cell it belongs to."""
    parent = {(i, j): (i, j) for i in range(rows) for j in range(columns)}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i in range(rows):
        for j in range(columns):
            middle_y = (grid.ys[i] + grid.ys[i + 1]) / 2
            middle_x = (grid.xs[j] + grid.xs[j + 1]) / 2
            if j + 1 < columns and not _ruled_at(grid.rules.down, grid.xs[j + 1], middle_y):
                _join(parent, root((i, j)), root((i, j + 1)))
            if i + 1 < rows and not _ruled_at(grid.rules.across, grid.ys[i + 1], middle_x):
                _join(parent, root((i, j)), root((i + 1, j)))
    return {place: root(place) for place in parent}


def _join(
    parent: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, second = sorted((one, other))
    parent[second] = first


def _ruled_at(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(
        abs(rule.at - at) <= _TOUCH and rule.start - 2 <= middle <= rule.stop + 2 for rule in rules
    )


def _text(lines: Iterable[Line], edges: tuple[float, float]) -> str:
    groups = group_paragraphs([placed(line, 1) for line in lines], edges)
    return cell_text(_joined([line.text for line in group]) for group in groups)


def _joined(texts: Sequence[str]) -> str:
    """Join the lines of a paragraph; two Latin words keep a space between them."""
    words = texts[0]
    for text in texts[1:]:
        latin = words[-1:].isascii() and text[:1].isascii()
        words += (" " if latin and words[-1:].isalnum() and text[:1].isalnum() else "") + text
    return words


def _cell_right(
    grid: Grid, owner: dict[tuple[int, int], tuple[int, int]], row: int, column: int
) -> float:
    """Return the right rule of a cell, which may reach over several columns."""
    last = column
    while last + 2 < len(grid.xs) and owner[row, last + 1] == owner[row, column]:
        last += 1
    return grid.xs[last + 1]


def rows_by_baselines(
    lines: Sequence[Sequence[Line]], edges: Sequence[tuple[float, float]], *, white: bool = False
) -> list[Row]:
    """Return the rows that stand between two rules across: usually one.

    Where a column holds several figures below each other, each line with a figure begins a row:
    in budget books a row has one line of figures, while its name and remarks take several.

    Args:
        lines: The lines of each column.
        edges: The left and right rule of each column.
        white: Whether rows may be divided by nothing but the white between them.
    """
    figures = [
        [line[0].base for line in column if is_figure(line_text(line))]
        for column in lines
        if column and sum(is_figure(line_text(line)) for line in column) * 2 > len(column)
    ]
    bases = _with_rows_without_amount(max(figures, key=len, default=[]), figures, lines)
    tops: list[float] = []
    if len(bases) >= _FEWEST_FIGURES:
        tops = _row_tops(bases, lines)
    elif white:
        tops = _tops_below_white(lines)
    if not tops:
        return [[_text(*each) for each in zip(lines, edges, strict=True)]]
    rows: list[Row] = []
    for upper, lower in pairwise([*tops, float("-inf")]):
        parts = ([line for line in column if lower < line[0].base <= upper] for column in lines)
        rows.append([_text(*each) for each in zip(parts, edges, strict=True)])
    return rows


def _tops_below_white(lines: Sequence[Sequence[Line]]) -> list[float]:
    """Return, from the top, the height at which each row begins that white divides from others.

    It begins where several columns have a line below a gap that is wider than the one
    between lines in all columns, or one column below a gap as wide as those.
    """
    gaps = [(a[0].base - b[0].base, a[0].size) for column in lines for a, b in pairwise(column)]
    leading = min((gap for gap, size in gaps if gap > size), default=0.0)
    if not leading:
        return []
    if len({tuple(round(line[0].base / _TOUCH) for line in column) for column in lines}) == 1:
        return [line[0].base + _TOUCH for line in lines[0]]  # each cell is one line
    every = sorted((line[0].base for column in lines for line in column), reverse=True)
    starts: list[tuple[float, float, int]] = []
    for above, base in pairwise(every):
        if above - base > _WHITE * leading:
            beside = sum(any(abs(line[0].base - base) <= _TOUCH for line in c) for c in lines)
            starts.append((base, above - base, beside))
    whites = [gap for _, gap, beside in starts if beside >= _FEWEST_BESIDE]
    if not whites:
        return []
    narrowest = min(whites) - _SAME_GAP
    tops = [
        base + _TOUCH
        for base, gap, beside in starts
        if beside >= _FEWEST_BESIDE or gap >= narrowest
    ]
    return [every[0], *tops]


def _with_rows_without_amount(
    bases: Sequence[float],
    figures: Sequence[Sequence[float]],
    lines: Sequence[Sequence[Line]],
) -> list[float]:
    """Return the baselines of rows, those included that leave the column of amounts empty.

    Such a row has a figure in another column (its number), and words of a third one beside it.

    Args:
        bases: The baselines of the column with the most figures, from the top.
        figures: Those of each column of figures.
        lines: The lines of each column.
    """
    if len(bases) < _FEWEST_FIGURES:
        return list(bases)
    found = list(bases)
    for base in (base for column in figures for base in column):
        beside = sum(any(abs(line[0].base - base) <= _TOUCH for line in each) for each in lines)
        if beside >= _FEWEST_BESIDE and all(abs(base - other) > _TOUCH for other in found):
            found.append(base)
    return sorted(found, reverse=True)


def _row_tops(bases: Sequence[float], lines: Sequence[Sequence[Line]]) -> list[float]:
    """Return, from the top, the height at which each row begins.

    What stands above the first figure is the rest of a row that the page before began.
    """
    size = median(line[0].size for column in lines for line in column)
    tops = [base + size * _ROW_SLACK for base in bases]
    highest = max(line[0].base for column in lines for line in column)
    return [highest, *tops] if highest > tops[0] else [highest, *tops[1:]]


def is_figure(text: str) -> bool:
    """Tell whether a text is a number with its signs, as in a column of amounts."""
    digits = sum(character.isdigit() for character in text)
    return digits > 0 and all(c.isdigit() or c in " ,.-－−%()（）—–" for c in text)
