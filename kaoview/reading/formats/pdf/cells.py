"""The cells of a PDF page's tables: glyphs into the places of a grid, and from there into rows.

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
from kaoview.reading.formats.pdf.grid import MIDDLE, TOUCH, Grid
from kaoview.reading.formats.pdf.lines import Line, find_lines, line_text
from kaoview.reading.formats.pdf.paragraphs import group_paragraphs
from kaoview.reading.formats.pdf.placed_lines import placed
from kaoview.reading.formats.pdf.rules import Rule

_WIDE_GAP = 99.0
"""Sizes: within a cell no gap divides a line."""
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

Row = list[str]
"""The texts of a row's cells."""


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
        row = bisect_right(heights, -(glyph.base + glyph.size * MIDDLE)) - 1
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
        abs(rule.at - at) <= TOUCH and rule.start - 2 <= middle <= rule.stop + 2 for rule in rules
    )


def text_of_cell(lines: Iterable[Line], edges: tuple[float, float]) -> str:
    """Return the text of a cell, given its lines and where it begins and ends."""
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
        return [[text_of_cell(*each) for each in zip(lines, edges, strict=True)]]
    rows: list[Row] = []
    for upper, lower in pairwise([*tops, float("-inf")]):
        parts = ([line for line in column if lower < line[0].base <= upper] for column in lines)
        rows.append([text_of_cell(*each) for each in zip(parts, edges, strict=True)])
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
    if len({tuple(round(line[0].base / TOUCH) for line in column) for column in lines}) == 1:
        return [line[0].base + TOUCH for line in lines[0]]  # each cell is one line
    every = sorted((line[0].base for column in lines for line in column), reverse=True)
    starts: list[tuple[float, float, int]] = []
    for above, base in pairwise(every):
        if above - base > _WHITE * leading:
            beside = sum(any(abs(line[0].base - base) <= TOUCH for line in c) for c in lines)
            starts.append((base, above - base, beside))
    whites = [gap for _, gap, beside in starts if beside >= _FEWEST_BESIDE]
    if not whites:
        return []
    narrowest = min(whites) - _SAME_GAP
    tops = [
        base + TOUCH for base, gap, beside in starts if beside >= _FEWEST_BESIDE or gap >= narrowest
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
        beside = sum(any(abs(line[0].base - base) <= TOUCH for line in each) for each in lines)
        if beside >= _FEWEST_BESIDE and all(abs(base - other) > TOUCH for other in found):
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
