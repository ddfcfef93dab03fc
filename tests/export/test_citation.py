"""Citations, as they are pasted into an article: the words, the plan, the place, the id."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.export.citation import MAX_QUOTED, citation
from kaoview.model import Item, Library


def cited(library: Library, id: str) -> str:
    node = library.find(id)
    assert node is not None
    return citation(library, node)


def test_an_item_is_quoted_with_its_plan_marker_lines_and_id(library: Library) -> None:
    assert cited(library, "113-衛生局-1") == (
        "「落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。宣導上呼吸道疑似症狀應即時篩檢及就醫，"
        "持續提升疫苗涵蓋率，並宣導個人衛生防護措施。」（高雄市政府113年度施政綱要：衛生，(一)；"
        "113-annual-outline.txt 第 1996-1999 行；113-衛生局-1）"
    )


@pytest.mark.parametrize(
    ("id", "where"),
    [
        ("107-秘書處-1.2", "施政計畫，〈高雄市政府秘書處 107 年度施政計畫提要〉二；107-sec"),
        ("112-04-行政暨國際處-1.1.3", "高雄市政府行政暨國際處業務報告，112年4月，壹、一；112"),
        (
            "112-11-研考會-1.1.1.1",
            "，112年11月，壹、一、㈠；112-11-research-commission-report.txt 第",
        ),
        ("108-111-全市-1.1.2", "（高雄市政府108至111年度中程施政計畫理念，壹、一、(二)；108"),
        ("113-全市-1", "（高雄市政府113年度施政綱要；113-annual-outline.txt 第 6-"),
    ],
)
def test_the_place_is_told_in_full_but_not_twice(library: Library, id: str, where: str) -> None:
    assert where in cited(library, id)


def test_the_lines_named_hold_the_words(library: Library) -> None:
    node = library.find("113-衛生局-1")
    assert isinstance(node, Item)
    source = Path(library.document(node.source.document).path).read_text("utf-8")
    lines = source.split("\n")[node.source.first_line - 1 : node.source.last_line]
    assert "".join("".join(lines).split()).endswith("".join(node.text.split()))


def test_quotation_marks_within_become_inner_ones(library: Library) -> None:
    text = cited(library, "113-全市-1")
    assert "『公平城市、社會共好』" in text
    assert text.count("「") == text.count("」") == 1


def test_a_long_text_is_cut_where_it_is_quoted(library: Library) -> None:
    text = cited(library, "112-11-研考會-1.1")
    assert "⋯⋯」（" in text
    assert len(text) < MAX_QUOTED + 150


def test_plans_and_departments_are_named(library: Library) -> None:
    plan = "「高雄市政府113年度施政綱要：衛生」（113 施政綱要；113-annual-outline.txt；113-衛生局）"
    assert cited(library, "113-衛生局") == plan
    assert cited(library, "衛生局").split("\n")[0] == "衛生局"
    assert plan in cited(library, "衛生局")
