"""Matching two sets of plans by meaning: every left item with all right items that answer to it.

Many to many: one old item may have become several, several may have been merged. A row is one
left unit with its ranked candidates, each with a score and a status; readers' decisions override
both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from kaoview.compare.apply_reviews import ReviewOverlay
from kaoview.compare.clauses import raise_divided
from kaoview.compare.containment import raise_contained
from kaoview.compare.decisions import Reviews
from kaoview.compare.document_years import DocumentYears
from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figures import FigureKind
from kaoview.compare.neighbour_prior import apply_neighbour_prior
from kaoview.compare.progress import Progress
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.scope import scopes_of
from kaoview.compare.scoring import Scores, score_pairs
from kaoview.compare.shared_weights import SharedWeights
from kaoview.compare.similarity import similarities
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit, units_of
from kaoview.compare.wording import INLINE_SHARE, kept_share, same_wording
from kaoview.model import WHOLE_CITY, Library, Plan

COUNTERPART = 0.20
RELATED = 0.09
"""The scores from which a pair counts as the same measure, and as a related one.

Set when the matcher was frozen: mean F1 .83 over the four pairings of
tests/benchmarks/compare_quality.py, and .82 with each pairing's threshold chosen on the others.
"""
MIN_CANDIDATES = 8
"""How many candidates a row keeps at least, if that many have anything in common with it.

Nearly all counterparts are among the first ten: of the mid-term plan's, .72 among the first three,
.93 among the first five and .98 among the first ten.
"""

_RIGHT_PASSES, _LEFT_PASSES = 4, 10
"""How many steps each unit takes: those that the stages called below announce, and one here."""


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
        library: The library of the plans; term weights come from all its units.
        left: The older plans, or those asked about.
        right: The plans in which to look for counterparts.
        reviews: Readers' decisions, which override the matcher; None for the matcher alone.
        progress: Called now and then with steps done and steps in all.
        cancelled: Returns whether to stop; called at every step.

    Returns:
        The comparison.

    Raises:
        ComparisonCancelledError: ``cancelled`` returned true.
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
    shared: SharedWeights | None = None,
) -> Comparison:
    """Match units that were not simply chosen plan by plan; see ``compare``.

    Args:
        library: The library.
        left: The left units.
        right: The right ones.
        reviews: Readers' decisions.
        progress: Called now and then with steps done and steps in all.
        cancelled: Returns whether to stop.
        shared: The term weights of the library, where several comparisons are made within it.
    """
    step = Progress(progress, cancelled)
    # Counting terms takes one step for each unit of the library, and no more where they were
    # counted before; later stages take several for each side's.
    shared = shared or SharedWeights(library)
    passes = _RIGHT_PASSES * len(right) + _LEFT_PASSES * len(left)
    weights = shared.including((*left, *right), step, passes)
    scopes = scopes_of(left, right)
    similar = apply_neighbour_prior(
        similarities(weights, left, right, step), left, right, scopes, step
    )
    scores = score_pairs(similar, scopes, step)
    raise_contained(scores.rows, similar, left, right, step)
    raise_divided(scores.rows, similar, left, right, weights, step)
    right_units = {unit.id: unit for unit in right}
    plans = {plan.id: plan for plan in library.plans()}
    overlay = ReviewOverlay(
        reviews or Reviews(), right_units, [plans[id] for id in {u.plan: None for u in right}]
    )
    reverse_only = _reverse_only(scores, step)
    rows: list[Row] = []
    reached: set[str] = set()
    for position, (unit, row) in enumerate(zip(left, scores.rows, strict=True)):
        step()
        by_id = {right[at].id: score for at, score in row.items()}
        matches = _ranked_matches(unit, row, right, plans, reverse_only.get(position, ()))
        rows.append(overlay.apply(unit, matches, by_id))
        reached.update(match.id for match in rows[-1].reached)
    new: list[str] = []
    left_departments = {unit.department for unit in left}
    for unit in right:
        step()
        if unit.id not in reached and left_departments & {unit.department, WHOLE_CITY}:
            new.append(unit.id)
    return Comparison(
        left=tuple(left),
        right=tuple(right),
        rows=tuple(rows),
        new=tuple(new),
        outdated=tuple(overlay.outdated),
        periods={unit.plan: plans[unit.plan].period for unit in (*left, *right)},
    )


def _reverse_only(scores: Scores, step: Progress) -> Mapping[int, Sequence[int]]:
    """Return for left units the right units with a reverse match only, by position."""
    reached: set[int] = set()
    for row in scores.rows:
        step()
        reached.update(at for at, score in row.items() if score >= RELATED)
    found: dict[int, list[int]] = defaultdict(list)
    for at, match in scores.reverse.items():
        if at not in reached:
            found[match.left].append(at)
    return found


def _ranked_matches(
    unit: Unit,
    row: Mapping[int, float],
    right: Sequence[Unit],
    plans: Mapping[str, Plan],
    reverse_only: Sequence[int],
) -> list[Match]:
    """Return a left unit's candidates with their statuses, best first.

    Right units with this unit as their reverse match are at least related, whatever their score.
    """
    related = sum(score >= RELATED for score in row.values())
    best = nlargest(max(related, MIN_CANDIDATES), row.items(), key=lambda pair: pair[1])
    listed = {at for at, _ in best}
    best += [(at, row[at]) for at in reverse_only if at not in listed]
    plan = plans[unit.plan]
    found = []
    for at, score in best:
        other = right[at]
        answer = plans[other.plan]
        years = DocumentYears.of(plan.period, answer.period)
        status = _pair_status(unit, other, score, years, same_kind=answer.kind is plan.kind)
        if at in reverse_only and not status.reached:
            status = Status.RELATED
        found.append(Match(other.id, score, status))
    return found


def _pair_status(
    left: Unit, right: Unit, score: float, years: DocumentYears | None, *, same_kind: bool
) -> Status:
    """Return the status that the matcher gives a pair.

    The same measure is 修訂 if its wording was amended and 延續 if it was kept; between plans of
    different kinds, which word everything differently, it is 延續 unless it names a new figure or
    place.

    Args:
        left: The left unit.
        right: The right one.
        score: The pair's score.
        years: The years of their plans, or None.
        same_kind: Whether their plans are of one kind, so that one was probably written over the
            other's words.
    """
    if score < RELATED:
        return Status.CANDIDATE
    if score < COUNTERPART:
        return Status.RELATED
    if same_wording(left.words, right.words, years):
        return Status.SAME
    amended = same_kind or kept_share(left.words, right.words) >= INLINE_SHARE
    return Status.REVISED if amended or _names_new_figure(left, right) else Status.SAME


def _names_new_figure(left: Unit, right: Unit) -> bool:
    """Whether a measure names a figure or place that it did not name before.

    Years aside, and ordinals: the second stage of a work is no other work.

    A report's account of a year is full of figures, none of which is the measure's own.
    """
    if left.narrative or right.narrative:
        return False
    changes = changed_figures(left.words, right.words)
    return any(
        change.right and not change.only_year and change.right.kind is not FigureKind.ORDINAL
        for change in changes
    )
