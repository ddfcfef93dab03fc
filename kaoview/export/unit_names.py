"""What the units of a comparison are called: their chapters, headings and places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kaoview.compare.units import Unit
from kaoview.export.comparison import ComparisonTable
from kaoview.model import Department, Item
from kaoview.node_names import fold_name
from kaoview.printed import marked
from kaoview.text.cell_width import ELLIPSIS, visible

NAMED = 12
"""Characters of a text that name it where its marker cannot. Chosen by hand."""
_MARKER_END = "、.．"
"""What ends a marker, and is left out where an item is cited by it."""
_NUMERALS = re.compile("[0-9０-９〇○零一二三四五六七八九十百壹貳參肆伍陸柒捌玖拾]+")


class UnitNames:
    """Names the units of one table.

    Args:
        table: The table.
    """

    def __init__(self, table: ComparisonTable) -> None:
        self._table = table
        comparison = table.comparison
        self._old = frozenset(unit.id for unit in comparison.left)
        self._several_old = len({unit.department for unit in comparison.left}) > 1
        self._several_new = len({unit.department for unit in comparison.right}) > 1

    @cached_property
    def new_sections(self) -> frozenset[str]:
        """The chapters of the new side, folded."""
        return frozenset(self.section(unit) for unit in self._table.comparison.right)

    def section(self, unit: Unit) -> str:
        """Return the chapter of a unit, folded, to compare; the department where it has none."""
        return unit.section or fold_name(unit.department)

    def chapters(self, unit: Unit) -> tuple[str, ...]:
        """Return the department and headings above a unit, folded, to compare.

        A heading that merely repeats the plan's title is none.
        """
        folded = (fold_name(heading) for heading in unit.headings)
        title = self._title(unit)
        return (fold_name(unit.department), *(each for each in folded if not _repeats(each, title)))

    def heading(self, unit: Unit) -> str:
        """Return the headings above a unit, after its department where there are several."""
        names = [unit.department] if self._several_new else []
        return visible(" › ".join([*names, *self._ancestors(unit)]))

    def old_heading(self, unit: Unit, side: str) -> str:
        """Return the headings above an old unit that stands among new ones, and that they are old.

        Args:
            unit: The old unit.
            side: What the old side is called.
        """
        names = [unit.department] if self._several_new or self._several_old else []
        title = self._title(unit)
        above = [each for each in self._ancestors(unit) if not _repeats(fold_name(each), title)]
        found = [*names, *above] or [self._table.library.plan_of(unit.id).title]
        return visible(f"{' › '.join(found)}（{side}）")

    def _title(self, unit: Unit) -> str:
        return fold_name(self._table.library.plan_of(unit.id).title)

    def _ancestors(self, unit: Unit) -> list[str]:
        """Return the headings above a unit with their markers, outermost first."""
        return [
            marked(item.printed_marker, item.title).rstrip("：:")
            for item in self._above(unit)
            if item.title
        ]

    def _above(self, unit: Unit) -> list[Item]:
        trail = self._table.library.trail(unit.id)[:-1]
        return [node for node in trail if isinstance(node, Item)]

    def chapter(self, unit: Unit) -> str:
        """Return the outermost heading above a unit in quotation marks, or its department."""
        ancestors = self._ancestors(unit)
        if ancestors:
            return f"「{visible(ancestors[0])}」"
        department = self._table.library.find(unit.department)
        return department.name if isinstance(department, Department) else unit.department

    # What units are cited by.

    def places(self, units: Sequence[Unit], beside: Unit) -> str:
        """Return what units are cited by, in words: 「壹、一、(一)」及「貳、三」.

        They are cited by their markers where these say which ones they are, else by the markers of
        the chapters above as well, else by their first words.

        Args:
            units: The units, all of one side.
            beside: The unit where they are cited; a department is named where it is another one.
        """
        level = max(self._level(unit) for unit in units)
        words = [self._cited(unit, level, beside) for unit in units]
        *first, last = words
        return f"{'、'.join(first)}及{last}" if first else last

    def _cited(self, unit: Unit, level: int, beside: Unit) -> str:
        several = self._several_old if unit.id in self._old else self._several_new
        department = unit.department if several and unit.department != beside.department else ""
        names = self._names(unit)
        return f"{department}「{names[min(level, len(names) - 1)]}」"

    def _level(self, unit: Unit) -> int:
        """Return which of its names is no other unit's of its side and department, or the last."""
        side, names = unit.id in self._old, self._names(unit)
        alone = (
            level
            for level, name in enumerate(names)
            if name and self._times[side, unit.department, level, name] == 1
        )
        return next(alone, len(names) - 1)

    @cached_property
    def _times(self) -> Counter[tuple[bool, str, int, str]]:
        """How many units of each side and department have each name."""
        comparison = self._table.comparison
        return Counter(
            (unit.id in self._old, unit.department, level, name)
            for unit in (*comparison.left, *comparison.right)
            for level, name in enumerate(self._names(unit))
        )

    def _names(self, unit: Unit) -> tuple[str, ...]:
        """Return a unit's names: its marker, its markers' path, its first words, and its id."""
        marker = self.bare_marker(unit)
        path = self.path(unit) if marker else ""
        return marker, path, first_words(unit), unit.id

    def path(self, unit: Unit) -> str:
        """Return a unit's marker after those of the headings above it: 壹、一、(一)."""
        markers = [visible(item.printed_marker) for item in self._above(unit)]
        return "".join([*markers, self.marker(unit)]).rstrip(_MARKER_END)

    def marker(self, unit: Unit) -> str:
        """Return a unit's marker as it is printed."""
        return self._table.marker(unit)

    def bare_marker(self, unit: Unit) -> str:
        """Return a unit's marker without what ends it."""
        return self.marker(unit).rstrip(_MARKER_END)

    def same_style(self, old: Unit, new: Unit) -> bool:
        """Return whether both stand in lists of one kind, so that their numbers can be compared."""
        shapes = {_NUMERALS.sub("#", self.marker(unit)) for unit in (old, new)}
        return len(shapes) == 1 and self.section(old) == self.section(new)


def first_words(unit: Unit) -> str:
    """Return the beginning of a unit's text, to name it by."""
    words = visible(unit.words.split("\n", 1)[0]).rstrip("：:，、。")
    return words if len(words) <= NAMED else words[:NAMED] + ELLIPSIS


def _repeats(heading: str, title: str) -> bool:
    """Return whether a heading is the plan's title, perhaps with 提要 and the like; both folded."""
    return bool(title) and title in heading
