"""Matching two sets of plans by meaning: every left item with all that answers to it on the right.

Many to many: one old item may have become several, several may have been put together. A row is
one left unit with its ranked candidates, each with a score and a status; what readers decided
overrides both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from kaoview.compare.apply_reviews import ReviewOverlay
from kaoview.compare.figures import FigureKind, changed_figures
from kaoview.compare.neighbour_prior import lean
from kaoview.compare.progress import Progress
from kaoview.compare.reviews import Reviews
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.scope import scopes_of
from kaoview.compare.scoring import Scores, scores
from kaoview.compare.similarity import Weights, likeness
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit, units_of
from kaoview.compare.wording import CLOSE, kept_share, said_alike
from kaoview.model import WHOLE_CITY, Library, Plan

COUNTERPART = 0.20
RELATED = 0.09
"""Scores from which a pair is taken for the same measure, and for a related one."""
CANDIDATES = 8
"""How many candidates a row keeps at least, where so many have anything in common with it."""


def compare(
    library: Library,
    left: Sequence[Plan],
    right: Sequence[Plan],
    *,
    reviews: Reviews | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Comparison:
    """Match every unit of the left plans with all units of the right ones that answer to it.

    Args:
        library: The library that holds the plans; every unit in it helps to weigh words.
        left: The older plans, or those asked about.
        right: The plans in which to look for counterparts.
        reviews: Readers' decisions, which override the matcher; None for the matcher alone.
        progress: Called now and then with steps done and steps in all.
        cancelled: Asked at every step whether to stop.

    Returns:
        The comparison.

    Raises:
        StoppedError: ``cancelled`` said so.
    """
    plans = tuple(library.plans())
    steps = Progress(cancelled=cancelled)
    return compare_units(
        library,
        units_of(left, plans, steps),
        units_of(right, plans, steps),
        reviews=reviews,
        progress=progress,
        cancelled=cancelled,
    )


def compare_units(
    library: Library,
    left: Sequence[Unit],
    right: Sequence[Unit],
    *,
    reviews: Reviews | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Comparison:
    """Match units that were chosen otherwise than plan by plan; see ``compare``."""
    step = Progress(progress, cancelled)
    known = {unit.id: unit for unit in units_of(tuple(library.plans()), steps=step)}
    known.update((unit.id, unit) for unit in (*left, *right))
    # Each unit is weighed once; each right one then is met four times, each left one eight times.
    step.total = len(known) + 4 * len(right) + 8 * len(left)
    weights = Weights(known.values(), step)
    scopes = scopes_of(left, right)
    found = scores(
        lean(likeness(weights, left, right, step), left, right, scopes, step), scopes, step
    )
    named = {unit.id: unit for unit in right}
    plans = {plan.id: plan for plan in library.plans()}
    judge = ReviewOverlay(
        reviews or Reviews(), named, [plans[id] for id in {u.plan: None for u in right}]
    )
    claimed = _claimed(found, step)
    rows: list[Row] = []
    reached: set[str] = set()
    for at, (unit, row) in enumerate(zip(left, found.rows, strict=True)):
        step()
        by_id = {right[place].id: score for place, score in row.items()}
        matches = _matches(unit, row, right, plans, claimed.get(at, ()))
        rows.append(judge.judge(unit, matches, by_id))
        reached.update(match.id for match in rows[-1].reached)
    new: list[str] = []
    spoken_for = {unit.department for unit in left}
    for unit in right:
        step()
        if unit.id not in reached and spoken_for & {unit.department, WHOLE_CITY}:
            new.append(unit.id)
    return Comparison(
        left=tuple(left),
        right=tuple(right),
        rows=tuple(rows),
        new=tuple(new),
        outdated=tuple(judge.outdated),
    )


def _claimed(found: Scores, step: Progress) -> Mapping[int, Sequence[int]]:
    """Return which right units lay claim to each left one and are found for no other."""
    reached: set[int] = set()
    for row in found.rows:
        step()
        reached.update(place for place, score in row.items() if score >= RELATED)
    claimed: dict[int, list[int]] = defaultdict(list)
    for place, claim in found.claims.items():
        if place not in reached:
            claimed[claim.left].append(place)
    return claimed


def _matches(
    unit: Unit,
    row: Mapping[int, float],
    right: Sequence[Unit],
    plans: Mapping[str, Plan],
    claimed: Sequence[int],
) -> list[Match]:
    """Return a left unit's candidates with their statuses, best first.

    Right units that lay claim to it are related, little as they stand out among the others.
    """
    related = sum(score >= RELATED for score in row.values())
    best = nlargest(max(related, CANDIDATES), row.items(), key=lambda pair: pair[1])
    listed = {place for place, _ in best}
    best += [(place, row[place]) for place in claimed if place not in listed]
    kind = plans[unit.plan].kind
    found = []
    for place, score in best:
        other = right[place]
        edition = plans[other.plan].kind is kind
        status = _status(unit, other, score, edition=edition)
        if place in claimed and not status.reached:
            status = Status.RELATED
        found.append(Match(other.id, score, status))
    return found


def _status(left: Unit, right: Unit, score: float, *, edition: bool) -> Status:
    """Return what a score says of a pair.

    The same measure is 修訂 where its wording was amended and 延續 where it was kept; where one
    kind of plan says anew what another said, it is 延續 unless it names a new figure or place.

    Args:
        left: The left unit.
        right: The right one.
        score: The pair's score.
        edition: Whether their plans are of one kind, so that the words of one were written over
            those of the other.
    """
    if score < RELATED:
        return Status.CANDIDATE
    if score < COUNTERPART:
        return Status.RELATED
    if said_alike(left.words, right.words):
        return Status.SAME
    if edition or kept_share(left.words, right.words) >= CLOSE or _named_anew(left, right):
        return Status.REVISED
    return Status.SAME


def _named_anew(left: Unit, right: Unit) -> bool:
    """Whether a measure names a figure or a place that it did not name before.

    What a report tells of a year is full of figures, none of which is the measure's own.
    """
    if left.narrative or right.narrative:
        return False
    changes = changed_figures(left.words, right.words)
    return any(change.right and change.right.kind is not FigureKind.YEAR for change in changes)
