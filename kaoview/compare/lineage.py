"""The lineage of one subject through all periods: what it came from and what became of it.

Every other period is compared with the item's own, the older one always on the left, so that each
step agrees with the comparison of the two periods, readers' decisions included.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace

from kaoview.compare.decisions import Decision, Reviews
from kaoview.compare.library_parts import same_government
from kaoview.compare.matching import compare_units
from kaoview.compare.progress import Progress
from kaoview.compare.rows import Comparison, Match
from kaoview.compare.shared_weights import SharedWeights
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit, item_unit, plan_units, unit_items, units_of
from kaoview.model import WHOLE_CITY, Item, Library, Plan
from kaoview.periods import order

ComparisonCache = MutableMapping[tuple[str, str], Comparison]
"""Comparisons of whole periods, by the older and the newer one."""

MAX_CANDIDATES = 5
"""How many candidates a step names at most: .93 of the mid-term plan's counterparts are among the
first five."""


BY_ITSELF = "前言、圖說、表格等不列入逐項對照，是單獨比對的，從那些項目找不回來"
"""What readers are told of the lineage of an item that is no unit."""


@dataclass(frozen=True, slots=True)
class Link:
    """An item of another period that belongs to the subject.

    Attributes:
        id: The item's id.
        match: The pair's score, status and decision; its id is the newer of the two items.
    """

    id: str
    match: Match

    @property
    def status(self) -> Status:
        """The status of the pair."""
        return self.match.status


@dataclass(frozen=True, slots=True)
class Step:
    """One period of a lineage.

    Attributes:
        period: The period, for instance ``108-111``.
        plans: The plans of the period that were searched.
        own: Whether this is the period of the item itself.
        covered: Whether the period has a plan of the item's department or of the whole city (or
            the item itself is the whole city's), so that it could contain the subject.
        links: The items that belong to the subject, best first.
        candidates: The best others, where there is no certain match.
        reviewed: Whether readers decided that the links are all, or that there are none.
    """

    period: str
    plans: tuple[Plan, ...]
    own: bool
    covered: bool = True
    links: tuple[Link, ...] = ()
    candidates: tuple[Link, ...] = ()
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lineage of one subject.

    Attributes:
        id: The id that was asked about.
        units: The ids of its units: the one that contains it, or those below it.
        steps: One step for each period, oldest first.
        outdated: Decisions about the units that were not applied, because their texts have changed
            since.
        by_itself: Whether the item is no unit and was compared by itself, so that the lineages of
            what it is linked with do not lead back to it. Those of units always do.
    """

    id: str
    units: tuple[str, ...]
    steps: tuple[Step, ...]
    outdated: tuple[Decision, ...] = ()
    by_itself: bool = False


def newest_words(found: Lineage) -> tuple[str, ...]:
    """Return the sentence that nothing is later than an item's own year; none where there is."""
    own = found.steps[-1] if found.steps else None
    if own is None or not own.own or not own.period:
        return ()
    return (f"目前的文件到 {own.period} 年度為止",)


