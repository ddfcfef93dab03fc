"""Finding the items of other years about the same matter; comparisons of periods are cached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaoview.compare.library_parts import government_of, same_department, same_government
from kaoview.compare.lineage import (
    BY_ITSELF,
    ComparisonCache,
    Lineage,
    lineage,
    newest_words,
)
from kaoview.compare.reviews import file_stamp, load_reviews
from kaoview.compare.statuses import REVIEWED, UNREVIEWED, Status
from kaoview.model import Item, Library
from kaoview.reading.paragraph import FINAL
from kaoview.text.cell_width import ELLIPSIS, visible

NOTHING = f"其他年度{Status.MISSING.label}（{UNREVIEWED}）"
MANY = 10_000
"""Items of a library above which only the plans of an item's own department are compared.

Comparing 10,000 items takes some ten seconds, 100,000 a quarter of an hour.
"""

_NOTHING_REVIEWED = f"其他年度{Status.MISSING.label}（{REVIEWED}）"
_NO_OTHERS = "目前的文件裡，沒有這個機關其他年度的計畫或報告"
_NOTHING_NEAR = f"同一機關的其他年度{Status.MISSING.label}（{UNREVIEWED}）"
_BUT = f"「{UNREVIEWED}」是只由程式比對過；別處也可能寫到，按 / 用關鍵詞再找"
_BUT_REVIEWED = "別處也可能寫到，按 / 用關鍵詞再找"
_BUT_NEAR = "項目很多，這裡只找同一機關；別的機關按 / 用關鍵詞再找"
_NEAR = "只找同一機關"
_BETWEEN = "　"
_WORDS = 1_000  # characters of a heading or a text, more than a pane shows; chosen by hand


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An item of another year about the same matter.

    Attributes:
        id: The item's id.
        status: The sign and the name of the pair's status.
        colour: The theme variable for the words of the status.
        when: The label of its plan.
        department: Its department.
        words: Its own words from the beginning, on one line, without control characters.
        reviewed: 「已校對」 or 「未經校對」.
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
        items: The items: reviewed ones first, of these the counterparts, of these the surest.
        notice: What to show if there are none.
        scope: What was searched, if not everything.
        remarks: Which other years have nothing, and which could have nothing.
    """

    items: Sequence[RelatedItem]
    notice: str
    scope: str = ""
    remarks: Sequence[str] = ()


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
        items = list_related(library, found)
        return RelatedItems(items, self._notice(found), scope, remarks_on(found))

    def _among(self, id: str) -> tuple[Library, ComparisonCache]:
        """Return the part of the library to search, and its cached comparisons."""
        library = self._library
        key = library.plan_of(id).department if self._near else f"{government_of(library, id)}:"
        if key not in self._compared:
            chosen = same_department if self._near else same_government
            part = chosen(library, id)
            self._compared[key] = part, {}
        return self._compared[key]

    def _notice(self, found: Lineage) -> str:
        if self._near:
            return f"{_NOTHING_NEAR}\n{_BUT_NEAR}"
        # Years without a plan that could have the matter say nothing about it.
        others = [step for step in found.steps if step.covered and not step.own]
        if not others:
            return "\n".join((_NO_OTHERS, *newest_words(found), _BUT_REVIEWED))
        reviewed = all(step.reviewed for step in others)
        said, but = (_NOTHING_REVIEWED, _BUT_REVIEWED) if reviewed else (NOTHING, _BUT)
        return "\n".join((said, *newest_words(found), but, *_without_document(found)))


def remarks_on(found: Lineage) -> tuple[str, ...]:
    """Return which other years have no counterpart, and which have no document that could.

    Years with a counterpart are not named. An item that is no unit of comparison is told first.
    """
    empty = [step for step in found.steps if step.covered and not step.own and not step.links]
    said = [
        f"{_years(periods)}{Status.MISSING.label}（{REVIEWED if reviewed else UNREVIEWED}）"
        for reviewed in (True, False)
        if (periods := [step.period for step in empty if step.reviewed is reviewed])
    ]
    by_itself = (BY_ITSELF,) if found.by_itself else ()
    newest = newest_words(found) if said else ()
    return (*by_itself, *said, *newest, *_without_document(found))


def _without_document(found: Lineage) -> tuple[str, ...]:
    """Return the sentence that names the years without a document of the department, if any."""
    periods = [step.period for step in found.steps if not step.covered and not step.own]
    return (f"這個機關沒有 {_years(periods)}的文件",) if periods else ()


def _years(periods: Sequence[str]) -> str:
    return f"{'、'.join(periods)} 年"


def list_related(library: Library, found: Lineage) -> list[RelatedItem]:
    """Return the items of a lineage in other years: reviewed ones first.

    Among these what is the same matter stands before what is only related to it, and then the
    surest first, since a score says how sure a pair is and not how close. Those alike in all stand
    in the order of years, the oldest first.
    """
    links = [link for step in found.steps for link in step.links]
    links.sort(
        key=lambda link: (
            not link.match.reviewed,
            not link.status.counterpart,
            -link.match.score,
        )
    )
    items = []
    for link in links:
        item = library.find(link.id)
        plan = library.plan_of(link.id)
        if isinstance(item, Item):
            status = f"{link.status.mark} {link.status.label}"
            items.append(
                RelatedItem(
                    id=link.id,
                    status=status,
                    colour=link.status.traits.colour,
                    when=visible(plan.label),
                    department=visible(plan.department),
                    words=visible(_words_of(item)),
                    reviewed=REVIEWED if link.match.reviewed else UNREVIEWED,
                )
            )
    return items


def _words_of(item: Item) -> str:
    """Return an item's heading and, where that is a title, the text below it, on one line."""
    heading = item.heading
    below = item.text if item.title else ""
    between = "" if not below or heading.endswith(tuple(FINAL)) else _BETWEEN
    return between.join(_on_one_line(part) for part in (heading, below) if part)


def _on_one_line(text: str) -> str:
    """Return the beginning of a text without line breaks, with an ellipsis if some is left out."""
    return " ".join(text[:_WORDS].split()) + (ELLIPSIS if len(text) > _WORDS else "")
