"""What a search returns: hits with their spans, the divider, facets, suggestions and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaoview.model import Department, Item, Plan
from kaoview.search.query import Query

EXACT_SCORE = 97.0
"""The least score of an exact hit; everything below it stands under the divider 近似."""


class Tier(StrEnum):
    """How a hit answers the query, from the closest on."""

    EXACT = "exact"
    ZHUYIN = "zhuyin"
    PINYIN = "pinyin"
    INITIALS = "initials"
    HOMOPHONE = "homophone"
    SYNONYM = "synonym"
    TYPO = "typo"
    PARTIAL = "partial"

    @property
    def label(self) -> str:
        """The tier in Chinese."""
        return _LABELS[self]


_LABELS = {
    Tier.EXACT: "相符",
    Tier.ZHUYIN: "注音",
    Tier.PINYIN: "拼音",
    Tier.INITIALS: "縮寫",
    Tier.HOMOPHONE: "同音",
    Tier.SYNONYM: "同義",
    Tier.TYPO: "形近",
    Tier.PARTIAL: "部分",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that answers a query.

    Attributes:
        item: The item.
        plan: The plan it stands in.
        department: The department of the plan.
        score: From 0 to 100; :data:`EXACT_SCORE` and more is an exact hit.
        tier: How it answers.
        spans: What to highlight: characters of title + text, in order, not overlapping.
    """

    item: Item
    plan: Plan
    department: Department
    score: float
    tier: Tier
    spans: tuple[tuple[int, int], ...]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def exact(self) -> bool:
        """Whether it stands above the divider."""
        return self.score >= EXACT_SCORE


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits have one period or department.

    Attributes:
        value: The period, or the department's id.
        count: How many hits.
    """

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query.

    Attributes:
        query: The query as it was understood.
        hits: Exact hits first, then near ones, each group best first, up to the limit asked for.
        exact: How many exact hits there are, the limit aside.
        near: How many near ones.
        periods: Hits per period, in the order of the periods. Exact hits are counted where there
            are any, near ones otherwise.
        departments: Hits per department, in the library's order.
        hidden: How many hits the filters kept out.
        at_least: Whether the counts are lower bounds, as they can be in a very large library.
        suggestions: Spellings nearest to the query, where nothing was found.
        notes: What the reader should know about the query, one Chinese sentence each.
        cancelled: Whether the search was stopped; then the rest means nothing.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    exact: int = 0
    near: int = 0
    periods: tuple[Facet, ...] = ()
    departments: tuple[Facet, ...] = ()
    hidden: int = 0
    at_least: bool = False
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cancelled: bool = False

    @property
    def total(self) -> int:
        """How many hits there are, exact and near, the limit aside."""
        return self.exact + self.near
