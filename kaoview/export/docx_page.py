"""The page of a Word file: A4, the font, the title, and page numbers at the foot."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from kaoview.export.office_style import FONT, PAGE_WORDS
from kaoview.export.office_text import xml_text
from kaoview.reading.export_form import GENERATOR

_MARGIN = Mm(14)
_PAGE = (Mm(210), Mm(297))
_TEXT_SIZE = Pt(10)
_TITLE_SIZE = Pt(15)
_HEADING_SIZES = (14, 13, 12, 11, 10, 10)  # points, by level from 1


def new_document(document: Any) -> Any:
    """Return a new document with the page and fonts set."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    _set_font(normal, _TEXT_SIZE)
    for level, size in enumerate(_HEADING_SIZES, 1):
        style = document.styles[f"Heading {level}"]
        _set_font(style, Pt(size))
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(6)
    return document


def _set_font(style: Any, size: Any) -> None:
    style.font.name, style.font.size = FONT, size
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), FONT)


def add_title(document: Any, title: str) -> None:
    """Add the title, and name the file's title and who wrote it in its properties."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(xml_text(title))
    run.bold, run.font.size = True, _TITLE_SIZE
    properties = document.core_properties
    properties.title = xml_text(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = GENERATOR


_LONGEST_PROPERTY = 255
"""Longest text of a property, in characters; python-docx refuses a longer one."""


TABLE_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
"""Thin lines around a table and between its cells."""


def add_page_numbers(document: Any) -> None:
    """Put 第 1 頁，共 2 頁 at the foot of each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in zip(PAGE_WORDS, ("PAGE", "NUMPAGES", ""), strict=True):
        paragraph.add_run(words)
        if field:
            paragraph._p.append(
                parse_xml(
                    f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r>'
                    "</w:fldSimple>"
                )
            )
