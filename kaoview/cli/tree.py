"""``kaoview tree``: departments, plans and items with their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kaoview.cli.terminal import Line
from kaoview.model import Department, Item, Library, Node, Plan
from kaoview.text.cell_width import cell_width, fit, pad

_NO_GOVERNMENT = "政府不明"
_INDENT = 2
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the tree, before the columns' widths are known."""

    level: int
    node: Node
    name: str
    label: str
    count: int


def tree_lines(nodes: Sequence[Node], *, depth: int | None, width: int | None) -> Iterator[Line]:
    """Yield the tree below some nodes as lines: id, how many items, what it is.

    Args:
        nodes: The first level.
        depth: The number of levels, or None for all.
        width: Cells of a line, or None for lines as long as they need.

    Yields:
        A line a node, ids and counts in columns of their own.
    """
    rows = list(_rows(nodes, 0, depth))
    name_width = max((row.level * _INDENT + cell_width(row.name) for row in rows), default=0)
    count_width = max((len(str(row.count)) for row in rows), default=0)
    for row in rows:
        name = pad(" " * (row.level * _INDENT) + row.name, name_width)
        count = f"{row.count:>{count_width}} 項" if row.count else " " * (count_width + 3)
        label = row.label
        if width is not None:
            label = fit(label, max(width - name_width - count_width - 3 - 2 * len(_GAP), 0))
        yield ((name, _STYLES[type(row.node)]), (_GAP + count + _GAP, "cyan"), (label, ""))


def tree_records(nodes: Sequence[Node], *, depth: int | None) -> list[dict[str, Any]]:
    """Return the same tree for JSON: id, type, name, number of items, children."""
    if depth == 0:
        return []
    below = None if depth is None else depth - 1
    return [
        {
            "id": node.id,
            "type": type(node).__name__.lower(),
            "name": node.heading if isinstance(node, Item) else _name(node),
            "items": node.count,
            "children": tree_records(_children(node), depth=below),
        }
        for node in nodes
    ]


_STYLES = {Department: "bold", Plan: "", Item: "dim"}


def government_lines(library: Library, *, depth: int | None, width: int | None) -> Iterator[Line]:
    """Yield the whole tree as lines, each government's departments below its name.

    Args:
        library: The library; with one government, there is no line for it.
        depth: The number of levels below the governments, or None for all.
        width: Cells of a line, or None for lines as long as they need.
    """
    for at, government in enumerate((*library.governments, "") if library.governments else ()):
        departments = [d for d in library.departments if d.government == government]
        if departments:
            yield from [((" ", ""),)] if at else []
            count = sum(department.count for department in departments)
            yield ((government or _NO_GOVERNMENT, "bold underline"), (f"  {count} 項", "cyan"))
            yield from tree_lines(departments, depth=depth, width=width)
    if not library.governments:
        yield from tree_lines(library.departments, depth=depth, width=width)


def _rows(nodes: Sequence[Node], level: int, depth: int | None) -> Iterator[_Row]:
    if level == depth:
        return
    for node in nodes:
        name = node.name if isinstance(node, Department) else node.id
        yield _Row(level, node, name, _label(node), node.count)
        yield from _rows(_children(node), level + 1, depth)


def _children(node: Node) -> Sequence[Node]:
    match node:
        case Department():
            return node.plans
        case Plan():
            return node.items
        case Item():
            return node.children


def _name(node: Department | Plan) -> str:
    return node.name if isinstance(node, Department) else node.title


def _label(node: Node) -> str:
    match node:
        case Department():
            return f"{len(node.plans)} 份計畫"
        case Plan():
            return node.title or node.label
        case Item():
            amount = "" if node.amount is None else f"（{node.amount:,} 仟元）"
            return node.heading + amount
