"""Numbering as a whole document shows it: markers that stand alone, and which lists go on.

Where a list begins within another one, its place is shown by what comes after it: the outer list
goes on. So the outline asks what is ahead.
"""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.reading.draft_items import TableBlock
from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.located_text import INSERTED, LocatedText, join
from kaoview.reading.numbering import Marker
from kaoview.reading.paragraph import Block, Paragraph
from kaoview.reading.part_labels import part_label

_FARTHEST = 2_000
"""Blocks that are looked at ahead; chosen by hand, so that a hostile document stays linear."""
_LONGEST_TITLE = 30
"""Characters of a title on the line after a marker that stands alone; chosen by hand."""
_AUTOMATIC = "automatic"
"""The style of automatic numbers that are none of the known styles."""
_SPACE = LocatedText(" ", (INSERTED,))


class NumberingAhead:
    """The clear markers of a document's blocks, in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._markers: list[tuple[int, str, int]] = []
        for at, block in enumerate(blocks):
            if isinstance(block, TableBlock):
                continue
            marker = automatic_marker(block) or block.marker
            if marker is not None:
                self._markers.append((at, marker.style, marker.value))
        self._starts = [at for at, _, _ in self._markers]

    def continued(
        self, at: int, inner: Sequence[tuple[str, int]], outer: Sequence[tuple[str, int]]
    ) -> int | None:
        """Return which of the inner open lists goes on before any outer one does.

        Args:
            at: The index of the block where a list begins.
            inner: The style and last number of the open lists that may hold it.
            outer: Those of the lists above them.

        Returns:
            An index into ``inner``, or None where an outer list goes on first, or none at all.
        """
        from bisect import bisect_right

        first = bisect_right(self._starts, at)
        for _, style, value in self._markers[first : first + _FARTHEST]:
            for number, (open_style, last) in enumerate(inner):
                if style == open_style and value == last + 1:
                    return number
            if any(style == open_style for open_style, _ in (*outer, *inner)):
                return None
        return None


def automatic_marker(paragraph: Paragraph) -> Marker | None:
    """Return the automatic number of a paragraph as a marker without doubt, or None."""
    length = paragraph.mark.automatic
    if not length or not paragraph.text[:length].strip():
        return None
    bare = len(paragraph.text[:length].rstrip())
    for marker in paragraph.readings:
        if bare <= marker.length <= length:
            return Marker(marker.style, marker.value, marker.length, marker.path)
    return Marker(_AUTOMATIC, 0, length)


def is_entry(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is an entry of a list, with no number typed into it."""
    entry = paragraph.mark.role is LineRole.ENTRY
    return entry and bool(paragraph.mark.automatic or not paragraph.marker)


def joined_markers(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with a marker that stands alone joined with the title on the next line.

    第一章 and 前言 are often two lines of one heading.
    """
    found: list[Block] = []
    alone: Paragraph | None = None
    for block in blocks:
        if alone is not None:
            if isinstance(block, Paragraph) and _is_title(block):
                found.append(_joined(alone, block))
                alone = None
                continue
            found.append(alone)
            alone = None
        if isinstance(block, Paragraph) and _is_marker(block):
            alone = block
        else:
            found.append(block)
    return [*found, alone] if alone is not None else found


def _is_marker(paragraph: Paragraph) -> bool:
    marker = paragraph.marker
    return marker is not None and marker.value > 0 and marker.length >= len(paragraph.text.rstrip())


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        len(text) <= _LONGEST_TITLE
        and not paragraph.final
        and not text.endswith("，")
        and paragraph.marker is None
        and not part_label(text)
    )


def _joined(one: Paragraph, other: Paragraph) -> Paragraph:
    return Paragraph(
        join([one.passage, _SPACE, other.passage]),
        (*one.lines, *other.lines),
        (*one.rows, *other.rows),
        one.bulleted,
        one.in_contents,
        one.mark,
    )
