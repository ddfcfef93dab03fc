"""The tree: its branches, grouped by department, and the rows that are visible.

A :class:`TreeSource` has the branches of one grouping, :class:`TreeRows` knows which are open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kaoview.model import Department, Item, ItemKind, Library, Node, Plan
from kaoview.text.cell_width import visible
from kaoview.tui.period_colours import parted
from kaoview.tui.state.row_kinds import PROBLEMS, RowKind, government_key, government_of

_SAME_START = 8  # labels that share as many characters look the same when cut; by eye
_LABEL_MOST = 200  # characters of a label; chosen by hand


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A branch of the tree.

    Attributes:
        key: The id of its node, or a key of the grouping.
        label: Its label, on one line, without control characters.
        count: The number of items below it; 0 is not shown.
        depth: Its level, from 0.
        opens: Whether it has children.
        rank: What it represents.
        ends_differ: Whether a sibling starts with the same words, so that a label without enough
            room is cut at its start.
        period: The period that the label begins with, or empty.
    """

    key: str
    label: str
    count: int
    depth: int
    opens: bool
    rank: RowKind
    ends_differ: bool = False
    period: str = ""


class TreeSource(Protocol):
    """A grouping of the library into branches."""

    def roots(self) -> Sequence[TreeNode]:
        """Return the top branches."""
        ...

    def below(self, branch: TreeNode) -> Sequence[TreeNode]:
        """Return the children of a branch."""
        ...

    def path(self, key: str) -> Sequence[str]:
        """Return the keys from the top down to a key, inclusive; empty if there is none."""
        ...

    def keys(self) -> Iterator[str]:
        """Yield the keys of all branches in tree order."""
        ...

    def branch(self, key: str, depth: int) -> TreeNode | None:
        """Return the branch with a key, at a level, or None."""
        ...


@dataclass(frozen=True)
class DepartmentTree:
    """Departments, their plans, the plans' items; above them governments, if there are several."""

    library: Library

    def roots(self) -> Sequence[TreeNode]:
        """Return the top branches, and a branch for files that could not be read."""
        found = [government_branch(self.library, name) for name in self.library.governments]
        found += [department_branch(d) for d in self._of("" if found else None)]
        return [*found, *notices(self.library)]

    def _of(self, government: str | None) -> list[Department]:
        """Return the departments of a government, or all."""
        departments = self.library.departments
        return [d for d in departments if government is None or d.government == government]

    def below(self, branch: TreeNode) -> Sequence[TreeNode]:
        """Return the children of a branch."""
        government = government_of(branch.key)
        if government is not None:
            return [replace(department_branch(d), depth=1) for d in self._of(government)]
        return branches_below(self.library.find(branch.key), branch.depth + 1)

    def path(self, key: str) -> Sequence[str]:
        """Return the keys from the top down to a node."""
        if key == PROBLEMS:
            return [PROBLEMS]
        if government_of(key) in self.library.governments:
            return [key]
        trail = self.library.trail(key)
        above: list[str] = []
        if trail and isinstance(trail[0], Department) and self.library.governments:
            above = [government_key(trail[0].government)] if trail[0].government else []
        return [*above, *(node.id for node in trail)]

    def keys(self) -> Iterator[str]:
        """Yield departments, each with its plans and their items."""
        for government in (*self.library.governments, ""):
            if government:
                yield government_key(government)
            for department in self._of(government if self.library.governments else None):
                yield department.id
                for plan in department.plans:
                    yield from plan_keys(plan)
        yield from (notice.key for notice in notices(self.library))

    def branch(self, key: str, depth: int) -> TreeNode | None:
        """Return the branch of a node, of a government, or of the files that could not be read."""
        government = government_of(key)
        if government in self.library.governments:
            return government_branch(self.library, str(government))
        branch = node_branch(self.library, key, depth)
        return replace(branch, depth=depth) if branch else None


def branches_below(node: Node | None, depth: int) -> list[TreeNode]:
    """Return the branches of a node's children, at a level."""
    if isinstance(node, Department):
        return [plan_branch(plan, depth) for plan in node.plans]
    branches = [_item(item, depth) for item in items_below(node)]
    starts = Counter(branch.label[:_SAME_START] for branch in branches)
    return [
        replace(branch, ends_differ=True) if starts[branch.label[:_SAME_START]] > 1 else branch
        for branch in branches
    ]


def items_below(node: Node | None) -> list[Item]:
    """Return the child items of a plan or an item, without captions, which have no branch."""
    if isinstance(node, Plan):
        items = node.items
    elif isinstance(node, Item):
        items = node.children
    else:
        return []
    return [item for item in items if item.kind is not ItemKind.CAPTION]


def plan_keys(plan: Plan) -> Iterator[str]:
    """Yield the ids of a plan and of its items that have a branch."""
    yield plan.id
    yield from (item.id for item in plan.walk() if item.kind is not ItemKind.CAPTION)


