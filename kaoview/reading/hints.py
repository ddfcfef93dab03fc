"""What is known about a document from elsewhere, and has the last word."""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.document import PlanKind


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a document from elsewhere; None where its own words decide."""

    title: str | None = None
    period: str | None = None
    kind: PlanKind | None = None
    department: str | None = None
    government: str | None = None
    month: int | None = None
