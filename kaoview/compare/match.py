"""Matching two sets of plans by meaning: every left item with all that answers to it on the right.

Many to many: one old item may have become several, several may have been put together. A row is
one left unit with its ranked candidates, each with a score and a status; what readers decided
overrides both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from kaoview.compare.contest import scores
from kaoview.compare.scope import scopes_of
from kaoview.compare.similarity import Weights, likeness
from kaoview.compare.status import Status
from kaoview.compare.units import Unit, units_of
from kaoview.compare.wording import CLOSE, kept_share
from kaoview.model import Library, Plan

COUNTERPART = 0.20
RELATED = 0.09
"""Scores from which a pair is taken for the same measure, and for a related one."""
CANDIDATES = 8
"""How many candidates a row keeps at least, where so many have anything in common with it."""


class StoppedError(Exception):
    """The work was stopped because the caller asked for it."""


@dataclass(frozen=True, slots=True)
class Match:
    """One right item that may answer to a left one.

    Attributes:
        id: The right item's id.
        score: How far the pair stands out, from 0 to 1; 0 where only a reader put it there.
        status: What is said of the pair.
        reviewed: Whether a reader decided the status.
    """

    id: str
    score: float
    status: Status
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One left item with its candidates, best first.

    Attributes:
        left: The left item's id.
        matches: Its candidates: by status, then by score.
        reviewed: Whether a reader decided what became of it.
    """

    left: str
    matches: tuple[Match, ...]
    reviewed: bool = False

    @property
    def status(self) -> Status:
        """What became of the item: the best status among its matches, or 未見對應."""
        best = self.matches[0].status if self.matches else Status.CANDIDATE
        return best if best.reached else Status.MISSING

    @property
    def reached(self) -> tuple[Match, ...]:
        """The matches that answer to the item: the same measure, or a related one."""
        return tuple(match for match in self.matches if match.status.reached)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets of plans compared.

    Attributes:
        left: The left units, in their plans' order.
        right: The right units, in theirs.
        rows: One row for each left unit, in the left's order.
        new: The ids of right units that nothing on the left reaches, in the right's order.
        new_reviewed: Whether readers decided the whole left side, so that 新增 is their finding.
    """

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    rows: tuple[Row, ...]
    new: tuple[str, ...]
    new_reviewed: bool = False

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many rows have each status, and how many right units are new."""
        found = Counter(row.status for row in self.rows)
        shown = (Status.SAME, Status.REVISED, Status.RELATED, Status.MISSING)
        return {**{status: found[status] for status in shown}, Status.NEW: len(self.new)}


def compare(
    library: Library,
    left: Sequence[Plan],
    right: Sequence[Plan],
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Comparison:
    """Match every unit of the left plans with all units of the right ones that answer to it.

    Args:
        library: The library that holds the plans; every unit in it helps to weigh words.
        left: The older plans, or those asked about.
        right: The plans in which to look for counterparts.
        progress: Called now and then with steps done and steps in all.
        cancelled: Asked at every step whether to stop.

    Returns:
        The comparison.

    Raises:
        StoppedError: ``cancelled`` said so.
    """
    plans = tuple(library.plans())
    ours, theirs = units_of(left, plans), units_of(right, plans)
    step = _stepper(4 * len(ours), progress, cancelled)
    weights = Weights({unit.id: unit for unit in (*units_of(plans), *ours, *theirs)}.values())
    alike = likeness(weights, ours, theirs, step)
    found = scores(alike, scopes_of(ours, theirs), step)
    rows = []
    for unit, row in zip(ours, found, strict=True):
        step()
        rows.append(Row(unit.id, _matches(unit, row, theirs)))
    reached = {match.id for row in rows for match in row.reached}
    new = tuple(unit.id for unit in theirs if unit.id not in reached)
    return Comparison(tuple(ours), tuple(theirs), tuple(rows), new)


def _matches(unit: Unit, row: Mapping[int, float], right: Sequence[Unit]) -> tuple[Match, ...]:
    """Return a left unit's candidates with their statuses, best first."""
    related = sum(score >= RELATED for score in row.values())
    best = nlargest(max(related, CANDIDATES), row.items(), key=lambda pair: pair[1])
    matches = [
        Match(right[place].id, score, _status(unit, right[place], score)) for place, score in best
    ]
    return tuple(sorted(matches, key=lambda match: (not match.status.counterpart, -match.score)))


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
        if progress and (done % 16 == 0 or done == total):
            progress(done, total)

    return step
