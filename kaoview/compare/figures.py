"""A figure or place in a text, and what it was changed to; where they stand: ``figure_reader``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class FigureKind(StrEnum):
    """The kind of a figure."""

    PERCENT = "percent"
    AMOUNT = "amount"
    YEAR = "year"
    DATE = "date"
    ORDINAL = "ordinal"
    NUMBER = "number"
    PLACE = "place"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    FigureKind.PERCENT: "比率",
    FigureKind.AMOUNT: "金額",
    FigureKind.YEAR: "年度",
    FigureKind.DATE: "日期",
    FigureKind.ORDINAL: "序數",
    FigureKind.NUMBER: "數值",
    FigureKind.PLACE: "地點",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a place in a text.

    Attributes:
        kind: The kind.
        span: The span in the raw text, end exclusive.
        text: The characters there.
        value: The normalised form for comparing (one for ``30%``, ``30 ％`` and ``百分之30``).
        unit: What is counted or measured, folded and converted (``座``, ``平方公尺``), or empty.
        day: Of a date its month and day without the year, else empty.
        faint: Whether it may as well be part of a word (第一次, 一個, 八面): it is a figure only
            where another one took its place.
    """

    kind: FigureKind
    span: tuple[int, int]
    text: str
    value: str
    unit: str
    day: str = ""
    faint: bool = False

    @property
    def quantity(self) -> tuple[FigureKind, str]:
        """What the figure may be replaced by: others of its kind and unit, in any currency."""
        return self.kind, "" if self.kind is FigureKind.AMOUNT else self.unit


class FoldedFigure(NamedTuple):
    """A figure in a folded text.

    Attributes:
        kind: The kind.
        start: Where it starts.
        end: Where it ends, exclusive.
        value: As in a figure.
        unit: As in a figure.
        numbers: How many numbers it is made of.
        day: As in a figure.
        faint: As in a figure.
    """

    kind: FigureKind
    start: int
    end: int
    value: str
    unit: str = ""
    numbers: int = 1
    day: str = ""
    faint: bool = False


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure or place that changed; the left is None if it was added, the right if removed."""

    left: Figure | None
    right: Figure | None

    @property
    def kind(self) -> FigureKind:
        """The kind of what changed."""
        side = self.left or self.right
        return side.kind if side else FigureKind.NUMBER

    @property
    def label(self) -> str:
        """The change on one line: ``30% → 50%``."""
        sides = (side.text.strip() if side else "（無）" for side in (self.left, self.right))
        return " → ".join(sides)

    @property
    def only_year(self) -> bool:
        """Whether nothing changed but a year, as it does in every plan."""
        sides = [side for side in (self.left, self.right) if side]
        if all(side.kind is FigureKind.YEAR for side in sides):
            return True
        days = {side.day for side in sides}
        return len(sides) == 2 and len(days) == 1 and days != {""}
