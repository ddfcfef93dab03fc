"""Writing that is not level: vertical lines, pages and labels at a right angle, watermarks."""

from __future__ import annotations

import pytest

from kaoview.reading.formats.file_format import LineRole
from tests.reading.formats.pdf.printed import LONG, OTHER, furniture, paragraphs, read, rows
from tests.tools.pdf_files import HEIGHT, LEFT, RIGHT, WIDTH, PdfFile

STEP, PER_LINE = 14.0, 40
FIRST_LINE, LINE_STEP, BEGIN = WIDTH - 90, 24.0, 760.0


def turned(pdf: PdfFile, x: float, y: float, words: str, angle: float, size: float = 12) -> None:
    """Print words at an angle, counted against the clock."""
    pdf.canvas.saveState()
    pdf.canvas.translate(x, y)
    pdf.canvas.rotate(angle)
    pdf.text(0, 0, words, size)
    pdf.canvas.restoreState()


def vertical(pdf: PdfFile, words: str, x: float = FIRST_LINE) -> float:
    """Print words in vertical lines; return where the next line begins."""
    for start in range(0, len(words), PER_LINE):
        for at, character in enumerate(words[start : start + PER_LINE]):
            pdf.text(x, BEGIN - at * STEP, character)
        x -= LINE_STEP
    return x


def test_a_header_and_a_page_number_of_vertical_pages_are_level() -> None:
    pdf = PdfFile()
    for page in (1, 2, 3):
        pdf.text(LEFT, HEIGHT - 40, "桃園市議會公報", 9)
        pdf.text(WIDTH / 2, 30, str(page), 9)
        vertical(pdf, LONG + OTHER)
        pdf.next_page()
    source = read(pdf)
    assert furniture(source, LineRole.HEADER) == [("桃園市議會公報", page) for page in (1, 2, 3)]
    assert furniture(source, LineRole.PAGE_NUMBER) == [(str(page), page) for page in (1, 2, 3)]
    assert "".join(paragraphs(source)) == (LONG + OTHER) * 3


def test_latin_words_in_vertical_writing_are_turned() -> None:
    pdf = PdfFile()
    x = vertical(pdf, LONG)
    for at, character in enumerate("推動智慧"):
        pdf.text(x, BEGIN - at * STEP, character)
    turned(pdf, x + 2, BEGIN - 4 * STEP + 10, "AIoT", -90)
    after = BEGIN - 6 * STEP
    for at, character in enumerate("計畫。"):
        pdf.text(x, after - at * STEP, character)
    assert "".join(paragraphs(read(pdf))) == LONG + "推動智慧AIoT計畫。"


def test_two_digits_side_by_side_in_a_vertical_line_are_read_from_left_to_right() -> None:
    pdf = PdfFile()
    x = vertical(pdf, LONG)
    pdf.text(x, BEGIN, "共")
    pdf.text(x, BEGIN - STEP, "12")
    pdf.text(x, BEGIN - 2 * STEP, "處")
    assert "".join(paragraphs(read(pdf))) == LONG + "共12處"


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_a_page_that_is_printed_at_a_right_angle_is_read_and_its_number_is_furniture(
    angle: int,
) -> None:
    pdf = PdfFile()
    pdf.text(WIDTH / 2, 40, "- 7 -", 9)
    corner = {90: (WIDTH, 0), -90: (0, HEIGHT), 180: (WIDTH, HEIGHT)}[angle]
    pdf.canvas.translate(*corner)
    pdf.canvas.rotate(angle)
    pdf.top = WIDTH - 60
    table = (("計畫", "預算", "說明"), ("長照", "12", "據點"), ("防疫", "3", "衛教"))
    pdf.table(table, (120, 80, 160))
    pdf.paragraph(LONG, right=480)
    source = read(pdf)
    assert rows(source) == [list(row) for row in table]
    assert paragraphs(source)[-1] == LONG
    assert furniture(source, LineRole.FOOTER) == [("- 7 -", 1)]


def test_a_label_at_a_right_angle_stays_in_its_cell() -> None:
    pdf = PdfFile()
    pdf.table((("類別", "項目"), ("", "布建據點")), (60, 160), height=60)
    turned(pdf, LEFT + 30, pdf.top + 18, "長期照顧", 90, 11)
    assert rows(read(pdf)) == [["類別", "項目"], ["長期照顧", "布建據點"]]


def test_a_watermark_is_furniture() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    turned(pdf, 200, 300, "內部文件請勿外流", 45, 40)
    source = read(pdf)
    assert furniture(source, LineRole.FOOTER) == [("內部文件請勿外流", 1)]
    assert paragraphs(source) == [LONG]


def test_vertical_writing_is_read_from_right_to_left() -> None:
    pdf = PdfFile()
    x = RIGHT
    words = LONG + OTHER
    per_line = 45
    for start in range(0, len(words), per_line):
        for at, character in enumerate(words[start : start + per_line]):
            pdf.text(x, 760 - at * 14, character)
        x -= 24
    assert "".join(paragraphs(read(pdf))) == words


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turn: int) -> None:
    pdf = PdfFile()
    canvas = pdf.canvas
    canvas.setPageRotation(turn)
    if turn == 180:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
    elif turn == 90:
        canvas.translate(HEIGHT, 0)
        canvas.rotate(90)
    else:
        canvas.translate(0, WIDTH)
        canvas.rotate(270)
    pdf.text(100, 400, "第一行：轉了方向的頁")
    pdf.text(100, 370, "第二行：表格常常這樣放")
    words = [line.text for line in read(pdf).lines]
    assert words == ["第一行：轉了方向的頁", "第二行：表格常常這樣放"]


def test_a_watermark_at_a_slant_is_left_out() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.canvas.saveState()
    pdf.canvas.translate(200, 300)
    pdf.canvas.rotate(45)
    pdf.text(0, 0, "內部文件請勿外流", 40)
    pdf.canvas.restoreState()
    assert paragraphs(read(pdf)) == [LONG]
