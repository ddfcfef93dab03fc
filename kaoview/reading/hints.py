"""What is known about a document from elsewhere, and has the last word."""

from __future__ import annotations

from dataclasses import dataclass, fields

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

    def corrected_by(self, said: Hints) -> Hints:
        """Return these hints with those that are newly said in place of those known before.

        >>> Hints(title="施政計畫", period="113").corrected_by(Hints(period="114"))
        Hints(title='施政計畫', period='114', kind=None, department=None, government=None, \
month=None, ocr=False)
        """
        names = [field.name for field in fields(self)]
        return Hints(**{name: getattr(said, name) or getattr(self, name) for name in names})
