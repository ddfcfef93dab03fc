"""Filters of a query turned into the plans and kinds of items they let through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import Department, Item, ItemKind, Library, Plan, PlanKind
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.search.corpus import Corpus
from kaoview.search.query import Filter, FilterKind, printable
from kaoview.text.fold import fold_key

_ITEM_KINDS = {
    ItemKind.CAPTION: ("照片", "圖說", "圖片", "caption", "photo"),
    ItemKind.TABLE: ("表格", "表", "table"),
}


@dataclass(frozen=True)
class Condition:
    """What the filters let through.

    Attributes:
        plans: Numbers of the corpus's plans, or None where every plan passes.
        kinds: Kinds of items, or None where every kind passes.
        notes: Filters that nothing answers, one Chinese sentence each.
    """

    plans: frozenset[int] | None = None
    kinds: frozenset[ItemKind] | None = None
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether everything passes."""
        return self.plans is None and self.kinds is None

    def lets(self, plan: int, item: Item) -> bool:
        """Return whether an item of a plan, by its number, passes."""
        return (self.plans is None or plan in self.plans) and (
            self.kinds is None or item.kind in self.kinds
        )


def condition(filters: Sequence[Filter], corpus: Corpus) -> Condition:
    """Work out what a query's filters let through.

    Args:
        filters: Those of one kind widen, those of different kinds narrow, negative ones keep out.
        corpus: The library's rows.
    """
    plans = set(range(len(corpus.plans)))
    kinds: frozenset[ItemKind] | None = None
    notes: list[str] = []
    for kind in FilterKind:
        asked = [each for each in filters if each.kind is kind]
        wanted = [each for each in asked if not each.negative]
        if kind is FilterKind.KIND:
            items = {found for each in wanted for found in _item_kinds(each.value)}
            kinds = frozenset(items) or None
            wanted = [each for each in wanted if not _item_kinds(each.value)]
        if wanted:
            let = set[int]()
            for each in wanted:
                passed = _plans(each, corpus)
                if not passed:
                    notes.append(_nothing(each, corpus))
                let |= passed
            plans &= let
        for each in asked:
            if each.negative:
                plans -= _plans(each, corpus)
    return Condition(
        None if len(plans) == len(corpus.plans) else frozenset(plans), kinds, tuple(notes)
    )


def _plans(asked: Filter, corpus: Corpus) -> set[int]:
    """Return the plans that answer one filter, its sign aside."""
    if asked.kind is FilterKind.DEPARTMENT:
        names = [each for each in re.split(r"[,，、|]", asked.value) if each]
        chosen = {id(each) for name in names for each in departments(corpus.library, name)}
        owners = corpus.department_of_plan
        return {
            number
            for number in range(len(corpus.plans))
            if id(corpus.departments[owners[number]]) in chosen
        }
    if asked.kind is FilterKind.YEAR:
        return _years(asked.value, corpus.plans)
    key = fold_key(asked.value)
    return {number for number, plan in enumerate(corpus.plans) if _is_kind(key, plan.kind)}


def departments(library: Library, name: str) -> list[Department]:
    """Return the departments that a name means: exactly, or else in part.

    Args:
        library: The library.
        name: A name, an alias or a part of one, as typed.
    """
    exact = library.department(name)
    if exact:
        return [exact]
    key = fold_key(name)
    found = []
    for department in library.departments:
        names = [fold_key(each) for each in (department.name, *department.aliases)]
        if key in names:
            return [department]
        if any(key in each for each in names):
            found.append(department)
    return found


def _years(value: str, plans: Sequence[Plan]) -> set[int]:
    """Return the plans whose period meets a year or range, or else begins with what was typed."""
    found: set[int] = set()
    for part in re.split(r"[,，、|]", value):
        key = fold_key(part).replace("年度", "").replace("年", "").replace("~", "-")
        digits = [_year(each) for each in key.split("-") if each.isdecimal()]
        if not digits:
            continue
        low, high = min(digits), max(digits)
        met = set()
        for number, plan in enumerate(plans):
            years = [int(each) for each in re.findall(r"\d+", plan.period)]
            if years and min(years) <= high and low <= max(years):
                met.add(number)
        found |= met or {number for number, plan in enumerate(plans) if plan.period.startswith(key)}
    return found


def _year(digits: str) -> int:
    """Return a year of the Republic, given that or one of the common era."""
    year = int(digits[:6])
    return year - ROC_YEAR_OFFSET if year > ROC_YEAR_OFFSET else year


def _is_kind(key: str, kind: PlanKind) -> bool:
    label = fold_key(kind.label)
    return label == key or (key in label and key != fold_key("施政計畫")) or key in kind.value


def _item_kinds(value: str) -> list[ItemKind]:
    key = fold_key(value)
    return [kind for kind, names in _ITEM_KINDS.items() if key in map(fold_key, names)]


def _nothing(asked: Filter, corpus: Corpus) -> str:
    """Say that nothing answers a filter, and what would."""
    value = printable(asked.value)
    if asked.kind is FilterKind.YEAR:
        periods = "、".join(sorted({plan.period for plan in corpus.plans}))
        return f"沒有「{value}」年的文件，有的是 {periods}"
    if asked.kind is FilterKind.DEPARTMENT:
        return f"找不到名稱有「{value}」的機關"
    kinds = "、".join(dict.fromkeys(plan.kind.label for plan in corpus.plans))
    return f"沒有「{value}」這種文件，有的是 {kinds}"
