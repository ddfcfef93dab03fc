"""What the units of a comparison are called: their chapters, headings and places."""

from __future__ import annotations

import re
from functools import cached_property

from kaoview.compare.units import Unit
from kaoview.export.comparison import ComparisonTable
from kaoview.model import Department, Item
from kaoview.node_names import fold_name
from kaoview.printed import marked
from kaoview.text.cell_width import visible

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

    def heading(self, unit: Unit) -> str:
        """Return the headings above a unit, after its department where there are several."""
        names = [unit.department] if self._several_new else []
        return visible(" › ".join([*names, *self._ancestors(unit)]))

    def _ancestors(self, unit: Unit) -> list[str]:
        """Return the headings above a unit with their markers, outermost first."""
        items = [node for node in self._table.library.trail(unit.id)[:-1] if isinstance(node, Item)]
        return [
            marked(item.printed_marker, item.title).rstrip("：:") for item in items if item.title
        ]

    def chapter(self, unit: Unit) -> str:
        """Return the outermost heading above a unit in quotation marks, or its department."""
        ancestors = self._ancestors(unit)
        if ancestors:
            return f"「{visible(ancestors[0])}」"
        department = self._table.library.find(unit.department)
        return department.name if isinstance(department, Department) else unit.department

    def place(self, unit: Unit) -> str:
        """Return what a unit is cited by: its marker as printed, or its id."""
        marker = self.marker(unit).rstrip("、.．")
        if not marker:
            return unit.id
        several = self._several_old if unit.id in self._old else self._several_new
        return f"{unit.department if several else ''}「{marker}」"

    def marker(self, unit: Unit) -> str:
        """Return a unit's marker as it is printed."""
        return self._table.marker(unit)

    def same_style(self, old: Unit, new: Unit) -> bool:
        """Return whether both stand in lists of one kind, so that their numbers can be compared."""
        shapes = {_NUMERALS.sub("#", self.marker(unit)) for unit in (old, new)}
        return len(shapes) == 1 and self.section(old) == self.section(new)
