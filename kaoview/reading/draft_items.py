"""Items before they have ids: their texts still know their offsets in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaoview.model import ItemKind
from kaoview.reading.located_text import EMPTY, LocatedText


@dataclass
class DraftItem:
    """An item before it has an id.

    Attributes:
        marker: Its numbering, or empty.
        title: The words of its heading, or empty.
        text: Its paragraphs, or the rows of a table.
        amount: The digits of its budget, or empty.
        kind: Whether it is text, a caption or a table.
        children: The items below it.
        opening: Whether it is the text before a document's first heading.
    """

    marker: LocatedText = EMPTY
    title: LocatedText = EMPTY
    text: list[LocatedText] = field(default_factory=list)
    amount: LocatedText = EMPTY
    kind: ItemKind = ItemKind.ITEM
    children: list[DraftItem] = field(default_factory=list)
    opening: bool = False

    def walk(self) -> Iterator[DraftItem]:
        """Yield this draft and all its descendants, in the document's order."""
        stack = [self]
        while stack:
            draft = stack.pop()
            yield draft
            stack.extend(reversed(draft.children))

    def passages(self) -> Iterator[LocatedText]:
        """Yield the draft's own texts that are not empty, in the order of an item's fields."""
        for passage in (self.marker, self.title, *self.text, self.amount):
            if passage:
                yield passage


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table among a document's paragraphs.

    Attributes:
        drafts: The items read from it; a table kept as printed is one.
        lines: The indexes of its lines in the document.
        lists: How many lists it stands in, or None where its format does not say.
    """

    drafts: tuple[DraftItem, ...]
    lines: tuple[int, ...]
    lists: int | None = None
