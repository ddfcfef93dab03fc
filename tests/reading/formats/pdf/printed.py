"""Two paragraphs to print, and what is read of a PDF: paragraphs, furniture, rows."""

from __future__ import annotations

from collections.abc import Callable

from kaoview.reading.formats.file_format import LineRole, SourceText
from kaoview.reading.formats.registry import read_here
from tests.tools.pdf_files import HEIGHT, LEFT, WIDTH, PdfFile

LONG = (
    "配合長期照顧十年計畫，布建社區整體照顧服務網絡，增設日間照顧中心與巷弄長照站，"
    "並培訓照顧服務員，提升服務量能，使有需要的家庭在住家附近就能得到協助。"
)
OTHER = (
    "持續推動登革熱防治工作，動員里鄰清除孳生源，辦理社區診斷與衛教宣導，"
    "並與醫療院所合作，早期發現病例，降低疫情擴散的風險，守護市民健康。"
)


def read(pdf: PdfFile | bytes) -> SourceText:
    return read_here("計畫.pdf", pdf if isinstance(pdf, bytes) else pdf.data())


def paragraphs(source: SourceText) -> list[str]:
    """Return the text outside furniture, a paragraph each."""
    found: list[str] = [""]
    for line in source.lines:
        if line.mark.role in (LineRole.BODY, LineRole.CELL):
            found[-1] += line.text
            if line.mark.ended:
                found.append("")
    return [text for text in found if text]


def furniture(source: SourceText, role: LineRole) -> list[tuple[str, int]]:
    """Return the lines of a role and their pages."""
    return [(line.text, line.mark.page) for line in source.lines if line.mark.role is role]


def rows(source: SourceText) -> list[list[str]]:
    """Return the rows of tables, their cells without the breaks between paragraphs."""
    return [line.raw.text.split("\t") for line in source.lines if "\t" in line.raw.text]


def book(pages: int = 6, *, number: Callable[[int], str] = "- {} -".format) -> PdfFile:
    """Return pages with a header and a page number, and on each a heading and a paragraph."""
    pdf = PdfFile()
    for at in range(1, pages + 1):
        pdf.text(LEFT, HEIGHT - 50, "桃園市政府114年度施政計畫", 9)
        pdf.text(WIDTH / 2 - 10, 40, number(at), 9)
        pdf.paragraph(f"{'一二三四五六'[at - 1]}、第{at}項工作")
        pdf.paragraph(LONG[at:], indent=24)
        pdf.next_page()
    return pdf
