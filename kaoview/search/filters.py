"""Turn the filters of a query into the plans and kinds of items that they accept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaoview.model import WHOLE_CITY, Department, Item, ItemKind, Library, Plan, PlanKind
from kaoview.periods import ROC_YEAR_OFFSET
from kaoview.search.corpus import Corpus
from kaoview.search.query import Filter, FilterKind, printable
from kaoview.text.fold import fold_key

_ITEM_KINDS = {
    ItemKind.CAPTION: ("照片", "圖說", "圖片", "caption", "photo"),
    ItemKind.TABLE: ("表格", "表", "table"),
}


@dataclass(frozen=True)
class ItemFilter:
    """The items that all filters of a query accept.

    Attributes:
        plans: The numbers of the accepted plans, or None for all.
        kinds: The accepted kinds of items, or None for all.
        notes: Remarks on filters without a match, one Chinese sentence each.
    """

    plans: frozenset[int] | None = None
    kinds: frozenset[ItemKind] | None = None
    notes: tuple[str, ...] = ()

    @property
    def accepts_all(self) -> bool:
        """Whether every item is accepted."""
        return self.plans is None and self.kinds is None

    def accepts(self, plan: int, item: Item) -> bool:
        """Return whether an item is accepted, given the number of its plan."""
        return (self.plans is None or plan in self.plans) and (
            self.kinds is None or item.kind in self.kinds
        )


def compile_filters(filters: Sequence[Filter], corpus: Corpus) -> ItemFilter:
    """Compile the filters of a query.

    Args:
        filters: Those of one kind are alternatives, kinds are combined, negative ones exclude.
        corpus: The library's rows.
    """
    plans = set(range(len(corpus.plans)))
    kinds: frozenset[ItemKind] | None = None
    notes: list[str] = []
    matched: dict[FilterKind, set[int]] = {}
    for kind in FilterKind:
        of_kind = [each for each in filters if each.kind is kind]
        positive = [each for each in of_kind if not each.negative]
        if kind is FilterKind.KIND:
            items = {found for each in positive for found in _item_kinds(each.value)}
            kinds = frozenset(items) or None
            positive = [each for each in positive if not _item_kinds(each.value)]
        if positive:
            matching = set[int]()
            for each in positive:
                accepted = _matching_plans(each, corpus)
                if not accepted:
                    notes.append(_no_match_note(each, corpus))
                matching |= accepted
            plans &= matching
            matched[kind] = matching
        for each in of_kind:
            if each.negative:
                plans -= _matching_plans(each, corpus)
    if not plans and not notes:
        notes += _no_plan_notes(filters, matched, corpus)
    return ItemFilter(
        None if len(plans) == len(corpus.plans) else frozenset(plans), kinds, tuple(notes)
    )


def _no_plan_notes(
    filters: Sequence[Filter], matched: Mapping[FilterKind, set[int]], corpus: Corpus
) -> Iterator[str]:
    """Yield a remark if the department has no document of the year, with what there is instead."""
    of_year = matched.get(FilterKind.YEAR, set())
    of_department = matched.get(FilterKind.DEPARTMENT, set())
    if not of_year or not of_department or of_year & of_department:
        return
    year, department = (
        "、".join(printable(each.value) for each in filters if each.kind is kind)
        for kind in (FilterKind.YEAR, FilterKind.DEPARTMENT)
    )
    others = "、".join(sorted({corpus.plans[number].period for number in of_department}))
    note = f"「{department}」沒有 {year} 年度的文件，只有 {others} 年度的"
    if all(corpus.plans[number].department == WHOLE_CITY for number in of_year):
        note += f"；{year} 年度的是全市的計畫，不分機關"
    yield note


def _matching_plans(query_filter: Filter, corpus: Corpus) -> set[int]:
    """Return the plans that match a filter, regardless of its sign."""
    if query_filter.kind is FilterKind.DEPARTMENT:
        names = [each for each in re.split(r"[,，、|]", query_filter.value) if each]
        chosen = {id(each) for name in names for each in departments(corpus.library, name)}
        owners = corpus.department_of_plan
        return {
            number
            for number in range(len(corpus.plans))
            if id(corpus.departments[owners[number]]) in chosen
        }
    if query_filter.kind is FilterKind.YEAR:
        return _plans_in_years(query_filter.value, corpus.plans)
    key = fold_key(query_filter.value)
    return {number for number, plan in enumerate(corpus.plans) if _is_kind(key, plan.kind)}


def departments(library: Library, name: str) -> list[Department]:
    """Return the department with a name, or else those whose names contain it.

    Args:
        library: The library.
        name: A name or alias, or a part of one, as typed.
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


def _plans_in_years(value: str, plans: Sequence[Plan]) -> set[int]:
    """Return the plans whose period overlaps a year or range, or else starts with the value."""
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


def _no_match_note(query_filter: Filter, corpus: Corpus) -> str:
    """Return the note that nothing matches a filter, with the values that would."""
    value = printable(query_filter.value)
    if query_filter.kind is FilterKind.YEAR:
        periods = "、".join(sorted({plan.period for plan in corpus.plans}))
        return f"沒有「{value}」年度的文件，目前有 {periods} 年度"
    if query_filter.kind is FilterKind.DEPARTMENT:
        return f"找不到名稱有「{value}」的機關"
    kinds = "、".join(dict.fromkeys(plan.kind.label for plan in corpus.plans))
    return f"沒有「{value}」這種文件，目前有 {kinds}"
