"""Tables of two columns without rules in PDF files: labels, and values further right."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from kaoview.reading.formats.file_format import SourceText
from kaoview.reading.formats.registry import read_here
from tests.reading.outline_text import outline, read_text
from tests.tools.pdf_files import FONT, LEFT, RIGHT, PdfFile

WORDS = (
    "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力，並配合國家兵役制度變革，"
    "積極辦理各項徵兵作業，協助申請服替代役、補充兵役及提前退伍。"
)
PAIRS = (
    ("承辦單位", "秘書處"),
    ("計畫期程", "112年1月至113年12月"),
    ("民政業務", "1,200"),
    ("宗教禮俗", "寺廟輔導"),
    ("聯絡電話", "07-3368333"),
)
VALUES = LEFT + 160


def read(pdf: PdfFile) -> SourceText:
    return read_here("計畫.pdf", pdf.data())


def rows(source: SourceText) -> list[list[str]]:
    return [line.raw.text.split("\t") for line in source.lines if "\t" in line.raw.text]


def pair(pdf: PdfFile, label: str, value: str, left: float = VALUES) -> None:
    pdf.top -= 20
    pdf.text(LEFT, pdf.top, label)
    pdf.text(left, pdf.top, value)


def test_labels_and_values_are_rows(tmp_path: Path) -> None:
    pdf = PdfFile()
    pdf.paragraph("一、計畫概要")
    for each in PAIRS:
        pair(pdf, *each)
    pdf.paragraph("二、辦理情形", space=12)
    pdf.paragraph(WORDS, indent=24)
    found = outline(read_text(tmp_path, pdf.data(), "計畫.pdf")).splitlines()
    assert found == [
        "一、計畫概要",
        "  表 " + "/".join("|".join(each) for each in PAIRS),
        f"二、辦理情形 {WORDS}",
    ]


def test_figures_that_end_at_one_place_are_values() -> None:
    pdf = PdfFile()
    figures = (("人事費", "12,345"), ("業務費", "980"), ("設備費", "75"), ("獎補助費", "1,200"))
    for label, figure in figures:
        width = pdfmetrics.stringWidth(figure, FONT, 12)
        pair(pdf, label, figure, VALUES + 80 - width)
    assert rows(read(pdf)) == [list(each) for each in figures]


def test_a_value_of_several_lines_and_a_spaced_label_are_whole() -> None:
    pdf = PdfFile()
    pair(pdf, "姓　　名", "秘書處")
    for label, value in PAIRS[1:]:
        pair(pdf, label, value)
    pair(pdf, "主辦科室", "戶政科、宗教禮俗科、區里行政科")
    pdf.top -= 16
    pdf.text(VALUES, pdf.top, "及秘書室")
    found = rows(read(pdf))
    assert [each[0] for each in found] == ["姓 名", *(label for label, _ in PAIRS[1:]), "主辦科室"]
    assert found[-1][1] == "戶政科、宗教禮俗科、區里行政科及秘書室"


@pytest.mark.parametrize("count", [1, 3])
def test_a_few_lines_are_no_table(count: int) -> None:
    pdf = PdfFile()
    for each in PAIRS[:count]:
        pair(pdf, *each)
    source = read(pdf)
    assert rows(source) == []
    assert [line.text for line in source.lines] == ["　".join(each) for each in PAIRS[:count]]


def test_values_at_differing_places_are_text() -> None:
    pdf = PdfFile()
    for at, each in enumerate(PAIRS):
        pair(pdf, *each, left=VALUES + 14 * at)
    assert rows(read(pdf)) == []


def test_a_contents_page_is_no_table() -> None:
    pdf = PdfFile()
    for page, (label, _) in enumerate(PAIRS, 3):
        pair(pdf, label, str(page), RIGHT - 20)
    assert rows(read(pdf)) == []


def test_short_lines_of_text_in_two_columns_are_no_rows() -> None:
    pdf = PdfFile()
    top = pdf.top
    for column in range(2):
        pdf.top = top
        left = LEFT + column * 240
        for part in ("醫政", "食安"):
            for number in range(5):
                pdf.paragraph(f"{'甲乙'[column]}{part}第{number}組人員名冊", left=left)
            pdf.paragraph(WORDS, left=left, right=left + 210, indent=24)
    source = read(pdf)
    assert rows(source) == []
    text = "".join(line.text for line in source.lines)
    assert text.index("甲食安第4組") < text.index("乙醫政第0組")


def test_numbered_items_and_sentences_beside_their_headings_stay_text() -> None:
    pdf = PdfFile()
    for number in "一二三四五":
        pair(pdf, f"{number}、", f"{WORDS[:20]}", LEFT + 60)
    pdf.paragraph(WORDS, space=20)
    for label, _ in PAIRS:
        pair(pdf, label, "提升本市戰災救護能力。")
    assert rows(read(pdf)) == []
