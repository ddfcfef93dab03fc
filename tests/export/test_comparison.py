"""What a comparison says in every format: counts, notes, who decided."""

import json

from kaoview.compare.decisions import Decision
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_html import export_comparison_html
from kaoview.export.comparison_json import export_comparison_json
from kaoview.export.comparison_markdown import export_comparison_markdown
from tests.compare.conftest import make_library, make_plan
from tests.export.comparisons import LIBRARY, NEW, OLD, TODAY, small_table, text_of


def test_counts_come_first():
    lines = text_of(small_table()).splitlines()
    assert lines[0] == "107 → 113 新舊對照"
    assert lines[1] == "= 延續 0　~ 修訂 2　& 相關 0　- 未見對應 1　+ 新增 1"


def test_what_no_reader_decided_says_so():
    text = text_of(small_table())
    assert "- 未見對應（未經校對） 107-衛生局-2" in text
    assert "+ 新增 1 項（未經校對）" in text
    assert "修訂，未經校對，把握" in text


def test_what_a_reader_decided_says_who_and_why():
    decisions = [
        Decision(
            "107-衛生局-2", "113-衛生局-3", Status.RELATED, "王小明", "2026-11-20", "同屬篩檢"
        ),
        Decision("107-衛生局-3", "", None, "王小明"),
    ]
    text = text_of(small_table(*decisions), None)
    assert "相關，已校對（王小明 2026-11-20）：同屬篩檢" in text
    assert "- 未見對應（已校對） 107-衛生局-3" in text
    assert "3 項（只作標題的不計）中 2 項已校對" in text


def test_departments_without_a_plan_on_the_right_are_told():
    other = make_plan("107-教育局", "推動閱讀教育", department="教育局")
    library = make_library(OLD, NEW, other)
    found = compare(library, [OLD, other], [NEW])
    assert "有 1 項所屬的機關在「113」沒有計畫" in text_of(
        ComparisonTable(library, found, "107", "113")
    )
    assert "沒有計畫" not in text_of(small_table())


def test_decisions_left_out_are_counted_in_what_is_handed_on():
    old = Decision("107-衛生局-1", "113-衛生局-3", Status.SAME, fingerprint="0000000000", line=2)
    sheet = small_table(old)
    told = "有 1 個校對的原文已經變了，沒有套用。"
    assert told in text_of(sheet)
    assert told in export_comparison_markdown(sheet, today=TODAY)
    assert told in export_comparison_html(sheet, today=TODAY)
    assert json.loads(export_comparison_json(sheet))["outdated"] == [
        {"left": "107-衛生局-1", "right": "113-衛生局-3", "file": "", "line": 2}
    ]


def test_one_status_alone():
    sheet = small_table(statuses={Status.NEW})
    text = text_of(sheet)
    assert "113-衛生局-3" in text
    assert "107-衛生局-1" not in text
    assert "修訂 2" in text, "the counts are of everything"


def test_an_empty_comparison():
    comparison = compare(LIBRARY, [], [])
    sheet = ComparisonTable(LIBRARY, comparison, "107", "113")
    assert text_of(sheet).splitlines()[1].startswith("= 延續 0")
    assert json.loads(export_comparison_json(sheet))["rows"] == []
    assert "</html>" in export_comparison_html(sheet, today=TODAY)
    assert "107 → 113" in export_comparison_markdown(sheet, today=TODAY)
