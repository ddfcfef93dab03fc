"""Text for office documents: escaped, without what XML cannot hold, and cut into runs and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kaoview.text.cell_width import visible

if TYPE_CHECKING:
    from kaoview.export.amendments import AmendmentRow
    from kaoview.export.comparison_rows import ItemText

_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As ``xml.sax.saxutils`` has them, which takes 30 ms to load: a web client comes with it."""
_INSTEAD = "\N{REPLACEMENT CHARACTER}"

Paragraph = list[tuple[str, bool]]
"""A paragraph in runs, each with whether it is underlined."""


_SPLIT_FROM = 500
"""Characters of a cell from which its row may go on over the page; chosen by eye: some twenty lines
of the widest columns, a third of a page. A longer row that must stay whole leaves the page before
it blank."""


def may_split(cells: Iterable[Iterable[Paragraph]]) -> bool:
    """Return whether a row is so long that it may be divided between two pages."""
    sizes = (sum(len(text) for paragraph in cell for text, _ in paragraph) for cell in cells)
    return max(sizes, default=0) >= _SPLIT_FROM


def office_text(text: str) -> str:
    """Return a text for XML: without control characters, and escaped.

    >>> office_text("<甲>" + chr(0))
    '&lt;甲&gt;␀'
    """
    return xml_text(text).replace("\n", " ").translate(_ESCAPED)


def xml_text(text: str) -> str:
    """Return a text without what XML cannot hold, not escaped; newlines stay."""
    return "\n".join(_NOT_IN_XML.sub(_INSTEAD, visible(line)) for line in text.split("\n"))


def paragraphs_of(item: ItemText) -> list[Paragraph]:
    """Return an item's text in paragraphs, its marker before the first."""
    found: list[Paragraph] = [[(item.marker, False)] if item.marker else []]
    for piece in item.pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append((line.replace("\t", "　"), piece.changed))
    return found


def cells_of(row: AmendmentRow) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Return the paragraphs of a row's new text, old text and remarks."""
    new = paragraphs_of(row.new) if row.new else []
    old = [paragraph for item in row.old for paragraph in paragraphs_of(item)]
    return new, old, list(_plain(row.remarks))


def _plain(lines: tuple[str, ...]) -> Iterator[Paragraph]:
    for line in lines:
        yield [(line, False)]
