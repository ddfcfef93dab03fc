"""Matching two sets of plans by meaning: every left item with all that answers to it on the right.

Many to many: one old item may have become several, several may have been put together. A row is
one left unit with its ranked candidates, each with a score and a status; what readers decided
overrides both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from kaoview.compare.contest import scores
from kaoview.compare.judge import Judge
from kaoview.compare.reviews import Reviews
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.scope import scopes_of
from kaoview.compare.siblings import lean
from kaoview.compare.similarity import Weights, likeness
from kaoview.compare.status import Status
from kaoview.compare.units import Unit, units_of
from kaoview.compare.wording import CLOSE, kept_share
from kaoview.model import WHOLE_CITY, Library, Plan

COUNTERPART = 0.20
RELATED = 0.09
"""Scores from which a pair is taken for the same measure, and for a related one."""
CANDIDATES = 8
"""How many candidates a row keeps at least, where so many have anything in common with it."""

_PROGRESS_EVERY = 64


class StoppedError(Exception):
    """The work was stopped because the caller asked for it."""


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
    return compare_units(
        library,
        units_of(left, plans),
        units_of(right, plans),
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
    known = {unit.id: unit for unit in (*units_of(tuple(library.plans())), *left, *right)}
    # Each unit is weighed once; each right one then is met once, each left one seven times.
    steps = len(known) + len(right) + 7 * len(left)
    step = _stepper(steps, progress, cancelled)
    weights = Weights(known.values(), step)
    scopes = scopes_of(left, right)
    alike = lean(likeness(weights, left, right, step), left, right, scopes, step)
    found = scores(alike, scopes, step)
    named = {unit.id: unit for unit in right}
    plans = {plan.id: plan for plan in library.plans()}
    judge = Judge(reviews or Reviews(), named, [plans[id] for id in {u.plan: None for u in right}])
    rows: list[Row] = []
    for unit, row in zip(left, found, strict=True):
        step()
        by_id = {right[place].id: score for place, score in row.items()}
        rows.append(judge.judge(unit, _matches(unit, row, right), by_id))
    reached = {match.id for row in rows for match in row.reached}
    spoken_for = {unit.department for unit in left}
    return Comparison(
        left=tuple(left),
        right=tuple(right),
        rows=tuple(rows),
        new=tuple(
            unit.id
            for unit in right
            if unit.id not in reached and spoken_for & {unit.department, WHOLE_CITY}
        ),
        outdated=tuple(judge.outdated),
    )


def _matches(unit: Unit, row: Mapping[int, float], right: Sequence[Unit]) -> list[Match]:
    """Return a left unit's candidates with their statuses, best first."""
    related = sum(score >= RELATED for score in row.values())
    best = nlargest(max(related, CANDIDATES), row.items(), key=lambda pair: pair[1])
    return [
        Match(right[place].id, score, _status(unit, right[place], score)) for place, score in best
    ]


def _status(left: Unit, right: Unit, score: float) -> Status:
    """Return what a score says of a pair.

    The same measure is 修訂 where its wording was kept but amended, and 延續 where it was kept as
    it was, or said anew.
    """
    if score < RELATED:
        return Status.CANDIDATE
    if score < COUNTERPART:
        return Status.RELATED
    return Status.REVISED if CLOSE <= kept_share(left.words, right.words) < 1 else Status.SAME


def _stepper(
    total: int, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
) -> Callable[[], None]:
    """Return what to call at every step of the work."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if cancelled and cancelled():
            raise StoppedError
        if progress and (done % _PROGRESS_EVERY == 0 or done == total):
            progress(done, total)

    return step
