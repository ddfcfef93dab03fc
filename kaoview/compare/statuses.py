"""What may be said of a left item and a right one: the statuses, their names and their marks."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How an item of one plan stands to an item of another, or to the whole of another.

    The value is the name used in files and in JSON; ``label`` is what a reader sees, ``mark`` a
    sign one cell wide that reads without colour.
    """

    SAME = "same"
    REVISED = "revised"
    RELATED = "related"
    CANDIDATE = "candidate"
    MISSING = "missing"
    NEW = "new"

    @property
    def label(self) -> str:
        """The status in Chinese."""
        return _LABELS[self]

    @property
    def mark(self) -> str:
        """A sign that reads without colour, one cell wide in every terminal."""
        return _MARKS[self]

    @property
    def meaning(self) -> str:
        """What the status says of a pair or an item, in a few Chinese words."""
        return _MEANINGS[self]

    @property
    def counterpart(self) -> bool:
        """Whether the right item is what became of the left one: the same measure."""
        return self in (Status.SAME, Status.REVISED)

    @property
    def reached(self) -> bool:
        """Whether the right item answers to the left one at all, be it only as related."""
        return self.counterpart or self is Status.RELATED

    @classmethod
    def named(cls, word: str) -> Status | None:
        """Return the status that a reader typed by its name or its Chinese label, or None.

        >>> Status.named("延續")
        <Status.SAME: 'same'>
        """
        folded = word.strip().casefold()
        return next((s for s in cls if folded in (s.value, s.label)), None)


_LABELS = {
    Status.SAME: "延續",
    Status.REVISED: "修訂",
    Status.RELATED: "相關",
    Status.CANDIDATE: "待認",
    Status.MISSING: "未見對應",
    Status.NEW: "新增",
}

_MEANINGS = {
    Status.SAME: "同一件事，寫法幾乎一樣",
    Status.REVISED: "同一件事，內容或寫法改了",
    Status.RELATED: "有關，但不是同一件事",
    Status.CANDIDATE: "可能有關，還不算對應",
    Status.MISSING: "舊的有，新的裡面沒有找到對應",
    Status.NEW: "新的有，舊的裡面沒有找到對應",
}

_MARKS = {
    Status.SAME: "=",
    Status.REVISED: "~",
    Status.RELATED: "&",
    Status.CANDIDATE: "?",
    Status.MISSING: "-",
    Status.NEW: "+",
}
