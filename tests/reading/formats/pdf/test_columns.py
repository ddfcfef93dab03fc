"""Two columns of a PDF page, as they are in council reports."""

from __future__ import annotations

from tests.reading.formats.pdf.printed import LONG, OTHER, paragraphs, read
from tests.tools.pdf_files import LEFT, RIGHT, TOP, PdfFile

MIDDLE = (LEFT + RIGHT) / 2
LEFT_END, RIGHT_START = MIDDLE - 12, MIDDLE + 12
FEWEST_LINES = 5
"""Lines side by side that are two columns."""


def both(pdf: PdfFile, left: str, right: str, *, right_top: float = 0.0) -> None:
    """Print a paragraph in each column, the right one further down by some points."""
    top = pdf.top
    assert pdf.paragraph(left, right=LEFT_END, indent=24) > FEWEST_LINES
    lowest = pdf.top
    pdf.top = top - right_top
    pdf.paragraph(right, left=RIGHT_START, indent=24)
    pdf.top = min(lowest, pdf.top)


def test_columns_need_not_have_their_lines_at_the_same_heights() -> None:
    pdf = PdfFile()
    both(pdf, LONG * 2, OTHER * 2, right_top=8)
    assert paragraphs(read(pdf)) == [LONG * 2, OTHER * 2]


def test_a_heading_in_one_column_stays_in_it() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG * 2, right=LEFT_END, indent=24)
    pdf.top = TOP
    pdf.paragraph("二、防疫工作", left=RIGHT_START, size=17)
    pdf.paragraph(OTHER, left=RIGHT_START, indent=24)
    assert paragraphs(read(pdf)) == [LONG * 2, "二、防疫工作", OTHER]


def test_the_right_column_may_begin_first_and_end_early() -> None:
    pdf = PdfFile()
    pdf.top = TOP - 5
    pdf.paragraph(LONG * 3, right=LEFT_END, indent=24)
    pdf.top = TOP
    pdf.paragraph(OTHER, left=RIGHT_START, indent=24)
    assert paragraphs(read(pdf)) == [LONG * 3, OTHER]


def test_a_paragraph_goes_on_from_column_to_column_and_from_page_to_page() -> None:
    pdf = PdfFile()
    words = LONG * 2 + OTHER * 2 + LONG * 2
    column = (LEFT_END - LEFT) // pdf.size  # characters of a line
    lines = 10
    pages = 0
    rest = words
    while rest:
        for left in (LEFT, RIGHT_START):
            pdf.top = TOP
            part = ""
            for _ in range(lines):
                part, rest = part + rest[: int(column)], rest[int(column) :]
            pdf.paragraph(part, left=left, right=left + column * pdf.size)
        pdf.next_page()
        pages += 1
    source = read(pdf)
    assert pages > 1
    assert source.pages == pages
    assert paragraphs(source) == [words]


def test_what_follows_below_both_columns_is_read_after_them() -> None:
    pdf = PdfFile()
    both(pdf, LONG * 2, OTHER * 2)
    pdf.paragraph("三、結語", space=30)
    pdf.paragraph(LONG, indent=24)
    assert paragraphs(read(pdf)) == [LONG * 2, OTHER * 2, "三、結語", LONG]


def test_a_letterhead_of_a_few_lines_side_by_side_is_no_columns() -> None:
    pdf = PdfFile()
    for at, (left, right) in enumerate((("發文日期：", "密等："), ("發文字號：", "附件："))):
        pdf.text(LEFT, 700 - at * 20, left)
        pdf.text(RIGHT_START, 700 - at * 20, right)
    assert [line.text for line in read(pdf).lines] == ["發文日期：　密等：", "發文字號：　附件："]


def test_columns_go_on_over_a_page_break_though_few_lines_are_left() -> None:
    pdf = PdfFile()
    both(pdf, LONG * 3, OTHER * 3)
    pdf.next_page()
    top = pdf.top
    pdf.paragraph("三、長照", right=LEFT_END)
    pdf.paragraph(LONG[30:], right=LEFT_END, indent=24)
    pdf.top = top
    pdf.paragraph("四、防疫", left=RIGHT_START)
    pdf.paragraph(OTHER[50:], left=RIGHT_START, indent=24)
    found = paragraphs(read(pdf))
    assert found == [LONG * 3, OTHER * 3, "三、長照", LONG[30:], "四、防疫", OTHER[50:]]


def columns(pdf: PdfFile) -> None:
    """Print two paragraphs side by side, and a heading above."""
    pdf.paragraph("衛生工作報告", size=16)
    top = pdf.top
    middle = (LEFT + RIGHT) / 2
    for words, left, right in ((LONG * 2, LEFT, middle - 12), (OTHER * 2, middle + 12, RIGHT)):
        pdf.top = top
        pdf.paragraph(words, left=left, right=right, indent=24)


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = PdfFile()
    columns(pdf)
    assert paragraphs(read(pdf)) == ["衛生工作報告", LONG * 2, OTHER * 2]


def test_figures_beside_names_are_no_columns() -> None:
    pdf = PdfFile()
    for at in range(8):
        pdf.text(LEFT, 700 - at * 20, f"里別第{at}號公園")
        pdf.text(RIGHT - 20, 700 - at * 20, str(at))
    assert next(line.text for line in read(pdf).lines) == "里別第0號公園　0"
