"""A small library made by hand from real words, for tests that must not wait for the reader."""

from __future__ import annotations

from kaoview.model import (
    Account,
    Department,
    Document,
    Item,
    ItemKind,
    Library,
    Plan,
    PlanKind,
    SourceSpan,
)


def item(
    id,
    marker="",
    title="",
    text="",
    *children,
    lines=(1, 1),
    amount=None,
    kind="item",
    document="plan.txt",
    pages=(0, 0),
):
    """Return an item of a document."""
    source = SourceSpan(document, *lines, *pages)
    return Item(id, marker, title, text, source, amount, ItemKind(kind), children)


def plan(
    id,
    department,
    *items,
    title="107年度施政計畫",
    period="107",
    month=None,
    document="plan.txt",
):
    """Return an annual plan of a document."""
    return Plan(id, title, period, PlanKind.ANNUAL, department, document, items, month)


def library(*departments):
    """Return a library of departments."""
    account = Account(10, 10, 0, 0, 0)
    document = Document(
        "plan.txt", "plan.txt", "107年度施政計畫", "107", PlanKind.ANNUAL, "utf-8", (), account
    )
    return Library(departments, (document,))


BUDGET = plan(
    "107-行政暨國際處",
    "行政暨國際處",
    item(
        "107-行政暨國際處-1",
        "貳、",
        "事務管理",
        "",
        item(
            "107-行政暨國際處-1.1",
            "(一)",
            "庶務管理",
            "",
            item("107-行政暨國際處-1.1.1", "1.", "", "定期進行財產盤點。", lines=(5, 6)),
            amount=78731,
            lines=(4, 6),
        ),
        item("107-行政暨國際處-1.2", "(二)", "充實設備", "", amount=18302, lines=(7, 7)),
        amount=97033,
        lines=(3, 7),
    ),
    item("107-行政暨國際處-2", "", "", "照片 1：駒澤廣行副市長", lines=(8, 8), kind="caption"),
)
HEALTH = plan(
    "113-衛生局",
    "衛生局",
    item("113-衛生局-1", "(一)", "", "落實登革熱整合醫療照護。", lines=(20, 21)),
    title="113年度施政綱要：衛生",
    period="113",
)
SMALL = library(
    Department("行政暨國際處", "行政暨國際處", ("秘書處",), (BUDGET,)),
    Department("衛生局", "衛生局", ("衛生",), (HEALTH,)),
)

PAGED = library(
    Department(
        "衛生局",
        "衛生局",
        ("衛生",),
        (
            HEALTH,
            plan(
                "114-衛生局",
                "衛生局",
                item(
                    "114-衛生局-1",
                    "一、",
                    "",
                    "落實登革熱整合醫療照護。",
                    document="114.pdf",
                    lines=(30, 41),
                    pages=(12, 13),
                ),
                item(
                    "114-衛生局-2",
                    "二、",
                    "",
                    "推廣無障礙就醫。",
                    document="114.pdf",
                    lines=(42, 42),
                    pages=(13, 13),
                ),
                title="114年度施政計畫：衛生",
                period="114",
                document="114.pdf",
            ),
        ),
    ),
)
"""A library of a text and of a document with pages."""
