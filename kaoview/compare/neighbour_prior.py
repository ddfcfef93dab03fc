"""What stands under one heading tells of each other where it went.

A plan of the whole city promises under 「強化系統性防災能力」 both pumps and sensors, and names no
department. Where the pumps are found in the plan of the water bureau, the sensors are sooner sought
there than with the fire brigade, whose plan says 「防災」 more often. So where a left unit's own
department has no plan on the right, the right plans to which the units beside it lean less are held
back a little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kaoview.compare.progress import Progress
from kaoview.compare.scope import EVERYWHERE, Scopes
from kaoview.compare.units import Unit

TRUST = 0.15
"""How much of what the units beside it are less alike to a plan is taken off a unit's likeness;
from .15 to .25 the plan's counterparts come to much the same places.
"""

Leaning = Mapping[int, float]


def lean(
    likeness: Sequence[Mapping[int, float]],
    left: Sequence[Unit],
    right: Sequence[Unit],
    scopes: Scopes,
    step: Progress,
) -> list[Mapping[int, float]]:
    """Return the likeness of each pair in view of where the left unit's neighbours lean.

    Args:
        likeness: For each left unit, how alike right units are by their place.
        left: The left units.
        right: The right units.
        scopes: The scopes of the units.
        step: Called twice for each left unit; may raise to stop the work.

    Returns:
        The same, less what the neighbours take off; units without neighbours, and those whose
        department has a plan on the right, keep their likeness as it is.
    """
    numbers = {plan: number for number, plan in enumerate(dict.fromkeys(u.plan for u in right))}
    plans = [numbers[unit.plan] for unit in right]
    leanings: dict[int, Leaning] = {}
    together: dict[tuple[str, ...], _Together] = defaultdict(_Together)
    for place, unit in enumerate(left):
        step()
        if unit.headings and len(numbers) > 1 and scopes.home[place] == EVERYWHERE:
            leanings[place] = _leaning(likeness[place], plans, len(numbers))
            for depth in range(1, len(unit.headings) + 1):
                together[unit.plan, *unit.headings[:depth]].add(leanings[place])
    found: list[Mapping[int, float]] = []
    for place, (unit, alike) in enumerate(zip(left, likeness, strict=True)):
        step()
        own = leanings.get(place)
        others = together[unit.plan, *unit.headings].without(own) if own is not None else {}
        found.append(_held_back(alike, plans, others, len(numbers)) if others else alike)
    return found


class _Together:
    """How much the units at and below a heading lean to each plan, in all."""

    def __init__(self) -> None:
        """Begin with no unit."""
        self.count = 0
        self.sums: dict[int, float] = defaultdict(float)

    def add(self, leaning: Leaning) -> None:
        """Add a unit's leaning."""
        self.count += 1
        for plan, value in leaning.items():
            self.sums[plan] += value

    def without(self, own: Leaning) -> dict[int, float]:
        """Return the mean leaning of all units but one; empty where there are no others."""
        others = self.count - 1
        if others < 1:
            return {}
        return {plan: (value - own.get(plan, 0.0)) / others for plan, value in self.sums.items()}


def _leaning(alike: Mapping[int, float], plans: Sequence[int], count: int) -> Leaning:
    """Return by how much a unit's best in each plan is more alike than its best on average."""
    best: dict[int, float] = {}
    for place, value in alike.items():
        plan = plans[place]
        if value > best.get(plan, 0.0):
            best[plan] = value
    average = sum(best.values()) / count if count else 0.0
    return {plan: value - average for plan, value in best.items() if value > average}


def _held_back(
    alike: Mapping[int, float], plans: Sequence[int], others: Leaning, count: int
) -> dict[int, float]:
    """Return a unit's likeness less what its neighbours' leaning takes off each plan."""
    most = max(others.values())
    less = [TRUST * (most - others.get(plan, 0.0)) for plan in range(count)]
    return {place: value - less[plans[place]] for place, value in alike.items()}
