"""Where a reader has been: the way back, the way forward, and every place visited, latest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kaoview.tui.state.location import ScrollAnchor

if TYPE_CHECKING:
    from kaoview.tui.state.tree_model import TreeRows

MOST = 200
"""Places that each list remembers."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A place, and where on its page the reader was.

    Attributes:
        key: The id of the place.
        spot: What stood at the top of the page.
    """

    key: str
    spot: ScrollAnchor = field(default_factory=ScrollAnchor)


@dataclass(frozen=True, slots=True)
class VisitedPlace:
    """A place and when the reader was there last, as ISO date and time."""

    key: str
    when: str


@dataclass(frozen=True, slots=True)
class History:
    """The places visited in a library.

    Attributes:
        before: The way back, the nearest last.
        here: The place that was visited last, or None before the first.
        after: The way forward after going back, the nearest first.
        visited: Every place visited, the latest first, each once.
    """

    before: tuple[HistoryEntry, ...] = ()
    here: HistoryEntry | None = None
    after: tuple[HistoryEntry, ...] = ()
    visited: tuple[VisitedPlace, ...] = ()

    def visit(self, stop: HistoryEntry, when: str) -> History:
        """Return the travels after a visit: there is no way forward from a new place.

        The same place twice in a row is one visit; it only tells where on the page one is now.
        """
        if self.here is not None and self.here.key == stop.key:
            return replace(self, here=stop)
        before = self.before if self.here is None else (*self.before, self.here)
        return History(before[-MOST:], stop, (), self._seen(stop, when))

    def back(self, when: str) -> History:
        """Return the travels after a step back; the same ones where there is none."""
        if not self.before or self.here is None:
            return self
        *before, here = self.before
        after = (self.here, *self.after)
        return History(tuple(before), here, after[:MOST], self._seen(here, when))

    def forward(self, when: str) -> History:
        """Return the travels after a step forward; the same ones where there is none."""
        if not self.after or self.here is None:
            return self
        here, *after = self.after
        before = (*self.before, self.here)
        return History(before[-MOST:], here, tuple(after), self._seen(here, when))

    def known(self, exists: Callable[[str], object]) -> History:
        """Return the travels without the places that are there no more."""
        here = self.here if self.here is not None and exists(self.here.key) else None
        before = tuple(stop for stop in self.before if exists(stop.key))
        after = tuple(stop for stop in self.after if exists(stop.key))
        visited = tuple(each for each in self.visited if exists(each.key))
        if here is None and before:
            *rest, here = before
            before = tuple(rest)
        return History(before, here, after if here is not None else (), visited)

    def _seen(self, stop: HistoryEntry, when: str) -> tuple[VisitedPlace, ...]:
        others = (each for each in self.visited if each.key != stop.key)
        return (VisitedPlace(stop.key, when), *others)[:MOST]


@dataclass(frozen=True, slots=True)
class SearchOrigin:
    """Where the reader was before a search: the place, where on its page, the pane."""

    place: str
    spot: ScrollAnchor
    width: int
    in_text: bool


@dataclass(frozen=True, slots=True)
class FilterOrigin:
    """The sidebar and the page as they were before branches were filtered."""

    rows: TreeRows
    line: int
    top: int
    spot: ScrollAnchor


def read_travels(fields: object) -> History:
    """Return travels from what JSON held; nothing that is missing matters.

    Raises:
        ValueError: The fields are not those of travels.
    """
    if fields is None:
        return History()
    if not isinstance(fields, dict):
        raise ValueError("not a table")
    here = fields.get("here")
    return History(
        tuple(_stop(each) for each in _list(fields, "before"))[-MOST:],
        _stop(here) if here is not None else None,
        tuple(_stop(each) for each in _list(fields, "after"))[:MOST],
        tuple(_visited(each) for each in _list(fields, "visited"))[:MOST],
    )


def _list(fields: dict[str, Any], name: str) -> list[object]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise ValueError(f"{name} is not a list")
    return found


def _stop(fields: object) -> HistoryEntry:
    match fields:
        case {
            "key": str(key),
            "spot": {"node": str(node), "at": int(at), "line": int(line), "width": int(width)},
        }:
            return HistoryEntry(key, ScrollAnchor(node, at, line, width))
        case {"key": str(key)}:
            return HistoryEntry(key)
    raise ValueError("not a stop")


def _visited(fields: object) -> VisitedPlace:
    match fields:
        case {"key": str(key), "when": str(when)}:
            return VisitedPlace(key, when)
    raise ValueError("not a visit")
