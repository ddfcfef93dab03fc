"""What a line of the sidebar can stand for, and the keys of those that stand for no node.

Apart from the branches themselves, which the explorer's first picture does without.
"""

from __future__ import annotations

from enum import Enum

PROBLEMS = "!problems"
"""The key of the branch that lists the files that could not be read."""

START = "!start"
"""The key of the page that says what there is and how to begin; no branch leads to it."""

_PERIOD = "!period-"


class RowKind(Enum):
    """What a branch stands for."""

    PERIOD = "period"
    DEPARTMENT = "department"
    PLAN = "plan"
    ITEM = "item"
    NOTICE = "notice"


def period_key(period: str) -> str:
    """Return the key of a period's branch; no node can have it for its id."""
    return f"{_PERIOD}{period}"


def period_of(key: str) -> str | None:
    """Return the period that a key stands for, or None where it stands for something else."""
    return key[len(_PERIOD) :] if key.startswith(_PERIOD) else None
