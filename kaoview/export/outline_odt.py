"""Selected nodes as an ODF text document, its headings in the navigator."""

from __future__ import annotations

from io import BytesIO

from odfdo import Element

from kaoview.export.odt_page import TEXT_WIDTH, new_document, paragraph_style
from kaoview.export.office_text import office_text
from kaoview.export.outline_blocks import Block, BlockKind, Outline

_SIZES = ("14pt", "13pt", "12pt", "11pt", "10pt", "10pt")  # of headings, by level from 1
_DEEPEST_INDENT = 6
_INDENT = 0.4  # centimetres for each level of a text
_BORDER = "0.5pt solid #000000"
_STYLES = (
    paragraph_style(
        "title", 'fo:text-align="center" fo:margin-bottom="0.2cm"', size="15pt", bold=True
    ),
    *(
        paragraph_style(
            f"heading{level}",
            'fo:keep-with-next="always" fo:margin-top="0.2cm"',
            size=size,
            bold=True,
        )
        for level, size in enumerate(_SIZES, 1)
    ),
    *(
        paragraph_style(f"text{level}", f'fo:margin-left="{level * _INDENT:.1f}cm"')
        for level in range(_DEEPEST_INDENT + 1)
    ),
    paragraph_style("place", size="9pt", more=' fo:color="#666666"'),
    paragraph_style("note", more=' fo:font-style="italic" style:font-style-asian="italic"'),
    f'<style:style style:name="table" style:family="table"><style:table-properties'
    f' style:width="{TEXT_WIDTH}" table:align="margins"/></style:style>',
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="{_BORDER}" fo:padding="0.06cm"/></style:style>',
)


def export_outline_odt(document: Outline) -> bytes:
    """Return a document for readers as an ODF text document."""
    odf = new_document(_STYLES)
    text = [f'<text:p text:style-name="title">{office_text(document.title)}</text:p>']
    text += [_block(block, number) for number, block in enumerate(document.blocks)]
    closing = (*(f"來源：{each}" for each in document.sources), f"{document.date} 匯出")
    text += [f'<text:p text:style-name="place">{office_text(line)}</text:p>' for line in closing]
    # One fragment for all blocks: thousands of paragraphs one by one take seconds.
    holder = Element.from_tag(f"<office:text>{''.join(text)}</office:text>")
    for child in holder.children:
        odf.body.append(child)
    odf.meta.title = document.title
    buffer = BytesIO()
    odf.save(buffer)
    return buffer.getvalue()


def _block(block: Block, number: int) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return (
                f'<text:h text:style-name="heading{block.level}"'
                f' text:outline-level="{block.level}">{office_text(block.text)}</text:h>'
            )
        case BlockKind.TABLE:
            return _table(block.rows, number)
        case BlockKind.PLACE | BlockKind.NOTE:
            style = block.kind.value
        case _:
            style = f"text{min(block.level, _DEEPEST_INDENT)}"
    return f'<text:p text:style-name="{style}">{office_text(block.text)}</text:p>'


def _table(rows: tuple[tuple[str, ...], ...], number: int) -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    found = []
    for row in rows:
        cells = "".join(
            '<table:table-cell table:style-name="cell" office:value-type="string">'
            f'<text:p text:style-name="text0">{office_text(text)}</text:p></table:table-cell>'
            for text in row
        )
        found.append(f"<table:table-row>{cells}</table:table-row>")
    return (
        f'<table:table table:name="table{number}" table:style-name="table">{columns}'
        f"<table:table-header-rows>{found[0]}</table:table-header-rows>{''.join(found[1:])}"
        "</table:table>"
    )
