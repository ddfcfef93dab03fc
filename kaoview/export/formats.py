"""The formats of exports: their names and suffixes, and the writer of each.

The writers are imported when they are first used: the command line and the export dialog list the
formats long before, and a new format is one more row here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from kaoview.export.heads import Header
from kaoview.export.layout import AmendmentOptions, Layout
from kaoview.export.outline_options import OutlineOptions

if TYPE_CHECKING:
    from kaoview.export.comparison import ComparisonTable
    from kaoview.export.selection import ExportProgress
    from kaoview.export.sheet import Sheet
    from kaoview.model import Library, Node


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format.

    Attributes:
        name: Its name on the command line.
        label: Its name for readers.
        suffix: The suffix of its files.
        binary: Whether it is for a program to open, and no text to print.
    """

    name: str
    label: str
    suffix: str
    binary: bool = False


_MARKDOWN = ExportFormat("markdown", "Markdown", ".md")
_JSON = ExportFormat("json", "JSON", ".json")
_TEXT = ExportFormat("text", "純文字", ".txt")

_HTML = ExportFormat("html", "HTML", ".html")
_ODT = ExportFormat("odt", "ODT", ".odt", binary=True)
_DOCX = ExportFormat("docx", "Word", ".docx", binary=True)

ITEM_FORMATS = (
    _MARKDOWN,
    _JSON,
    ExportFormat("jsonl", "JSONL", ".jsonl"),
    ExportFormat("csv", "CSV", ".csv"),
    _HTML,
    _ODT,
    _DOCX,
    ExportFormat("xlsx", "Excel", ".xlsx", binary=True),
    ExportFormat("ods", "ODS", ".ods", binary=True),
)
"""The formats of departments, plans and items, the usual one first."""
COMPARISON_FORMATS = (
    _ODT,
    _DOCX,
    _HTML,
    _MARKDOWN,
    _JSON,
    _TEXT,
)
"""The formats of comparisons, the usual one of the explorer first."""
COMPARISON_FILE_FORMATS = tuple(form for form in COMPARISON_FORMATS if form is not _TEXT)
"""Those that the command line writes to files; plain text is for the terminal."""
AS_DATA = frozenset({_JSON.name, _TEXT.name})
"""The formats in which a comparison is no table of amendments: for programs and the terminal."""


_TEXT_SUFFIXES = frozenset({".txt", ".markdown", ".htm", ".text", ".log"})
"""Suffixes of text files under which any format can be read."""
_LONGEST_SUFFIX = 5
"""Longest suffix that programs open files by, in characters without the dot; a longer one is a part
of the name."""


def refuse_suffix(name: str, formats: Sequence[ExportFormat]) -> str:
    """Return why a file cannot be written under a name, in Chinese, or nothing if it can.

    A file called ``x.docx`` with Markdown in it would be opened by a program that cannot read it.

    Args:
        name: The file's name, with or without a suffix; digits after a dot end an id.
        formats: The formats that can be written.
    """
    suffix = PurePath(name).suffix.lower()
    bare = suffix[1:]
    if not (bare.isascii() and bare.isalnum()) or bare.isdecimal() or len(bare) > _LONGEST_SUFFIX:
        return ""
    known = [form.suffix for form in formats]
    if suffix in known or suffix in _TEXT_SUFFIXES:
        return ""
    return f"不能匯出成「{suffix}」檔，可用的副檔名有 {'、'.join(known)}"


