"""Tables of PDF files: with rules, with few, and over page breaks."""

from __future__ import annotations

from kaoview.reading.formats.file_format import CELL_BREAK, LineRole, SourceText
from tests.reading.formats.pdf.printed import LONG, furniture, paragraphs, read, rows
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


FIGURES = (
    ("計畫名稱", "預算數", "說明"),
    ("長期照顧", "1,200", "布建據點"),
    ("防疫", "350", "清除孳生源"),
    ("合計", "1,550", ""),
)


def test_a_ruled_table_keeps_its_rows_and_cells() -> None:
    pdf = PdfFile()
    pdf.paragraph("一、預算")
    pdf.table(FIGURES, (120, 80, 160))
    pdf.paragraph(LONG)
    source = read(pdf)
    assert rows(source) == [list(row) for row in FIGURES]
    assert paragraphs(source)[0] == "一、預算"
    assert paragraphs(source)[-1] == LONG


def test_a_table_with_rules_between_columns_only_has_rows_all_the_same() -> None:
    pdf = PdfFile()
    pdf.table(FIGURES, (120, 80, 160), across=False)
    assert [row[:2] for row in rows(read(pdf))] == [list(row[:2]) for row in FIGURES]


def test_a_merged_cell_stands_once() -> None:
    pdf = PdfFile()
    pdf.table(
        (("機關", "歲出", None), ("衛生局", "10", "20"), ("教育局", "30", "40")), (100, 80, 80)
    )
    found = rows(read(pdf))
    assert found[0] == ["機關", "歲出", ""]
    assert found[1:] == [["衛生局", "10", "20"], ["教育局", "30", "40"]]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    pdf = PdfFile()
    pdf.table((("項目", "內容"), ("長照", "")), (80, 160), height=60)
    pdf.text(LEFT + 84, pdf.top + 50, "布建社區整體照顧服務網絡，", 11)
    pdf.text(LEFT + 84, pdf.top + 34, "增設日照中心。", 11)
    assert rows(read(pdf))[1] == ["長照", "布建社區整體照顧服務網絡，增設日照中心。"]


def test_a_table_goes_on_over_a_page_break_and_its_repeated_head_is_furniture() -> None:
    pdf = PdfFile()
    head = FIGURES[0]
    pdf.table((head, *FIGURES[1:3]), (120, 80, 160))
    pdf.next_page()
    pdf.table((head, ("食安", "90", "抽驗。"), ("合計", "90", "")), (120, 80, 160))
    source = read(pdf)
    assert [row[0] for row in rows(source)] == ["計畫名稱", "長期照顧", "防疫", "食安", "合計"]
    assert furniture(source, LineRole.HEADER) == [("計畫名稱 預算數 說明", 2)]
    assert next(line.mark.page for line in source.lines if line.text.startswith("食安")) == 2


def test_a_row_that_a_page_break_cut_is_whole() -> None:
    pdf = PdfFile()
    widths = (80, 100, 140, 100)
    pdf.table((("長照", "目標一", "布建社區整體照顧服務", "經費"),), widths)
    pdf.next_page()
    pdf.table((("", "", "網絡。", ""), ("防疫", "目標二", "清除孳生源。", "經費")), widths)
    assert rows(read(pdf)) == [
        ["長照", "目標一", "布建社區整體照顧服務網絡。", "經費"],
        ["防疫", "目標二", "清除孳生源。", "經費"],
    ]


def test_a_drawing_of_many_lines_is_no_table() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    for at in range(2200):
        pdf.rule(100 + at % 50, 100, 100 + at % 50, 90)
        pdf.rule(100, 100 + at % 40, 120, 100 + at % 40)
    assert paragraphs(read(pdf)) == [LONG]


def test_a_frame_drawn_as_one_path_is_a_table_too() -> None:
    pdf = PdfFile()
    path = pdf.canvas.beginPath()
    for y in (700, 670, 640):
        path.moveTo(LEFT, y)
        path.lineTo(LEFT + 200, y)
    for x in (LEFT, LEFT + 100, LEFT + 200):
        path.moveTo(x, 700)
        path.lineTo(x, 640)
    pdf.canvas.drawPath(path)
    for x, y, words in ((0, 680, "甲"), (100, 680, "乙"), (0, 650, "丙"), (100, 650, "丁")):
        pdf.text(LEFT + x + 4, y, words)
    assert rows(read(pdf)) == [["甲", "乙"], ["丙", "丁"]]
