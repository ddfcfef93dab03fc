"""Where an item's counterpart is sought first: its section, its department, then everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.compare.units import Unit

SECTION, DEPARTMENT, EVERYWHERE = range(3)
LEVELS = (SECTION, DEPARTMENT, EVERYWHERE)

_SHARED_SECTIONS = 2
"""So many section titles must be shared before sections are taken to correspond."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes of the units on both sides.

    Attributes:
        left: For each left unit the keys of its section, its department and everywhere.
        right: The same for each right unit.
        home: For each left unit the narrowest level at which the right side has anything.
        sizes: How many right units and left units each key holds.
    """

    left: Sequence[tuple[str, str, str]]
    right: Sequence[tuple[str, str, str]]
    home: Sequence[int]
    sizes: tuple[dict[str, int], dict[str, int]]

    def level(self, left: int, right: int) -> int:
        """Return the narrowest level that a left and a right unit share."""
        mine, other = self.left[left], self.right[right]
        if mine[DEPARTMENT] != other[DEPARTMENT]:
            return EVERYWHERE
        return SECTION if mine[SECTION] == other[SECTION] else DEPARTMENT


def scopes_of(left: Sequence[Unit], right: Sequence[Unit]) -> Scopes:
    """Work out the scopes of two lists of units.

    Departments are known by their id, so renames and aliases are one already. Sections
    correspond by their titles, whatever their numbers, within a department that shares at least
    two of them.
    """
    ours, theirs = _sections(left), _sections(right)
    shared = {
        department: common
        for department, sections in ours.items()
        if len(common := sections & theirs.get(department, set())) >= _SHARED_SECTIONS
    }
    keys = [
        [_keys(unit, shared, side) for unit in units] for side, units in ((1, left), (2, right))
    ]
    sizes: list[dict[str, int]] = []
    for side in keys:
        count: dict[str, int] = defaultdict(int)
        for unit_keys in side:
            for key in unit_keys:
                count[key] += 1
        sizes.append(dict(count))
    home = [
        next((level for level in LEVELS if sizes[1].get(k[level])), EVERYWHERE) for k in keys[0]
    ]
    return Scopes(keys[0], keys[1], home, (sizes[1], sizes[0]))


def _sections(units: Sequence[Unit]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.section:
            found[unit.department].add(unit.section)
    return found


def _keys(unit: Unit, shared: dict[str, set[str]], side: int) -> tuple[str, str, str]:
    """Return a unit's three keys; one outside the shared sections has no section of its own."""
    department = f"{unit.department}/"
    inside = unit.section in shared.get(unit.department, ())
    return (
        department + unit.section if inside else f"{department}{side}/{unit.id}",
        department,
        "",
    )
