"""What a PDF may hold beside plain pages: text outside, invisible text, and bad input."""

from __future__ import annotations

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from kaoview.reading.formats.file_format import FormatError
from tests.reading.formats.pdf.printed import LONG, OTHER, book, paragraphs, read
from tests.tools.pdf_files import LEFT, WIDTH, PdfFile


def test_text_outside_the_page_is_left_out_and_said() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.text(WIDTH + 50, 400, "頁外的字")
    source = read(pdf)
    assert paragraphs(source) == [LONG]
    assert "第 1 頁有文字落在頁面外，沒有讀進來" in source.notes


def invisible(pdf: PdfFile, words: str) -> None:
    layer = pdf.canvas.beginText(LEFT, 600)
    layer.setFont("MSung-Light", 12)
    layer.setTextRenderMode(3)
    layer.textLine(words)
    pdf.canvas.drawText(layer)


def test_the_layer_of_a_recognised_scan_is_read_and_said() -> None:
    pdf = PdfFile()
    pdf.picture()
    invisible(pdf, "辨識出來的文字")
    source = read(pdf)
    assert paragraphs(source) == ["辨識出來的文字"]
    assert source.notes == ("第 1 頁的文字是掃描後辨識的，可能有錯字",)


def test_invisible_text_beside_visible_text_is_left_out_and_said() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    invisible(pdf, "看不見的字")
    source = read(pdf)
    assert paragraphs(source) == [LONG]
    assert source.notes == ("第 1 頁有看不見的文字，沒有讀進來",)


def test_a_password_is_asked_for() -> None:
    pdf = PdfFile(encrypt=StandardEncryption("secret", canPrint=0))
    pdf.paragraph(LONG)
    with pytest.raises(FormatError, match="有密碼保護，請先解除密碼再試"):
        read(pdf)


@pytest.mark.parametrize("keep", [0.02, 0.3])
def test_a_file_cut_short_is_refused(keep: float) -> None:
    data = book().data()
    with pytest.raises(FormatError, match="不完整或壞了"):
        read(data[: int(len(data) * keep)])


def test_an_empty_page_says_nothing() -> None:
    pdf = PdfFile()
    pdf.next_page()
    source = read(pdf)
    assert source.text == ""
    assert source.notes == ()


def test_a_page_that_is_broken_is_named_and_the_rest_is_read() -> None:
    pdf = PdfFile()
    pdf.paragraph(LONG)
    pdf.next_page()
    pdf.paragraph(OTHER)
    data = pdf.data()
    at = data.rindex(b"/Type /Page\n") if b"/Type /Page\n" in data else data.rindex(b"/Type /Page ")
    broken = data[:at] + b"/Type /Pagx" + data[at + len(b"/Type /Page") :]
    source = read(broken)
    assert LONG in "".join(paragraphs(source))


def test_the_title_of_the_file_is_kept() -> None:
    pdf = PdfFile()
    pdf.canvas.setTitle("桃園市政府114年度施政計畫")
    pdf.paragraph(LONG)
    assert read(pdf).title == "桃園市政府114年度施政計畫"


@pytest.mark.parametrize(("uneven", "askew"), [(0.0, 0.0), (2.9, 0.0), (1.0, 0.02), (1.0, -0.02)])
def test_words_of_a_scan_that_stand_unevenly_are_one_line(uneven: float, askew: float) -> None:
    pdf = PdfFile()
    pdf.picture()
    lines = ("壹、環境清潔", LONG[:30], "二、公廁管理", LONG[:24])
    for number, words in enumerate(lines):
        for at in range(0, len(words), 3):
            x = LEFT + 12 * at
            up = uneven * (-1) ** (at // 3) - askew * (x - LEFT)
            layer = pdf.canvas.beginText(x, 700 - 20 * number + up)
            layer.setFont("MSung-Light", 12)
            layer.setTextRenderMode(3)
            layer.textOut(words[at : at + 3])
            pdf.canvas.drawText(layer)
    assert "".join(paragraphs(read(pdf))) == "".join(lines)


@pytest.mark.parametrize("gap", [3.0, 8.0, 14.0])
def test_a_gap_between_two_words_of_a_scan_is_no_space(gap: float) -> None:
    pdf = PdfFile()
    pdf.picture()
    words = ("推動資", "源循環，113", "年回收", "廚餘")
    x = LEFT
    for word in words:
        layer = pdf.canvas.beginText(x, 700)
        layer.setFont("MSung-Light", 12)
        layer.setTextRenderMode(3)
        layer.textOut(word)
        pdf.canvas.drawText(layer)
        x += 12 * len(word) + gap
    (line,) = paragraphs(read(pdf))
    assert "".join(line.split()) == "".join(words)
    assert "資源" in line
    assert "收廚" in line


def test_a_gap_in_a_line_that_is_no_scan_stays_a_space() -> None:
    pdf = PdfFile()
    for x, word in ((LEFT, "推動資"), (LEFT + 36 + 8, "源循環")):
        pdf.text(x, 700, word)
    assert paragraphs(read(pdf)) == ["推動資 源循環"]
