"""The matches of a search or of find-in-page, and which of them is the current one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from kaoview.model import Department, Item, Node
from kaoview.text.fold import find_spans
from kaoview.tui.state.tree_model import items_below

if TYPE_CHECKING:
    from kaoview.search.results import Hit

Spans = Sequence[tuple[int, int]]
"""Ranges of characters, end exclusive."""


class SupportsPosition(Protocol):
    """A line of a page that knows which part of the documents it shows."""

    @property
    def node(self) -> str:
        """The id of the item it shows, or empty."""

    @property
    def at(self) -> int:
        """The offset of its first character in the item's title and text, or -1."""


@dataclass(frozen=True)
class MatchCursor:
    """Matches in the order in which the user steps through them.

    Attributes:
        words: The query.
        stops: The id of the item and the offset in its title and text of every match; the
            offset is -1 for an item that matches without any of its words.
        marks: The ranges to mark in each item.
        at: The index of the current match.
        more: Whether there are more matches than are listed.
    """

    words: str
    stops: tuple[tuple[str, int], ...]
    marks: Mapping[str, Spans]
    at: int = 0
    more: bool = False

    @property
    def current(self) -> tuple[str, int] | None:
        """The current match, or None without any."""
        return self.stops[self.at] if self.stops else None

    @property
    def counter(self) -> str:
        """The number of the current match and of all, for instance ``3/47``."""
        return f"{self.at + 1 if self.stops else 0}/{len(self.stops)}{'+' if self.more else ''}"

    def step(self, by: int) -> MatchCursor:
        """Return a cursor moved by some matches; after the last comes the first."""
        return replace(self, at=(self.at + by) % len(self.stops)) if self.stops else self

    def from_lines(self, lines: Sequence[SupportsPosition]) -> MatchCursor:
        """Return a cursor at the first match on one of these lines, or else at the first of all.

        Args:
            lines: Lines of the page, for instance those from the top of the pane on.
        """
        starts: dict[str, list[int]] = {}
        for at, (node, _) in enumerate(self.stops):
            starts.setdefault(node, []).append(at)
        for line in lines:
            for at in starts.get(line.node, ()) if line.at >= 0 else ():
                if self.stops[at][1] >= line.at:
                    return replace(self, at=at)
        return replace(self, at=0)


def of_hits(words: str, hits: Sequence[Hit], *, at: int = 0, more: bool = False) -> MatchCursor:
    """Return the matches of a search, one per hit."""
    return MatchCursor(
        words,
        tuple((hit.id, hit.spans[0][0] if hit.spans else -1) for hit in hits),
        {hit.id: hit.spans for hit in hits},
        at,
        more,
    )


def in_page(node: Node, words: str) -> MatchCursor:
    """Find words in the page of a node, ignoring variants of characters, width and case.

    Args:
        node: The node of the page.
        words: The words to find.

    Returns:
        The matches in page order.
    """
    marks: dict[str, list[tuple[int, int]]] = {}
    for item, text, offset in _texts(node):
        found = [(offset + start, offset + end) for start, end in find_spans(text, words)]
        if found:
            marks.setdefault(item.id, []).extend(found)
    stops = tuple((id, start) for id, spans in marks.items() for start, _ in spans)
    return MatchCursor(words, stops, marks)


def _texts(node: Node) -> Iterator[tuple[Item, str, int]]:
    """Yield the item, text and offset in title and text of every text of a page."""
    if isinstance(node, Department):
        for plan in node.plans:
            for item in items_below(plan):
                yield item, item.title or item.text.partition("\n")[0], 0
        return
    for item in node.walk():
        yield item, item.title, 0
        yield item, item.text, len(item.title)
