"""What the pane of other years shows of an item; two periods are compared once for all items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaoview.compare.lineage import Compared, Lineage, around, lineage
from kaoview.compare.reviews import load_reviews, stamp_of
from kaoview.compare.rows import REVIEWED
from kaoview.model import Item, Library
from kaoview.text.cell_width import visible

NOTHING = "其他年度未見對應（未經校對）"
MANY = 10_000
"""Items of a library from which on only the plans of an item's own department are looked through.

Ten thousand take some ten seconds to compare, ten times as many a quarter of an hour.
"""

_NOTHING_REVIEWED = "其他年度未見對應（已校對）"
_NO_OTHERS = "目前的文件裡，沒有這個機關其他年度的計畫或報告"
_NOTHING_NEAR = "同一機關的其他年度未見對應（未經校對）"
_BUT = "「未經校對」是只由程式比對過；別處也可能寫到，按 / 用關鍵字再找"
_BUT_REVIEWED = "別處也可能寫到，按 / 用關鍵字再找"
_BUT_NEAR = "項目很多，這裡只找同一機關；別的機關按 / 用關鍵字再找"
_NEAR = "只找同一機關"
_WORDS = 120  # characters of an item's first words


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An item of another year that belongs to the same matter.

    Attributes:
        id: The item's id.
        status: The sign and the name of how the two stand to each other.
        when: The plan it stands in.
        department: Its department.
        words: Its first words, on one line, without control characters.
        reviewed: 「已校對」 where a reader decided that, or empty.
    """

    id: str
    status: str
    when: str
    department: str
    words: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class RelatedItems:
    """What there is of an item in other years.

    Attributes:
        kin: The items, the oldest year first.
        notice: What to say where there are none.
        scope: Where it was looked for, if not everywhere.
    """

    kin: Sequence[RelatedItem]
    notice: str
    scope: str = ""


class RelatedFinder:
    """Finds an item's matter in the other years of a library."""

    def __init__(self, library: Library, reviews: Path, many: int = MANY) -> None:
        """Make a finder.

        Args:
            library: Where to look.
            reviews: The reader's own file of decisions.
            many: The items of a library that is too large to be looked through as a whole.
        """
        self._library = library
        self._reviews = reviews
        self._near = sum(department.count for department in library.departments) > many
        self._compared: dict[str, tuple[Library, Compared]] = {}
        self._stamp = stamp_of(reviews)

    @property
    def outdated(self) -> bool:
        """Whether decisions were changed since it last looked: what it found may not hold."""
        return stamp_of(self._reviews) != self._stamp

    def find(self, id: str, cancelled: Callable[[], bool]) -> RelatedItems:
        """Return what there is of an item in other years.

        Where decisions were changed, by another window for instance, it starts afresh.

        Raises:
            StoppedError: ``cancelled`` said so.
        """
        if self.outdated:
            self._stamp = stamp_of(self._reviews)
            self._compared = {}
        library, compared = self._among(id)
        found = lineage(
            library,
            id,
            reviews=load_reviews(self._reviews, library=library),
            compared=compared,
            cancelled=cancelled,
        )
        scope = _NEAR if self._near else ""
        return RelatedItems(list_kin(library, found), self._notice(found), scope)

    def _among(self, id: str) -> tuple[Library, Compared]:
        """Return the part of the library to look through, and what was compared of it."""
        key = self._library.plan_of(id).department if self._near else ""
        if key not in self._compared:
            part = around(self._library, id) if self._near else self._library
            self._compared[key] = part, {}
        return self._compared[key]

    def _notice(self, found: Lineage) -> str:
        if self._near:
            return f"{_NOTHING_NEAR}\n{_BUT_NEAR}"
        # Years without a plan that could hold the matter neither have it nor leave it open.
        others = [step for step in found.steps if step.covered and not step.own]
        if not others:
            return f"{_NO_OTHERS}\n{_BUT_REVIEWED}"
        reviewed = all(step.reviewed for step in others)
        said = (_NOTHING_REVIEWED, _BUT_REVIEWED) if reviewed else (NOTHING, _BUT)
        return "\n".join(said)


def list_kin(library: Library, found: Lineage) -> list[RelatedItem]:
    """Return the items of other years that belong to a matter, the oldest year first."""
    kin = []
    for step in found.steps:
        for link in step.links:
            item = library.find(link.id)
            plan = library.plan_of(link.id)
            if isinstance(item, Item):
                words = " ".join(item.heading[:_WORDS].split())
                status = f"{link.status.mark} {link.status.label}"
                kin.append(
                    RelatedItem(
                        id=link.id,
                        status=status,
                        when=visible(plan.label),
                        department=visible(plan.department),
                        words=visible(words),
                        reviewed=REVIEWED if link.match.reviewed else "",
                    )
                )
    return kin
