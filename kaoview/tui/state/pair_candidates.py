"""Picking an item of the other side of a comparison by words: for pairs that no matcher found."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.state.comparison_result import ComparisonResult


def other_side(findings: ComparisonResult, left: str, right: str) -> list[Unit]:
    """Return every unit that an item can be paired with, those of its own department first.

    Args:
        findings: The comparison.
        left: The left item's id, or empty.
        right: The right item's id, or empty; one of the two is given.
    """
    comparison = findings.comparison
    own = comparison.units[left or right].department
    others = comparison.right if left else comparison.left
    return sorted(others, key=lambda unit: unit.department != own)


def picked(findings: ComparisonResult, units: Sequence[Unit], words: str) -> list[Unit]:
    """Return the units that hold every word typed, those whose id does so first.

    Args:
        findings: The comparison.
        units: What to pick from.
        words: Parts of the text, of a department's name or of an id, in whatever variants of
            characters.
    """
    terms = fold_words(words)
    if not terms:
        return list(units)
    found = [unit for unit in units if findings.holds((unit.id,), terms)]
    return sorted(found, key=lambda unit: not _named(unit.id, terms))


def _named(id: str, terms: Sequence[str]) -> bool:
    key = fold_key(id)
    return all(term in key for term in terms)


def said_already(findings: ComparisonResult, left: str) -> dict[str, Status | None]:
    """Return what is said of a left item's pairs so far, None where one was rejected."""
    row = findings.comparison.row(left)
    matches = row.matches if row else ()
    return {match.id: None if match.rejected else match.status for match in matches}
