import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from kaoview.compare.decisions import Decision, ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.compare.statuses import Status
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_html import export_comparison_html
from kaoview.export.comparison_json import export_comparison_json
from kaoview.export.comparison_markdown import export_comparison_markdown
from kaoview.export.comparison_text import TWO_COLUMNS, comparison_lines
from kaoview.text.cell_width import cell_width
from tests.compare.conftest import make_library, make_plan

TODAY = date(2026, 11, 20)
OLD = make_plan(
    "107-衛生局",
    "推動登革熱防治及病媒蚊孳生源清除，補助 30%",
    "辦理長者健檢",
    "落實<b>食安</b>五環 | `rm` \x1b[31m改革",
)
NEW = make_plan(
    "113-衛生局",
    "推動登革熱防治及病媒蚊孳生源清除，補助 50%",
    "落實食安五環改革政策，食品抽驗",
    "建構癌症篩檢網絡",
)
LIBRARY = make_library(OLD, NEW)


def _sheet(*decisions, statuses=()):
    reviews = Reviews([ReviewFile("", decisions)])
    comparison = compare(LIBRARY, [OLD], [NEW], reviews=reviews)
    return ComparisonTable(LIBRARY, comparison, "107", "113", statuses)


def _text(sheet, width=80):
    return "\n".join(comparison_lines(sheet, width=width))


@pytest.fixture(scope="module")
def bundled(library):
    def select(period):
        return [plan for plan in library.plans() if plan.period == period]

    comparison = compare(library, select("107"), select("113"))
    return ComparisonTable(library, comparison, "107", "113")


# Text


def test_counts_come_first():
    lines = _text(_sheet()).splitlines()
    assert lines[0] == "107 → 113 新舊對照"
    assert lines[1] == "= 延續 0　~ 修訂 2　& 相關 0　- 未見對應 1　+ 新增 1"


def test_what_no_reader_decided_says_so():
    text = _text(_sheet())
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
    text = _text(_sheet(*decisions), None)
    assert "相關，已校對（王小明 2026-11-20）：同屬篩檢" in text
    assert "- 未見對應（已校對） 107-衛生局-3" in text
    assert "3 項中 2 項已校對" in text


def test_departments_without_a_plan_on_the_right_are_told():
    other = make_plan("107-教育局", "推動閱讀教育", department="教育局")
    library = make_library(OLD, NEW, other)
    found = compare(library, [OLD, other], [NEW])
    assert "有 1 項所屬的機關在「113」沒有計畫" in _text(
        ComparisonTable(library, found, "107", "113")
    )
    assert "沒有計畫" not in _text(_sheet())


def test_decisions_left_out_are_counted_in_what_is_handed_on():
    old = Decision("107-衛生局-1", "113-衛生局-3", Status.SAME, fingerprint="0000000000", line=2)
    sheet = _sheet(old)
    told = "有 1 個校對的原文已經變了，沒有套用。"
    assert told in _text(sheet)
    assert told in export_comparison_markdown(sheet, today=TODAY)
    assert told in export_comparison_html(sheet, today=TODAY)
    assert json.loads(export_comparison_json(sheet))["outdated"] == [
        {"left": "107-衛生局-1", "right": "113-衛生局-3", "file": "", "line": 2}
    ]


def test_changes_are_marked_without_colour_and_figures_called_out():
    text = _text(_sheet())
    assert "補助 [-30-]%" in text
    assert "補助 {+50+}%" in text
    assert "※ 百分比 30% → 50%" in text


def test_two_columns_when_wide_and_one_when_narrow(bundled):
    wide = list(comparison_lines(bundled, width=TWO_COLUMNS))
    narrow = list(comparison_lines(bundled, width=TWO_COLUMNS - 1))
    assert sum(" │ " in line for line in wide) > 50
    assert not any(" │ " in line for line in narrow)


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(bundled, width):
    assert max(cell_width(line) for line in comparison_lines(bundled, width=width)) <= width


def test_every_item_is_named_by_an_id_that_can_be_typed(bundled):
    text = _text(bundled, 120)
    for row in bundled.comparison.rows:
        assert row.left in text
        assert all(match.id in text for match in row.reached)


