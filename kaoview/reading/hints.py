"""What is known about a document from elsewhere, and has the last word."""

from __future__ import annotations

from dataclasses import dataclass

from kaoview.document import PlanKind


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a document from elsewhere; None where its own words decide.

    Attributes:
        title: Its title.
        period: Its period, as in ``Document.period``.
        kind: Its kind.
        department: The department that issued it.
        government: The government that issued it.
        month: The month of a report.
        ocr: Whether the text of scanned pages shall be recognised.
    """

    title: str | None = None
    period: str | None = None
    kind: PlanKind | None = None
    department: str | None = None
    government: str | None = None
    month: int | None = None
    ocr: bool = False

    @property
    def given(self) -> bool:
        """Whether anything is known."""
        return self != Hints()