def notices(library: Library) -> list[TreeNode]:
    """Return the branch for files that could not be read, if there are any."""
    count = len(library.problems)
    return (
        [TreeNode(PROBLEMS, "沒有讀進來的檔案", count, 0, False, RowKind.NOTICE)] if count else []
    )


def node_branch(library: Library, key: str, depth: int) -> TreeNode | None:
    """Return the branch of a department, plan, item or notice, or None."""
    node = library.find(key)
    if isinstance(node, Department):
        return department_branch(node)
    if isinstance(node, Plan):
        return plan_branch(node, depth)
    if isinstance(node, Item):
        return _item(node, depth)
    return next((notice for notice in notices(library) if notice.key == key), None)


def government_branch(library: Library, government: str) -> TreeNode:
    """Return a government's branch, at the top level."""
    count = sum(d.count for d in library.departments if d.government == government)
    label = one_line(government)
    return TreeNode(government_key(government), label, count, 0, True, RowKind.GOVERNMENT)


def department_branch(department: Department) -> TreeNode:
    """Return a department's branch, at the top level."""
    count = department.count
    return TreeNode(
        department.id,
        one_line(department.name),
        count,
        0,
        bool(department.plans),
        RowKind.DEPARTMENT,
    )


def plan_branch(plan: Plan, depth: int, label: str = "") -> TreeNode:
    """Return a plan's branch, with its own label or another."""
    words = one_line(label or plan.label)
    opens, when = plan.count > 0, parted(words)[0]
    return TreeNode(plan.id, words, plan.count, depth, opens, RowKind.PLAN, period=when)


def _item(item: Item, depth: int) -> TreeNode:
    count = item.count
    return TreeNode(item.id, one_line(item.heading), count, depth, count > 0, RowKind.ITEM)


def one_line(text: str) -> str:
    """Return the start of a text on one line, without control characters."""
    return visible(" ".join(text[:_LABEL_MOST].split()))


class TreeRows:
    """The visible rows, given which branches are open.

    Attributes:
        seen: The visible branches from top to bottom.
        expanded: The keys of the open branches, visible or not.
    """

    def __init__(self, source: TreeSource, expanded: Iterable[str] = ()) -> None:
        self.source = source
        self.expanded: set[str] = set(expanded)
        self.seen: list[TreeNode] = self._open_below(source.roots())

    def _open_below(self, branches: Iterable[TreeNode]) -> list[TreeNode]:
        found: list[TreeNode] = []
        for branch in branches:
            found.append(branch)
            if branch.opens and branch.key in self.expanded:
                found += self._open_below(self.source.below(branch))
        return found

    def is_open(self, at: int) -> bool:
        """Tell whether the branch on a row is open."""
        return self.seen[at].opens and self.seen[at].key in self.expanded

    def open(self, at: int) -> bool:
        """Open the branch on a row; return whether anything changed."""
        branch = self.seen[at]
        if not branch.opens or branch.key in self.expanded:
            return False
        self.expanded.add(branch.key)
        self.seen[at + 1 : at + 1] = self._open_below(self.source.below(branch))
        return True

    def close(self, at: int) -> bool:
        """Close the branch on a row; return whether anything changed."""
        if not self.is_open(at):
            return False
        branch = self.seen[at]
        self.expanded.discard(branch.key)
        end = at + 1
        while end < len(self.seen) and self.seen[end].depth > branch.depth:
            end += 1
        del self.seen[at + 1 : end]
        return True

    def open_all(self, most: int) -> bool:
        """Open everything, a level at a time, up to a number of rows.

        Args:
            most: The most rows.

        Returns:
            Whether everything is open now.
        """
        left = most - len(self.seen)
        complete = grown = True
        while complete and grown:
            found: list[TreeNode] = []
            grown = False
            for branch in self.seen:
                found.append(branch)
                if not complete or not branch.opens or branch.key in self.expanded:
                    continue
                below = self._open_below(self.source.below(branch))
                complete = len(below) <= left
                if complete:
                    left -= len(below)
                    grown = True
                    self.expanded.add(branch.key)
                    found += below
            self.seen = found
        return complete

    def close_all(self) -> None:
        """Close everything."""
        self.expanded.clear()
        self.seen = list(self.source.roots())

    def above(self, at: int) -> int | None:
        """Return the row of the parent of a row, or None at the top level."""
        depth = self.seen[at].depth
        for line in range(at - 1, -1, -1):
            if self.seen[line].depth < depth:
                return line
        return None

    def reveal(self, key: str) -> int | None:
        """Open the ancestors of a key.

        Returns:
            Its row, or that of its nearest ancestor with a row; None if there is none.
        """
        line: int | None = None
        start = 0
        for step in self.source.path(key):
            if line is not None:
                self.open(line)
            found = next(
                (at for at in range(start, len(self.seen)) if self.seen[at].key == step), None
            )
            if found is None:
                break
            line, start = found, found + 1
        return line
