"""What an export contains: the selected nodes, in the library's order, each exported once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.model import Department, Item, Library, Node, Plan, SourceSpan

ExportProgress = Callable[[int, int], None]
"""Called with the items done and all items; what it raises ends the export."""


@dataclass(frozen=True, slots=True)
class SelectedPlan:
    """What is selected of one plan.

    Attributes:
        plan: The plan.
        items: The topmost selected items, in the document's order; all below them is included.
        whole: Whether the plan itself is selected.
    """

    plan: Plan
    items: tuple[Item, ...]
    whole: bool

    @property
    def source(self) -> SourceSpan | None:
        """The place of the selected items in the plan's document, or None without any."""
        return SourceSpan.around(item.source for item in self.items) if self.items else None


@dataclass(frozen=True, slots=True)
class SelectedDepartment:
    """What is selected of one department.

    Attributes:
        department: The department.
        parts: What is selected, plan by plan.
        whole: Whether the department itself is selected.
    """

    department: Department
    parts: tuple[SelectedPlan, ...]
    whole: bool


def select(library: Library, nodes: Sequence[Node]) -> tuple[SelectedDepartment, ...]:
    """Sort the selected nodes under their departments and plans.

    A node below another selected node is part of that one and not exported again.

    Args:
        library: The library of the nodes.
        nodes: Departments, plans and items, in any order.

    Returns:
        The departments with something selected, in the library's order.
    """
    ids = {node.id for node in nodes}
    selected = []
    for department in library.departments:
        whole = department.id in ids
        parts = tuple(_parts(department.plans, ids, whole=whole))
        if parts or whole:
            selected.append(SelectedDepartment(department, parts, whole))
    return tuple(selected)


def with_progress(
    selected: Sequence[SelectedDepartment], progress: ExportProgress | None
) -> Iterator[SelectedDepartment]:
    """Yield the selected departments, and report the progress after each."""
    if progress is None:
        yield from selected
        return
    counts = [sum(_size(part) for part in each.parts) for each in selected]
    done = 0
    for each, count in zip(selected, counts, strict=True):
        yield each
        done += count
        progress(done, sum(counts))


def _size(part: SelectedPlan) -> int:
    return sum(1 for item in part.items for _ in item.walk())


def _parts(plans: Iterable[Plan], ids: set[str], *, whole: bool) -> Iterable[SelectedPlan]:
    for plan in plans:
        if whole or plan.id in ids:
            yield SelectedPlan(plan, plan.items, whole=True)
        elif items := tuple(_topmost(plan.items, ids)):
            yield SelectedPlan(plan, items, whole=False)


def _topmost(items: Iterable[Item], ids: set[str]) -> Iterable[Item]:
    for item in items:
        if item.id in ids:
            yield item
        else:
            yield from _topmost(item.children, ids)
