"""Named parts of motions, minutes and answers: 案由：, 說明：, 決議：, 答： without a number.

In a plan such a line introduces a paragraph and is no heading. In the papers of councils and
meetings each part is something that a reader looks for: what was asked, why, and what was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.numbering import Marker, clear_marker
from kaoview.reading.open_branch import OpenNode, find_open
from kaoview.reading.paragraph import Block, Paragraph
from kaoview.reading.part_labels import decides, part_label

SUBJECT = "subject"
"""The style of what the parts are about (案由：)."""
NAMED = "named part"
"""The style of the parts."""
_NUMBERED = ("motion", "motion-number")
"""The styles of numbered motions, whose subject is one of their parts."""
_FEWEST = 2
"""Parts that only such papers have, at least; a plan may have one by chance. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part.

    Attributes:
        style: ``SUBJECT`` or ``NAMED``.
        draft: Its item.
        list: The first item of the list that it is, where that stands right behind the label.
    """

    style: str
    draft: DraftItem
    list: Paragraph | None


class NamedParts:
    """Tells the named parts of a document that has such parts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Look through a document's blocks, to tell whether it is such a paper."""
        paragraphs = (block for block in blocks if not isinstance(block, TableBlock))
        self._has = sum(decides(each.text) for each in paragraphs) >= _FEWEST

    def find(self, paragraph: Paragraph) -> NamedPart | None:
        """Return a paragraph as a part, or None where it is none."""
        label = part_label(paragraph.text) if self._has else None
        if label is None:
            return None
        text = paragraph.passage[label.end() :].strip()
        marker = clear_marker(text.text)
        numbered = replace(paragraph, passage=text) if marker and marker.value == 1 else None
        title = paragraph.passage[: label.end()]
        draft = DraftItem(title=title, text=[text] if text and not numbered else [])
        return NamedPart(SUBJECT if label["subject"] else NAMED, draft, numbered)


def part_depth(nodes: Sequence[OpenNode], style: str) -> int:
    """Return the depth of a part: beside the open ones, else below what they are parts of.

    Args:
        nodes: The open branch.
        style: ``SUBJECT`` or ``NAMED``.
    """
    subject = find_open(nodes, SUBJECT)
    named = find_open(nodes, NAMED)
    if style == SUBJECT:
        return next((depth for depth in (subject, named) if depth is not None), len(nodes))
    if named is not None and (subject is None or named > subject):
        return named
    if subject is None:
        motions = (at for at, node in enumerate(nodes, 1) if node.style in _NUMBERED)
        return max(motions, default=len(nodes))
    of_motion = subject > 0 and nodes[subject - 1].style in _NUMBERED
    return subject if of_motion else subject + 1


def list_depth(nodes: Sequence[OpenNode], depth: int, marker: Marker) -> int:
    """Return the depth of a marker whose style is open: within the open part a list of its own.

    The list around the part goes on where the number is its next and not that of the inner list.

    Args:
        nodes: The open branch.
        depth: The depth at which the style is open.
        marker: The marker.
    """
    named = find_open(nodes, NAMED)
    if named is None:
        return depth
    if depth < named:
        return named + 1 if marker.value == 1 else depth
    if nodes[depth].value + 1 == marker.value:
        return depth
    around = (at for at in range(named) if nodes[at].style == marker.style)
    return next((at for at in around if nodes[at].value + 1 == marker.value), depth)
