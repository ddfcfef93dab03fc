"""Levels of headings without a number in PDF files: by size, by bold print, by indent."""

from __future__ import annotations

from pathlib import Path

from tests.reading.outline_text import outline, read_text
from tests.tools.pdf_files import LEFT, PdfFile

TEXTS = (
    "加強國際交流，拓展城市外交；推動各項涉外事務，提升高雄國際能見度。",
    "辦理全民防衛動員暨災害防救演習，以提升本市戰災救護能力。",
    "賡續推動四維及鳳山行政中心節能減碳及能源管理，優先採購具節能環保標章產品。",
    "督導本市各區公所加強為民服務，提升行政效能。",
)


def items(folder: Path, pdf: PdfFile) -> list[str]:
    """Return the outline of a PDF, a line for each item without its text."""
    found = outline(read_text(folder, pdf.data(), "計畫.pdf")).splitlines()
    return [line.rstrip().split(" " + TEXTS[0][:2])[0] for line in found]


def titled(pdf: PdfFile) -> PdfFile:
    pdf.paragraph("高雄市政府衛生局113年度施政計畫", size=22)
    return pdf


def test_larger_headings_stand_above_smaller_ones(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    for part in ("提升醫療品質", "守護食品安全"):
        pdf.paragraph(part, size=18)
        for work in ("醫政管理", "藥政管理"):
            pdf.paragraph(work, size=15)
            pdf.paragraph(TEXTS[0], indent=24)
    assert items(tmp_path, pdf) == [
        "提升醫療品質",
        "  醫政管理",
        "  藥政管理",
        "守護食品安全",
        "  醫政管理",
        "  藥政管理",
    ]


def test_bold_headings_of_the_texts_size_stand_below_larger_ones(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    for part in ("提升醫療品質", "守護食品安全"):
        pdf.paragraph(part, size=18)
        for work in ("醫政管理", "藥政管理"):
            pdf.bold_line(work)
            pdf.paragraph(TEXTS[0], indent=24)
    assert items(tmp_path, pdf)[:3] == ["提升醫療品質", "  醫政管理", "  藥政管理"]


def test_headings_printed_like_the_text_are_nested_by_their_indents(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    for part in ("提升醫療品質", "守護食品安全"):
        pdf.paragraph(part)
        for work in ("醫政管理", "藥政管理"):
            pdf.paragraph(work, indent=24)
            for step in ("醫事人員", "醫療機構"):
                pdf.paragraph(step, indent=48)
                pdf.paragraph(TEXTS[0], left=LEFT + 72)
    assert items(tmp_path, pdf)[:7] == [
        "提升醫療品質",
        "  醫政管理",
        "    醫事人員",
        "    醫療機構",
        "  藥政管理",
        "    醫事人員",
        "    醫療機構",
    ]


def test_short_lines_that_head_nothing_have_no_levels(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    pdf.paragraph("一、出席人員")
    pdf.paragraph(TEXTS[2], indent=24)
    for name in ("王大明局長", "李小華副局長", "陳中和主任秘書"):
        pdf.paragraph(name, indent=24)
        pdf.paragraph("衛生局", indent=72)
    pdf.paragraph("二、結論")
    pdf.paragraph(TEXTS[0], indent=24)
    found = items(tmp_path, pdf)
    assert [line[:2] for line in found if not line.startswith(" ")] == ["一、", "二、"]
    assert not any(line.startswith("    ") for line in found)


def test_numbers_tell_more_than_the_size_that_two_styles_share(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    for part in ("壹、醫政", "貳、食安"):
        pdf.paragraph(part, size=16)
        for work in ("一、督導", "二、輔導"):
            pdf.paragraph(work, size=16)
            pdf.paragraph(TEXTS[0], indent=24)
    assert items(tmp_path, pdf)[:3] == ["壹、醫政", "  一、督導", "  二、輔導"]


def test_a_heading_that_is_alone_of_its_size_stands_beside_the_next(tmp_path: Path) -> None:
    pdf = titled(PdfFile())
    pdf.paragraph("前言", size=16)
    for words, work in zip(TEXTS, ("科技高雄", "宜居高雄", "幸福高雄"), strict=False):
        pdf.paragraph(words, indent=24)
        pdf.paragraph(work, size=14)
    pdf.paragraph(TEXTS[0], indent=24)
    found = outline(read_text(tmp_path, pdf.data(), "計畫.pdf"))
    assert [line.split()[0] for line in found.splitlines() if not line.startswith(" ")] == [
        "前言",
        "科技高雄",
        "宜居高雄",
        "幸福高雄",
    ]
