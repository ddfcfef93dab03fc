"""Paragraphs to nested items, by their numbering and by headings without any.

No style has a fixed depth: a style's depth is where a document first uses it, and a style that
is open already continues at its own depth. Numbers are taken as printed; errors in them (a
number twice, a number left out) are noted and never corrected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kaoview.model import ItemKind
from kaoview.reading.annexes import PART, Annexes, is_part
from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.headings import CAPTION, LEAD_IN, LONGEST_HEADING, is_heading, split_paragraph
from kaoview.reading.located_text import EMPTY, LocatedText
from kaoview.reading.named_parts import NamedParts, list_depth, part_depth
from kaoview.reading.numbering import Marker, family_of, style_of
from kaoview.reading.numbering_ahead import (
    NumberingAhead,
    automatic_marker,
    is_entry,
    joined_markers,
)
from kaoview.reading.numbering_order import order_note
from kaoview.reading.open_branch import (
    ENTRY,
    HEADING,
    OpenNode,
    bullet_indent,
    depth_by_indent,
    depth_by_level,
    depth_by_rank,
    entry_depth,
    find_open,
    heading_depth,
)
from kaoview.reading.paragraph import Block, Paragraph

DEEPEST = 64
"""The most levels of numbered items; what is numbered deeper becomes a sibling of the deepest.
A line of 1.1.1… may be as deep as it is long, and Python has 1,000 frames; a bundled one has 6.
"""
_FOLLOWING = 2  # blocks after a paragraph that decide whether it is a heading
_DEEPEST_CONTENTS = 1
"""The deepest level whose numbering may begin again after a contents page; chosen by hand."""
_FIGURE = re.compile(rf"[圖表]\s*+(?:[（(][^）)]{{0,{LONGEST_HEADING}}}[）)])?$")


@dataclass
class Outline:
    """A document's items, nested.

    Attributes:
        items: The top-level items.
        notes: What looks wrong in the numbering: the marker, and one Chinese sentence.
    """

    items: list[DraftItem] = field(default_factory=list)
    notes: list[tuple[LocatedText, str]] = field(default_factory=list)


def read_outline(blocks: Sequence[Block], title: str) -> Outline:
    """Nest a document's blocks.

    Args:
        blocks: Paragraphs and tables in order, page furniture and title lines left out.
        title: The document's title; an unnumbered heading that begins with it is a part of the
            document (施政計畫提要, 架構圖).

    Returns:
        The items and what looks wrong.
    """
    blocks = joined_markers(blocks)
    builder = OutlineBuilder("".join(title.split()), NumberingAhead(blocks), NamedParts(blocks))
    for index, block in enumerate(blocks):
        builder.at = index
        if isinstance(block, TableBlock):
            builder.add_table(block)
        else:
            builder.add(block, blocks[index + 1 : index + 1 + _FOLLOWING])
    builder.finish()
    return builder.outline


class OutlineBuilder:
    """Builds an outline block by block.

    ``_open`` is the branch down to the current item; the next block is placed along it and closes
    what lies deeper. Captions and a line that introduces what follows (``如下：``) are held back
    until the next block shows where they belong.
    """

    def __init__(self, title: str, ahead: NumberingAhead, parts: NamedParts) -> None:
        self.outline = Outline()
        self.at = 0
        self._ahead = ahead
        self._parts = parts
        self._owners: dict[str, str] = {}
        self._title = title
        self._open: list[OpenNode] = []
        self._captions: list[DraftItem] = []
        self._lead_in: LocatedText = EMPTY
        self._in_figure = False
        self._in_contents = False
        self._after_table = False
        self._annexes = Annexes()

    def add(self, paragraph: Paragraph, following: Sequence[Block]) -> None:
        """Add a paragraph, given the next two blocks."""
        text = paragraph.text
        if paragraph.mark.role is LineRole.FOOTNOTE:
            self._add_text(paragraph.passage)
            return
        if is_entry(paragraph):
            self._add_entry(paragraph)
            return
        marker = automatic_marker(paragraph) or self._choose_marker(paragraph.readings)
        self._close_entries(paragraph.mark.lists, beside=marker is not None)
        annex = None if marker else self._annexes.find(paragraph, self._open, self._ahead, self.at)
        if annex or (not marker and is_part(paragraph, self._title)):
            self._insert(
                PART, 0, DraftItem(title=paragraph.passage), find_open(self._open, PART) or 0
            )
            self._open[-1].level = paragraph.heading_level
            self._in_figure = not annex and bool(_FIGURE.search("".join(text.split())))
        elif marker is not None:
            self._in_figure = False
            self._close_contents(paragraph, marker)
            self._add_marked(paragraph, marker)
        elif part := self._parts.find(paragraph):
            self._insert(part.style, 0, part.draft, part_depth(self._open, part.style))
            if part.list:
                self.add(part.list, following)
        elif self._in_figure:
            self._open[-1].draft.text.extend(paragraph.rows)
        elif CAPTION.match(text) and not text.endswith("。"):
            self._flush_lead_in()
            self._captions.append(DraftItem(text=[paragraph.passage], kind=ItemKind.CAPTION))
        elif paragraph.heading_level or is_heading(paragraph, following):
            level = paragraph.heading_level
            depth = depth_by_level(self._open, level)
            depth = heading_depth(self._open) if depth is None else depth
            # A heading of which only its place tells stands beside one with a level: as high.
            beside = self._open[depth].level if depth < len(self._open) else 0
            self._insert(HEADING, 0, DraftItem(title=paragraph.passage), depth)
            self._open[-1].level = level or beside
        else:
            self._add_text(paragraph.passage)

    def add_table(self, block: TableBlock) -> None:
        """Add a table below the current item."""
        self._in_figure = False
        self._close_entries(block.lists, beside=False)
        self._flush_lead_in()
        self._flush_captions(len(self._open))
        self._children_at(len(self._open)).extend(block.drafts)
        self._after_table = True

    def finish(self) -> None:
        """Add the lead-in and the captions that are still held back."""
        self._flush_lead_in()
        self._flush_captions(0)

    def _add_entry(self, paragraph: Paragraph) -> None:
        """Add an entry of a list with bullets, below the one that its list stands in."""
        lists = paragraph.mark.lists or 0
        draft = split_paragraph(paragraph.passage, paragraph.mark.automatic)
        self._insert(ENTRY, 0, draft, entry_depth(self._open, lists))
        self._open[-1].lists = lists

    def _close_entries(self, lists: int | None, *, beside: bool) -> None:
        """Close the entries that the next block stands outside of.

        Args:
            lists: How many lists it stands in, or None.
            beside: Whether it begins an entry, too: then it stands outside of those as deep.
        """
        if lists is not None:
            depth = entry_depth(self._open, lists if beside else lists + 1)
            if depth < len(self._open):
                self._close_to(depth)

    def _close_to(self, depth: int) -> None:
        """Close the items of the open branch from a depth on."""
        self._flush_lead_in()
        self._flush_captions(depth)
        del self._open[depth:]

    def _close_contents(self, paragraph: Paragraph, marker: Marker) -> None:
        """Close all items of a contents page where its numbering begins again without pages."""
        if paragraph.in_contents:
            self._in_contents = True
        elif self._in_contents and marker.value == 1:
            depth = find_open(self._open, marker.style)
            if depth is not None and depth <= _DEEPEST_CONTENTS:
                self._close_to(0)
            self._in_contents = False

    def _choose_marker(self, markers: Sequence[Marker]) -> Marker | None:
        """Return the first of several readings that is certain, or expected here."""
        for marker in markers:
            if not marker.doubtful or self._is_expected(marker):
                return marker
        return None

    def _is_expected(self, marker: Marker) -> bool:
        """Tell whether a marker continues an open list, or begins one that may begin here."""
        depth = find_open(self._open, marker.style)
        if depth is not None:
            node = self._open[depth]
            return node.path == marker.path and marker.value == node.value + 1
        if marker.path:
            above = self._open[-1].value if self._open else 0
            return marker.value == 1 and marker.path[-1] == above
        style = style_of(marker.style)
        may_begin = style is not None and style.may_begin_doubtful
        return marker.value == 1 and may_begin and bool(self._open)

    def _add_marked(self, paragraph: Paragraph, marker: Marker) -> None:
        draft = split_paragraph(paragraph.passage, marker.length)
        automatic = paragraph.mark.automatic and not paragraph.heading_level
        list_level = paragraph.mark.level if automatic else 0
        style, depth = self._depth_of_marker(marker, paragraph.heading_level, list_level)
        indent = bullet_indent(paragraph, style)
        depth = depth_by_indent(self._open, style, indent, depth)
        before = self._open[depth] if depth < len(self._open) else None
        if note := order_note(before, marker, style, draft):
            self.outline.notes.append((draft.marker, note))
        self._insert(style, marker.value, draft, depth, marker.path)
        self._open[-1].level = paragraph.heading_level
        self._open[-1].list_level = list_level
        self._open[-1].indent = indent

    def _depth_of_marker(self, marker: Marker, level: int, list_level: int) -> tuple[str, int]:
        """Return the style whose list a marker continues (usually its own) and its depth."""
        open_depth = find_open(self._open, marker.style, list_level)
        if open_depth is not None:
            return marker.style, list_depth(self._open, open_depth, marker)
        same = find_open(self._open, marker.style) if list_level else None
        if same is not None and 0 < self._open[same].list_level < list_level:
            return marker.style, len(self._open)
        family = family_of(marker.style)
        if family and marker.value > 1:
            # One list in mixed styles: 1、 2、 3.
            for depth in range(len(self._open) - 1, -1, -1):
                node = self._open[depth]
                if family_of(node.style) == family and node.value + 1 == marker.value:
                    return node.style, depth
        by_level = depth_by_level(self._open, level)
        if by_level is not None:
            return marker.style, by_level
        depth = depth_by_rank(self._open, marker.style)
        return marker.style, self._depth_by_use(depth, marker)

    def _depth_by_use(self, depth: int, marker: Marker) -> int:
        """Return where a list stands that begins below where its rank would have it.

        A list that begins while another one is open, which goes on after it, stands within the
        item of that list: 1. > (一) (二), then 2. What one place of a document shows holds for
        the others.

        Args:
            depth: The depth by rank.
            marker: The marker that begins the list.
        """
        if depth >= len(self._open) or marker.value != 1:
            return depth
        owner = self._owners.get(marker.style)
        for at in range(len(self._open) - 1, depth - 1, -1):
            if self._open[at].style == owner:
                return at + 1
        open_lists = [(node.style, node.value) for node in self._open]
        inner = self._ahead.continued(self.at, open_lists[depth:], open_lists[:depth])
        if inner is None:
            return depth
        self._owners[marker.style] = self._open[depth + inner].style
        return depth + inner + 1

    def _insert(
        self, style: str, value: int, draft: DraftItem, depth: int, path: tuple[int, ...] = ()
    ) -> None:
        """Add an item at a depth and make it the current one."""
        depth = min(depth, DEEPEST - 1)
        if depth < len(self._open) and self._lead_in:
            # "… are listed below:" right before a heading that closes the current item
            # introduces what follows and is no part of the item.
            self._flush_captions(depth)
            self._children_at(depth).append(DraftItem(text=[self._lead_in]))
            self._lead_in = EMPTY
        self._flush_lead_in()
        self._flush_captions(depth)
        self._children_at(depth).append(draft)
        del self._open[depth:]
        self._open.append(OpenNode(style, value, draft, path))
        self._in_figure = False

    def _children_at(self, depth: int) -> list[DraftItem]:
        """Return the list that an item at a depth of the open branch belongs to."""
        if depth == 0:
            return self.outline.items
        return self._open[depth - 1].draft.children

    def _add_text(self, passage: LocatedText) -> None:
        self._flush_lead_in()
        self._flush_captions(len(self._open))
        if self._open and passage.text.endswith(LEAD_IN):
            self._lead_in = passage
        else:
            self._append(passage)

    def _append(self, passage: LocatedText) -> None:
        if self._open:
            draft = self._open[-1].draft
            if draft.children:
                # Text after a table or a caption: an item of its own keeps the order.
                draft.children.append(DraftItem(text=[passage]))
            else:
                draft.text.append(passage)
        elif self._continues_top():
            self.outline.items[-1].text.append(passage)
        else:
            # Only the first is the opening: text separated from it by a caption gets a number.
            first = not self._after_table and not any(i.opening for i in self.outline.items)
            self.outline.items.append(DraftItem(text=[passage], opening=first))
        self._after_table = False

    def _continues_top(self) -> bool:
        """Tell whether text belongs to the last top-level item, which a table's row is not."""
        items = self.outline.items
        return bool(items) and items[-1].kind is ItemKind.ITEM and not self._after_table

    def _flush_lead_in(self) -> None:
        if self._lead_in:
            passage, self._lead_in = self._lead_in, EMPTY
            self._append(passage)

    def _flush_captions(self, depth: int) -> None:
        """Add the held-back captions to the section that the next block, at this depth, closes."""
        if not self._captions:
            return
        if self._open:
            section = self._open[min(depth, len(self._open) - 1)].draft
            section.children.extend(self._captions)
        else:
            self.outline.items.extend(self._captions)
        self._captions = []
