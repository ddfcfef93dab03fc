"""Readers' decisions laid over what the matcher found: they override it, and are marked so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kaoview.compare.reviews import Decision, ReviewFile, Reviews, fingerprint, plan_id
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.model import Plan


@dataclass
class ReviewOverlay:
    """Applies decisions to rows and keeps those that no longer fit their texts.

    Attributes:
        reviews: The decisions.
        right: The right units by id.
        plans: The right plans.
        outdated: Decisions on texts that have changed since, in the order they were met.
    """

    reviews: Reviews
    right: Mapping[str, Unit]
    plans: Sequence[Plan]
    outdated: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Work out the order of the files, and which plans each complete one has read."""
        self._order = {file.name: place for place, file in enumerate(self.reviews.files)}
        self._read = {
            file.name: _plans_read(file, self.plans) for file in self.reviews.files if file.complete
        }

    def judge(self, unit: Unit, matches: Sequence[Match], scores: Mapping[str, float]) -> Row:
        """Return a left unit's row with what readers decided about it.

        Args:
            unit: The left unit.
            matches: What the matcher found, best first.
            scores: The scores of all right units that have anything in common with it.

        Returns:
            The row, its matches ordered by status and score.
        """
        decisions = self._holding(unit, matches)
        closed = self._closed(unit, decisions)
        found = {match.id: match for match in matches}
        for decision in decisions:
            id = decision.left if decision.right == unit.id else decision.right
            if id:
                status = decision.status or Status.CANDIDATE
                found[id] = Match(id, scores.get(id, 0.0), status, decision)
        settled = [
            replace(match, status=Status.CANDIDATE)
            if match.decision is None and match.status.reached and plan_id(match.id) in closed
            else match
            for match in found.values()
        ]
        row = Row.of(unit.id, settled)
        nothing = any(decision.left == unit.id and not decision.right for decision in decisions)
        whole = closed.issuperset(plan.id for plan in self.plans)
        return replace(row, reviewed=row.reviewed or nothing or whole)

    def _holding(self, unit: Unit, matches: Sequence[Match]) -> list[Decision]:
        """Return the decisions that concern the unit and still fit the texts."""
        own = self.reviews.of(unit.id)
        met = [d for id, d in own.items() if id in self.right]
        backward = (self.reviews.of(match.id).get(unit.id) for match in matches)
        met += [d for d in backward if d and d.left not in own]
        if "" in own and self._concerns(own[""]):
            met.append(own[""])
        holding = []
        for latest in met:
            # Where a later word no longer fits the texts, an earlier one may.
            for decision in (latest, *self.reviews.before(latest)):
                if self._fits(decision, unit):
                    holding.append(decision)
                    break
                self.outdated.append(decision)
        return [decision for decision in holding if not self._overruled(decision, holding)]

    def _fits(self, decision: Decision, unit: Unit) -> bool:
        """Whether the texts of a decision on a unit are those that it was made on."""
        other = decision.left if decision.right == unit.id else decision.right
        texts = [unit.words, self.right[other].words if other else ""]
        if decision.right == unit.id:
            texts.reverse()
        return not decision.fingerprint or decision.fingerprint == fingerprint(*texts)

    def _overruled(self, decision: Decision, holding: Sequence[Decision]) -> bool:
        """Whether a later file says that nothing answers to the item that this one pairs."""
        if not decision.right or not decision.status:
            return False
        place = self._order.get(decision.file, 0)
        return any(
            d.left == decision.left and not d.right and self._order.get(d.file, 0) > place
            for d in holding
        )

    def _concerns(self, decision: Decision) -> bool:
        """Whether a decision that nothing answers was made about any of the right plans."""
        return bool(self._read.get(decision.file, True))

    def _closed(self, unit: Unit, decisions: Sequence[Decision]) -> frozenset[str]:
        """Return the right plans in which nothing answers but what was decided.

        A complete file has read its plans for every left item that it names, unless that item's
        words have changed since.
        """
        closed: set[str] = set()
        own = self.reviews.of(unit.id).values()
        stale = {decision.file for decision in own if decision in self.outdated}
        for decision in own:
            if decision.file in self._read and decision.file not in stale:
                closed |= self._read[decision.file]
        if any(d.left == unit.id and not d.right and d.file not in self._read for d in decisions):
            closed |= {plan.id for plan in self.plans}
        return frozenset(closed)


def _plans_read(file: ReviewFile, plans: Sequence[Plan]) -> set[str]:
    """Return which of the right plans a complete file has read.

    They are the one plan that its right column names, or all plans of the periods it names.
    """
    named = file.read_plans
    periods = {plan.period for plan in plans if plan.id in named}
    return {
        plan.id for plan in plans if plan.id in named or (len(named) > 1 and plan.period in periods)
    }
