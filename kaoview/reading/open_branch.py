"""The open branch of an outline: where on it a list goes on and where a new one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.reading.draft_items import DraftItem
from kaoview.reading.numbering import rank_of, style_of
from kaoview.reading.paragraph import Paragraph

HEADING = "heading"
"""The style of headings without a marker."""
ENTRY = "entry"
"""The style of entries of lists whose format tells how deep they lie, with bullets or nothing."""


NESTED_FROM = 4.0
"""Points by which a bullet stands further right than the one it is within, at least: a third of a
character of 12 points. Writers indent by half a character or more; the words of a recognised scan
tremble by less."""
NESTED_TO = 72.0
"""Points by which it does so at most: six such characters. What stands further right is centred or
set at the right edge. Chosen by hand."""


@dataclass
class OpenNode:
    """A node of the outline that may still get children, with its numbering."""

    style: str
    value: int
    draft: DraftItem
    path: tuple[int, ...] = ()
    level: int = 0
    """The level of the heading that the format says it is, or 0."""
    list_level: int = 0
    """The level of its automatic list, or 0."""
    lists: int = 0
    """For an entry, how many lists it stands in."""
    indent: float | None = None
    """For a bullet typed by hand, how far it is indented in points, or None."""


def find_open(nodes: Sequence[OpenNode], style: str, list_level: int = 0) -> int | None:
    """Return the depth of the innermost open node of a style, or None.

    Args:
        nodes: The open branch.
        style: The style.
        list_level: The level of the automatic list it stands in, or 0: automatic lists of one
            style within each other are two lists.
    """
    for depth in range(len(nodes) - 1, -1, -1):
        node = nodes[depth]
        same_list = not list_level or not node.list_level or node.list_level == list_level
        if node.style == style and same_list:
            return depth
    return None


def entry_depth(nodes: Sequence[OpenNode], lists: int) -> int:
    """Return the depth of an entry: that of the outermost open one as deep or deeper in lists.

    Where there is none, it is below the current item.

    Args:
        nodes: The open branch.
        lists: How many lists the entry stands in.
    """
    beside = (at for at, node in enumerate(nodes) if node.style == ENTRY and node.lists >= lists)
    return next(beside, len(nodes))


def bullet_indent(paragraph: Paragraph, style: str) -> float | None:
    """Return how far a bullet typed by hand is indented in points, None where that says nothing.

    Args:
        paragraph: The paragraph.
        style: The style of its marker.
    """
    found = style_of(style)
    bullet = found is not None and bool(found.signs) and not paragraph.heading_level
    return paragraph.mark.indent if bullet else None


def depth_by_indent(nodes: Sequence[OpenNode], style: str, indent: float | None, depth: int) -> int:
    """Return the depth of a bullet whose sign is open: its indent tells whether it stands within.

    What nests by its sign alone (◎ below ●) has no open one of its sign, and keeps its depth.

    Args:
        nodes: The open branch.
        style: The bullet's style.
        indent: How far it is indented in points, or None.
        depth: Its depth by its sign.
    """
    open_ = any(node.style == style and node.indent is not None for node in nodes)
    if indent is None or not open_:
        return depth
    above, begins = None, 0.0
    for at, node in enumerate(nodes):
        if node.indent is None:
            continue
        if indent - node.indent > NESTED_FROM:
            above, begins = at, node.indent
        elif node.style == style or above is not None:
            return at
    if above is not None and nodes[above].style == style and indent - begins > NESTED_TO:
        return above
    return len(nodes)


def depth_by_level(nodes: Sequence[OpenNode], level: int) -> int | None:
    """Return the depth of a heading whose level the format gives, or None if it gives none.

    It is right below the innermost open heading of a higher level.
    """
    if not level or not any(node.level for node in nodes):
        return None
    for depth in range(len(nodes) - 1, -1, -1):
        if 0 < nodes[depth].level < level:
            return depth + 1
    return next(depth for depth, node in enumerate(nodes) if node.level)


def depth_by_rank(nodes: Sequence[OpenNode], style: str) -> int:
    """Return the depth of a list that no open one continues, by the usual order of styles."""
    rank = rank_of(style)
    ranks = [rank_of(node.style) for node in nodes]
    above = [
        depth
        for depth, other in enumerate(ranks)
        if other is not None and (rank is None or other < rank or _is_other(nodes[depth], style))
    ]
    if not above:
        return len(nodes)
    depth = above[-1] + 1
    while depth < len(nodes) and ranks[depth] is None:
        depth += 1
    return depth


def _is_other(node: OpenNode, style: str) -> bool:
    """Tell whether a node has another style of the same rank, as bullets of two signs have."""
    return node.style != style and rank_of(node.style) == rank_of(style)


def heading_depth(nodes: Sequence[OpenNode]) -> int:
    """Return the depth of a heading without a marker.

    Right below a heading that has no text yet it is that heading's child; else it continues
    the innermost run of such headings; else it is below the innermost numbered heading.
    """
    if not nodes:
        return 0
    top = nodes[-1].draft
    if top.title and not top.text and not top.children and nodes[-1].style != HEADING:
        return len(nodes)
    open_heading = find_open(nodes, HEADING)
    if open_heading is not None:
        return open_heading
    depth = len(nodes)
    while depth > 1 and not nodes[depth - 1].draft.title:
        depth -= 1
    return depth
