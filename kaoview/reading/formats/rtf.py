"""Rich text (.rtf): its paragraphs and tables, by the library striprtf."""

from __future__ import annotations

from kaoview.reading.formats.blocks import MarkedLine, cell_text, tabbed_line, table_lines
from kaoview.reading.formats.file_format import (
    FileFormat,
    FormatError,
    LineMark,
    Paragraphs,
    SourceText,
)
from kaoview.reading.formats.indents import typed_indent
from kaoview.reading.formats.rtf_indents import Indents, with_signs, without_signs
from kaoview.reading.formats.tab_columns import with_tab_columns

_CELL = "|"
"""What striprtf puts between the cells of a row."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a rich text file; raises FormatError where it is broken, or striprtf is missing."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise FormatError(
            "讀 RTF 檔要有 striprtf 這個套件，請執行 pip install 'kaoview[word97]'"
        ) from None
    try:
        text: str = rtf_to_text(with_signs(data.decode("latin-1")), errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, ArithmeticError, TypeError):  # what striprtf lets through
        raise FormatError("RTF 檔打不開，檔案可能壞了；請用 Word 另存成 .docx 再試") from None
    return SourceText.from_lines(with_tab_columns(_lines(text)), "RTF", paragraphs=Paragraphs.WHOLE)


def _lines(text: str) -> list[MarkedLine]:
    """Return the lines of striprtf's text, in which a row ends with ``|`` and a line break.

    What stands in the lines before a row's first cell is that cell's if the row before has as
    many cells; else it is text between two tables.
    """
    found: list[MarkedLine] = []
    indents = Indents()
    rows: list[list[str]] = []
    *ended, rest = text.split(f"{_CELL}\n")
    for row in ended:
        cells = [cell.split("\n") for cell in row.split(_CELL)]
        if not rows or len(rows[-1]) != len(cells):
            found += [*table_lines(rows), *_paragraphs(cells[0][:-1], indents)]
            rows = []
            cells[0] = cells[0][-1:]
        rows.append([cell_text(map(without_signs, cell)) for cell in cells])
    return [*found, *table_lines(rows), *_paragraphs(rest.split("\n"), indents)]


def _paragraphs(lines: list[str], indents: Indents) -> list[MarkedLine]:
    found: list[MarkedLine] = []
    for line in lines:
        text, indent = indents.take(line)
        if text.strip():
            mark = LineMark(ended=True, indent=indent + typed_indent(text))
            found.append((tabbed_line(text), mark))
    return found


def _recognises(_suffix: str, data: bytes) -> bool:
    return data.startswith(b"{\\rtf")


FORMAT = FileFormat("RTF 檔", (".rtf",), read, _recognises, isolated=True)
