"""The kinds of branches of the tree, and the keys of pages that are not of a node.

A module of its own, because the first frame does not need the tree model.
"""

from __future__ import annotations

from enum import Enum

PROBLEMS = "!problems"
"""The key of the branch that lists the files that could not be read."""

START = "!start"
"""The key of the start page, which has no branch."""

_PERIOD = "!period-"
_GOVERNMENT = "!government-"


class RowKind(Enum):
    """What a branch represents."""

    GOVERNMENT = "government"
    PERIOD = "period"
    DEPARTMENT = "department"
    PLAN = "plan"
    ITEM = "item"
    NOTICE = "notice"


def period_key(period: str) -> str:
    """Return the key of a period's branch, which no node has as its id."""
    return f"{_PERIOD}{period}"


def period_of(key: str) -> str | None:
    """Return the period of a key, or None if it is not that of a period."""
    return key[len(_PERIOD) :] if key.startswith(_PERIOD) else None


def government_key(government: str) -> str:
    """Return the key of a government's branch, which no node has as its id."""
    return f"{_GOVERNMENT}{government}"


def government_of(key: str) -> str | None:
    """Return the government of a key, or None if it is not that of a government."""
    return key[len(_GOVERNMENT) :] if key.startswith(_GOVERNMENT) else None
