"""The breadcrumb of a node, and its siblings."""

from __future__ import annotations

from kaoview.model import Department, Item, Library, Node, Plan
from kaoview.text.cell_width import visible
from kaoview.tui.period_colours import parted
from kaoview.tui.state.location import Crumb
from kaoview.tui.state.tree_model import items_below

_LABEL_MOST = 80  # characters of an item's label; chosen by hand


def way(library: Library, node: Node) -> tuple[list[Crumb], str]:
    """Return the breadcrumb of a node, and its position among its siblings."""
    crumbs = [_crumb(step) for step in library.trail(node.id)]
    siblings, at = siblings_of(library, node.id)
    position = f"{at + 1}/{len(siblings)}" if isinstance(node, Item) and at >= 0 else ""
    return crumbs, position


def _crumb(node: Node) -> Crumb:
    label = visible(_label(node))
    return Crumb(node.id, label, parted(label)[0] if isinstance(node, Plan) else "")


def _label(node: Node) -> str:
    if isinstance(node, Department):
        return node.name
    if isinstance(node, Plan):
        return node.label
    return node.heading[:_LABEL_MOST]


def siblings_of(library: Library, key: str) -> tuple[list[Node], int]:
    """Return the children of a node's parent, and the index of the node among them."""
    trail = library.trail(key)
    siblings: list[Node]
    if len(trail) > 1 and isinstance(trail[-2], Department):
        siblings = [*trail[-2].plans]
    elif len(trail) > 1:
        siblings = [*items_below(trail[-2])]
    else:
        siblings = [*library.departments]
    return siblings, next((at for at, node in enumerate(siblings) if node.id == key), -1)
