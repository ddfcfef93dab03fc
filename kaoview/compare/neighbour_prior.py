"""A prior from neighbours: items under one heading tend to go to the same plan.

A plan of the whole city promises under 「強化系統性防災能力」 both pumps and sensors, and names no
department. If the pumps are found in the plan of the water bureau, the sensors are more likely
there than with the fire brigade, whose plan says 「防災」 more often. So where a left unit's own
department has no plan on the right, its similarity to a right plan is reduced a little the less the
units beside it prefer that plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kaoview.compare.progress import Progress
from kaoview.compare.scope import EVERYWHERE, Scopes
from kaoview.compare.units import Unit

PRIOR_WEIGHT = 0.15
"""The share of the neighbours' difference in similarity that is taken off a unit's similarity.

Chosen on the items of three pairings of tests/benchmarks/compare_quality.py (P1, P3, P4) that were
sought in the whole outline as though they named no department; values from .15 to .25 rank the
counterparts nearly alike. It brings four more counterparts in a hundred among the first five.
"""

PlanPreference = Mapping[int, float]
"""For right plans by number, how much more similar a unit is to them than to a plan on average."""


def apply_neighbour_prior(
    similarities: Sequence[Mapping[int, float]],
    left: Sequence[Unit],
    right: Sequence[Unit],
    scopes: Scopes,
    step: Progress,
) -> list[Mapping[int, float]]:
    """Return the similarities, reduced by what the left units' neighbours prefer.

    Args:
        similarities: For each left unit, the similarities of right units by position.
        left: The left units.
        right: The right units.
        scopes: The scopes of the units.
        step: Called twice for each left unit; may raise to stop the work.

    Returns:
        The reduced similarities; units without neighbours, and those whose department has a plan
        on the right, keep theirs.
    """
    numbers = {plan: number for number, plan in enumerate(dict.fromkeys(u.plan for u in right))}
    plans = [numbers[unit.plan] for unit in right]
    preferences: dict[int, PlanPreference] = {}
    headings: dict[tuple[str, ...], _PreferenceSum] = defaultdict(_PreferenceSum)
    for position, unit in enumerate(left):
        step()
        if unit.headings and len(numbers) > 1 and scopes.narrowest[position] == EVERYWHERE:
            preferences[position] = _preference(similarities[position], plans, len(numbers))
            for depth in range(1, len(unit.headings) + 1):
                headings[unit.plan, *unit.headings[:depth]].add(preferences[position])
    found: list[Mapping[int, float]] = []
    for position, (unit, similar) in enumerate(zip(left, similarities, strict=True)):
        step()
        own = preferences.get(position)
        others = headings[unit.plan, *unit.headings].mean_without(own) if own is not None else {}
        found.append(_reduced(similar, plans, others, len(numbers)) if others else similar)
    return found


class _PreferenceSum:
    """The summed preferences of the units at and below a heading."""

    def __init__(self) -> None:
        """Begin with no unit."""
        self.count = 0
        self.sums: dict[int, float] = defaultdict(float)

    def add(self, preference: PlanPreference) -> None:
        """Add a unit's preference."""
        self.count += 1
        for plan, value in preference.items():
            self.sums[plan] += value

    def mean_without(self, own: PlanPreference) -> dict[int, float]:
        """Return the mean preference of all units but one; empty if there are no others."""
        others = self.count - 1
        if others < 1:
            return {}
        return {plan: (value - own.get(plan, 0.0)) / others for plan, value in self.sums.items()}


def _preference(similar: Mapping[int, float], plans: Sequence[int], count: int) -> PlanPreference:
    """Return by how much a unit's best match in each plan exceeds the average best match."""
    best: dict[int, float] = {}
    for right, value in similar.items():
        plan = plans[right]
        if value > best.get(plan, 0.0):
            best[plan] = value
    average = sum(best.values()) / count if count else 0.0
    return {plan: value - average for plan, value in best.items() if value > average}


def _reduced(
    similar: Mapping[int, float], plans: Sequence[int], others: PlanPreference, count: int
) -> dict[int, float]:
    """Return a unit's similarities less what its neighbours' preference takes off each plan."""
    most = max(others.values())
    less = [PRIOR_WEIGHT * (most - others.get(plan, 0.0)) for plan in range(count)]
    return {right: value - less[plans[right]] for right, value in similar.items()}
