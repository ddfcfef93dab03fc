"""Filtering the tree by words: which branches match, and the tree reduced to them.

Labels are folded once, so that 臺 and 台, simplified and traditional characters, upper and lower
case are equal; each keystroke then only searches the folded text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from kaoview.model import Department, Item, Library, Plan
from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.state.row_kinds import RowKind
from kaoview.tui.state.tree_model import TreeNode, TreeSource

_SHOWN = 300  # the most matches shown; chosen by hand
_LABEL = 200  # characters of a label that are searched: as many as the tree's labels have
_BETWEEN = "\n"  # separates names, so that no word matches across two; never in folded words

_RANKS = (  # from the top of the tree down
    RowKind.GOVERNMENT,
    RowKind.PERIOD,
    RowKind.DEPARTMENT,
    RowKind.PLAN,
    RowKind.ITEM,
    RowKind.NOTICE,
)


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """A branch of the filter's index.

    Attributes:
        key: The branch's key.
        order: Its position among all branches.
        level: The position of its rank, the top one first.
        words: Its label and other names, folded.
        id: Its id, folded; empty if it has none that could be typed.
    """

    key: str
    order: int
    level: int
    words: str
    id: str


def list_entries(source: TreeSource, library: Library) -> list[FilterEntry]:
    """Return the index of a tree, in order; slow for a very large library."""
    return [_entry(source, library, key, order) for order, key in enumerate(source.keys())]


def _entry(source: TreeSource, library: Library, key: str, order: int) -> FilterEntry:
    node = library.find(key)
    id = fold_key(key)
    if isinstance(node, Item):
        rank, names = RowKind.ITEM, [node.heading[:_LABEL]]
    elif isinstance(node, Plan):
        branch = source.branch(key, 0)
        rank, names = RowKind.PLAN, [node.label, node.title, branch.label if branch else ""]
    elif isinstance(node, Department):
        rank, names = RowKind.DEPARTMENT, [node.name, *node.aliases]
    else:
        branch = source.branch(key, 0)
        rank, id = branch.rank if branch else RowKind.NOTICE, ""
        names = [branch.label if branch else ""]
    words = _BETWEEN.join(map(fold_key, names))
    return FilterEntry(key, order, _RANKS.index(rank), words, id)


@dataclass(frozen=True, slots=True)
class FilterResult:
    """The branches that match.

    Attributes:
        keys: The keys of the matches in tree order; if there are too many, departments and plans
            are preferred to items.
        best: The key of the best match, or None without any.
        total: The number of matches.
    """

    keys: tuple[str, ...]
    best: str | None
    total: int

    @property
    def words(self) -> str:
        """The number of matches, as text."""
        if not self.total:
            return "沒有符合的"
        if self.total > len(self.keys):
            return f"{self.total:,} 項符合，列 {len(self.keys)} 項"
        return f"{self.total:,} 項符合"


def filter_tree(entries: Sequence[FilterEntry], words: str, library: Library) -> FilterResult:
    """Find the branches with all of the words, or with an id that starts with the text typed.

    Args:
        entries: The index.
        words: The text typed; words are separated by white space.
        library: Resolves ids under other names of a department.
    """
    found = list(entries)
    for word in fold_words(words):
        found = [entry for entry in found if word in entry.words]
    id = fold_key(words)
    named = _with_id(entries, words, id, library)
    if named:
        known = {entry.key for entry in found}
        found += [entry for entry in named if entry.key not in known]
        found.sort(key=attrgetter("order"))
    chosen = found if len(found) <= _SHOWN else _first(found)
    key = fold_key(words)
    best = min(
        chosen,
        key=lambda entry: (
            entry.id != id,
            entry.level,
            not entry.words.startswith(key),
            entry.order,
        ),
        default=None,
    )
    keys = tuple(entry.key for entry in chosen)
    return FilterResult(keys, best.key if best else None, len(found))


def _first(found: Sequence[FilterEntry]) -> list[FilterEntry]:
    """Return at most ``_SHOWN`` matches in tree order, departments and plans before items."""
    items = _RANKS.index(RowKind.ITEM)
    chosen = sorted((each for each in found if each.level < items), key=attrgetter("level"))
    del chosen[_SHOWN:]
    others = (each for each in found if each.level >= items)
    chosen += islice(others, _SHOWN - len(chosen))
    return sorted(chosen, key=attrgetter("order"))


def _with_id(
    entries: Sequence[FilterEntry], words: str, id: str, library: Library
) -> list[FilterEntry]:
    """Return the branch with the id typed, or those of the top rank whose id starts with it."""
    if not set(id) - set("0123456789-.") or "-" not in id:
        return []  # a year alone occurs in labels
    named = library.find(words.strip())
    if named is not None:
        return [entry for entry in entries if entry.key == named.id]
    starting = [entry for entry in entries if entry.id.startswith(id)]
    exact = [entry for entry in starting if entry.id == id]
    if exact:
        return exact
    highest = min((entry.level for entry in starting), default=0)
    return [entry for entry in starting if entry.level == highest]


class FilteredTree:
    """A tree with only the branches that match and their ancestors.

    A match without matches below it opens to all of its children.
    """

    def __init__(self, source: TreeSource, keys: Sequence[str]) -> None:
        """Filter a tree.

        Args:
            source: The whole tree.
            keys: The keys that match, in tree order.
        """
        self._source = source
        self._below: dict[str, dict[str, None]] = {"": {}}
        for key in keys:
            above = ""
            for step in source.path(key):
                self._below.setdefault(above, {})[step] = None
                above = step

    @property
    def ways(self) -> Iterator[str]:
        """The keys of the branches with matches below them, which are to be opened."""
        return (key for key in self._below if key)

    def roots(self) -> Sequence[TreeNode]:
        """Return the top branches that match or have a match below them."""
        return self._branches(self._below[""], 0)

    def below(self, branch: TreeNode) -> Sequence[TreeNode]:
        """Return the matches below a branch and their ancestors, or without any all children."""
        if branch.key in self._below:
            return self._branches(self._below[branch.key], branch.depth + 1)
        return self._source.below(branch)

    def path(self, key: str) -> Sequence[str]:
        """Return the keys from the top down to a key."""
        return self._source.path(key)

    def keys(self) -> Iterator[str]:
        """Yield the keys of all branches of the whole tree."""
        return self._source.keys()

    def branch(self, key: str, depth: int) -> TreeNode | None:
        """Return the branch with a key."""
        return self._source.branch(key, depth)

    def _branches(self, keys: dict[str, None], depth: int) -> list[TreeNode]:
        found = (self._source.branch(key, depth) for key in keys)
        return [branch for branch in found if branch is not None]
