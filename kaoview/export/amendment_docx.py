"""A table of amendments as a Word file.

python-docx makes the file and its styles. The rows are given to it as XML: a table of thousands of
rows takes minutes through its cells, since each access reads the whole row again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kaoview.export.amendments import UNDERLINED, Amendments
from kaoview.export.docx_page import TABLE_BORDERS, add_page_numbers, add_title, new_document
from kaoview.export.office_text import Paragraph, cells_of, may_split, office_text, xml_text

_WIDTH, _NOTE_WIDTH = 10300, 1480
"""Widths of the table, which is the page's without its margins, and of the remarks, in twentieths
of a point."""
_SHADE = "EDEDED"


def export_amendments_docx(table: Amendments) -> bytes:
    """Return a table of amendments as a Word file; changed words are underlined."""
    document = new_document(Document())
    add_title(document, table.title)
    body = document.element.body
    body.insert(len(body) - 1, _table(table))
    legend = ("".join(UNDERLINED),) if table.marked else ()
    for line in (*legend, *table.notes, *table.sources):
        document.add_paragraph(xml_text(line))
    document.add_paragraph(f"{table.date.isoformat()} 匯出")
    add_page_numbers(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(table: Amendments) -> Any:
    widths = table.widths(_WIDTH, _NOTE_WIDTH)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        f"{TABLE_BORDERS}"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(table))}</w:tbl>"
    )


def _rows(table: Amendments) -> Iterator[str]:
    heads: list[list[Paragraph]] = [[[(head, False)]] for head in table.heads]
    widths = table.widths(_WIDTH, _NOTE_WIDTH)
    yield _row(heads, widths, "<w:tblHeader/>", bold=True, shaded=True)
    for chapter in table.chapters:
        if chapter.heading:
            yield _chapter(chapter.heading, len(widths))
        for row in chapter.rows:
            yield _row(table.ordered(*cells_of(row)), widths)


def _row(
    cells: list[list[Paragraph]],
    widths: list[int],
    properties: str = "",
    *,
    bold: bool = False,
    shaded: bool = False,
) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if shaded else ""
    found = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{_paragraphs(cell, bold=bold)}</w:tc>"
        for width, cell in zip(widths, cells, strict=True)
    )
    whole = "" if may_split(cells) else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{properties}</w:trPr>{found}</w:tr>"


def _chapter(heading: str, columns: int) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" '
        f'w:type="dxa"/><w:gridSpan w:val="{columns}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/></w:tcPr>'
        f"{_paragraphs([[(heading, False)]], bold=True, keep=True)}</w:tc></w:tr>"
    )


def _paragraphs(cell: Iterable[Paragraph], *, bold: bool = False, keep: bool = False) -> str:
    properties = "<w:pPr><w:keepNext/></w:pPr>" if keep else ""
    found = "".join(
        f"<w:p>{properties}{''.join(_run(text, under, bold) for text, under in paragraph)}</w:p>"
        for paragraph in cell
    )
    return found or "<w:p/>"


def _run(text: str, underlined: bool, bold: bool) -> str:
    style = ("<w:b/>" if bold else "") + ('<w:u w:val="single"/>' if underlined else "")
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{office_text(text)}</w:t></w:r>'
