"""Where an item's counterpart is expected: its section, its department, or anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoview.compare.units import Unit

SECTION, DEPARTMENT, EVERYWHERE = range(3)
LEVELS = (SECTION, DEPARTMENT, EVERYWHERE)
"""The levels of a scope, from narrow to wide."""

_MIN_SHARED_SECTIONS = 2
"""How many section titles two plans must share before their sections are taken to correspond: one
title (其他) can agree by chance. Chosen by hand; tests/compare/test_scope.py holds it."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes of the units on both sides.

    Attributes:
        left: For each left unit the keys of its section, its department and everywhere.
        right: The same for each right unit.
        narrowest: For each left unit the narrowest level at which the right side has any unit.
        right_counts: The number of right units of each key.
        left_counts: The number of left units of each key.
    """

    left: Sequence[tuple[str, str, str]]
    right: Sequence[tuple[str, str, str]]
    narrowest: Sequence[int]
    right_counts: Mapping[str, int]
    left_counts: Mapping[str, int]

    def level(self, left: int, right: int) -> int:
        """Return the narrowest level that a left and a right unit share."""
        ours, theirs = self.left[left], self.right[right]
        if ours[DEPARTMENT] != theirs[DEPARTMENT]:
            return EVERYWHERE
        return SECTION if ours[SECTION] == theirs[SECTION] else DEPARTMENT


def scopes_of(left: Sequence[Unit], right: Sequence[Unit]) -> Scopes:
    """Return the scopes of two lists of units.

    Departments are known by their id, which is the same under all their names. Sections
    correspond by their titles, whatever their numbers, within a department that shares at least
    two of them.
    """
    ours, theirs = _sections_by_department(left), _sections_by_department(right)
    shared = {
        department: common
        for department, sections in ours.items()
        if len(common := sections & theirs.get(department, set())) >= _MIN_SHARED_SECTIONS
    }
    left_keys, right_keys = (
        [_keys(unit, shared, side) for unit in units] for side, units in ((1, left), (2, right))
    )
    left_counts, right_counts = (
        dict(Counter(key for keys in side for key in keys)) for side in (left_keys, right_keys)
    )
    narrowest = [
        next((level for level in LEVELS if right_counts.get(keys[level])), EVERYWHERE)
        for keys in left_keys
    ]
    return Scopes(left_keys, right_keys, narrowest, right_counts, left_counts)


def _sections_by_department(units: Sequence[Unit]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.section:
            found[unit.department].add(unit.section)
    return found


def _keys(unit: Unit, shared: Mapping[str, set[str]], side: int) -> tuple[str, str, str]:
    """Return a unit's three keys; a unit outside the shared sections gets a section of its own."""
    department = f"{unit.department}/"
    inside = unit.section in shared.get(unit.department, ())
    return (
        department + unit.section if inside else f"{department}{side}/{unit.id}",
        department,
        "",
    )
