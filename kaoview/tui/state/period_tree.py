"""The tree grouped by period: years, each with the plans of its departments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kaoview.model import Department, Library, Plan
from kaoview.periods import order
from kaoview.tui.state.row_kinds import PROBLEMS, RowKind, period_key, period_of
from kaoview.tui.state.tree_model import (
    TreeNode,
    branches_below,
    node_branch,
    notices,
    one_line,
    plan_branch,
    plan_keys,
)


def plans_of(library: Library, period: str) -> list[Plan]:
    """Return the plans of a period, department by department."""
    return [plan for plan in library.plans() if plan.period == period]


def period_label(period: str, plans: Sequence[Plan]) -> str:
    """Return the label of a period, with the kind of its plans if all are of one kind."""
    kinds = {plan.kind for plan in plans}
    if not period:
        return "年度不明"
    return f"{period} {kinds.pop().label}" if len(kinds) == 1 else f"{period} 年度"


@dataclass(frozen=True)
class PeriodTree:
    """Periods, their plans labelled by department, the plans' items."""

    library: Library

    @cached_property
    def _plans(self) -> dict[str, list[Plan]]:
        """The plans of every period, the oldest period first."""
        found: dict[str, list[Plan]] = {}
        for plan in self.library.plans():
            found.setdefault(plan.period, []).append(plan)
        return {period: found[period] for period in sorted(found, key=order)}

    def roots(self) -> Sequence[TreeNode]:
        """Return the periods, and a line for files that could not be read."""
        found = [self._period(period) for period in self._plans]
        return [*found, *notices(self.library)]

    def below(self, branch: TreeNode) -> Sequence[TreeNode]:
        """Return a period's plans, a plan's items or an item's children."""
        depth = branch.depth + 1
        period = period_of(branch.key)
        if period is not None:
            return [self._plan(plan, depth) for plan in self._plans[period]]
        return branches_below(self.library.find(branch.key), depth)

    def path(self, key: str) -> Sequence[str]:
        """Return the keys from the period down to a node.

        A department has no branch here; its path leads to its latest plan.
        """
        if key == PROBLEMS:
            return [PROBLEMS]
        period = period_of(key)
        if period is not None:
            return [key] if period in self._plans else []
        department, *rest = self.library.trail(key) or (None,)
        if isinstance(department, Department) and not rest and department.plans:
            rest = [max(department.plans, key=lambda plan: (order(plan.period), plan.month or 0))]
        if not rest or not isinstance(rest[0], Plan):
            return []
        return [period_key(rest[0].period), *(node.id for node in rest)]

    def keys(self) -> Iterator[str]:
        """Yield periods, each with its plans and their items."""
        for period, plans in self._plans.items():
            yield period_key(period)
            for plan in plans:
                yield from plan_keys(plan)
        yield from (notice.key for notice in notices(self.library))

    def branch(self, key: str, depth: int) -> TreeNode | None:
        """Return the branch of a period, plan, item or notice."""
        period = period_of(key)
        if period is not None:
            return self._period(period) if period in self._plans else None
        node = self.library.find(key)
        if isinstance(node, Plan):
            return self._plan(node, depth)
        return None if isinstance(node, Department) else node_branch(self.library, key, depth)

    def _period(self, period: str) -> TreeNode:
        plans = self._plans[period]
        count = sum(plan.count for plan in plans)
        label = one_line(period_label(period, plans))
        when = period if label.startswith(period) else ""
        return TreeNode(period_key(period), label, count, 0, True, RowKind.PERIOD, period=when)

    def _plan(self, plan: Plan, depth: int) -> TreeNode:
        """Return a plan's branch, labelled by department and by what differs within the period."""
        name = self.library.department_name(plan.department)
        others = self._plans[plan.period]
        month = f"{plan.month} 月" if plan.month else ""
        kind = plan.kind.label if len({other.kind for other in others}) > 1 else ""
        return plan_branch(plan, depth, f"{name} {month}{kind}".strip())
