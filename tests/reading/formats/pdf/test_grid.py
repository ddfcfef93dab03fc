"""Rows of tables that rules hardly divide, as budget books and plans print them."""

from __future__ import annotations

from kaoview.reading.formats.file_format import CELL_BREAK, SourceText
from tests.reading.formats.test_pdf import read, rows
from tests.tools.pdf_files import LEFT, PdfFile

HEAD = ("計畫項目", "計畫目標", "實施要領")
WIDTHS = (90.0, 130.0, 180.0)
PLAN = (
    ("長期照顧", ("布建社區據點，",), ("增設日間照顧中心與巷弄", "長照站，培訓照服員。")),
    ("防疫工作", ("清除孳生源，早期", "發現病例。"), ("動員里鄰辦理社區診斷。",)),
    ("食品安全", ("加強抽驗，",), ("稽查學校午餐供應商，", "公布抽驗結果，並追蹤", "改善。")),
)
LINE, WHITE, SIZE = 16.0, 10.0, 11.0
"""Points from line to line, between rows more than that, and of the characters."""


def plan(pdf: PdfFile, *, across: bool, rows: slice = slice(None)) -> None:
    """Print rows of the plan as a table whose columns are ruled, and rows too if asked for."""
    xs = [LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
    top = pdf.top
    ends = [top]
    y = top - LINE
    for row in ((HEAD[0], HEAD[1:2], HEAD[2:]), *PLAN[rows]):
        cells = ((row[0],), *row[1:])
        for x, cell in zip(xs, cells, strict=False):
            for at, line in enumerate(cell):
                pdf.text(x + 4, y - at * LINE, line, SIZE)
        y -= max(map(len, cells)) * LINE + WHITE
        ends.append(y + LINE - 3)
    for end in ends if across else (ends[0], ends[-1]):
        pdf.rule(xs[0], end, xs[-1], end)
    for x in xs:
        pdf.rule(x, top, x, ends[-1])


def whole_rows(source: SourceText) -> list[list[str]]:
    """Return the rows, the paragraphs of a cell joined."""
    return [[cell.replace(CELL_BREAK, "") for cell in row] for row in rows(source)]


WHOLE = [list(HEAD), *([name, "".join(goal), "".join(way)] for name, goal, way in PLAN)]


def test_rows_of_several_lines_are_divided_by_the_white_between_them() -> None:
    pdf = PdfFile()
    plan(pdf, across=False)
    assert whole_rows(read(pdf)) == WHOLE


def test_rows_are_the_same_where_rules_divide_them() -> None:
    pdf = PdfFile()
    plan(pdf, across=True)
    assert whole_rows(read(pdf)) == WHOLE


def test_rows_of_one_line_need_no_white() -> None:
    pdf = PdfFile()
    words = (("行政區", "里長"), ("楠梓區", "張先生"), ("左營區", "李小姐"), ("三民區", "陳先生"))
    pdf.table(words, (120, 160), across=False)
    assert rows(read(pdf)) == [list(row) for row in words]


def test_white_within_a_row_that_rules_enclose_divides_nothing() -> None:
    pdf = PdfFile()
    pdf.table((("項目", "內容"), ("", ""), ("", "")), (120, 200), height=80)
    for at, (name, words) in enumerate((("長照", "布建據點。"), ("（衛生局）", "培訓人力。"))):
        pdf.text(LEFT + 4, pdf.top + 145 - at * 30, name, SIZE)
        pdf.text(LEFT + 124, pdf.top + 145 - at * 30, words, SIZE)
    pdf.text(LEFT + 4, pdf.top + 60, "防疫", SIZE)
    assert [row[0] for row in whole_rows(read(pdf))] == ["項目", "長照（衛生局）", "防疫"]


def test_a_plan_goes_on_over_a_page_break_and_its_head_stands_once() -> None:
    pdf = PdfFile()
    plan(pdf, across=False, rows=slice(2))
    pdf.next_page()
    plan(pdf, across=False, rows=slice(1, None))
    assert whole_rows(read(pdf)) == [*WHOLE[:3], *WHOLE[2:]]


def test_a_form_that_is_printed_again_on_the_next_page_is_no_head() -> None:
    pdf = PdfFile()
    plan(pdf, across=True)
    pdf.next_page()
    plan(pdf, across=True)
    assert whole_rows(read(pdf)) == [*WHOLE, *WHOLE]
