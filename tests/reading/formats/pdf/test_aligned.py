"""Tables without rules in PDF files: columns by what stands below each other."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics

from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.pdf_files import FONT, LEFT, PdfFile

WORDS = (
    "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力，並配合國家兵役制度變革，"
    "積極辦理各項徵兵作業，協助申請服替代役、補充兵役及提前退伍。"
)
HEAD = ("科目", "本年度", "上年度", "說明")
ROWS = (
    ("民政業務", "1,200", "1,150", "災害防救"),
    ("役政業務", "980", "1,010", "徵兵作業"),
    ("宗教禮俗", "75", "60", "寺廟輔導"),
    ("戶政業務", "12,345", "9,800", "戶籍登記"),
)
COLUMNS = (LEFT, LEFT + 170, LEFT + 250, LEFT + 258)
"""Where the columns stand; the two of figures end there, and the last begins close to one."""


def read(pdf: PdfFile) -> SourceText:
    return read_here("計畫.pdf", pdf.data())


def rows(source: SourceText) -> list[list[str]]:
    return [line.raw.text.split("\t") for line in source.lines if "\t" in line.raw.text]


def text(source: SourceText) -> str:
    return "".join(line.text for line in source.lines if "\t" not in line.raw.text)


def row(pdf: PdfFile, cells: Sequence[str], height: float = 22.0) -> None:
    """Print a row: figures and their heads end at their column's place, words begin there."""
    pdf.top -= height
    for at, cell in enumerate(cells):
        width = pdfmetrics.stringWidth(cell, FONT, 12) if at in (1, 2) else 0.0
        pdf.text(COLUMNS[at] - width, pdf.top, cell)


def test_rows_are_whole_and_their_cells_in_order() -> None:
    pdf = PdfFile()
    pdf.paragraph("一、經費概算")
    for each in (HEAD, *ROWS):
        row(pdf, each)
    pdf.paragraph("二、辦理情形", space=12)
    pdf.paragraph(WORDS, indent=24)
    source = read(pdf)
    assert rows(source) == [list(each) for each in (HEAD, *ROWS)]
    assert text(source) == f"一、經費概算二、辦理情形{WORDS}"


def test_a_cell_of_several_lines_is_one_and_an_empty_one_stays() -> None:
    pdf = PdfFile()
    row(pdf, HEAD)
    for number, each in enumerate(ROWS):
        row(pdf, each if number != 2 else (*each[:2], "", each[3]), 30.0)
        pdf.top -= 18
        pdf.text(COLUMNS[3], pdf.top, "與宣導工作")
    found = rows(read(pdf))
    assert [each[3] for each in found[1:]] == [f"{each[3]}與宣導工作" for each in ROWS]
    assert found[3][:3] == ["宗教禮俗", "75", ""]


def test_the_name_of_a_group_of_rows_is_a_row() -> None:
    pdf = PdfFile()
    row(pdf, HEAD)
    pdf.top -= 22
    pdf.text(COLUMNS[0], pdf.top, "經常門")
    for each in ROWS:
        row(pdf, each)
    assert rows(read(pdf))[1:3] == [["經常門", "", "", ""], list(ROWS[0])]


def test_a_table_goes_on_over_a_page_break_though_one_row_is_left() -> None:
    pdf = PdfFile()
    pdf.paragraph(WORDS, indent=24)
    for each in (HEAD, *ROWS[:3]):
        row(pdf, each)
    pdf.next_page()
    row(pdf, HEAD)
    row(pdf, ROWS[3])
    pdf.paragraph(WORDS, indent=24, space=20)
    source = read(pdf)
    assert rows(source) == [list(each) for each in (HEAD, *ROWS)]
    heads = [line.text for line in source.lines if line.mark.role is LineRole.HEADER]
    assert heads == [" ".join(HEAD)]
    assert next(line.mark.page for line in source.lines if "戶政業務" in line.raw.text) == 2


def test_lines_with_gaps_in_running_text_are_no_table() -> None:
    pdf = PdfFile()
    pdf.paragraph("主席：陳明文　　　　　　紀錄：李淑芬　　　　　　地點：會議室")
    for number in (1, 2, 3):
        pdf.top -= 18
        pdf.text(LEFT, pdf.top, f"{number}.")
        pdf.text(LEFT + 30, pdf.top, WORDS[:30])
        pdf.paragraph(WORDS[30:], left=LEFT + 30)
    pdf.paragraph("中　　華　　民　　國　　一　　一　　三　　年")
    assert rows(read(pdf)) == []


def test_a_list_of_names_and_figures_is_no_table() -> None:
    pdf = PdfFile()
    for number in range(6):
        pdf.top -= 20
        pdf.text(LEFT, pdf.top, f"第{number}公園")
        pdf.text(LEFT + 300, pdf.top, str(number))
    assert rows(read(pdf)) == []


def test_text_in_three_columns_is_read_column_by_column() -> None:
    pdf = PdfFile()
    top = pdf.top
    for column in range(3):
        pdf.top = top
        left = LEFT + column * 155
        for number in range(3):
            words = f"{'甲乙丙'[column]}{number}{WORDS}"
            pdf.paragraph(words, left=left, right=left + 140, indent=24, size=10)
    source = read(pdf)
    assert rows(source) == []
    assert text(source) == "".join(f"{c}{n}{WORDS}" for c in "甲乙丙" for n in range(3))
