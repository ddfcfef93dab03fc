"""Contents pages of PDF files: entries with their pages, one below or beside another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.reading.formats.file_format import LineRole
from tests.reading.formats.pdf.printed import LONG, furniture, paragraphs, read
from tests.reading.outline_text import outline, read_text
from tests.tools.pdf_files import LEFT, RIGHT, PdfFile

TITLES = (
    "一、民政",
    "二、財政",
    "三、教育",
    "四、經濟",
    "五、海洋",
    "六、農業",
    "七、工務",
    "八、都發",
)
WORDS = "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力。"


def entry(pdf: PdfFile, left: float, y: float, title: str, page: int, leader: str) -> None:
    pdf.text(left, y, title + leader)
    pdf.text(left + 180, y, str(page))


def with_body(pdf: PdfFile, tmp_path: Path) -> Library:
    """Put each title with a paragraph on a page behind the contents, and read the document."""
    pdf.next_page()
    for title in TITLES:
        pdf.paragraph(title)
        pdf.paragraph(WORDS, indent=24)
    return read_text(tmp_path, pdf.data(), "計畫.pdf")


@pytest.mark.parametrize("leader", ["．" * 10, ""])
@pytest.mark.parametrize("down", [0, 7])
def test_contents_in_two_columns_are_furniture(tmp_path: Path, leader: str, down: int) -> None:
    pdf = PdfFile()
    pdf.paragraph("目　錄", size=16)
    for at in range(4):
        y = pdf.top - 24 - at * 22
        entry(pdf, LEFT, y, TITLES[at], at + 2, leader)
        entry(pdf, LEFT + 230, y + down, TITLES[at + 4], at + 6, leader)
    library = with_body(pdf, tmp_path)
    assert outline(library).splitlines() == [f"{title} {WORDS}" for title in TITLES]
    assert library.documents[0].notes == ()


@pytest.mark.parametrize("leader", [True, False])
def test_contents_are_told_by_their_page_numbers(leader: bool) -> None:
    pdf = PdfFile()
    pdf.paragraph("目　錄", size=16)
    for at, name in enumerate(("壹、長照", "貳、防疫", "參、食安", "肆、藥政")):
        pdf.top -= 20
        pdf.text(LEFT, pdf.top, name + ("．" * 20 if leader else ""))
        pdf.text(RIGHT - 12, pdf.top, str(at + 3))
    pdf.next_page()
    pdf.paragraph("壹、長照")
    pdf.paragraph(LONG)
    source = read(pdf)
    assert len(furniture(source, LineRole.CONTENTS)) == 5
    assert paragraphs(source) == ["壹、長照", LONG]


@pytest.mark.parametrize("sign", "．…‥—_-·")
def test_a_contents_page_without_heading_is_told_by_leaders_of_any_sign(
    tmp_path: Path, sign: str
) -> None:
    pdf = PdfFile()
    for at, title in enumerate(TITLES):
        pdf.top -= 20
        pdf.text(LEFT, pdf.top, f"{title}{sign * 12}{at + 2}")
    library = with_body(pdf, tmp_path)
    assert outline(library).splitlines() == [f"{title} {WORDS}" for title in TITLES]
    assert library.documents[0].account.whole
