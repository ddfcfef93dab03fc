"""Citations, as they are pasted into an article: the words, the plan, the place, the id."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.export.citation import MAX_QUOTED, citation, plan_reference
from kaoview.model import Department, Item, Library
from tests.export.sample import PAGED, item, plan
from tests.export.sample import library as library_of


def cited(library: Library, id: str) -> str:
    node = library.find(id)
    assert node is not None
    return citation(library, node)


def test_an_item_is_quoted_with_its_plan_marker_lines_and_id(library: Library) -> None:
    assert cited(library, "113-衛生局-1") == (
        "「落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。宣導上呼吸道疑似症狀應即時篩檢及就醫，"
        "持續提升疫苗涵蓋率，並宣導個人衛生防護措施。」（高雄市政府113年度施政綱要：衛生，衛生局，(一)；"
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


def test_an_item_of_a_document_with_pages_is_cited_by_them() -> None:
    assert cited(PAGED, "114-衛生局-1") == (
        "「落實登革熱整合醫療照護。」（114年度施政計畫：衛生，衛生局，一；114.pdf 第 12-13 頁；114-衛生局-1）"
    )
    assert "；114.pdf 第 13 頁；" in cited(PAGED, "114-衛生局-2")
    assert cited(PAGED, "衛生局").split("\n")[1:] == [
        "「113年度施政綱要：衛生」（衛生局，113 施政計畫；plan.txt 第 20-21 行；113-衛生局）",
        "「114年度施政計畫：衛生」（衛生局，114 施政計畫；114.pdf 第 12-13 頁；114-衛生局）",
    ]


def test_lines_of_a_plan_are_left_out_where_another_plans_stand_among_them() -> None:
    apart = plan(
        "113-甲", "甲", item("113-甲-1", lines=(1, 2)), item("113-甲-2", lines=(8, 9)), title="甲"
    )
    among = plan("113-乙", "乙", item("113-乙-1", lines=(4, 5)), title="乙")
    whole = library_of(Department("甲", "甲", (), (apart,)), Department("乙", "乙", (), (among,)))
    assert plan_reference(whole, apart) == "甲，107年度；plan.txt；113-甲"
    alone = library_of(Department("甲", "甲", (), (apart,)))
    assert plan_reference(alone, apart) == "甲，107年度；plan.txt 第 1-9 行；113-甲"


def test_plans_and_departments_are_named(library: Library) -> None:
    plan = (
        "「高雄市政府113年度施政綱要：衛生」"
        "（衛生局，113 施政綱要；113-annual-outline.txt 第 1996-2068 行；113-衛生局）"
    )
    assert cited(library, "113-衛生局") == plan
    assert cited(library, "衛生局").split("\n")[0] == "衛生局"
    assert plan in cited(library, "衛生局")


@pytest.mark.parametrize(
    ("title", "period", "month", "where"),
    [
        ("107 年度衛生局施政計畫", "107", None, "107 年度衛生局施政計畫，一"),
        ("107年度施政計畫", "107", None, "107年度施政計畫，衛生局，一"),
        ("衛生局施政計畫", "107", None, "衛生局施政計畫，107年度，一"),
        ("衛生局 108至111年度計畫", "108-111", None, "衛生局 108至111年度計畫，一"),
        ("衛生局 108年度計畫", "108-111", None, "衛生局 108年度計畫，108-111年度，一"),
        ("衛生局業務報告", "112", 4, "衛生局業務報告，112年4月，一"),
        ("疾病管制處 衛 生 局計畫", "", None, "疾病管制處 衛 生 局計畫，一"),
        ("衛生計畫", "", None, "衛生計畫，衛生局，一"),
    ],
)
def test_what_a_title_does_not_say_is_added(
    title: str, period: str, month: int | None, where: str
) -> None:
    one = item("x-1", "一、", "", "清除孳生源。", lines=(3, 4))
    small = library_of(
        Department(
            "衛生局",
            "衛生局",
            ("衛生",),
            (plan("x", "衛生局", one, title=title, period=period, month=month),),
        )
    )
    assert citation(small, one) == f"「清除孳生源。」（{where}；plan.txt 第 3-4 行；x-1）"


def test_an_items_place_is_its_markers_and_headings_without_them() -> None:
    leaf = item("x-1.1.1", "1.", "", "清除孳生源。")
    unmarked = item("x-1.1", "", "登革熱 防治", "", leaf, item("x-1.1.2", "", "小結", "完成。"))
    top = item("x-1", "壹、", "疾病管制", "", unmarked)
    small = library_of(
        Department("衛生局", "衛生局", (), (plan("x", "衛生局", top, title="衛生局 107 計畫"),))
    )
    assert "，壹、〈登革熱 防治〉1.；" in citation(small, leaf)
    assert "，壹、〈登革熱 防治〉；" in citation(small, unmarked.children[1])
    assert "，壹；" in citation(small, top)


def test_a_quotation_of_1000_characters_is_whole() -> None:
    for length, end in ((MAX_QUOTED, "字」"), (MAX_QUOTED + 1, "字⋯⋯」")):
        one = item("x-1", "", "", "字" * length)
        small = library_of(Department("衛生局", "衛生局", (), (plan("x", "衛生局", one),)))
        quoted = citation(small, one).partition("（")[0]
        assert quoted.endswith(end)
        assert quoted.count("字") == MAX_QUOTED
