"""Suggestions for the jump dialog: nodes by id, department, year or words of a heading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kaoview.model import Department, Item, ItemKind, Library, Node, Plan
from kaoview.node_names import fold_name
from kaoview.text.fold import fold_key, fold_words

LIMIT = 10
"""The most suggestions shown; chosen by hand."""

_HEADING = 60  # characters of a heading that are searched; chosen by hand
_TRIED = 2000  # headings with the longest word that are tried for the others; chosen by hand
_YEAR = 4  # the most digits of a year

_WORDS_MOST = 200  # characters of a suggestion's words; chosen by hand


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A node to go to.

    Attributes:
        id: Its id.
        words: Its name or first words, on one line.
        near: Whether it is only similar to what was typed.
    """

    id: str
    words: str
    near: bool = False


@dataclass(frozen=True)
class _Stem:
    """The normalised prefix of a plan's item ids, for one of its department's names."""

    name: str
    plan: Plan


@dataclass
class PlaceIndex:
    """The index of a library's nodes.

    Building it takes a second for 100,000 items: do that in a thread.
    """

    library: Library
    _departments: list[tuple[str, Department]] = field(default_factory=list)
    _stems: list[_Stem] = field(default_factory=list)
    _labels: list[tuple[str, Plan]] = field(default_factory=list)
    _headings: str = ""
    _starts: list[int] = field(default_factory=list)
    _items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Build the index."""
        for department in self.library.departments:
            names = dict.fromkeys((department.id, department.name, *department.aliases))
            typed = (*names, *department.led_names)
            self._departments += [(_folded(name), department) for name in typed]
            for plan in department.plans:
                stems = {plan.id.replace(department.id, name) for name in names}
                self._stems += [_Stem(_bare(stem), plan) for stem in sorted(stems)]
                self._labels.append((_folded(plan.label), plan))
        lines: list[str] = []
        at = 0
        for department in self.library.departments:
            own = "".join(fold_key(name) for name in (department.name, *department.aliases))
            for plan in department.plans:
                about = f"{fold_key(plan.period)}\t{own}"
                for item in plan.walk():
                    if item.kind is ItemKind.ITEM:
                        line = f"{fold_key(item.heading[:_HEADING])}\t{about}"
                        lines.append(line)
                        self._starts.append(at)
                        self._items.append(item)
                        at += len(line) + 1
        self._headings = "\n".join(lines)

    def suggest(self, typed: str, here: str = "", limit: int = LIMIT) -> list[Suggestion]:
        """Return suggestions for what was typed, the most likely first.

        Args:
            typed: An id or its beginning, a department's name, a year, a kind of document, or words
                of a heading.
            here: The id of the current department, which comes first within a year.
            limit: The most suggestions.

        Returns:
            The suggestions; without a match, those with similar names, marked as near.
        """
        name = _folded(typed)
        if not name:
            return []
        found: dict[str, Node] = {}
        for node in self._candidates(typed, name, here):
            found.setdefault(node.id, node)
            if len(found) == limit:
                break
        if found:
            return [Suggestion(node.id, words(node)) for node in found.values()]
        return self._near(typed, limit)

    def _candidates(self, typed: str, name: str, here: str) -> Iterator[Node]:
        exact = self.library.find(typed)
        if exact is not None:
            yield exact
            yield from _below(exact)
        yield from self._of_year(name, here)
        yield from (each for folded, each in self._departments if folded.startswith(name))
        yield from self._of_id(_bare(typed))
        yield from (each for folded, each in self._departments if name in folded)
        labelled = [plan for label, plan in self._labels if name in label]
        yield from sorted(labelled, key=lambda plan: plan.department != here)
        yield from self._of_words(typed)

    def _of_year(self, name: str, here: str) -> Iterator[Plan]:
        if not name.isdecimal() or len(name) > _YEAR:
            return
        plans = [plan for plan in self.library.plans() if _in_period(name, plan.period)]
        # Plans of a range of years come after those of the year itself.
        yield from sorted(plans, key=lambda plan: (plan.department != here, plan.period != name))

    def _of_id(self, name: str) -> Iterator[Node]:
        for stem in self._stems:
            if stem.name.startswith(name):
                yield stem.plan
        for stem in self._stems:
            if name.startswith(stem.name):
                rest = name[len(stem.name) :]
                own = len(stem.plan.id)
                for item in stem.plan.walk():
                    if _bare(item.id[own:]).startswith(rest):
                        yield item

    def _of_words(self, typed: str) -> Iterator[Item]:
        """Yield items with all the words, headings that begin with the longest word first."""
        first, *others = sorted(fold_words(typed), key=len, reverse=True)
        inside: list[Item] = []
        beside: list[Item] = []  # items where only the department or the year has the word
        at, tried = self._headings.find(first), 0
        while at >= 0 and tried < _TRIED:
            number = bisect_right(self._starts, at) - 1
            start = self._starts[number]
            last = number + 1 == len(self._starts)
            end = len(self._headings) if last else self._starts[number + 1]
            line = self._headings[start:end]
            if all(word in line for word in others):
                if at == start:
                    yield self._items[number]
                elif at < start + line.index("\t"):
                    inside.append(self._items[number])
                else:
                    beside.append(self._items[number])
            at, tried = self._headings.find(first, end), tried + 1
        yield from inside
        yield from beside

    def _near(self, typed: str, limit: int) -> list[Suggestion]:
        from kaoview.library.load import suggest

        nodes = [self.library.find(name) for name in suggest(self.library, typed, limit)]
        return [
            Suggestion(node.id, words(node), near=True)
            for node in {node.id: node for node in nodes if node is not None}.values()
        ]


def words(node: Node) -> str:
    """Return the name of a node: a department's name, a plan's title, an item's first words."""
    if isinstance(node, Department):
        return node.name
    if isinstance(node, Plan):
        return node.title
    return " ".join(node.heading[:_WORDS_MOST].split())


def _folded(name: str) -> str:
    """Return the normalised form of a name, the same for traditional and simplified characters.

    >>> _folded("卫生局") == _folded("衛生局")
    True
    """
    return fold_key(fold_name(name))


def _bare(id: str) -> str:
    """Return the normalised form of an id, without hyphens.

    >>> _bare("１１３ 衛生局 2") == _bare("113-衛生局-2")
    True
    """
    return _folded(id).replace("-", "")


def _below(node: Node) -> Iterator[Node]:
    if isinstance(node, Department):
        yield from node.plans
    elif isinstance(node, Plan):
        yield from node.items
    else:
        yield from (child for child in node.children if child.kind is not ItemKind.CAPTION)


def _in_period(year: str, period: str) -> bool:
    """Tell whether a year lies in a period.

    >>> _in_period("110", "108-111"), _in_period("11", "112")
    (True, False)
    """
    first, _, last = period.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        return year == period
    return int(first) <= int(year) <= int(last or first)
