"""Comparing a plan of the whole city with one department's: a part of a larger comparison.

All departments carry out a plan of the whole city. Compared with the plan of a single one, most of
its items would wrongly have no counterpart, so it is compared with every plan of the period, and
what concerns the department is shown of that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kaoview.compare.decisions import Reviews
from kaoview.compare.matching import compare
from kaoview.compare.rows import Comparison
from kaoview.model import WHOLE_CITY, Library, Plan


def compare_part(
    library: Library,
    left: Sequence[Plan],
    right: Sequence[Plan],
    *,
    reviews: Reviews | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Comparison:
    """Compare plans; of the whole city's, only what the right plans answer to is among the rows.

    Args:
        library: The library of the plans.
        left: The older plans.
        right: The newer ones.
        reviews: Readers' decisions; None for the matcher alone.
        progress: Called now and then with steps done and steps in all.
        cancelled: Returns whether to stop.

    Returns:
        The comparison, or the part of one.

    Raises:
        ComparisonCancelledError: ``cancelled`` returned true.
    """
    answering = _answering(library, left, right)
    found = compare(
        library, left, answering, reviews=reviews, progress=progress, cancelled=cancelled
    )
    if len(answering) == len(right):
        return found
    return found.reaching_plans({plan.id for plan in right})


def _answering(library: Library, left: Sequence[Plan], right: Sequence[Plan]) -> Sequence[Plan]:
    """Return the plans in which counterparts are looked for."""
    if any(plan.department != WHOLE_CITY for plan in left):
        return right
    if any(plan.department == WHOLE_CITY for plan in right):
        return right
    periods = {plan.period for plan in right}
    chosen = {plan.id for plan in right}
    governments = {
        department.government
        for department in library.departments
        if any(plan.id in chosen for plan in department.plans)
    }
    return tuple(
        plan
        for department in library.departments
        for plan in department.plans
        if plan.id in chosen or (plan.period in periods and department.government in governments)
    )
