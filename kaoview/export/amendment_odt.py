"""A table of amendments as an ODF text document, the format that Taiwan's government asks for.

odfdo makes the file. The table is given to it as one piece of XML: cell by cell, thousands of rows
would take minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from odfdo import Document, Element, XmlPart

from kaoview.export.amendments import Amendments
from kaoview.export.office_text import Paragraph, cells_of, office_text

FONT = "標楷體"
"""The font that documents of Taiwan's governments are written in; where it is not installed the
program takes another."""

_SIZE = "10pt"
_TITLE_SIZE = "15pt"
_WIDTHS = ("8cm", "8cm", "2.2cm")
"""Widths of the columns; together the page without its margins."""
_MARGIN = "1.4cm"
_SHADE = "#ededed"

_FONT_FACE = (
    f'<style:font-face style:name="{FONT}" svg:font-family="{FONT}"'
    ' style:font-family-generic="script" style:font-pitch="variable"/>'
)
_BORDER = "0.5pt solid #000000"
_STYLES = (
    '<style:style style:name="amendments" style:family="table"><style:table-properties'
    ' style:width="18.2cm" table:align="margins" fo:margin-bottom="0.3cm"/></style:style>',
    *(
        f'<style:style style:name="column{number}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for number, width in enumerate(_WIDTHS)
    ),
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties'
    ' fo:keep-together="always"/></style:style>',
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="{_BORDER}" fo:padding="0.06cm"/></style:style>',
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="{_BORDER}" fo:padding="0.06cm" fo:background-color="{_SHADE}"/></style:style>',
    f'<style:style style:name="text" style:family="paragraph"><style:text-properties'
    f' fo:font-size="{_SIZE}" style:font-size-asian="{_SIZE}" style:font-name="{FONT}"'
    f' style:font-name-asian="{FONT}"/></style:style>',
    '<style:style style:name="bold" style:family="paragraph" style:parent-style-name="Standard">'
    f'<style:paragraph-properties fo:keep-with-next="always"/><style:text-properties'
    f' fo:font-size="{_SIZE}" style:font-size-asian="{_SIZE}" fo:font-weight="bold"'
    f' style:font-weight-asian="bold" style:font-name="{FONT}" style:font-name-asian="{FONT}"/>'
    "</style:style>",
    '<style:style style:name="title" style:family="paragraph"><style:paragraph-properties'
    ' fo:text-align="center" fo:margin-bottom="0.2cm"/><style:text-properties'
    f' fo:font-size="{_TITLE_SIZE}" style:font-size-asian="{_TITLE_SIZE}" fo:font-weight="bold"'
    f' style:font-weight-asian="bold" style:font-name="{FONT}" style:font-name-asian="{FONT}"/>'
    "</style:style>",
    '<style:style style:name="changed" style:family="text"><style:text-properties'
    ' style:text-underline-style="solid" style:text-underline-width="auto"'
    ' style:text-underline-color="font-color"/></style:style>',
)
_LAYOUT = (
    '<style:page-layout style:name="amendments"><style:page-layout-properties'
    ' fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"'
    f' fo:margin-top="{_MARGIN}" fo:margin-bottom="{_MARGIN}" fo:margin-left="{_MARGIN}"'
    f' fo:margin-right="{_MARGIN}"/><style:footer-style><style:header-footer-properties'
    ' fo:min-height="0.6cm" fo:margin-top="0.2cm"/></style:footer-style></style:page-layout>'
)
_FOOTER_STYLE = (
    '<style:style style:name="pages" style:family="paragraph"><style:paragraph-properties'
    f' fo:text-align="center"/><style:text-properties fo:font-size="{_SIZE}"'
    f' style:font-size-asian="{_SIZE}"/></style:style>'
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="amendments"><style:footer>'
    '<text:p text:style-name="pages">第 <text:page-number text:select-page="current">1'
    "</text:page-number> 頁，共 <text:page-count>1</text:page-count> 頁</text:p></style:footer>"
    "</style:master-page>"
)


def export_amendments_odt(table: Amendments) -> bytes:
    """Return a table of amendments as an ODF text document; changed words are underlined."""
    document = Document("text")
    _add_styles(document)
    body = document.body
    body.clear()
    body.append(_element(f'<text:p text:style-name="title">{office_text(table.title)}</text:p>'))
    body.append(_element("".join(_table(table))))
    lines = (
        "底線是修正的字。",
        *table.notes,
        *table.sources,
        f"{table.date.isoformat()} 匯出",
    )
    for line in lines:
        body.append(_element(f'<text:p text:style-name="text">{office_text(line)}</text:p>'))
    document.meta.title = table.title
    document.meta.generator = "kaoview"
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _element(xml: str) -> Element:
    return Element.from_tag(xml)


def _add_styles(document: Document) -> None:
    content, styles = document.content, document.styles
    for part in (content, styles):
        _child(part, "font-face-decls").append(_element(_FONT_FACE))
    for style in _STYLES:
        _child(content, "automatic-styles").append(_element(style))
    automatic = _child(styles, "automatic-styles")
    automatic.append(_element(_LAYOUT))
    automatic.append(_element(_FOOTER_STYLE))
    masters = _child(styles, "master-styles")
    for child in masters.children:
        masters.delete(child)
    masters.append(_element(_MASTER))


def _child(part: XmlPart, name: str) -> Element:
    """Return an element that every document has.

    Raises:
        ValueError: The template that odfdo brings lacks it.
    """
    found = part.get_element(f"//office:{name}")
    if found is None:
        raise ValueError(name)
    return found


def _table(table: Amendments) -> Iterator[str]:
    yield '<table:table table:name="修正對照表" table:style-name="amendments">'
    for number in range(len(_WIDTHS)):
        yield f'<table:table-column table:style-name="column{number}"/>'
    heads: list[list[Paragraph]] = [[[(head, False)]] for head in table.heads]
    yield f"<table:table-header-rows>{_row(heads, 'head', 'bold')}</table:table-header-rows>"
    for chapter in table.chapters:
        if chapter.heading:
            yield _chapter(chapter.heading)
        for row in chapter.rows:
            new, old, remarks = cells_of(row)
            yield _row([*table.ordered(new, old), remarks], "cell", "text")
    yield "</table:table>"


def _row(cells: list[list[Paragraph]], cell_style: str, text_style: str) -> str:
    found = "".join(
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f"{_paragraphs(cell, text_style)}</table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:style-name="row">{found}</table:table-row>'


def _chapter(heading: str) -> str:
    covered = "<table:covered-table-cell/>" * (len(_WIDTHS) - 1)
    return (
        '<table:table-row table:style-name="row"><table:table-cell table:style-name="head"'
        f' table:number-columns-spanned="{len(_WIDTHS)}" office:value-type="string">'
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
