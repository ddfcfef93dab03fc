"""The rows of the tree, the facets, the bars and the related items: within their width."""

from __future__ import annotations

import pytest

from kaoview.search.query import FilterKind
from kaoview.search.trends import GroupBy, TermCount, TrendBar
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.facet_rows import FacetRow, facet_line
from kaoview.tui.render.lines import Line, Tone
from kaoview.tui.render.related_rows import notice_line, related_line, title_line
from kaoview.tui.render.tree_rows import TreeMarks, sign_span, tree_line
from kaoview.tui.render.trend_rows import BarLine, bar_line
from kaoview.tui.state.related_items import RelatedItem
from kaoview.tui.state.row_kinds import RowKind
from kaoview.tui.state.tree_model import TreeNode

DENGUE = "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。"


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@pytest.mark.parametrize("width", [20, 30, 52])
@pytest.mark.parametrize("here", [False, True])
def test_a_facet_fits_and_has_a_bar_of_its_share(width: int, here: bool) -> None:
    row = FacetRow(FilterKind.DEPARTMENT, "衛生局", "衛生局", 5, 10, on=True)
    line = facet_line(row, width, here=here)
    assert cell_width(text(line)) <= max(width, 26)
    assert text(line).startswith("›[x] " if here else " [x] ")
    assert text(line).endswith(" 5 =====")
    assert (
        text(facet_line(FacetRow(FilterKind.YEAR, "", "年度"), width, here=False)).strip()
        == "年度（筆數）"
    )


def test_a_year_has_its_accent_and_a_department_has_none() -> None:
    year = facet_line(FacetRow(FilterKind.YEAR, "113", "113", 1), 40, here=False)
    assert {piece.period for piece in year.pieces} == {"", "113"}
    office = facet_line(FacetRow(FilterKind.DEPARTMENT, "113", "113", 1), 40, here=False)
    assert {piece.period for piece in office.pieces} == {""}


KIN = (
    RelatedItem("a", "= 延續", "", "112 施政綱要", "衛生局", DENGUE, "已校對"),
    RelatedItem("b", "~ 相關", "", "108-111 中程施政計畫", "研究發展考核委員會", "短", "未經校對"),
)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_related_items_fill_the_line_in_columns(width: int) -> None:
    lines = [related_line(KIN, number, 0, width, here=number == 0) for number in (0, 1)]
    assert [cell_width(text(line)) for line in lines] == [width, width]
    assert text(lines[0]).startswith("› = 延續") and text(lines[1]).startswith("  ~ 相關")
    assert text(lines[0]).endswith("已校對 ")
    assert text(lines[1]).endswith("未經校對 ")
    assert "衛生局" in text(lines[0])


def test_a_related_items_words_have_a_line_of_their_own() -> None:
    wide = text(related_line(KIN, 0, 1, 140, here=True))
    assert wide.strip() == DENGUE
    narrow = text(related_line(KIN, 0, 1, 40, here=True))
    assert narrow.startswith("  落實登革熱") and cell_width(narrow) <= 40
    assert "施政綱要" not in text(related_line(KIN, 0, 0, 40, here=True)), "the department stays"


def test_the_title_says_how_many_and_where() -> None:
    assert text(title_line("其他年度", 2, "只找同一機關", 80)) == "  其他年度（只找同一機關）　2 項"
    assert text(title_line("其他年度", 9, "", 80, below=4)) == "  其他年度　9 項，下面還有 4 項"
    assert text(title_line("其他年度", 0, "", 8)) == "  其他⋯"
    narrow = text(title_line("其他年度", 12, "只找同一機關", 36, below=4))
    assert cell_width(narrow) <= 36 and narrow.endswith("12 項，下面還有 4 項")
    assert text(notice_line("沒有", 80)) == "  沒有"


def branch(label: str, depth: int = 1, **others: bool) -> TreeNode:
    return TreeNode("k", label, 12, depth, True, RowKind.PLAN, period="113", **others)


@pytest.mark.parametrize("width", [8, 20, 40])
def test_a_branch_fits_with_its_marks_and_count(width: int) -> None:
    marks = TreeMarks(is_open=True, hit=True, bookmarked=True)
    line = tree_line(branch("113 施政綱要"), marks, width)
    assert text(line).startswith("   ▾ ")
    assert text(line).endswith(" 籤 * 12 ")
    if width >= 20:
        assert cell_width(text(line)) == width
        assert next(piece.text for piece in line.pieces if piece.period) == "113"
    assert sign_span(branch("113")) == range(3, 5)


def test_the_count_under_the_cursor_has_its_unit() -> None:
    line = tree_line(branch("113 施政綱要"), TreeMarks(here=True), 30)
    assert text(line).endswith(" 12 項")
    assert cell_width(text(line)) == 30


def test_what_was_searched_for_stands_out_in_a_label() -> None:
    line = tree_line(branch(DENGUE * 3), TreeMarks(words=("死亡",)), 30)
    assert [piece.text for piece in line.pieces if piece.tone is Tone.SHARED] == ["死亡"]
    assert cell_width(text(line)) == 30


def test_bars_share_the_width_by_their_rate() -> None:
    counts = [TermCount("淨零", ("a",), 40, 8.0), TermCount("淨零", (), 0, 0.0)]
    bars = [
        TrendBar(period, period, 1, (count,))
        for period, count in zip(("112", "113"), counts, strict=True)
    ]
    lines = [BarLine(bar, bar.counts[0], True) for bar in bars]
    first, second = (bar_line(lines, at, 60, by=GroupBy.PERIOD, here=at == 0) for at in (0, 1))
    assert cell_width(text(first)) == 59, "a cell is left beside the scrollbar"
    assert text(first).startswith("› 112") and "40 次" in text(first)
    assert not text(second).rstrip().endswith("=")
