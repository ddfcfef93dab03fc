"""Passages that were looked for: where they stand, which one the reader is at, the next of them."""

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
    """Passages in the order in which a reader goes through them.

    Attributes:
        words: What was looked for.
        stops: The id of an item and the passage's first character in its title and text, for
            every passage; the character is -1 where an item answers without any of its words.
        marks: What to mark in each item.
        at: Which stop the reader is at.
        more: Whether there are more than are listed.
    """

    words: str
    stops: tuple[tuple[str, int], ...]
    marks: Mapping[str, Spans]
    at: int = 0
    more: bool = False

    @property
    def current(self) -> tuple[str, int] | None:
        """The stop the reader is at, or None where there is none."""
        return self.stops[self.at] if self.stops else None

    @property
    def counter(self) -> str:
        """Which of how many, for instance ``3/47``."""
        return f"{self.at + 1 if self.stops else 0}/{len(self.stops)}{'+' if self.more else ''}"

    def step(self, by: int) -> MatchCursor:
        """Return the same passages, the reader further on; after the last comes the first."""
        return replace(self, at=(self.at + by) % len(self.stops)) if self.stops else self

    def from_lines(self, lines: Sequence[SupportsPosition]) -> MatchCursor:
        """Return the same passages, the reader at the first that stands on one of these lines.

        Args:
            lines: Lines of the page, for instance from the one at the top of the pane on.

        Returns:
            The passages; at the first of all where none stands on the lines.
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
    """Return one stop for each hit of a search."""
    return MatchCursor(
        words,
        tuple((hit.id, hit.spans[0][0] if hit.spans else -1) for hit in hits),
        {hit.id: hit.spans for hit in hits},
        at,
        more,
    )


def in_page(node: Node, words: str) -> MatchCursor:
    """Find words in what a page shows of the documents, however either is written.

    Args:
        node: What the page is of.
        words: What to find.

    Returns:
        One stop for each place, in the order of the page.
    """
    marks: dict[str, list[tuple[int, int]]] = {}
    for item, text, offset in _texts(node):
        found = [(offset + start, offset + end) for start, end in find_spans(text, words)]
        if found:
            marks.setdefault(item.id, []).extend(found)
    stops = tuple((id, start) for id, spans in marks.items() for start, _ in spans)
    return MatchCursor(words, stops, marks)


def _texts(node: Node) -> Iterator[tuple[Item, str, int]]:
    """Yield the texts of a page, with the item of each and its offset in title and text."""
    if isinstance(node, Department):
        for plan in node.plans:
            for item in items_below(plan):
                yield item, item.title or item.text.partition("\n")[0], 0
        return
    for item in node.walk():
        yield item, item.title, 0
        yield item, item.text, len(item.title)
