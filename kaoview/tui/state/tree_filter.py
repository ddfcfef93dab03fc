"""Filtering the sidebar's branches by words: which match, and the tree with just the way to them.

Labels are folded once, so that 臺 and 台, Simplified and Traditional, capitals and small letters
are the same; then every key pressed only looks through the folded words.
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

_SHOWN = 300
_LABEL = 200  # characters of a label that are looked at: as many as there are in the sidebar
_BETWEEN = "\n"  # between names that must not match together; folded words never hold it

_RANKS = (RowKind.PERIOD, RowKind.DEPARTMENT, RowKind.PLAN, RowKind.ITEM, RowKind.NOTICE)


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """A branch as it is looked through.

    Attributes:
        key: The branch's key.
        order: Its place among all branches.
        level: The place of its rank in the order of ranks, the highest first.
        words: Its label and other names, folded.
        id: Its id, folded; empty where it has none that a reader would type.
    """

    key: str
    order: int
    level: int
    words: str
    id: str


def list_entries(grove: TreeSource, library: Library) -> list[FilterEntry]:
    """Return an entry for every branch of a grove, in order; slow for a very large library."""
    return [_entry(grove, library, key, order) for order, key in enumerate(grove.keys())]


def _entry(grove: TreeSource, library: Library, key: str, order: int) -> FilterEntry:
    node = library.find(key)
    id = fold_key(key)
    if isinstance(node, Item):
        rank, names = RowKind.ITEM, [node.heading[:_LABEL]]
    elif isinstance(node, Plan):
        branch = grove.branch(key, 0)
        rank, names = RowKind.PLAN, [node.label, node.title, branch.label if branch else ""]
    elif isinstance(node, Department):
        rank, names = RowKind.DEPARTMENT, [node.name, *node.aliases]
    else:
        branch = grove.branch(key, 0)
        rank, id = branch.rank if branch else RowKind.NOTICE, ""
        names = [branch.label if branch else ""]
    words = _BETWEEN.join(map(fold_key, names))
    return FilterEntry(key, order, _RANKS.index(rank), words, id)


@dataclass(frozen=True, slots=True)
class FilterResult:
    """What matches.

    Attributes:
        keys: The keys of the branches that match, in their order: the first few hundred, those
            of departments and plans before those of items.
        best: The key that is most likely meant, or None where nothing matches.
        total: How many match.
    """

    keys: tuple[str, ...]
    best: str | None
    total: int

    @property
    def words(self) -> str:
        """How many match, for the reader."""
        if not self.total:
            return "沒有符合的"
        if self.total > len(self.keys):
            return f"{self.total:,} 項符合，列 {len(self.keys)} 項"
        return f"{self.total:,} 項符合"


def sift(entries: Sequence[FilterEntry], words: str, library: Library) -> FilterResult:
    """Find the branches that hold all of the words, or whose id starts with what was typed.

    Args:
        entries: What to look through.
        words: As typed; white space stands between words.
        library: Knows ids under a department's other names.
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
    """Return the first few hundred: of departments and plans, then of items; in their order."""
    items = _RANKS.index(RowKind.ITEM)
    chosen = sorted((each for each in found if each.level < items), key=attrgetter("level"))
    del chosen[_SHOWN:]
    others = (each for each in found if each.level >= items)
    chosen += islice(others, _SHOWN - len(chosen))
    return sorted(chosen, key=attrgetter("order"))


def _with_id(
    entries: Sequence[FilterEntry], words: str, id: str, library: Library
) -> list[FilterEntry]:
    """Return the branch whose id was typed, or those of the highest rank whose id starts so."""
    if not set(id) - set("0123456789-.") or "-" not in id:
        return []  # a bare year: labels have it
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
    """A grove with only the branches that match and the way to them.

    A branch that matches, with none below it that does, opens to everything that is below it.
    """

    def __init__(self, grove: TreeSource, keys: Sequence[str]) -> None:
        """Make it.

        Args:
            grove: The whole of it.
            keys: The keys that match, in the grove's order.
        """
        self._grove = grove
        self._below: dict[str, dict[str, None]] = {"": {}}
        for key in keys:
            above = ""
            for step in grove.path(key):
                self._below.setdefault(above, {})[step] = None
                above = step

    @property
    def ways(self) -> Iterator[str]:
        """The keys of the branches that are only the way to others, to be opened."""
        return (key for key in self._below if key)

    def roots(self) -> Sequence[TreeNode]:
        """Return the top branches that match or lead to one that does."""
        return self._branches(self._below[""], 0)

    def below(self, branch: TreeNode) -> Sequence[TreeNode]:
        """Return what matches below a branch; where nothing does, all there is."""
        if branch.key in self._below:
            return self._branches(self._below[branch.key], branch.depth + 1)
        return self._grove.below(branch)

    def path(self, key: str) -> Sequence[str]:
        """Return the keys from the top down to a key."""
        return self._grove.path(key)

    def keys(self) -> Iterator[str]:
        """Yield the keys of all branches of the grove."""
        return self._grove.keys()

    def branch(self, key: str, depth: int) -> TreeNode | None:
        """Return the branch with a key."""
        return self._grove.branch(key, depth)

    def _branches(self, keys: dict[str, None], depth: int) -> list[TreeNode]:
        found = (self._grove.branch(key, depth) for key in keys)
        return [branch for branch in found if branch is not None]
