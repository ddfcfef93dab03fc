"""Paragraphs in the cells of plan tables as items, and how deep the name of a plan lies."""

from __future__ import annotations

import math
from collections.abc import Iterator

from kaoview.reading.draft_items import DraftItem
from kaoview.reading.formats.file_format import CELL_BREAK
from kaoview.reading.located_text import EMPTY, LocatedText
from kaoview.reading.numbering import Marker, rank_of

OUTERMOST = -1.0
"""A rank above those of all numbering styles, for the first name of a row if it has no number."""
_UNNUMBERED = 25.0
"""The rank of any other name without a number: below 壹 (20), above 甲 (30)."""


def paragraphs_of(cell: LocatedText) -> Iterator[LocatedText]:
    """Yield the paragraphs of a cell where its format knows them."""
    start = 0
    for part in cell.text.split(CELL_BREAK):
        yield cell[start : start + len(part)]
        start += len(part) + 1


def rank_of_name(marker: Marker | None, *, first: bool) -> float:
    """Return how deep a name lies, by its marker or, without one, by its place in the row."""
    if marker is not None:
        rank = rank_of(marker.style)
        return math.inf if rank is None else rank
    return OUTERMOST if first else _UNNUMBERED


def draft_of(paragraph: LocatedText, marker: Marker | None, *, as_title: bool) -> DraftItem:
    """Return an item of a cell's paragraph.

    Args:
        paragraph: The paragraph.
        marker: Its marker.
        as_title: Whether its words are a title rather than text.
    """
    length = marker.length if marker else 0
    words = paragraph[length:].strip()
    return DraftItem(
        marker=paragraph[:length].strip() if length else EMPTY,
        title=words if as_title else EMPTY,
        text=[] if as_title else [words],
    )
