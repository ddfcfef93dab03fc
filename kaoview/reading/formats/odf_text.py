"""What a paragraph of an ODF text prints: its words, and the notes and boxes anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaoview.reading.formats.docx_numbering import number
from kaoview.reading.formats.package import Element
from kaoview.reading.formats.page_turns import TURN

_MOST_SPACES = 64
"""Spaces in a row that ``text:s`` may stand for; more are a slip or a trap. Chosen by hand."""
NOT_PRINTED = frozenset(
    {
        "text:tracked-changes",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:index-title-template",
        "office:forms",
        "office:annotation",
        "text:ruby-text",
    }
)
"""Elements whose text is not printed."""


@dataclass
class ParagraphText:
    """A paragraph's text while it is collected, and what is anchored in it.

    Attributes:
        pieces: Its text, with a mark where a page is turned.
        notes: Its footnotes and endnotes.
        boxes: Its text boxes.
    """

    pieces: list[str] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def collect_text(node: Element) -> ParagraphText:
    """Collect what a paragraph prints, and what is anchored in it and printed elsewhere.

    Args:
        node: The paragraph or heading.
    """
    text = ParagraphText()
    waiting: list[Element | str] = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            text.pieces.append(child)
            continue
        match child.tag:
            case "text:s":
                text.pieces.append(" " * min(number(child.get("text:c"), 1), _MOST_SPACES))
            case "text:tab":
                text.pieces.append("\t")
            case "text:line-break":
                text.pieces.append("\n")
            case "text:soft-page-break":
                text.pieces.append(TURN)
            case "text:note":
                text.notes.append(child)
            case "draw:text-box":
                text.boxes.append(child)
            case tag if tag not in NOT_PRINTED:
                waiting.extend(reversed(child.children))
    return text


def printed_words(node: Element) -> str:
    """Return what a paragraph prints, without what is anchored in it."""
    return "".join(collect_text(node).pieces).replace(TURN, "")