def test_piped_text_is_not_broken(bundled):
    lines = list(comparison_lines(bundled, width=None))
    assert any(
        "推動姊妹市、國際友好城市之實質交流，以觀光、經貿、文化、教育等面向，厚實本市國際化之基礎。"
        in line
        for line in lines
    )


def test_one_status_alone():
    sheet = _sheet(statuses={Status.NEW})
    text = _text(sheet)
    assert "113-衛生局-3" in text
    assert "107-衛生局-1" not in text
    assert "修訂 2" in text, "the counts are of everything"


def test_an_empty_comparison():
    comparison = compare(LIBRARY, [], [])
    sheet = ComparisonTable(LIBRARY, comparison, "107", "113")
    assert _text(sheet).splitlines()[1].startswith("= 延續 0")
    assert json.loads(export_comparison_json(sheet))["rows"] == []
    assert "</html>" in export_comparison_html(sheet, today=TODAY)
    assert "107 → 113" in export_comparison_markdown(sheet, today=TODAY)


def test_no_control_character_reaches_the_terminal():
    assert "\x1b" not in _text(_sheet())


# JSON


def test_json_has_the_promised_shape():
    content = json.loads(export_comparison_json(_sheet()))
    assert (content["left"], content["right"]) == ("107", "113")
    assert [row["left"] for row in content["rows"]] == [
        [{"id": f"107-衛生局-{n}"}] for n in (1, 2, 3)
    ]
    first = content["rows"][0]["matches"][0]
    assert first.keys() == {"id", "score", "status", "reviewed"}
    assert (first["id"], first["status"], first["reviewed"]) == ("113-衛生局-1", "revised", False)
    assert content["new"] == ["113-衛生局-3"]


def test_json_keeps_at_least_five_candidates(bundled):
    content = json.loads(export_comparison_json(bundled))
    assert all(len(row["matches"]) >= 5 for row in content["rows"])


# Markdown


def test_markdown_is_a_table_for_each_heading(bundled):
    text = export_comparison_markdown(bundled, today=TODAY)
    assert text.startswith('---\ntitle: "107 → 113 新舊對照"\n')
    assert "exported: 2026-11-20" in text
    assert "## 高雄市政府秘書處 107 年度施政計畫提要" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    columns = {len(re.findall(r"(?<!\\)\|", line)) for line in tables}
    assert columns == {5}


def test_markdown_marks_changes():
    text = export_comparison_markdown(_sheet(), today=TODAY)
    assert "補助 <del>30</del>%" in text.replace("\\%", "%")
    assert "補助 <ins>50</ins>%" in text.replace("\\%", "%")


def test_markdown_escapes_the_documents_words():
    text = export_comparison_markdown(_sheet(), today=TODAY)
    assert "<b>" not in text
    assert "\x1b" not in text
    assert "\\`rm\\`" in text


# HTML


class _Page(HTMLParser):
    """Collects tags and checks that they are closed in order."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def _page(sheet):
    page = _Page()
    page.feed(export_comparison_html(sheet, today=TODAY))
    assert page.open == []
    return page


def test_html_is_whole_and_needs_nothing_else(bundled):
    page = _page(bundled)
    tags = {tag for tag, _ in page.seen}
    assert tags.isdisjoint({"script", "link", "img", "iframe"})
    assert not [attrs for _, attrs in page.seen if {"src", "href"} & attrs.keys()]


def test_html_shows_document_words_as_they_are():
    page = _page(_sheet())
    assert ("b", {}) not in page.seen
    assert "<b>" in "".join(page.words)
    assert "\x1b" not in "".join(page.words)


def test_html_marks_changes_and_shared_phrases(bundled):
    tags = [tag for tag, _ in _page(_sheet()).seen]
    assert {"del", "ins"} <= set(tags)
    assert "mark" in [tag for tag, _ in _page(bundled).seen]


def test_html_spans_the_old_text_over_its_matches(bundled):
    spans = [int(attrs["rowspan"]) for _, attrs in _page(bundled).seen if "rowspan" in attrs]
    several = [len(row.reached) for row in bundled.comparison.rows if len(row.reached) > 1]
    assert spans == several
