"""What an export takes: the chosen nodes, in the library's order, each exported once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.model import Department, Item, Library, Node, Plan

Watch = Callable[[int, int], None]
"""Told how many items are done, of how many; what it raises ends the export."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was chosen of one plan.

    Attributes:
        plan: The plan.
        items: The topmost chosen items, in the document's order; all below them belongs too.
        whole: Whether the plan itself was chosen.
    """

    plan: Plan
    items: tuple[Item, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen of one department.

    Attributes:
        department: The department.
        parts: What was chosen, plan by plan.
        whole: Whether the department itself was chosen.
    """

    department: Department
    parts: tuple[Part, ...]
    whole: bool


def choose(library: Library, nodes: Sequence[Node]) -> tuple[Chosen, ...]:
    """Sort the chosen nodes under their departments and plans.

    A node below another chosen node is told with that one and not again.

    Args:
        library: Where the nodes come from.
        nodes: Departments, plans and items, in any order.

    Returns:
        The departments that hold something chosen, in the library's order.
    """
    ids = {node.id for node in nodes}
    chosen = []
    for department in library.departments:
        whole = department.id in ids
        parts = tuple(_parts(department.plans, ids, whole=whole))
        if parts or whole:
            chosen.append(Chosen(department, parts, whole))
    return tuple(chosen)


def watched(chosen: Sequence[Chosen], watch: Watch | None) -> Iterator[Chosen]:
    """Yield what was chosen, department by department, and tell after each how far that is."""
    if watch is None:
        yield from chosen
        return
    counts = [sum(_size(part) for part in each.parts) for each in chosen]
    done = 0
    for each, count in zip(chosen, counts, strict=True):
        yield each
        done += count
        watch(done, sum(counts))


def _size(part: Part) -> int:
    return sum(1 for item in part.items for _ in item.walk())


def _parts(plans: Iterable[Plan], ids: set[str], *, whole: bool) -> Iterable[Part]:
    for plan in plans:
        if whole or plan.id in ids:
            yield Part(plan, plan.items, whole=True)
        elif items := tuple(_topmost(plan.items, ids)):
            yield Part(plan, items, whole=False)


def _topmost(items: Iterable[Item], ids: set[str]) -> Iterable[Item]:
    for item in items:
        if item.id in ids:
            yield item
        else:
            yield from _topmost(item.children, ids)
