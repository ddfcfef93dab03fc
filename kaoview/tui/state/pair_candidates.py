"""The items that can be added to an item as a pair, filtered by words."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.state.comparison_result import ComparisonResult


def other_side(result: ComparisonResult, left: str, right: str) -> list[Unit]:
    """Return all units of the other side, those of the same department first.

    Where only a part of a comparison is shown, its right side are the plans that were chosen.

    Args:
        result: The comparison.
        left: The left item's id, or empty.
        right: The right item's id, or empty; one of the two is given.
    """
    comparison = result.comparison
    own = comparison.units[left or right].department
    others = comparison.right if left else comparison.left
    if left and comparison.part:
        chosen = {plan.id for plan in result.choice.right}
        others = tuple(unit for unit in others if unit.plan in chosen)
    return sorted(others, key=lambda unit: unit.department != own)


def picked(result: ComparisonResult, units: Sequence[Unit], words: str) -> list[Unit]:
    """Return the units with every word typed, those with the words in their id first.

    Args:
        result: The comparison.
        units: The units to filter.
        words: Parts of the text, the department's name or the id, in any variant of characters.
    """
    terms = fold_words(words)
    if not terms:
        return list(units)
    found = [unit for unit in units if result.holds((unit.id,), terms)]
    return sorted(found, key=lambda unit: not _in_id(unit.id, terms))


def _in_id(id: str, terms: Sequence[str]) -> bool:
    key = fold_key(id)
    return all(term in key for term in terms)


def said_already(result: ComparisonResult, left: str) -> dict[str, Status | None]:
    """Return the statuses of a left item's pairs, None for rejected ones."""
    row = result.comparison.row(left)
    matches = row.matches if row else ()
    return {match.id: None if match.rejected else match.status for match in matches}
