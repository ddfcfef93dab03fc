"""Items in the making: passages that still know their places, nested as the outline has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaoview.model import ItemKind
from kaoview.reading.located_text import NOTHING, LocatedText


@dataclass
class DraftItem:
    """An item before it has an id.

    Attributes:
        marker: Its numbering, or nothing.
        title: Its heading's words, or nothing.
        text: Its paragraphs, or a table's rows.
        amount: The digits of its budget, or nothing.
        kind: Whether it is text, a caption or a table.
        children: What stands below it.
        opening: Whether it is the text before a document's first heading.
    """

    marker: LocatedText = NOTHING
    title: LocatedText = NOTHING
    text: list[LocatedText] = field(default_factory=list)
    amount: LocatedText = NOTHING
    kind: ItemKind = ItemKind.ITEM
    children: list[DraftItem] = field(default_factory=list)
    opening: bool = False

    def walk(self) -> Iterator[DraftItem]:
        """Yield this draft and everything below it, in the document's order."""
        waiting = [self]
        while waiting:
            draft = waiting.pop()
            yield draft
            waiting.extend(reversed(draft.children))

    def passages(self) -> Iterator[LocatedText]:
        """Yield the draft's own passages that are not empty, in the order of an item's fields."""
        for passage in (self.marker, self.title, *self.text, self.amount):
            if passage:
                yield passage
