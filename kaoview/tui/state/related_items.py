"""Finding the items of other years about the same matter; comparisons of periods are cached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaoview.compare.lineage import ComparisonCache, Lineage, lineage, same_department
from kaoview.compare.reviews import file_stamp, load_reviews
from kaoview.compare.rows import REVIEWED
from kaoview.model import Item, Library
from kaoview.text.cell_width import visible

NOTHING = "其他年度未見對應（未經校對）"
MANY = 10_000
"""Items of a library above which only the plans of an item's own department are compared.

Comparing 10,000 items takes some ten seconds, 100,000 a quarter of an hour.
"""

_NOTHING_REVIEWED = "其他年度未見對應（已校對）"
_NO_OTHERS = "目前的文件裡，沒有這個機關其他年度的計畫或報告"
_NOTHING_NEAR = "同一機關的其他年度未見對應（未經校對）"
_BUT = "「未經校對」是只由程式比對過；別處也可能寫到，按 / 用關鍵字再找"
_BUT_REVIEWED = "別處也可能寫到，按 / 用關鍵字再找"
_BUT_NEAR = "項目很多，這裡只找同一機關；別的機關按 / 用關鍵字再找"
_NEAR = "只找同一機關"
_WORDS = 120  # characters of an item's first words; chosen by hand


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An item of another year about the same matter.

    Attributes:
        id: The item's id.
        status: The sign and the name of the pair's status.
        colour: The theme variable for the words of the status.
        when: The label of its plan.
        department: Its department.
        words: Its first words, on one line, without control characters.
        reviewed: 「已校對」 if the pair was reviewed, or empty.
    """

    id: str
    status: str
    colour: str
    when: str
    department: str
    words: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class RelatedItems:
    """The related items of an item.

    Attributes:
        items: The items, the oldest year first.
        notice: What to show if there are none.
        scope: What was searched, if not everything.
    """

    items: Sequence[RelatedItem]
    notice: str
    scope: str = ""


class RelatedFinder:
    """Finds the related items of an item in the other years of a library."""

    def __init__(self, library: Library, reviews: Path, many: int = MANY) -> None:
        """Make a finder.

        Args:
            library: The library.
            reviews: The user's review file.
            many: The number of items above which only one department is searched.
        """
        self._library = library
        self._reviews = reviews
        self._near = sum(department.count for department in library.departments) > many
        self._compared: dict[str, tuple[Library, ComparisonCache]] = {}
        self._stamp = file_stamp(reviews)

    @property
    def outdated(self) -> bool:
        """Whether the review file has changed since the last search."""
        return file_stamp(self._reviews) != self._stamp

    def find(self, id: str, cancelled: Callable[[], bool]) -> RelatedItems:
        """Return the related items of an item.

        If the review file has changed, for instance by another instance, the cache is dropped.

        Raises:
            ComparisonCancelledError: ``cancelled`` returned True.
        """
        if self.outdated:
            self._stamp = file_stamp(self._reviews)
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
        return RelatedItems(list_related(library, found), self._notice(found), scope)

    def _among(self, id: str) -> tuple[Library, ComparisonCache]:
        """Return the part of the library to search, and its cached comparisons."""
        key = self._library.plan_of(id).department if self._near else ""
        if key not in self._compared:
            part = same_department(self._library, id) if self._near else self._library
            self._compared[key] = part, {}
        return self._compared[key]

    def _notice(self, found: Lineage) -> str:
        if self._near:
            return f"{_NOTHING_NEAR}\n{_BUT_NEAR}"
        # Years without a plan that could have the matter say nothing about it.
        others = [step for step in found.steps if step.covered and not step.own]
        if not others:
            return f"{_NO_OTHERS}\n{_BUT_REVIEWED}"
        reviewed = all(step.reviewed for step in others)
        said = (_NOTHING_REVIEWED, _BUT_REVIEWED) if reviewed else (NOTHING, _BUT)
        return "\n".join(said)


def list_related(library: Library, found: Lineage) -> list[RelatedItem]:
    """Return the items of a lineage in other years, the oldest year first."""
    items = []
    for step in found.steps:
        for link in step.links:
            item = library.find(link.id)
            plan = library.plan_of(link.id)
            if isinstance(item, Item):
                words = " ".join(item.heading[:_WORDS].split())
                status = f"{link.status.mark} {link.status.label}"
                items.append(
                    RelatedItem(
                        id=link.id,
                        status=status,
                        colour=link.status.traits.colour,
                        when=visible(plan.label),
                        department=visible(plan.department),
                        words=visible(words),
                        reviewed=REVIEWED if link.match.reviewed else "",
                    )
                )
    return items
