"""The sorts of change between two texts, with their names; what tells them apart: ``changes``.

Alone, because the explorer's table of keys needs the names at every start, and nothing else.
"""

from __future__ import annotations

from enum import StrEnum


class ChangeSort(StrEnum):
    """The sort of a change between two texts."""

    CONTENT = "content"
    WORDING = "wording"
    PUNCTUATION = "punctuation"
    NONE = "none"

    @property
    def label(self) -> str:
        """The sort in Chinese."""
        return _LABELS[self]

    @classmethod
    def named(cls, word: str) -> ChangeSort | None:
        """Return the sort with this name or Chinese label, as a reader typed it, or None."""
        folded = word.strip().casefold()
        return next((sort for sort in cls if folded in (sort.value, sort.label)), None)


_LABELS = {
    ChangeSort.CONTENT: "內容",
    ChangeSort.WORDING: "文字",
    ChangeSort.PUNCTUATION: "標點",
    ChangeSort.NONE: "未改",
}

CHANGES = (ChangeSort.CONTENT, ChangeSort.WORDING, ChangeSort.PUNCTUATION)
"""The sorts of change that rows are filtered by, the weightiest first."""
