"""The navigation history: back, forward, and all visited nodes; and what to return to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from kaoview.tui.state.location import ScrollAnchor

if TYPE_CHECKING:
    from kaoview.tui.state.tree_model import TreeRows

MOST = 200
"""The most entries of each list; chosen by hand."""


class HistoryEntry(NamedTuple):
    """A visited node and its scroll position.

    Attributes:
        key: The id of the node.
        spot: The scroll position in its page.
    """

    key: str
    spot: ScrollAnchor = ScrollAnchor()


class VisitedPlace(NamedTuple):
    """A node and when it was last visited, as ISO date and time."""

    key: str
    when: str


class History(NamedTuple):
    """The navigation history in a library.

    Attributes:
        before: The entries to go back to, the nearest last.
        here: The current entry, or None before the first visit.
        after: The entries to go forward to, the nearest first.
        visited: All visited nodes without duplicates, the latest first.
    """

    before: tuple[HistoryEntry, ...] = ()
    here: HistoryEntry | None = None
    after: tuple[HistoryEntry, ...] = ()
    visited: tuple[VisitedPlace, ...] = ()

    def visit(self, entry: HistoryEntry, when: str) -> History:
        """Return the history after a visit, which clears the entries to go forward to.

        Visiting the current node again only updates its scroll position.
        """
        if self.here is not None and self.here.key == entry.key:
            return self._replace(here=entry)
        before = self.before if self.here is None else (*self.before, self.here)
        return History(before[-MOST:], entry, (), self._seen(entry, when))

    def back(self, when: str) -> History:
        """Return the history after going back, or itself if there is no earlier entry."""
        if not self.before or self.here is None:
            return self
        *before, here = self.before
        after = (self.here, *self.after)
        return History(tuple(before), here, after[:MOST], self._seen(here, when))

    def forward(self, when: str) -> History:
        """Return the history after going forward, or itself if there is no later entry."""
        if not self.after or self.here is None:
            return self
        here, *after = self.after
        before = (*self.before, self.here)
        return History(before[-MOST:], here, tuple(after), self._seen(here, when))

    def known(self, exists: Callable[[str], object]) -> History:
        """Return the history without nodes that no longer exist."""
        here = self.here if self.here is not None and exists(self.here.key) else None
        before = tuple(each for each in self.before if exists(each.key))
        after = tuple(each for each in self.after if exists(each.key))
        visited = tuple(each for each in self.visited if exists(each.key))
        if here is None and before:
            *rest, here = before
            before = tuple(rest)
        return History(before, here, after if here is not None else (), visited)

    def with_visited(self, others: Iterable[VisitedPlace]) -> History:
        """Return the history with further visited nodes, each with its latest visit."""
        latest: dict[str, VisitedPlace] = {}
        for each in (*self.visited, *others):
            if each.key not in latest or each.when > latest[each.key].when:
                latest[each.key] = each
        visited = sorted(latest.values(), key=lambda place: place.when, reverse=True)
        return self._replace(visited=tuple(visited[:MOST]))

    def _seen(self, entry: HistoryEntry, when: str) -> tuple[VisitedPlace, ...]:
        others = (each for each in self.visited if each.key != entry.key)
        return (VisitedPlace(entry.key, when), *others)[:MOST]


class SearchOrigin(NamedTuple):
    """Where the user was before a search: node, scroll position, width of the page, pane."""

    place: str
    spot: ScrollAnchor
    width: int
    in_text: bool


class FilterOrigin(NamedTuple):
    """The tree and the page before the tree was filtered."""

    rows: TreeRows
    line: int
    top: int
    spot: ScrollAnchor


def read_history(fields: object) -> History:
    """Return the history from decoded JSON; missing fields are empty.

    Raises:
        ValueError: The fields are not those of a history.
    """
    if fields is None:
        return History()
    if not isinstance(fields, dict):
        raise ValueError("not a table")
    here = fields.get("here")
    return History(
        tuple(_entry(each) for each in _list(fields, "before"))[-MOST:],
        _entry(here) if here is not None else None,
        tuple(_entry(each) for each in _list(fields, "after"))[:MOST],
        tuple(_visited(each) for each in _list(fields, "visited"))[:MOST],
    )


def _list(fields: dict[str, Any], name: str) -> list[object]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise ValueError(f"{name} is not a list")
    return found


def _entry(fields: object) -> HistoryEntry:
    match fields:
        case {
            "key": str(key),
            "spot": {"node": str(node), "at": int(at), "line": int(line), "width": int(width)},
        }:
            return HistoryEntry(key, ScrollAnchor(node, at, line, width))
        case {"key": str(key)}:
            return HistoryEntry(key)
    raise ValueError("not a history entry")


def _visited(fields: object) -> VisitedPlace:
    match fields:
        case {"key": str(key), "when": str(when)}:
            return VisitedPlace(key, when)
    raise ValueError("not a visited place")
