"""The pairs of plans that are offered for a comparison, given the current node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kaoview.compare.library_parts import same_government
from kaoview.model import WHOLE_CITY, Department, Library, Node, Plan, PlanKind
from kaoview.periods import order, years

OWN, CITY, WHOLE, OTHER = "同一機關", "全市計畫", "整個年度", "其他文件"
"""The groups of pairs, in the order in which they are listed."""

_MOST = 200  # pairs listed if only other documents are left; chosen by hand


@dataclass(frozen=True, slots=True)
class ComparisonChoice:
    """Two sets of plans to compare, the older one on the left.

    Attributes:
        group: The group it is listed in.
        left: The older plans.
        right: The newer ones.
        left_name: The name of the left side.
        right_name: The name of the right side.
    """

    group: str
    left: tuple[Plan, ...]
    right: tuple[Plan, ...]
    left_name: str
    right_name: str


def comparison_choices(library: Library, node: Node) -> tuple[list[ComparisonChoice], int]:
    """Return the pairs to offer at a node, and the index of the most likely one.

    Args:
        library: The library.
        node: The current department, plan or item.

    Returns:
        The pairs, those of the same department first, then the whole city's plans, then whole
        periods, all of its own government; other plans where there are none. And the index of the
        likeliest, 0 where there are none: plans are preferred to reports, and plans near in time
        to distant ones.
    """
    trail = library.trail(node.id)
    if not trail or not isinstance(trail[0], Department):
        return [], 0
    department = trail[0]
    every = library
    library = same_government(library, node.id)
    here = [step for step in trail if isinstance(step, Plan)] or _latest(department)
    found = [
        *_own(library, department, here, whole=isinstance(node, Department)),
        *_city(library, department, here),
        *_periods(library, here),
    ]
    if not found:
        others = [plan for plan in every.plans() if plan not in here][:_MOST]
        found = [_pair(every, OTHER, here[:1], [other]) for other in others if here]
    first = WHOLE if department.id == WHOLE_CITY else found[0].group if found else OWN
    best = min(
        (number for number, choice in enumerate(found) if choice.group == first),
        key=lambda number: _worth(found[number], here),
        default=0,
    )
    return found, best


def _latest(department: Department) -> list[Plan]:
    """Return the department's latest plan; one without a year only if there is no other."""
    return sorted(department.plans, key=lambda plan: (bool(years(plan.period)), _age(plan)))[-1:]


def _own(
    library: Library, department: Department, here: Sequence[Plan], *, whole: bool
) -> Iterator[ComparisonChoice]:
    """Yield pairs within the department: all of them, or only those with the current plan."""
    for one, other in combinations(sorted(department.plans, key=_age, reverse=True), 2):
        if whole or one in here or other in here:
            yield _pair(library, OWN, [one], [other])


def _city(
    library: Library, department: Department, here: Sequence[Plan]
) -> Iterator[ComparisonChoice]:
    """Yield pairs with plans of the whole city from other periods."""
    city = library.department(WHOLE_CITY)
    if city is None or city.id == department.id or not here:
        return
    documents = {plan.document for plan in library.plans() if plan.department != city.id}
    for plan in sorted(city.plans, key=_age, reverse=True):
        # A whole-city plan from a document that also has departments is only its preface.
        if plan.period != here[0].period and plan.document not in documents:
            yield _pair(library, CITY, here, [plan])


def _periods(library: Library, here: Sequence[Plan]) -> Iterator[ComparisonChoice]:
    """Yield pairs of whole periods: the current one with each of the others."""
    if not here or not here[0].period:
        return
    periods: dict[str, list[Plan]] = {}
    for plan in library.plans():
        periods.setdefault(plan.period, []).append(plan)
    mine = periods[here[0].period]
    for period in sorted(periods, key=lambda period: _age(periods[period][0]), reverse=True):
        plans = periods[period]
        if period and period != here[0].period and len(mine) + len(plans) > 2:
            yield _pair(library, WHOLE, mine, plans)


def _pair(
    library: Library, group: str, one: Sequence[Plan], other: Sequence[Plan]
) -> ComparisonChoice:
    left, right = sorted((tuple(one), tuple(other)), key=lambda plans: _age(plans[0]))
    whole = group == WHOLE
    return ComparisonChoice(
        group, left, right, _name(library, left, whole), _name(library, right, whole)
    )


def _name(library: Library, plans: Sequence[Plan], whole: bool) -> str:
    departments = {plan.department for plan in plans}
    if len(departments) == 1:
        return f"{plans[0].label}　{library.department_name(plans[0].department)}"
    count = len(departments - {WHOLE_CITY})  # plans of the whole city belong to no department
    if whole and len({plan.kind for plan in plans}) == 1:
        return f"{plans[0].period} {plans[0].kind.label}　{count} 個機關"
    return f"{plans[0].period} 年度　{count} 個機關"


def _age(plan: Plan) -> tuple[tuple[int, int, str], int]:
    """Return the sort key of a plan in time: its period, then a report's month."""
    return (order(plan.period), plan.month or 0)


def _last_year(plans: Sequence[Plan]) -> int:
    return max(years(plans[0].period), default=0)


def _worth(choice: ComparisonChoice, here: Sequence[Plan]) -> tuple[bool, int, int]:
    """Return a sort key: pairs that are more likely to be wanted come first."""
    other = choice.left if choice.right[0] in here else choice.right
    if choice.group == WHOLE and here:
        mine_left = here[0].period == choice.left[0].period
        other = choice.right if mine_left else choice.left
    reports = all(plan.kind is PlanKind.REPORT for plan in other)
    distance = abs(_last_year(choice.left) - _last_year(choice.right))
    return (reports, -len(other), distance)
