"""Readers' decisions applied to the matcher's rows: they override it and are marked reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kaoview.compare.decisions import Decision, ReviewFile, Reviews, fingerprint, plan_id
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.model import Plan


@dataclass
class ReviewOverlay:
    """Applies decisions to rows and collects those whose texts have changed since.

    Attributes:
        reviews: The decisions.
        right_units: The right units by id.
        right_plans: The right plans.
        outdated: Decisions whose texts have changed since, in the order they were met.
    """

    reviews: Reviews
    right_units: Mapping[str, Unit]
    right_plans: Sequence[Plan]
    outdated: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the files: their order, and the right plans that each complete one covers."""
        self._rank = {file.name: rank for rank, file in enumerate(self.reviews.files)}
        self._covered = {
            file.name: _covered_plans(file, self.right_plans)
            for file in self.reviews.files
            if file.complete
        }

    def apply(self, unit: Unit, matches: Sequence[Match], scores: Mapping[str, float]) -> Row:
        """Return a left unit's row with the readers' decisions about it.

        Args:
            unit: The left unit.
            matches: The matcher's candidates, best first.
            scores: The scores of all right units that have anything in common with it.

        Returns:
            The row, its matches ordered by status and score.
        """
        decisions = self._valid_decisions(unit, matches)
        closed = self._closed_plans(unit, decisions)
        found = {match.id: match for match in matches}
        for decision in decisions:
            id = decision.left if decision.right == unit.id else decision.right
            if id:
                status = decision.status or Status.CANDIDATE
                found[id] = Match(id, scores.get(id, 0.0), status, decision)
        final = [
            replace(match, status=Status.CANDIDATE)
            if match.decision is None and match.status.reached and plan_id(match.id) in closed
            else match
            for match in found.values()
        ]
        row = Row.of(unit.id, final)
        none = any(decision.left == unit.id and not decision.right for decision in decisions)
        all_closed = closed.issuperset(plan.id for plan in self.right_plans)
        return replace(row, reviewed=row.reviewed or none or all_closed)

    def _valid_decisions(self, unit: Unit, matches: Sequence[Match]) -> list[Decision]:
        """Return the decisions that concern the unit, are not outdated and not superseded."""
        own = self.reviews.of(unit.id)
        latest = [decision for id, decision in own.items() if id in self.right_units]
        backward = (self.reviews.of(match.id).get(unit.id) for match in matches)
        latest += [d for d in backward if d and d.left not in own]
        if "" in own and self._covers_right_plans(own[""]):
            latest.append(own[""])
        current = []
        for newest in latest:
            # Where a later decision is outdated, an earlier file's may still match the texts.
            for decision in (newest, *self.reviews.before(newest)):
                if self._is_current(decision, unit):
                    current.append(decision)
                    break
                self.outdated.append(decision)
        return [decision for decision in current if not self._is_superseded(decision, current)]

    def _is_current(self, decision: Decision, unit: Unit) -> bool:
        """Whether the texts of a decision on a unit are those that it was made on."""
        other = decision.left if decision.right == unit.id else decision.right
        texts = [unit.words, self.right_units[other].words if other else ""]
        if decision.right == unit.id:
            texts.reverse()
        return not decision.fingerprint or decision.fingerprint == fingerprint(*texts)

    def _is_superseded(self, decision: Decision, current: Sequence[Decision]) -> bool:
        """Whether a later file says that nothing answers to the item that this one pairs."""
        if not decision.right or not decision.status:
            return False
        rank = self._rank.get(decision.file, 0)
        return any(
            d.left == decision.left and not d.right and self._rank.get(d.file, 0) > rank
            for d in current
        )

    def _covers_right_plans(self, decision: Decision) -> bool:
        """Whether a decision that nothing answers was made about any of the right plans."""
        return bool(self._covered.get(decision.file, True))

    def _closed_plans(self, unit: Unit, decisions: Sequence[Decision]) -> frozenset[str]:
        """Return the right plans in which only the decided pairs count as matches.

        A complete file covers its plans for every left item that it names, unless the item's text
        has changed since.
        """
        closed: set[str] = set()
        own = self.reviews.of(unit.id).values()
        stale = {decision.file for decision in own if decision in self.outdated}
        for decision in own:
            if decision.file in self._covered and decision.file not in stale:
                closed |= self._covered[decision.file]
        none = (d for d in decisions if d.left == unit.id and not d.right)
        if any(decision.file not in self._covered for decision in none):
            closed |= {plan.id for plan in self.right_plans}
        return frozenset(closed)


def _covered_plans(file: ReviewFile, plans: Sequence[Plan]) -> set[str]:
    """Return which of the right plans a complete file covers.

    They are the one plan that its right column names, or all plans of the periods it names.
    """
    named = file.read_plans
    periods = {plan.period for plan in plans if plan.id in named}
    return {
        plan.id for plan in plans if plan.id in named or (len(named) > 1 and plan.period in periods)
    }
