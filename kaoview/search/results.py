"""What a search returns: hits with their spans, facets, suggestions and notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaoview.model import Department, Item, Plan
from kaoview.search.query import Query

MAX_SCORE = 100.0
"""The highest score."""

EXACT_SCORE = 97.0
"""The lowest score of an exact hit; lower ones are listed below the divider. Found best in the
prototype (see :mod:`kaoview.search`)."""

MAX_INEXACT_SCORE = EXACT_SCORE - 0.1
"""The highest score of any other hit: the next lower one, as scores are rounded to one decimal."""


EXACT_LABEL, NEAR_LABEL = "相符", "近似"
"""What the exact hits are called, and those below the divider."""


class Tier(StrEnum):
    """How a hit matches the query, from the closest kind on."""

    EXACT = "exact"
    ZHUYIN = "zhuyin"
    PINYIN = "pinyin"
    INITIALS = "initials"
    HOMOPHONE = "homophone"
    SYNONYM = "synonym"
    TYPO = "typo"
    PARTIAL = "partial"
    MEANING = "meaning"

    @property
    def label(self) -> str:
        """The tier's Chinese label."""
        return _LABELS[self]

    @property
    def by_sound(self) -> bool:
        """Whether the query was taken for the sounds of words."""
        return self in (Tier.ZHUYIN, Tier.PINYIN, Tier.INITIALS, Tier.HOMOPHONE)

    @property
    def by_form(self) -> bool:
        """Whether the query sounds or looks like words, rather than meaning the same."""
        return self.by_sound or self is Tier.TYPO


_LABELS = {
    Tier.EXACT: EXACT_LABEL,
    Tier.ZHUYIN: "注音",
    Tier.PINYIN: "拼音",
    Tier.INITIALS: "縮寫",
    Tier.HOMOPHONE: "同音",
    Tier.SYNONYM: "同義",
    Tier.TYPO: "形近",
    Tier.PARTIAL: "部分",
    Tier.MEANING: "語意相近",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that matches a query.

    Attributes:
        item: The item.
        plan: The plan it belongs to.
        department: The department of the plan.
        score: From 0 to 100; :data:`EXACT_SCORE` and more is an exact hit.
        tier: How it matches.
        spans: What to highlight: non-overlapping spans of title + text, in order.
        reason: What in the text stands for what was typed (小偷 → 竊盜); empty for a literal hit.
    """

    item: Item
    plan: Plan
    department: Department
    score: float
    tier: Tier
    spans: tuple[tuple[int, int], ...]
    reason: str = ""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def exact(self) -> bool:
        """Whether it is an exact hit, listed above the divider."""
        return self.score >= EXACT_SCORE

    @property
    def how(self) -> str:
        """How a near hit matches and why: 同義：小偷 → 竊盜; empty for an exact hit."""
        if self.exact:
            return ""
        return f"{self.tier.label}：{self.reason}" if self.reason else self.tier.label


@dataclass(frozen=True, slots=True)
class Facet:
    """The number of hits of one period or department.

    Attributes:
        value: The period, or the department's id.
        count: Number of hits, exact and near.
        exact: Number of exact hits among them.
    """

    value: str
    count: int
    exact: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """What facets are sorted by: those with most exact hits first, then with most hits.

        Near hits can be many times the exact ones, and are not what was asked for.
        """
        return -self.exact, -self.count


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a query.

    Attributes:
        query: The query as it was understood.
        hits: Exact hits, then near ones, each group best first, cut to the requested limit.
        exact: Number of exact hits before the cut.
        near: Number of near hits before the cut.
        periods: Hits per period, exact and near, in the order of the periods.
        departments: Hits per department, exact and near, in the library's order.
        hidden: Number of hits, exact and near, that the filters exclude.
        at_least: Whether the counts are lower bounds, as they can be in a very large library.
        suggestions: Similarly spelled words, if nothing was found.
        notes: Remarks on the query for the user, one Chinese sentence each.
        cut: The items of further hits beyond the limit, in the same order.
        cancelled: Whether the search was cancelled; all other fields are then meaningless.
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
    cut: tuple[Item, ...] = ()
    cancelled: bool = False

    @property
    def total(self) -> int:
        """Number of exact and near hits before the cut."""
        return self.exact + self.near
