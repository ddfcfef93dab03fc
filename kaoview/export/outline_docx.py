"""Selected nodes as a Word file, its headings in the navigator."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kaoview.export.docx_page import TABLE_BORDERS, add_page_numbers, add_title, new_document
from kaoview.export.office_text import office_text, xml_text
from kaoview.export.outline_blocks import Block, BlockKind, Outline

_INDENT = 240
"""How far each level stands in, in twentieths of a point: one character."""
_DEEPEST_INDENT = 6
_TEXT_WIDTH = 10_000
"""Width of a table, in twentieths of a point; about the page without its margins."""


def export_outline_docx(document: Outline) -> bytes:
    """Return a document for readers as a Word file."""
    word = new_document(Document())
    add_title(word, document.title)
    body = word.element.body
    xml = [_block(block) for block in document.blocks]
    # One fragment for all blocks: thousands of paragraphs one by one take seconds.
    holder = parse_xml(f"<w:body {nsdecls('w')}>{''.join(xml)}</w:body>")
    end = len(body) - 1
    for element in list(holder):
        body.insert(end, element)
        end += 1
    _close(word, document)
    add_page_numbers(word)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _close(word: Any, document: Outline) -> None:
    for line in (*(f"來源：{each}" for each in document.sources), f"{document.date} 匯出"):
        word.add_paragraph(xml_text(line))


def _block(block: Block) -> str:
    indent = min(block.level, _DEEPEST_INDENT) * _INDENT
    match block.kind:
        case BlockKind.HEADING:
            return _paragraph(block.text, f'<w:pStyle w:val="Heading{block.level}"/>')
        case BlockKind.TABLE:
            return _table(block.rows)
        case BlockKind.PLACE:
            return _paragraph(block.text, "", '<w:color w:val="666666"/><w:sz w:val="18"/>')
        case BlockKind.NOTE:
            return _paragraph(block.text, "", "<w:i/>")
    return _paragraph(block.text, f'<w:ind w:left="{indent}"/>')


def _paragraph(text: str, properties: str, run: str = "") -> str:
    style = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{style}"
        f'<w:t xml:space="preserve">{office_text(text)}</w:t></w:r></w:p>'
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = _TEXT_WIDTH // len(rows[0])
    cells = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if not number else ''}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(text, '')}</w:tc>"
            for text in row
        )
        + "</w:tr>"
        for number, row in enumerate(rows)
    )
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/>'
        f"{TABLE_BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{cells}"
        "</w:tbl><w:p/>"
    )
