"""The printed sums of a plan, and whether their parts add up to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaoview.model import Item, Plan

TOTAL = re.compile(r"(?:歲[入出]|經常門|資本門|[本全][頁年部])?(?:[合總共]計|總額|總和)")
"""The name of a row that adds up the rows before it, or after it where it is the first."""
SUBTOTAL = re.compile(r"(?:歲[入出]|經常門|資本門|本[頁款項目節])?小計")
"""The name of one that adds up the rows since the last such row."""


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
    sum of the rows before it (of those after it where it is the first), that of a row 小計 the sum
    of those since the last 小計.
    """
    return tuple(_sums(plan.items))


def _sums(items: Sequence[Item]) -> Iterator[Sum]:
    so_far: list[int] = []
    since_subtotal: list[int] = []
    for at, item in enumerate(items):
        words = _words(item)
        if SUBTOTAL.fullmatch(words):
            yield from _sum(item, since_subtotal)
            since_subtotal = []
        elif TOTAL.fullmatch(words):
            yield from _sum(
                item, so_far or _nearest(item.children or _until_total(items[at + 1 :]))
            )
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
        if _is_sum(item):
            continue
        found += [item.amount] if item.amount is not None else _nearest(item.children)
    return found


def _until_total(items: Sequence[Item]) -> Sequence[Item]:
    stop = next((at for at, item in enumerate(items) if TOTAL.fullmatch(_words(item))), len(items))
    return items[:stop]


def _is_sum(item: Item) -> bool:
    return bool(TOTAL.fullmatch(_words(item)) or SUBTOTAL.fullmatch(_words(item)))


def _words(item: Item) -> str:
    """Return the first words of an item without letter spacing (合　計)."""
    return "".join((item.title or item.text.partition("\n")[0]).split())
