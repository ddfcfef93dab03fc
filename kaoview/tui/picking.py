"""Picking an item of the other side of a comparison by words: for pairs that no matcher found."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.compare.status import Status
from kaoview.compare.units import Unit
from kaoview.text.cells import ELLIPSIS, fit, fitting
from kaoview.text.fold import find_spans, fold_key
from kaoview.tui.comparing import Findings
from kaoview.tui.listing import terms_of

_BEFORE = 3  # characters before what was typed, where a line begins there


def other_side(findings: Findings, left: str, right: str) -> list[Unit]:
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


def picked(findings: Findings, units: Sequence[Unit], words: str) -> list[Unit]:
    """Return the units that hold every word typed, those whose id does so first.

    Args:
        findings: The comparison.
        units: What to pick from.
        words: Parts of the text, of a department's name or of an id, in whatever variants of
            characters.
    """
    terms = terms_of(words)
    if not terms:
        return list(units)
    found = [unit for unit in units if findings.holds((unit.id,), terms)]
    return sorted(found, key=lambda unit: not _named(unit.id, terms))


def _named(id: str, terms: Sequence[str]) -> bool:
    key = fold_key(id)
    return all(term in key for term in terms)


def said_already(findings: Findings, left: str) -> dict[str, Status | None]:
    """Return what is said of a left item's pairs so far, None where one was rejected."""
    row = findings.comparison.row(left)
    matches = row.matches if row else ()
    return {match.id: None if match.rejected else match.status for match in matches}


def excerpt(words: str, terms: Sequence[str], width: int) -> str:
    """Return as much of a line of words as fits, from the start or else from what was typed.

    Args:
        words: The words, in one line.
        terms: The folded words that were typed.
        width: Cells there are.

    >>> excerpt("持續推動資訊安全防護", ["防护"], 12)
    '⋯訊安全防護'
    """
    first = min((spans[0] for term in terms if (spans := find_spans(words, term))), default=(0, 0))
    if first[1] > fitting(words, width - 1):
        words = ELLIPSIS + words[max(0, first[0] - _BEFORE) :]
    return fit(words, width)
