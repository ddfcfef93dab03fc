"""What a document for readers says besides the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def search_title(query: str, hits: int) -> str:
    """Return the title of what a search found: the words searched for, and how much it is.

    >>> search_title("淨零", 12)
    '關鍵詞「淨零」的搜尋結果（12 筆）'
    """
    return f"關鍵詞「{' '.join(query.split())}」的搜尋結果（{hits} 筆）"


@dataclass(frozen=True)
class OutlineOptions:
    """What a document for readers says besides the text.

    Attributes:
        title: Its title; empty for the names of what is in it.
        notes: A reader's notes by the id that they belong to.
    """

    title: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
