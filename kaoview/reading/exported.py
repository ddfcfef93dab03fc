"""kaoview's own exports read again: what their front matter says, and their tables of amounts.

An export lists the amounts of the items below a heading in a table, as Markdown has no other place
for them; read again, each goes back to its item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kaoview.document import FurnitureKind
from kaoview.lookalikes import same_looking
from kaoview.model import ItemKind
from kaoview.printed import PRIVATE_GLYPHS
from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.export_form import AMOUNT_HEADER, DEEPEST_HEADING, is_export
from kaoview.reading.formats.file_format import LineRole, SourceLine
from kaoview.reading.furniture import FurniturePiece
from kaoview.reading.headings import CAPTION
from kaoview.reading.hints import Hints
from kaoview.reading.located_text import LocatedText
from kaoview.reading.numbering import Marker, clear_marker
from kaoview.reading.paragraph import Block, Paragraph

_TOP = 1
"""The level of an export's title."""


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """A row of an export's table of amounts.

    Attributes:
        line: The index of its line.
        heading: The heading of the item, folded.
        amount: The digits.
    """

    line: int
    heading: str
    amount: LocatedText


def with_export_fields(hints: Hints, fields: Mapping[str, str]) -> Hints:
    """Return what a reader says of a file, completed with what an export says of itself."""
    if not is_export(fields):
        return hints
    return replace(
        hints,
        period=fields["period"] if hints.period is None else hints.period,
        department=hints.department or fields["department"] or None,
    )


def amount_tables(
    lines: Sequence[SourceLine],
) -> tuple[list[StatedAmount], set[int], list[FurniturePiece]]:
    """Return the amounts that an export lists, the indexes of their lines, and the furniture.

    Args:
        lines: The lines of an export.
    """
    found: list[StatedAmount] = []
    indexes: set[int] = set()
    furniture: list[FurniturePiece] = []
    header = "\t".join(AMOUNT_HEADER)
    inside = False
    for index, line in enumerate(lines):
        if line.raw.text == header:
            inside = True
        elif inside and line.raw.text.count("\t") == 1:
            at = line.raw.text.index("\t")
            amount = line.raw[at + 1 :].strip()
            found.append(StatedAmount(index, _folded(line.raw.text[:at]), amount))
            furniture.append((FurnitureKind.TABLE, line.raw[:at].strip()))
        else:
            inside = False
            continue
        indexes.add(index)
        if line.raw.text == header:
            cells = (line.raw[: header.index("\t")], line.raw[header.index("\t") + 1 :])
            furniture += [(FurnitureKind.TABLE, cell.strip()) for cell in cells]
    return found, indexes, furniture


@dataclass
class _Open:
    """An item that further ones may stand in: its level, its number, whether it has a heading."""

    draft: DraftItem
    depth: int
    marker: Marker | None
    headed: bool


def export_outline(blocks: Sequence[Block]) -> list[DraftItem]:
    """Return the items of an export, whose headings say on which level they stand.

    Args:
        blocks: Its paragraphs and tables, without its title.
    """
    reader = _ExportReader()
    for block in blocks:
        reader.add(block)
    return reader.items


class _ExportReader:
    """Nests the blocks of an export."""

    def __init__(self) -> None:
        self.items: list[DraftItem] = []
        self._open: list[_Open] = []
        self._printed: DraftItem | None = None

    def add(self, block: Block) -> None:
        """Add the next block."""
        if isinstance(block, TableBlock):
            for draft in block.drafts:
                self._append(draft)
            return
        if block.mark.role is LineRole.PRINTED:
            self._add_printed(block)
            return
        self._printed = None
        marker = clear_marker(block.text)
        begins = block.mark.role is LineRole.ITEM
        if begins:
            self._close_to(block.mark.level)
        if block.heading_level:
            self._add_headed(block, marker)
        elif CAPTION.match(block.text) and not block.text.endswith("。"):
            self._append(DraftItem(text=[block.passage], kind=ItemKind.CAPTION))
        elif marker is not None and not begins:
            self._close_to_sibling(marker)
            passage = block.passage
            rest = passage[marker.length :].strip()
            self._begin(DraftItem(marker=passage[: marker.length].strip(), text=[rest]), marker)
        elif begins or not self._open:
            self._begin(DraftItem(text=[block.passage]))
        else:
            self._open[-1].draft.text.append(block.passage)

    def _add_printed(self, block: Paragraph) -> None:
        if self._printed is None:
            self._printed = DraftItem(kind=ItemKind.TABLE)
            self._append(self._printed)
        self._printed.text.append(block.passage)

    def _add_headed(self, block: Paragraph, marker: Marker | None) -> None:
        if block.heading_level <= DEEPEST_HEADING:
            self._close_to(block.heading_level - _TOP)
        elif marker is not None:
            self._close_to_sibling(marker)
        length = marker.length if marker else 0
        draft = DraftItem(
            marker=block.passage[:length].strip(), title=block.passage[length:].strip()
        )
        self._begin(draft, marker, headed=True)

    def _close_to(self, depth: int) -> None:
        """Close the items on a level and below it."""
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()

    def _close_to_sibling(self, marker: Marker) -> None:
        """Close what stands below the item that a number follows, and that item."""
        for at in range(len(self._open) - 1, -1, -1):
            before = self._open[at].marker
            if before is not None and before.style == marker.style:
                if not self._open[at].headed or marker.value == before.value + 1:
                    del self._open[at:]
                return

    def _begin(
        self, draft: DraftItem, marker: Marker | None = None, *, headed: bool = False
    ) -> None:
        self._append(draft)
        depth = self._open[-1].depth + 1 if self._open else 1
        self._open.append(_Open(draft, depth, marker, headed))

    def _append(self, draft: DraftItem) -> None:
        (self._open[-1].draft.children if self._open else self.items).append(draft)


def give_amounts(items: Sequence[DraftItem], amounts: Sequence[StatedAmount]) -> None:
    """Give amounts to the items below them, in the document's order.

    Args:
        items: The items of an export.
        amounts: The rows of its tables, each of which stands above its item.
    """
    drafts = [draft for item in items for draft in item.walk()]
    at = 0
    for stated in amounts:
        for later in range(at, len(drafts)):
            if _heading(drafts[later]) == stated.heading:
                drafts[later].amount = stated.amount
                at = 0
                drafts = drafts[:later] + drafts[later + 1 :]
                break


def _heading(draft: DraftItem) -> str:
    words = draft.title.text or (draft.text[0].text if draft.text else "")
    return _folded(draft.marker.text.translate(PRIVATE_GLYPHS) + words)


def _folded(words: str) -> str:
    return "".join(same_looking(words).split())
