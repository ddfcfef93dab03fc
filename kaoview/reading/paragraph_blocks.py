"""What a document's lines are before they are nested: paragraphs, and tables among them."""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.reading.draft_items import DraftItem
from kaoview.reading.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows that are kept as they stand, or that have been read into items already.

    Attributes:
        drafts: What goes into the outline at this place.
        lines: The indexes of its lines in the document.
    """

    drafts: tuple[DraftItem, ...]
    lines: tuple[int, ...]


Block = Paragraph | TableBlock
