"""Tables as spreadsheets (.xlsx, .ods) and CSV: text stays text, nothing is run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kaoview.export.data import csv_cell
from kaoview.export.office_style import PAGE_WORDS
from kaoview.export.office_text import office_text, xml_text
from kaoview.export.sheet import Sheet, Value
from kaoview.reading.export_form import GENERATOR

if TYPE_CHECKING:
    from odfdo import XmlPart

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_CM_PER_CHARACTER = 0.21
_A4 = 9
"""The number of the paper in .xlsx."""
_MARGIN = 0.5
"""The margins of the paper in .xlsx, in inches."""
_LINE_HEIGHT = 16
"""The height of a line of text in a row, in points: letters of 11, as both programs set them."""
_BORDER = ' fo:border="0.5pt solid #000000"'
_RIGHT = '<style:paragraph-properties fo:text-align="end"/>'
_BOLD = '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>'
_CELL_STYLES = tuple(
    f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties'
    f' fo:wrap-option="wrap" style:vertical-align="top"{border}/>{paragraph}{text}</style:style>'
    for name, border, paragraph, text in (
        ("plain", "", "", ""),
        ("plain-right", "", _RIGHT, ""),
        ("head", _BORDER, "", _BOLD),
        ("head-right", _BORDER, _RIGHT, _BOLD),
    )
)
_HIGHEST_ROW = 409
"""The highest row in .xlsx, in points (Excel's specification)."""
_LONGEST_NAME = 31
"""Longest name of a sheet that spreadsheets take, in characters."""
_LONGEST_CELL = 32_767
"""Longest text of a cell in .xlsx, in characters (Excel's specification)."""


def csv_text(sheet: Sheet) -> str:
    """Return a table as CSV with a line of heads, as Excel opens it."""
    out = io.StringIO()
    rows = ([csv_cell(value) for value in row] for row in (sheet.header, *sheet.rows))
    csv.writer(out, lineterminator="\n").writerows(rows)
    return _BOM + out.getvalue()


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return tables as an Excel file: heads stay in view and on each printed page."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"author": GENERATOR})  # the last to have changed the file as well
    shape = {"valign": "top", "text_wrap": True}
    plain = book.add_format(shape)
    bold = book.add_format({**shape, "bold": True, "border": 1})
    right = book.add_format({**shape, "align": "right"})
    bold_right = book.add_format({**shape, "bold": True, "border": 1, "align": "right"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:_LONGEST_NAME])
        heads = (bold, bold_right if sheet.figures else bold)
        cells = (plain, right if sheet.figures else plain)
        _write_row(page, 0, sheet.header, heads)
        for column in range(len(sheet.header)):
            page.set_column(column, column, sheet.width(column))
        for number, row in enumerate(sheet.rows, 1):
            lines = sheet.row_lines(row)
            if lines > 1:  # LibreOffice sets no height by itself
                page.set_row(number, min(_LINE_HEIGHT * lines, _HIGHEST_ROW))
            _write_row(page, number, row, cells)
        end = len(sheet.rows) + 1
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.header) - 1)
        if sheet.total:
            _write_row(page, end, sheet.total, heads)
        for number, note in enumerate(sheet.notes, end + 1):
            page.set_row(number, _LINE_HEIGHT * sheet.lines(note))
            page.merge_range(number, 0, number, len(sheet.header) - 1, "", plain)
            page.write_string(number, 0, xml_text(note)[:_LONGEST_CELL], plain)
        _set_up_print(page, sheet)
    book.close()
    return buffer.getvalue()


def _write_row(page: Any, number: int, row: Sequence[Value], styles: tuple[Any, Any]) -> None:
    """Write a row, the first cell in the first style and the others in the second."""
    for column, value in enumerate(row):
        style = styles[column > 0]
        if isinstance(value, int):
            page.write_number(number, column, value, style)
        elif value:
            page.write_string(number, column, xml_text(value)[:_LONGEST_CELL], style)


def _set_up_print(page: Any, sheet: Sheet) -> None:
    """Set the paper, its heads and page numbers, and how many sheets lie beside each other."""
    page.set_paper(_A4)
    if sheet.landscape:
        page.set_landscape()
    page.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=2 * _MARGIN)
    page.repeat_rows(0)
    if sheet.pages_wide > 1:
        page.repeat_columns(0)
    page.fit_to_pages(sheet.pages_wide, 0)
    page.set_footer(f"&C{PAGE_WORDS[0]}&P{PAGE_WORDS[1]}&N{PAGE_WORDS[2]}&R&A")


