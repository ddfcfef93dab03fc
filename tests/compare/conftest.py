"""Small plans made by hand from real words, and the bundled plans by their ids."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kaoview.model import (
    Account,
    Department,
    Document,
    Item,
    Library,
    Plan,
    PlanKind,
    SourceSpan,
)

Select = Callable[..., list[Plan]]


@pytest.fixture(scope="session")
def plans(library: Library) -> Select:
    """Return a function that gives the bundled plans of a period or with an id."""

    def select(*names: str) -> list[Plan]:
        return [p for p in library.plans() if p.id in names or p.period in names]

    return select


def make_plan(
    id: str, *texts: str, kind: PlanKind = PlanKind.OUTLINE, department: str = "衛生局"
) -> Plan:
    """Return a plan whose items are plain texts."""
    source = SourceSpan("plan.txt", 1, 1)
    items = tuple(Item(f"{id}-{n}", f"{n}.", "", text, source) for n, text in enumerate(texts, 1))
    return Plan(id, id, id.partition("-")[0], kind, department, f"{id}.txt", items)


def make_library(*plans: Plan) -> Library:
    """Return a library of plans, each in the department it names."""
    names = dict.fromkeys(plan.department for plan in plans)
    account = Account(1, 1, 0, 0, 0)
    return Library(
        tuple(Department(n, n, (), tuple(p for p in plans if p.department == n)) for n in names),
        tuple(Document(p.document, "", "", "", p.kind, "utf-8", (), account) for p in plans),
    )
