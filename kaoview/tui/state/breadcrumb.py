"""The way from the top to a node, as the breadcrumb shows it, and what stands beside the node."""

from __future__ import annotations

from kaoview.model import Department, Item, Library, Node, Plan
from kaoview.text.cell_width import visible
from kaoview.tui.period_colours import parted
from kaoview.tui.state.location import Crumb
from kaoview.tui.state.tree_model import items_below


def way(library: Library, node: Node) -> tuple[list[Crumb], str]:
    """Return the breadcrumb of a node and its position in its level."""
    crumbs = [_crumb(step) for step in library.trail(node.id)]
    siblings, at = siblings_of(library, node.id)
    position = f"{at + 1}/{len(siblings)}" if isinstance(node, Item) and at >= 0 else ""
    return crumbs, position


def _crumb(node: Node) -> Crumb:
    label = visible(_short(node))
    return Crumb(node.id, label, parted(label)[0] if isinstance(node, Plan) else "")


def _short(node: Node) -> str:
    if isinstance(node, Department):
        return node.name
    if isinstance(node, Plan):
        return node.label
    return node.heading[:80]


def siblings_of(library: Library, key: str) -> tuple[list[Node], int]:
    """Return what stands on a node's level under the same parent, and the node's place there."""
    trail = library.trail(key)
    siblings: list[Node]
    if len(trail) > 1 and isinstance(trail[-2], Department):
        siblings = [*trail[-2].plans]
    elif len(trail) > 1:
        siblings = [*items_below(trail[-2])]
    else:
        siblings = [*library.departments]
    return siblings, next((at for at, node in enumerate(siblings) if node.id == key), -1)
