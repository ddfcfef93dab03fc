"""Footnotes of PDF files: they follow the paragraph that refers to them."""

from __future__ import annotations

from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.pdf_files import LEFT, PdfFile

FIRST = "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力"
SECOND = "積極推動徵兵作業，協助申請服替代役"
WIDE = f"{FIRST}，{SECOND}，補充兵役及提前退伍。"
NOTE = "依全民防衛動員準備法辦理。"


def read(pdf: PdfFile) -> list[tuple[str, LineRole]]:
    source: SourceText = read_here("計畫.pdf", pdf.data())
    return [(line.text, line.mark.role) for line in source.lines]


def paragraph(pdf: PdfFile, words: str, number: str, raised: float = 5.0) -> None:
    """Print a short line with a small number before its full stop, and a full one above it."""
    pdf.paragraph(WIDE, indent=24)
    pdf.top -= 20
    pdf.text(LEFT, pdf.top, words)
    x = LEFT + len(words) * 12
    pdf.text(x, pdf.top + raised, number, 7)
    pdf.text(x + 5, pdf.top, "。")


def test_a_note_follows_its_paragraph_and_its_numbers_are_left_out() -> None:
    pdf = PdfFile()
    paragraph(pdf, FIRST, "1")
    pdf.paragraph(SECOND + "。")
    pdf.text(LEFT, 90, "1 " + NOTE, 9)
    pdf.text(LEFT + 200, 60, "第 1 頁", 9)
    assert read(pdf)[2:] == [
        (f"{FIRST}。", LineRole.BODY),
        (NOTE, LineRole.FOOTNOTE),
        (f"{SECOND}。", LineRole.BODY),
        ("第1頁", LineRole.PAGE_NUMBER),
    ]


def test_notes_of_several_lines_are_told_apart_by_their_numbers() -> None:
    pdf = PdfFile()
    paragraph(pdf, FIRST, "1")
    paragraph(pdf, SECOND, "2")
    for y, words in ((110, "1 " + NOTE), (96, "109年修正。"), (82, "2 役男申請辦法。")):
        pdf.text(LEFT, y, words, 9)
    texts = [text for text, _ in read(pdf)]
    assert texts[2:5] == [f"{FIRST}。", NOTE, "109年修正。"]
    assert texts[-2:] == [f"{SECOND}。", "役男申請辦法。"]


def test_small_lines_that_nothing_refers_to_are_text() -> None:
    pdf = PdfFile()
    pdf.paragraph(f"{FIRST}，面積5公頃。")
    pdf.text(LEFT, 90, "1 " + NOTE, 9)
    assert [role for _, role in read(pdf)] == [LineRole.BODY, LineRole.BODY]


def test_a_raised_number_without_a_note_stays() -> None:
    pdf = PdfFile()
    paragraph(pdf, FIRST + "計3,000m", "2", raised=3.0)
    assert "2" in "".join(text for text, _ in read(pdf)).replace(" ", "")
