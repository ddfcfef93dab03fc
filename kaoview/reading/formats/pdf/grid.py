"""Where the tables of a PDF page stand: its rules to grids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaoview.reading.formats.pdf.glyphs import Glyph
from kaoview.reading.formats.pdf.rules import Rule, Rules

TOUCH = 3.0
"""Points within which two rules touch, or are one."""
_OVERLAP = 4.0
"""Points within which two parts of a table are one table."""
_MOST_PAIRS = 400_000
"""Pairs of rules that are looked at; a page with more is a drawing. Chosen by hand."""
MIDDLE = 0.3
"""The middle of a glyph above its baseline, in sizes."""
_SHORTEST_COLUMN_RULE = 60.0
"""Points of the shortest rule that can divide columns without rules between rows."""
_SAME_SPAN = 12.0
"""Points that the ends of such rules may differ by."""
_FEWEST_COLUMN_RULES = 2
"""Rules that divide columns, at least."""


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
        x, y = (glyph.left + glyph.right) / 2, glyph.base + glyph.size * MIDDLE
        return self.xs[0] - 2 <= x <= self.xs[-1] + 2 and self.ys[-1] - 1 <= y <= self.ys[0] + 1


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
        if groups and value - groups[-1][-1] <= TOUCH:
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
            meets = a.start - TOUCH <= d.at <= a.stop + TOUCH
            if meets and d.start - TOUCH <= a.at <= d.stop + TOUCH:
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
        inside = [r for r in across if first.start - TOUCH <= r.at <= first.stop + TOUCH]
        left = min([xs[0], *(rule.start for rule in inside)])
        right = max([xs[-1], *(rule.stop for rule in inside)])
        ends = [Rule(left, right, first.start), Rule(left, right, first.stop)]
        sides = [Rule(first.start, first.stop, x) for x in (left, right)]
        found.append(_grid(Rules([*inside, *ends], [*group, *sides])))
    return found


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those as one that go on from each other, as programs rule cell by cell."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / TOUCH), rule.start)):
        before = found[-1] if found else None
        if before and abs(rule.at - before.at) <= TOUCH and rule.start <= before.stop + TOUCH:
            found[-1] = Rule(before.start, max(before.stop, rule.stop), before.at)
        else:
            found.append(rule)
    return found
