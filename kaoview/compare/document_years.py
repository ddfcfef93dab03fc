"""Which changes of a year merely follow the documents': 112年度 becomes 113年度 in the plan of 113.

Any other year that changed says something new: a goal for 114 that was put off until 116.
"""

from __future__ import annotations

from typing import NamedTuple

from kaoview.compare.figures import Figure, FigureChange, FigureKind
from kaoview.periods import years
from kaoview.text.fold import fold_key

_SCHOOL_YEAR = fold_key("學年")
"""A school year begins in August: a document's year has parts of its own and of the one before."""


class DocumentYears(NamedTuple):
    """The years of two documents, as ``Figure.value`` has them: ``112``, ``108~111``.

    Attributes:
        left: Those of the older document.
        right: Those of the newer one.
    """

    left: str
    right: str

    @classmethod
    def of(cls, left: str, right: str) -> DocumentYears | None:
        """Return the years of two periods, or None if either has no year.

        >>> DocumentYears.of("108-111", "113")
        DocumentYears(left='108~111', right='113')
        """
        ours, theirs = ("~".join(map(str, years(period))) for period in (left, right))
        return cls(ours, theirs) if ours and theirs else None


def only_rolled(change: FigureChange, documents: DocumentYears | None) -> bool:
    """Return whether nothing changed but a year, and that as the documents' did.

    A year that came or went alone is meant as well, where it is the document's own.

    Args:
        change: The change.
        documents: The years of the two documents; None if one is unknown, where every change of a
            year alone is taken for such a one.
    """
    if not change.only_year or documents is None:
        return change.only_year
    steps = [documents]
    sides = [side for side in (change.left, change.right) if side]
    if all(_SCHOOL_YEAR in fold_key(side.text) for side in sides):
        before = DocumentYears.of(*(_year_before(value) for value in documents))
        steps += [before] if before else []
    mine, yours = (side and _year(side) for side in (change.left, change.right))
    return any(mine in (None, step.left) and yours in (None, step.right) for step in steps)


def _year(figure: Figure) -> str | None:
    """Return the year of a year or date; None of a date that names none."""
    if figure.kind is FigureKind.YEAR:
        return figure.value
    return None if figure.value == figure.day else figure.value.removesuffix(f"/{figure.day}")


def _year_before(value: str) -> str:
    """Return the year before a single one, as a period; nothing for several years."""
    return str(int(value) - 1) if value.isdecimal() else ""
