"""The statuses of a comparison: one table with everything the program knows about each of them.

Everything that lists statuses is derived from the members of ``Status``, in their order: the names
in review files and in JSON, the words and signs on the screen and in exports, the filters of the
comparison screen with their keys, and the choices of the review dialog. A new status is one more
member, and a colour in the themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import NamedTuple


class PairKind(Enum):
    """How the two items of a pair are related under a status."""

    COUNTERPART = "counterpart"
    """The right item is what became of the left one: the same measure."""
    ASSOCIATED = "associated"
    """The right item answers to the left one, but is another measure."""
    UNLINKED = "unlinked"
    """The status links no pair: a mere candidate, or an item without any counterpart."""


class StatusTraits(NamedTuple):
    """One row of the table: the properties of a status.

    Attributes:
        label: The status in Chinese.
        mark: A sign that reads without colour, one cell wide in every terminal.
        key: The key that filters the comparison screen by it; empty where there is no such
            filter (and no count of it). No digit is free (``0`` is all rows, ``6`` the
            unreviewed ones, ``7`` to ``9`` the sorts of change): a further status has a letter
            that means nothing else on that screen.
        colour: The theme variable for the words of the status on the screen; one that is
            filtered by has a variable of its own in every palette of the themes.
        pair: How the two items of a pair are related.
        meaning: An explanation in a few Chinese words, for the help page.
        english: What the filter shows, to follow "only what" in the English readme.
        remark: What a table of amendments says of a pair whose items are associated, which may
            follow their names; empty for every other kind of pair.
    """

    label: str
    mark: str
    key: str
    colour: str
    pair: PairKind
    meaning: str
    english: str
    remark: str = ""


class Status(StrEnum):
    """How an item of one plan relates to an item of another, or to the whole of another.

    The value is the name used in review files and in JSON. The traits are in ``StatusTraits``.
    """

    traits: StatusTraits

    def __new__(cls, name: str, traits: StatusTraits) -> Status:
        """Make a member whose value is its name alone."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.traits = traits
        return member

    SAME = (
        "same",
        StatusTraits(
            label="延續",
            mark="=",
            key="1",
            colour="status-same",
            pair=PairKind.COUNTERPART,
            meaning="同一件事繼續辦，寫法可以不同",
            english="goes on",
        ),
    )
    REVISED = (
        "revised",
        StatusTraits(
            label="修訂",
            mark="~",
            key="2",
            colour="status-revised",
            pair=PairKind.COUNTERPART,
            meaning="同一件事，內容或寫法改了",
            english="was revised",
        ),
    )
    RELATED = (
        "related",
        StatusTraits(
            label="相關",
            mark="&",
            key="3",
            colour="status-related",
            pair=PairKind.ASSOCIATED,
            meaning="有關，但不是同一件事",
            english="is related",
            remark="相關，不是同一件事",
        ),
    )
    CANDIDATE = (
        "candidate",
        StatusTraits(
            label="候選",
            mark="?",
            key="",
            colour="foreground",
            pair=PairKind.UNLINKED,
            meaning="可能有關，還不算對應",
            english="",
        ),
    )
    MISSING = (
        "missing",
        StatusTraits(
            label="未見對應",
            mark="-",
            key="4",
            colour="status-missing",
            pair=PairKind.UNLINKED,
            meaning="舊的有，新的裡面沒有找到對應",
            english="was not found again",
        ),
    )
    NEW = (
        "new",
        StatusTraits(
            label="新增",
            mark="+",
            key="5",
            colour="status-new",
            pair=PairKind.UNLINKED,
            meaning="新的有，舊的裡面沒有找到對應",
            english="is new",
        ),
    )

    @property
    def label(self) -> str:
        """The status in Chinese."""
        return self.traits.label

    @property
    def mark(self) -> str:
        """A sign that reads without colour, one cell wide in every terminal."""
        return self.traits.mark

    @property
    def counterpart(self) -> bool:
        """Whether the right item is what became of the left one: the same measure."""
        return self.traits.pair is PairKind.COUNTERPART

    @property
    def reached(self) -> bool:
        """Whether the right item answers to the left one: a counterpart, or at least related."""
        return self.traits.pair is not PairKind.UNLINKED

    @classmethod
    def named(cls, word: str) -> Status | None:
        """Return the status with this name or Chinese label, as a reader typed it, or None.

        >>> Status.named("延續")
        <Status.SAME: 'same'>
        """
        folded = word.strip().casefold()
        return next((s for s in cls if folded in (s.value, s.label)), None)


REVIEWED, UNREVIEWED = "已校對", "未經校對"
"""What is said of a status that a reader decided, and of one that only the program did."""

FILTERABLE = tuple(status for status in Status if status.traits.key)
"""The statuses that rows are counted and filtered by, in the order of counts and exports."""

DECIDABLE = tuple(status for status in Status if status.reached)
"""The statuses that a reader can give a pair."""


def alternatives(words: Sequence[str], final: str, between: str = "、") -> str:
    """Return words as a list of alternatives.

    Args:
        words: At least one word.
        final: What joins the last two.
        between: What joins the others.

    >>> alternatives(["延續", "修訂", "相關"], "或"), alternatives(["延續"], "或")
    ('延續、修訂或相關', '延續')
    """
    *first, last = words
    return f"{between.join(first)}{final}{last}" if first else last
