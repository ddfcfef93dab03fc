"""A library flattened into rows: every item with its key, its plan and its ancestors."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from kaoview.model import Department, Item, Library, Plan
from kaoview.text.fold import fold, fold_key

FIELD_SEPARATOR = "\x1f"
"""Separates title, text and amount in a row's key; no folded text contains it."""

_GOVERNMENT = "政府"
_KINDS_OF_PLACES = "市縣鄉鎮區"
_MIN_PLACE = 3
"""Characters of the shortest place with its kind: 高雄市."""

_CACHED_FOLDS = 2048
"""Cache size in texts for offset maps. Chosen by hand."""

_CACHED_CONTEXTS = 20_000
"""Cache size in parents for folded headings. Chosen by hand."""

_folded = lru_cache(maxsize=_CACHED_FOLDS)(fold)


def row_key(item: Item) -> str:
    """Return the search key of an item: title, text and amount, folded."""
    parts = [fold_key(item.title)] if item.title else []
    if item.text or not parts:
        parts.append(fold_key(item.text))
    if item.amount is not None:
        parts.append(str(item.amount))
    return FIELD_SEPARATOR.join(parts)


def raw_spans(item: Item, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Map spans of a row's key to spans of the item's title + text.

    Args:
        item: The item of the row.
        spans: Spans of :func:`row_key`, in any order; parts in the amount are dropped.

    Returns:
        Spans in order, merged where they adjoin or overlap.
    """
    title, body = _folded(item.title), _folded(item.text)
    shift = len(title.key) + 1 if item.title else 0
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if item.title and start < len(title.key):
            found.append(title.raw_span(start, min(end, len(title.key))))
        low, high = max(start - shift, 0), min(end - shift, len(body.key))
        if low < high:
            first, last = body.raw_span(low, high)
            found.append((first + len(item.title), last + len(item.title)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def place_names(government: str) -> tuple[str, ...]:
    """Return what the place of a local government is called.

    >>> place_names("高雄市政府")
    ('高雄市', '高雄')
    >>> place_names("行政院")
    ()
    """
    place = government.removesuffix(_GOVERNMENT)
    if place == government or len(place) < _MIN_PLACE or place[-1] not in _KINDS_OF_PLACES:
        return ()
    return place, place[:-1]


class Corpus:
    """The rows of a library, numbered in document order.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.departments: list[Department] = list(library.departments)
        self.plans: list[Plan] = []
        self.department_of_plan: list[int] = []
        self.items: list[Item] = []
        self.plan_of = array("I")
        self.parent_of = array("i")
        for number, department in enumerate(self.departments):
            for plan in department.plans:
                self.plans.append(plan)
                self.department_of_plan.append(number)
                for item in plan.items:
                    self._add(item, len(self.plans) - 1, -1)
        self._cached_context = lru_cache(maxsize=_CACHED_CONTEXTS)(self._context)

    def _add(self, item: Item, plan: int, parent: int) -> None:
        row = len(self.items)
        self.items.append(item)
        self.plan_of.append(plan)
        self.parent_of.append(parent)
        for child in item.children:
            self._add(child, plan, row)

    def __len__(self) -> int:
        return len(self.items)

    def keys(self) -> Iterator[str]:
        """Yield the keys of all rows in order."""
        return map(row_key, self.items)

    def department(self, row: int) -> Department:
        """Return the department of a row."""
        return self.departments[self.department_of_plan[self.plan_of[row]]]

    def plan(self, row: int) -> Plan:
        """Return the plan of a row."""
        return self.plans[self.plan_of[row]]

    def heading_context(self, row: int) -> str:
        """Return the folded headings above a row with the names of its department and plan."""
        return self._cached_context(self.parent_of[row], self.plan_of[row])

    def _context(self, parent: int, plan: int) -> str:
        parts = [self._plan_context[plan]]
        while parent >= 0:
            parts.append(fold_key(self.items[parent].title))
            parent = self.parent_of[parent]
        return FIELD_SEPARATOR.join(parts)

    @cached_property
    def _plan_context(self) -> list[str]:
        """For each plan, its folded title and label, its department's names and its place's."""
        contexts = []
        for number, plan in enumerate(self.plans):
            department = self.departments[self.department_of_plan[number]]
            places = place_names(department.government)
            names = (department.name, *department.aliases, plan.title, plan.label, *places)
            contexts.append(FIELD_SEPARATOR.join(map(fold_key, names)))
        return contexts
