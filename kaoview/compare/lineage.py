"""The chain of one matter through all periods: what it came from and what became of it.

Every other period is compared with the item's own, the older one always on the left, so that each
step says what it would say in a comparison of the two periods, readers' decisions included.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace

from kaoview.compare.matching import compare_units
from kaoview.compare.progress import Progress
from kaoview.compare.reviews import Decision, Reviews
from kaoview.compare.rows import Comparison, Match
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit, item_unit, plan_units, unit_items, units_of
from kaoview.model import WHOLE_CITY, Item, Library, Plan
from kaoview.periods import order

Compared = MutableMapping[tuple[str, str], Comparison]
"""Whole periods that have been compared: the older one, the newer one, and what came of it."""

CANDIDATES = 5
"""How many items a step names at most that may belong to the matter."""


@dataclass(frozen=True, slots=True)
class Link:
    """An item of another period that belongs to the matter.

    Attributes:
        id: The item's id.
        match: The pair's score, status and decision; its id is the newer of the two items.
    """

    id: str
    match: Match

    @property
    def status(self) -> Status:
        """How the two items stand to each other."""
        return self.match.status


@dataclass(frozen=True, slots=True)
class Step:
    """One period in a chain.

    Attributes:
        period: The period, for instance ``108-111``.
        plans: The plans of the period that were looked at.
        own: Whether this is the period of the item itself.
        covered: Whether the period has a plan of the item's department or of the whole city (or
            the item itself is the whole city's), so that it could hold the matter.
        links: The items that belong to the matter, best first.
        candidates: The best others, where nothing answers for certain.
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
    """The chain of one matter.

    Attributes:
        id: The id that was asked about.
        units: The ids of the units it stands for: the one that holds it, or those below it.
        steps: One step for each period, oldest first.
        outdated: Decisions about the units on texts that have changed since; they were not
            applied.
    """

    id: str
    units: tuple[str, ...]
    steps: tuple[Step, ...]
    outdated: tuple[Decision, ...] = ()


def lineage(
    library: Library,
    id: str,
    *,
    reviews: Reviews | None = None,
    compared: Compared | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Lineage:
    """Follow one matter through all periods of the library.

    Args:
        library: The library.
        id: An item's canonical id, at any level; a heading stands for all that it holds.
        reviews: Readers' decisions; None for the matcher alone.
        compared: What came of comparing periods of this library with these decisions before, for
            another item; what has to be compared now is added.
        cancelled: Asked now and then whether to stop.

    Returns:
        The chain.

    Raises:
        KeyError: No item has the id.
        StoppedError: ``cancelled`` said so.
    """
    item = library.find(id)
    if not isinstance(item, Item):
        raise KeyError(id)
    home = library.plan_of(item.id)
    units = _units(home, item)
    asked_alone = not units
    extra: tuple[Unit, ...] = ()
    if asked_alone:
        # A table's row, a foreword: no unit of its plan, but a reader may ask about it.
        asked = item_unit(item, home, library.trail(item.id))
        extra, units, compared = (asked,), (asked.id,), None
    known = {} if compared is None else compared
    steps = []
    outdated: list[Decision] = []
    for period, plans in periods(library):
        if period == home.period:
            steps.append(Step(period, tuple(plans), own=True))
            continue
        back = order(period) < order(home.period)
        pair = (period, home.period) if back else (home.period, period)
        if pair not in known:
            asks = Progress(cancelled=cancelled)
            beside = (*_period_units(library, home.period, asks), *extra)
            other = _period_units(library, period, asks)
            left, right = (other, beside) if back else (beside, other)
            known[pair] = compare_units(library, left, right, reviews=reviews, cancelled=cancelled)
        found = known[pair]
        outdated += [d for d in found.outdated if {d.left, d.right} & set(units)]
        covered = {plan.department for plan in plans} & {home.department, WHOLE_CITY}
        step = _step(period, plans, found, units, back=back)
        near = home.department == WHOLE_CITY or bool(covered)
        # Readers decided about units; what is none has not been read for.
        told = step.reviewed and near and not asked_alone
        steps.append(replace(step, covered=near, reviewed=told))
    return Lineage(item.id, units, tuple(steps), tuple(dict.fromkeys(outdated)))


def around(library: Library, id: str) -> Library:
    """Return only the plans of the department an item belongs to, and those of the whole city.

    All periods of a very large library take minutes to compare; one department's take no time.

    Raises:
        KeyError: No plan holds the id.
    """
    home = library.plan_of(id).department
    departments = tuple(each for each in library.departments if each.id in (home, WHOLE_CITY))
    return replace(library, departments=departments)


def periods(library: Library) -> list[tuple[str, list[Plan]]]:
    """Return the library's plans by period, oldest first."""
    found: dict[str, list[Plan]] = {}
    for plan in library.plans():
        found.setdefault(plan.period, []).append(plan)
    return sorted(found.items(), key=lambda pair: order(pair[0]))


def _period_units(library: Library, period: str, steps: Progress) -> Sequence[Unit]:
    every = tuple(library.plans())
    return units_of([plan for plan in every if plan.period == period], every, steps)


def _units(plan: Plan, item: Item) -> tuple[str, ...]:
    """Return the unit that holds an item, or those below it."""
    holder = unit_items(plan).get(item.id)
    if holder:
        return (holder,)
    below = {part.id for part in item.walk()}
    return tuple(unit.id for unit in plan_units(plan) if unit.id in below)


def _step(
    period: str, plans: Sequence[Plan], found: Comparison, units: Sequence[str], *, back: bool
) -> Step:
    """Return what a comparison says of some units, seen from the older or the newer side."""
    links: list[Link] = []
    candidates: list[Link] = []
    reviewed = bool(units)
    for unit in units:
        if back:
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
    return Step(
        period=period,
        plans=tuple(plans),
        own=False,
        links=tuple(_best(links)),
        candidates=tuple(_best([c for c in candidates if c.id not in linked])[:CANDIDATES]),
        reviewed=reviewed,
    )


def _best(links: Sequence[Link]) -> list[Link]:
    """Return each item once, counterparts first, then by score."""
    ordered = sorted(links, key=lambda link: (not link.status.counterpart, -link.match.score))
    found: dict[str, Link] = {}
    for link in ordered:
        found.setdefault(link.id, link)
    return list(found.values())