def lineage(
    library: Library,
    id: str,
    *,
    reviews: Reviews | None = None,
    compared: ComparisonCache | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Lineage:
    """Follow one subject through all periods of the library that its government has plans of.

    Args:
        library: The library.
        id: An item's canonical id, at any level; a heading means all items below it.
        reviews: Readers' decisions; None for the matcher alone.
        compared: A cache of the comparisons of this government with these decisions, kept from
            other items; new comparisons are added to it.
        cancelled: Returns whether to stop; called now and then.

    Returns:
        The lineage.

    Raises:
        KeyError: No item has the id.
        ComparisonCancelledError: ``cancelled`` returned true.
    """
    item = library.find(id)
    if not isinstance(item, Item):
        raise KeyError(id)
    library = same_government(library, item.id)
    home = library.plan_of(item.id)
    units = _units_of_item(home, item)
    no_unit = not units
    extra: tuple[Unit, ...] = ()
    if no_unit:
        # A table row or a foreword is no unit of its plan, but a reader may ask about it.
        own = item_unit(item, home, library.trail(item.id))
        extra, units, compared = (own,), (own.id,), None
    cache = {} if compared is None else compared
    shared = SharedWeights(library)
    ours: Sequence[Unit] = ()
    steps = []
    outdated: list[Decision] = []
    for period, plans in plans_by_period(library):
        if period == home.period:
            steps.append(Step(period, tuple(plans), own=True))
            continue
        older = order(period) < order(home.period)
        pair = (period, home.period) if older else (home.period, period)
        if pair not in cache:
            progress = Progress(cancelled=cancelled)
            ours = ours or (*_period_units(library, home.period, progress), *extra)
            theirs = _period_units(library, period, progress)
            left, right = (theirs, ours) if older else (ours, theirs)
            cache[pair] = compare_units(
                library, left, right, reviews=reviews, cancelled=cancelled, shared=shared
            )
        found = cache[pair]
        outdated += [d for d in found.outdated if {d.left, d.right} & set(units)]
        departments = {plan.department for plan in plans} & {home.department, WHOLE_CITY}
        covered = home.department == WHOLE_CITY or bool(departments)
        step = _period_step(period, plans, found, units, older=older)
        # Decisions are about units; an item that is none has not been reviewed.
        reviewed = step.reviewed and covered and not no_unit
        steps.append(replace(step, covered=covered, reviewed=reviewed))
    decisions = tuple(dict.fromkeys(outdated))
    return Lineage(item.id, units, tuple(steps), decisions, by_itself=no_unit)


def plans_by_period(library: Library) -> list[tuple[str, list[Plan]]]:
    """Return the library's plans by period, oldest first."""
    found: dict[str, list[Plan]] = {}
    for plan in library.plans():
        found.setdefault(plan.period, []).append(plan)
    return sorted(found.items(), key=lambda pair: order(pair[0]))


def _period_units(library: Library, period: str, progress: Progress) -> Sequence[Unit]:
    every = tuple(library.plans())
    return units_of([plan for plan in every if plan.period == period], every, progress)


def _units_of_item(plan: Plan, item: Item) -> tuple[str, ...]:
    """Return the id of the unit that contains an item, or those of the units below it."""
    holder = unit_items(plan).get(item.id)
    if holder:
        return (holder,)
    below = {part.id for part in item.walk()}
    return tuple(unit.id for unit in plan_units(plan) if unit.id in below)


def _period_step(
    period: str, plans: Sequence[Plan], found: Comparison, units: Sequence[str], *, older: bool
) -> Step:
    """Return the step of a period.

    Args:
        period: The period.
        plans: Its plans.
        found: The comparison of the period and the item's own.
        units: The units of the item.
        older: Whether the period is the older, left side of the comparison.
    """
    links: list[Link] = []
    candidates: list[Link] = []
    reviewed = bool(units)
    for unit in units:
        if older:
            pairs = [(row.left, m) for row in found.rows for m in row.matches if m.id == unit]
            reviewed = reviewed and found.new_reviewed
        else:
            row = found.row(unit)
            pairs = [(m.id, m) for m in row.matches] if row else []
            reviewed = reviewed and bool(row and row.reviewed)
        links += [Link(id, match) for id, match in pairs if match.status.reached]
        candidates += [
            Link(id, match)
            for id, match in pairs
            if not match.status.reached and not match.rejected
        ]
    linked = {link.id for link in links}
    unlinked = [candidate for candidate in candidates if candidate.id not in linked]
    return Step(
        period=period,
        plans=tuple(plans),
        own=False,
        links=tuple(_best_links(links)),
        candidates=tuple(_best_links(unlinked)[:MAX_CANDIDATES]),
        reviewed=reviewed,
    )


def _best_links(links: Sequence[Link]) -> list[Link]:
    """Return the best link of each item, counterparts first, then by score."""
    ordered = sorted(links, key=lambda link: (not link.status.counterpart, -link.match.score))
    found: dict[str, Link] = {}
    for link in ordered:
        found.setdefault(link.id, link)
    return list(found.values())
