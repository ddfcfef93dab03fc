"""What every form of a comparison is made of: rows to show, sources, notes, figures, hints."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit
from kaoview.compare.wording import compare_wording
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_html import export_comparison_html
from kaoview.export.comparison_json import export_comparison_json
from kaoview.export.comparison_markdown import export_comparison_markdown
from kaoview.export.comparison_rows import (
    describe_changes,
    describe_match,
    describe_status,
    excerpt,
    top_candidates,
)
from kaoview.export.comparison_text import comparison_lines
from kaoview.model import Library
from tests.compare.conftest import make_library, make_plan

TODAY = date(2026, 11, 20)
OLD = make_plan("107-衛生局", "推動登革熱防治", "辦理長者健檢", "推動雙語教育")
NEW = make_plan("113-衛生局", "推動登革熱防治", "建構癌症篩檢網絡")


def table(*decisions, left=(OLD,), right=(NEW,), **chosen):
    library = make_library(*left, *right)
    reviews = Reviews([ReviewFile("", decisions)])
    found = compare(library, left, right, reviews=reviews)
    return ComparisonTable(library, found, "107", "113", **chosen)


def decided(left, right, status=Status.SAME):
    return Decision(left, right, status, "王小明", "2026-11-20")


ALL_DECIDED = (
    decided("107-衛生局-1", "113-衛生局-1"),
    decided("107-衛生局-2", "", None),
    decided("107-衛生局-3", "", None),
)


def titled(library: Library, *titles: str) -> Library:
    """Return the library with these titles of its documents."""
    documents = zip(library.documents, titles, strict=False)
    return replace(library, documents=tuple(d._replace(title=t) for d, t in documents))


def test_only_some_items_can_be_shown():
    sheet = table(only={"107-衛生局-2", "113-衛生局-2"})
    assert [row.left for row in sheet.rows] == ["107-衛生局-2"]
    assert [unit.id for unit in sheet.new] == ["113-衛生局-2"]


def test_only_some_items_of_some_statuses():
    sheet = table(only={"107-衛生局-1", "107-衛生局-2"}, statuses={Status.MISSING})
    assert [row.left for row in sheet.rows] == ["107-衛生局-2"]
    assert sheet.new == []
    assert "只列「未見對應」；各狀態的項數是全部的。" in sheet.notes


def test_documents_are_named_by_title_and_file():
    sheet = table()
    assert sheet.sources == ["107：107-衛生局.txt", "113：113-衛生局.txt"]
    named = replace(sheet, library=titled(sheet.library, "107年度施政計畫", ""))
    assert named.sources == ["107：107年度施政計畫（107-衛生局.txt）", "113：113-衛生局.txt"]


@pytest.mark.parametrize(("count", "more"), [(4, ""), (5, "、等 5 份"), (7, "、等 7 份")])
def test_the_first_four_documents_of_a_side_are_named(count, more):
    right = [
        make_plan(f"113-{name}局", "推動登革熱防治", department=f"{name}局")
        for name in "甲乙丙丁戊己庚"[:count]
    ]
    sheet = table(right=tuple(right))
    names = "、".join(f"113-{name}局.txt" for name in "甲乙丙丁")
    assert sheet.sources[1] == f"113：{names}{more}"


def test_how_much_readers_have_decided():
    assert table().reviewed == "全由程式比對，未經校對：「未見對應」「新增」不等於原文沒有。"
    assert table(ALL_DECIDED[0]).reviewed == (
        "3 項（只作標題的不計）中 1 項已校對，其餘未經校對：「未見對應」「新增」不等於原文沒有。"
    )
    assert table(*ALL_DECIDED).reviewed == "3 項（只作標題的不計）都已校對。"
    assert table(left=()).reviewed == ""


def test_new_items_are_a_readers_finding_where_all_is_decided():
    for sheet, told in ((table(), "未經校對"), (table(*ALL_DECIDED), "已校對")):
        heading = f"新增 1 項（{told}）"
        assert f"+ {heading}" in list(comparison_lines(sheet, width=None))
        assert f"## {heading}" in export_comparison_markdown(sheet, today=TODAY)
        assert f"<h2>+ {heading}</h2>" in export_comparison_html(sheet, today=TODAY)
        assert json.loads(export_comparison_json(sheet))["new_reviewed"] is (told == "已校對")


def test_what_is_said_of_a_pair():
    match = Match("113-衛生局-1", 0.42, Status.RELATED)
    assert describe_match(match) == "相關，未經校對，把握 71%"
    for decision, words in (
        (decided("a", "b"), "相關，已校對（王小明 2026-11-20）"),
        (Decision("a", "b", Status.RELATED, "王小明"), "相關，已校對（王小明）"),
        (Decision("a", "b", Status.RELATED), "相關，已校對"),
        (Decision("a", "b", Status.RELATED, note="同\x1b屬"), "相關，已校對：同␛屬"),
    ):
        assert describe_match(replace(match, decision=decision)) == words


def test_what_is_said_of_a_row():
    assert describe_status(Row("107-衛生局-1", ())) == "未見對應（未經校對）"
    assert describe_status(Row("107-衛生局-1", (), reviewed=True)) == "未見對應（已校對）"


def test_figures_that_changed_are_told_before_those_of_one_side():
    wording = compare_wording(
        "補助 30%，於岡山區、旗津試辦 3 場，108 年完成", "補助 50%，計 12 處，109 年完成"
    )
    assert describe_changes(wording) == [
        "比率 30% → 50%",
        "年度 108 年 → 109 年",
        "未再提到 岡山區、旗津、3 場",
        "新提到 12 處",
    ]
    assert describe_changes(None) == []
    assert describe_changes(compare_wording("補助 30%", "補助 30％")) == []


def test_three_candidates_are_named_where_nothing_answers():
    scores = (0.08, 0.05, 0.03, 0.02, 0.009)
    matches = [Match(f"113-{n}", score, Status.CANDIDATE) for n, score in enumerate(scores)]
    assert [m.id for m in top_candidates(Row.of("107-1", matches))] == ["113-0", "113-1", "113-2"]
    assert [m.id for m in top_candidates(Row.of("107-1", matches[3:]))] == ["113-3"]
    assert [
        m.score for m in top_candidates(Row.of("107-1", [replace(matches[0], score=0.01)]))
    ] == [0.01]
    rejected = replace(matches[0], decision=Decision("107-1", "113-0", None))
    assert [m.id for m in top_candidates(Row.of("107-1", [rejected, matches[1]]))] == ["113-1"]


def test_candidates_are_named_in_every_form(library):
    sides = ([p for p in library.plans() if p.period == period] for period in ("108-111", "113"))
    found = compare(library, *sides)
    row = next(row for row in found.rows if not row.reached)
    sheet = ComparisonTable(library, found, "108-111", "113", only={row.left})
    names = "、".join(match.id for match in top_candidates(row))
    assert names
    assert f"最接近的：{names}" in export_comparison_markdown(sheet, today=TODAY)
    assert f"<td>最接近的：{names}</td>" in export_comparison_html(sheet, today=TODAY)
    text = list(comparison_lines(sheet, width=None))
    at = text.index("  最接近的（候選）：")
    for line, match in zip(text[at + 1 :], top_candidates(row), strict=False):
        assert line.startswith(f"  ? {match.id}　{match.certainty}　")


def test_an_account_of_more_than_200_characters_is_an_excerpt():
    def unit(length, narrative=True):
        return Unit("112-1", "112", "衛生局", (), "", "字" * length, narrative=narrative)

    assert excerpt(unit(200)) == ("字" * 200, False)
    assert excerpt(unit(201)) == ("字" * 200 + "⋯（節錄）", True)
    assert excerpt(unit(201, narrative=False)) == ("字" * 201, False)