def export_items(
    library: Library,
    nodes: Sequence[Node],
    format: str,
    *,
    options: OutlineOptions | None = None,
    header: Header = Header.CHINESE,
    progress: ExportProgress | None = None,
) -> Iterable[str | bytes]:
    """Return the selected nodes in a format, in pieces.

    Args:
        library: The library of the nodes.
        nodes: Departments, plans and items, in any order; they are exported in the library's.
        format: The name of one of ``ITEM_FORMATS``.
        options: What is said besides the text: the title of documents for readers (HTML, ODF,
            Word, Markdown), and a reader's notes in every format.
        header: The language of the heads in CSV and spreadsheets.
        progress: Called with the items done and all items.

    Raises:
        ValueError: There is no such format.
    """
    from kaoview.export import data, markdown

    notes = options.notes if options else {}
    match format:
        case "markdown":
            today = date.today()
            return (
                markdown.export_markdown(
                    library, nodes, today=today, options=options, progress=progress
                ),
            )
        case "json":
            return data.json_pieces(library, nodes, notes=notes, progress=progress)
        case "jsonl":
            return data.jsonl_pieces(library, nodes, notes=notes, progress=progress)
        case "csv":
            return data.csv_pieces(library, nodes, header=header, notes=notes, progress=progress)
        case "xlsx" | "ods":
            sheet = data.item_sheet(library, nodes, header=header, notes=notes, progress=progress)
            return (_sheet_file(sheet, format),)
        case "html" | "odt" | "docx":
            return (_outline_file(library, nodes, format, options, progress),)
    raise ValueError(format)


def _sheet_file(sheet: Sheet, format: str) -> bytes:
    from kaoview.export.sheets import ods_bytes, xlsx_bytes

    return xlsx_bytes([sheet]) if format == "xlsx" else ods_bytes([sheet])


def _outline_file(
    library: Library,
    nodes: Sequence[Node],
    format: str,
    options: OutlineOptions | None,
    progress: ExportProgress | None,
) -> str | bytes:
    from kaoview.export.outline_blocks import outline

    chosen = options or OutlineOptions()
    document = outline(library, nodes, chosen, today=date.today(), progress=progress)
    match format:
        case "odt":
            from kaoview.export.outline_odt import export_outline_odt

            return export_outline_odt(document)
        case "docx":
            from kaoview.export.outline_docx import export_outline_docx

            return export_outline_docx(document)
    from kaoview.export.outline_html import export_outline_html

    return export_outline_html(document)


def export_comparison_file(
    table: ComparisonTable, format: str, options: AmendmentOptions
) -> Iterable[str | bytes]:
    """Return a comparison as the content of a file, in pieces.

    Args:
        table: The comparison.
        format: The name of one of ``COMPARISON_FORMATS``.
        options: How documents for readers (all but JSON and plain text) are laid out. What has a
            status layout is written by :func:`export_comparison` in that layout.

    Raises:
        ValueError: There is no such format, or it has no such layout.
    """
    from kaoview.export.amendments import amendments

    if format in AS_DATA or options.layout is Layout.STATUS:
        return (export_comparison(table, format),)
    found = amendments(table, options, today=date.today())
    match format:
        case "markdown":
            from kaoview.export.amendment_markdown import export_amendments_markdown

            return (export_amendments_markdown(found),)
        case "html":
            from kaoview.export.amendment_html import export_amendments_html

            return (export_amendments_html(found),)
        case "odt":
            from kaoview.export.amendment_odt import export_amendments_odt

            return (export_amendments_odt(found),)
        case "docx":
            from kaoview.export.amendment_docx import export_amendments_docx

            return (export_amendments_docx(found),)
    raise ValueError(format)


def export_comparison(table: ComparisonTable, format: str, *, width: int | None = None) -> str:
    """Return a comparison in a format.

    Args:
        table: The comparison.
        format: The name of one of ``COMPARISON_FORMATS`` that is text.
        width: Cells of a line of plain text; None not to break lines.

    Raises:
        ValueError: There is no such format.
    """
    from kaoview.export import (
        comparison_html,
        comparison_json,
        comparison_markdown,
        comparison_text,
    )

    match format:
        case "markdown":
            return comparison_markdown.export_comparison_markdown(table, today=date.today())
        case "html":
            return comparison_html.export_comparison_html(table, today=date.today())
        case "json":
            return comparison_json.export_comparison_json(table)
        case "text":
            lines = comparison_text.comparison_lines(table, width=width)
            return "".join(f"{line.rstrip()}\n" for line in lines)
    raise ValueError(format)
