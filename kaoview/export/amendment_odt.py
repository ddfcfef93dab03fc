"""A table of amendments as an ODF text document, the format that Taiwan's government asks for.

odfdo makes the file. The table is given to it as one piece of XML: cell by cell, thousands of rows
would take minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from odfdo import Element

from kaoview.export.amendments import UNDERLINED, Amendments
from kaoview.export.odt_page import SHADE, TEXT_WIDTH, new_document, paragraph_style
from kaoview.export.office_text import Paragraph, cells_of, may_split, office_text

_TITLE_SIZE = "15pt"
_WIDTH, _NOTE_WIDTH = 182, 26
"""Widths of the table, which is the page's without its margins, and of the remarks, in mm."""
_BORDER = "0.5pt solid #000000"
_STYLES = (
    '<style:style style:name="amendments" style:family="table"><style:table-properties'
    f' style:width="{TEXT_WIDTH}" table:align="margins" fo:margin-bottom="0.3cm"/></style:style>',
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties'
    ' fo:keep-together="always"/></style:style>',
    '<style:style style:name="long-row" style:family="table-row"><style:table-row-properties'
    ' fo:keep-together="auto"/></style:style>',
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="{_BORDER}" fo:padding="0.06cm"/></style:style>',
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="{_BORDER}" fo:padding="0.06cm" fo:background-color="{SHADE}"/></style:style>',
    paragraph_style("text"),
    paragraph_style("bold", 'fo:keep-with-next="always"', bold=True),
    paragraph_style(
        "title", 'fo:text-align="center" fo:margin-bottom="0.2cm"', size=_TITLE_SIZE, bold=True
    ),
    '<style:style style:name="changed" style:family="text"><style:text-properties'
    ' style:text-underline-style="solid" style:text-underline-width="auto"'
    ' style:text-underline-color="font-color"/></style:style>',
)


def export_amendments_odt(table: Amendments) -> bytes:
    """Return a table of amendments as an ODF text document; changed words are underlined."""
    document = new_document((*_STYLES, *_column_styles(table)))
    body = document.body
    body.append(_element(f'<text:p text:style-name="title">{office_text(table.title)}</text:p>'))
    body.append(_element("".join(_table(table))))
    lines = (
        *(("".join(UNDERLINED),) if table.marked else ()),
        *table.notes,
        *table.sources,
        f"{table.date.isoformat()} 匯出",
    )
    for line in lines:
        body.append(_element(f'<text:p text:style-name="text">{office_text(line)}</text:p>'))
    document.meta.title = table.title
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _column_styles(table: Amendments) -> Iterator[str]:
    for number, width in enumerate(table.widths(_WIDTH, _NOTE_WIDTH)):
        yield (
            f'<style:style style:name="column{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )


def _element(xml: str) -> Element:
    return Element.from_tag(xml)


def _table(table: Amendments) -> Iterator[str]:
    yield '<table:table table:name="修正對照表" table:style-name="amendments">'
    for number in range(len(table.columns)):
        yield f'<table:table-column table:style-name="column{number}"/>'
    heads: list[list[Paragraph]] = [[[(head, False)]] for head in table.heads]
    yield f"<table:table-header-rows>{_row(heads, 'head', 'bold')}</table:table-header-rows>"
    for chapter in table.chapters:
        if chapter.heading:
            yield _chapter(chapter.heading, len(table.columns))
        for row in chapter.rows:
            yield _row(table.ordered(*cells_of(row)), "cell", "text")
    yield "</table:table>"


def _row(cells: list[list[Paragraph]], cell_style: str, text_style: str) -> str:
    found = "".join(
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f"{_paragraphs(cell, text_style)}</table:table-cell>"
        for cell in cells
    )
    row = "long-row" if may_split(cells) else "row"
    return f'<table:table-row table:style-name="{row}">{found}</table:table-row>'


def _chapter(heading: str, columns: int) -> str:
    covered = "<table:covered-table-cell/>" * (columns - 1)
    return (
        '<table:table-row table:style-name="row"><table:table-cell table:style-name="head"'
        f' table:number-columns-spanned="{columns}" office:value-type="string">'
        f"{_paragraphs([[(heading, False)]], 'bold')}</table:table-cell>{covered}"
        "</table:table-row>"
    )


def _paragraphs(cell: Iterable[Paragraph], style: str) -> str:
    found = "".join(
        f'<text:p text:style-name="{style}">{"".join(map(_run, paragraph))}</text:p>'
        for paragraph in cell
    )
    return found or f'<text:p text:style-name="{style}"/>'


def _run(run: tuple[str, bool]) -> str:
    text, underlined = run
    words = office_text(text).replace("  ", ' <text:s text:c="1"/>')
    return f'<text:span text:style-name="changed">{words}</text:span>' if underlined else words
