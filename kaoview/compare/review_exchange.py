"""Merging a colleague's decisions into one's own: nothing is lost, and every conflict is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaoview.compare.decisions import Decision


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair that two readers decided differently.

    Attributes:
        mine: The decision that was there.
        theirs: The one that was to be merged.
    """

    mine: Decision
    theirs: Decision


@dataclass(frozen=True, slots=True)
class Merge:
    """What comes of merging decisions.

    Attributes:
        added: Decisions on pairs that nobody had decided.
        noted: Decisions that both have, with both notes and names.
        conflicts: Pairs that were decided differently.
        same: How many decisions were there already.
    """

    added: tuple[Decision, ...]
    noted: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    same: int


def merge(mine: Sequence[Decision], theirs: Sequence[Decision]) -> Merge:
    """Compare two readers' decisions.

    A pair is the same in either direction. That nothing answers to an item conflicts with a pair
    that the other has for it.

    Args:
        mine: The decisions that are there.
        theirs: Those to be merged.
    """
    own = {_pair(decision): decision for decision in mine}
    paired = {decision.left: decision for decision in mine if decision.right and decision.status}
    added, noted, conflicts, same = [], [], [], 0
    for decision in theirs:
        before = own.get(_pair(decision))
        if before is None and not decision.right:
            before = paired.get(decision.left)
        if before is None and decision.status:
            before = own.get((decision.left, ""))
        if before is None:
            added.append(decision)
        elif before.status is not decision.status:
            conflicts.append(Conflict(before, decision))
        elif _says_more(before, decision):
            noted.append(_with_note(before, decision))
        else:
            same += 1
    return Merge(tuple(added), tuple(noted), tuple(conflicts), same)


def _pair(decision: Decision) -> tuple[str, str]:
    if not decision.right:
        return decision.left, ""
    return min(decision.left, decision.right), max(decision.left, decision.right)


def _says_more(before: Decision, decision: Decision) -> bool:
    return bool(decision.note) and decision.note not in before.note


def _with_note(before: Decision, decision: Decision) -> Decision:
    """Return a decision with the other's note and name after its own."""
    who = f"（{decision.decided_by}）" if decision.decided_by else ""
    notes = [note for note in (before.note, f"{decision.note}{who}") if note]
    return replace(before, note="；".join(notes))
