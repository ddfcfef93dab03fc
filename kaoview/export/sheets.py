"""Tables as spreadsheets (.xlsx, .ods) and CSV: text stays text, nothing is run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from kaoview.export.data import csv_cell
from kaoview.export.office_text import office_text, xml_text
from kaoview.export.sheet import Sheet, Value
from kaoview.reading.export_form import GENERATOR

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_CM_PER_CHARACTER = 0.21
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
    """Return tables as an Excel file: heads stay in view, and rows can be filtered."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"author": GENERATOR})  # the last to have changed the file as well
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "border": 1})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:_LONGEST_NAME])
        for column, head in enumerate(sheet.header):
            page.write_string(0, column, xml_text(head), bold)
            page.set_column(column, column, sheet.width(column))
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(number, column, value, plain)
                elif value:
                    page.write_string(number, column, xml_text(value)[:_LONGEST_CELL], plain)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.header) - 1)
    book.close()
    return buffer.getvalue()


def ods_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return tables as an ODF spreadsheet."""
    from odfdo import Document, Element

    document = Document("spreadsheet")
    body = document.body
    body.clear()
    styles = document.content.get_element("//office:automatic-styles")
    for number, sheet in enumerate(sheets):
        for column in range(len(sheet.header)):
            width = sheet.width(column) * _CM_PER_CHARACTER
            if styles is not None:
                styles.append(
                    Element.from_tag(
                        f'<style:style style:name="c{number}-{column}" style:family="table-column">'
                        f'<style:table-column-properties style:column-width="{width:.2f}cm"/>'
                        "</style:style>"
                    )
                )
        body.append(Element.from_tag("".join(_ods_table(sheet, number))))
    document.meta.generator = GENERATOR
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _ods_table(sheet: Sheet, number: int) -> Iterator[str]:
    name = office_text(sheet.name).replace('"', "&quot;")
    yield f'<table:table table:name="{name}">'
    for column in range(len(sheet.header)):
        yield f'<table:table-column table:style-name="c{number}-{column}"/>'
    for row in (sheet.header, *sheet.rows):
        yield f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
    yield "</table:table>"


def _ods_cell(value: Value) -> str:
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{office_text(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
