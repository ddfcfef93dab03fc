"""The printed sums of a plan, and whether their parts add up to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaoview.model import Item, Plan

_TOTALS = frozenset(("合計", "總計", "共計", "總額", "總和"))
_SUBTOTALS = frozenset(("小計",))


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed sum and its parts, in thousand NT$ (仟元).

    Attributes:
        id: The item with the sum.
        heading: Its heading.
        stated: The sum as printed.
        parts: The amounts that should add up to it, in the document's order.
    """

    id: str
    heading: str
    stated: int
    parts: tuple[int, ...]

    @property
    def added(self) -> int:
        """The sum of the parts."""
        return sum(self.parts)

    @property
    def agrees(self) -> bool:
        """Whether the parts add up to the printed sum."""
        return self.added == self.stated


def sums(plan: Plan) -> tuple[Sum, ...]:
    """Return every printed sum of a plan that has parts, in the document's order.

    An item's amount is the sum of the nearest amounts below it; the amount of a row 合計 is the
    sum of the rows before it, that of a row 小計 the sum of those since the last 小計.
    """
    return tuple(_sums(plan.items))


def _sums(items: Sequence[Item]) -> Iterator[Sum]:
    so_far: list[int] = []
    since_subtotal: list[int] = []
    for item in items:
        words = _words(item)
        if words in _SUBTOTALS:
            yield from _sum(item, since_subtotal)
            since_subtotal = []
        elif words in _TOTALS:
            yield from _sum(item, so_far)
        else:
            below = _nearest(item.children)
            yield from _sum(item, below)
            own = [item.amount] if item.amount is not None else below
            so_far += own
            since_subtotal += own
        yield from _sums(item.children)


def _sum(item: Item, parts: list[int]) -> Iterator[Sum]:
    if item.amount is not None and parts:
        yield Sum(item.id, item.heading, item.amount, tuple(parts))


def _nearest(items: Sequence[Item]) -> list[int]:
    """Return the topmost amounts of siblings and their descendants, printed sums left out."""
    found: list[int] = []
    for item in items:
        if _words(item) in _TOTALS | _SUBTOTALS:
            continue
        found += [item.amount] if item.amount is not None else _nearest(item.children)
    return found


def _words(item: Item) -> str:
    """Return the first words of an item without letter spacing (合　計)."""
    return "".join((item.title or item.text.partition("\n")[0]).split())