def ods_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return tables as an ODF spreadsheet, with heads on each printed page."""
    from odfdo import Document, Element

    document = Document("spreadsheet")
    document.body.clear()

    def put(part: XmlPart, name: str, pieces: Iterable[str]) -> None:
        parent = part.get_element(f"//office:{name}")
        if parent is not None:
            for piece in pieces:
                parent.append(Element.from_tag(piece))

    layouts = sorted({_layout_name(sheet) for sheet in sheets})
    put(document.styles, "automatic-styles", map(_page_layout, layouts))
    put(document.styles, "master-styles", map(_master_page, layouts))
    put(document.content, "automatic-styles", (*_CELL_STYLES, *_table_styles(sheets)))
    for number, sheet in enumerate(sheets):
        document.body.append(Element.from_tag("".join(_ods_table(sheet, number))))
    document.meta.generator = GENERATOR
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _layout_name(sheet: Sheet) -> str:
    return f"{'landscape' if sheet.landscape else 'portrait'}-{sheet.pages_wide}"


def _page_layout(name: str) -> str:
    orientation, wide = name.split("-")
    width, height = ("29.7cm", "21cm") if orientation == "landscape" else ("21cm", "29.7cm")
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties'
        f' fo:page-width="{width}" fo:page-height="{height}"'
        f' style:print-orientation="{orientation}" fo:margin="1.3cm"'
        f' style:scale-to-X="{wide}" style:scale-to-Y="0"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.2cm"/>'
        "</style:footer-style></style:page-layout>"
    )


def _master_page(name: str) -> str:
    before, between, after = PAGE_WORDS
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}"><style:footer>'
        f"<text:p>{before}<text:page-number>1</text:page-number>{between}"
        f"<text:page-count>1</text:page-count>{after}</text:p></style:footer></style:master-page>"
    )


def _table_styles(sheets: Sequence[Sheet]) -> Iterator[str]:
    for number, sheet in enumerate(sheets):
        yield (
            f'<style:style style:name="t{number}" style:family="table"'
            f' style:master-page-name="{_layout_name(sheet)}">'
            '<style:table-properties table:display="true"/></style:style>'
        )
        for column in range(len(sheet.header)):
            width = sheet.width(column) * _CM_PER_CHARACTER
            yield (
                f'<style:style style:name="c{number}-{column}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}cm"/>'
                "</style:style>"
            )
        for lines in {sheet.lines(note) for note in sheet.notes}:
            yield (
                f'<style:style style:name="r{number}-{lines}" style:family="table-row">'
                f'<style:table-row-properties style:row-height="{lines * _LINE_HEIGHT}pt"'
                ' style:use-optimal-row-height="false"/></style:style>'
            )


def _ods_table(sheet: Sheet, number: int) -> Iterator[str]:
    name = office_text(sheet.name).replace('"', "&quot;")
    yield f'<table:table table:name="{name}" table:style-name="t{number}">'
    columns = [
        f'<table:table-column table:style-name="c{number}-{column}"/>'
        for column in range(len(sheet.header))
    ]
    if sheet.pages_wide > 1:
        columns[0] = f"<table:table-header-columns>{columns[0]}</table:table-header-columns>"
    yield from columns
    heads = ("head", "head-right" if sheet.figures else "head")
    cells = ("plain", "plain-right" if sheet.figures else "plain")
    yield f"<table:table-header-rows>{_ods_row(sheet.header, heads)}</table:table-header-rows>"
    yield from (_ods_row(row, cells) for row in sheet.rows)
    if sheet.total:
        yield _ods_row(sheet.total, heads)
    for note in sheet.notes:
        spanned = len(sheet.header)
        yield (
            f'<table:table-row table:style-name="r{number}-{sheet.lines(note)}">'
            f'<table:table-cell table:style-name="plain" office:value-type="string"'
            f' table:number-columns-spanned="{spanned}"><text:p>{office_text(note)}</text:p>'
            f"</table:table-cell>{'<table:covered-table-cell/>' * (spanned - 1)}</table:table-row>"
        )
    yield "</table:table>"


def _ods_row(row: Sequence[Value], styles: tuple[str, str]) -> str:
    """Return a row, the first cell in the first style and the others in the second."""
    cells = (_ods_cell(value, styles[column > 0]) for column, value in enumerate(row))
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _ods_cell(value: Value, style: str) -> str:
    if isinstance(value, int):
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="float"'
            f' office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        )
    lines = "".join(f"<text:p>{office_text(line)}</text:p>" for line in value.split("\n"))
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{lines}'
        "</table:table-cell>"
    )
