"""Spreadsheets (.xlsx, .xls, .ods): each sheet as a table, its values as they are read.

Hidden sheets are read and said to be hidden. A sheet that was laid out as several printed pages
side by side (budget books are) becomes that many tables one after the other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from kaoview.reading.formats import blocks
from kaoview.reading.formats.blocks import MarkedLine, one_line, table_lines
from kaoview.reading.formats.file_format import (
    LARGEST_PACKED,
    FileFormat,
    FormatError,
    LineMark,
    LineRole,
    SourceText,
)
from kaoview.reading.formats.progress import report
from kaoview.reading.formats.sheet_pages import printed_pages, squeezed
from kaoview.reading.formats.table_room import TableRoom

_TOLD_EVERY = 1_000
"""Rows between two signs of life, a hundredth of a second on an idle machine."""
_MOST_CELLS = 20_000_000
"""Cells of the largest sheet; a sheet that says it has more is empty for the most part, and
reading it would fill the memory. Chosen by hand: a full 300,000 rows of 60 columns."""
_TITLE_LINES = 2
"""Lines at the top of a sheet that may be its title; chosen by hand."""
_LONGEST_LINE = 60
"""Characters of a row with a single filled cell that is a line above or below a table, such as
a title or a unit; longer ones are remarks. Both are kept as text."""
_ABOVE_HEAD = re.compile(r"[(（]?(?:單位[:：]|中華民國\s*\d{2,3}\s*年|\d{2,3}\s*年度$|經資門)")
"""What stands in a row above a table's head: its unit, its year, whether current or capital."""
_LARGEST_WHOLE = 1e15
"""The largest number that is printed in full; a workbook keeps no more digits. Some state numbers
that are too large for one, or none: those are printed as ``inf`` and ``nan``."""
_ROC = 1911
_ENDED = LineMark(ended=True)
"""The mark of a line of text between tables."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a spreadsheet.

    Raises:
        FormatError: It is broken, protected, or too large.
    """
    try:
        import python_calamine as calamine
    except ImportError:
        raise FormatError(
            "讀試算表要有 python-calamine 這個套件，請執行 pip install python-calamine"
        ) from None
    try:
        book = calamine.load_workbook(BytesIO(data))
        sheets = [(meta, book.get_sheet_by_name(meta.name)) for meta in _worksheets(book)]
    except calamine.PasswordError:
        raise FormatError("試算表有密碼保護，請先解除密碼再試") from None
    except Exception as error:  # calamine raises many kinds, and panics of its own
        raise FormatError(
            "試算表打不開，檔案可能壞了；請用 Excel 或 LibreOffice 另存一份再試"
        ) from error
    lines: list[MarkedLine] = []
    room = TableRoom(len(data))
    notes: list[str] = []
    shown = calamine.SheetVisibleEnum.Visible
    hidden = [meta.name for meta, _ in sheets if meta.visible != shown]
    if hidden:
        notes.append(f"有隱藏的工作表：{'、'.join(map(one_line, hidden))}（也讀了進來）")
    several = len(sheets) > 1
    for meta, sheet in sheets:
        if sheet.height * sheet.width > _MOST_CELLS:
            raise FormatError(f"工作表「{one_line(meta.name)}」太大，請先刪去空白的列與欄再試")
        rows = list(_rows(sheet, room))
        found = list(sheet_lines(rows))
        if several and found:
            name = one_line(meta.name)
            # A title above the table that holds the sheet's name says more.
            titled = any(mark.role is LineRole.CELL for _, mark in found)
            said = titled and any(name in text for text, _ in found[:_TITLE_LINES])
            role = LineRole.HEADER if said else LineRole.HEADING
            lines.append((name, LineMark(ended=True, role=role, level=1)))
        lines += found
    return SourceText.from_lines(lines, "試算表", notes=notes)


def _rows(sheet: Any, room: TableRoom) -> Iterator[list[str]]:
    """Yield the rows of a sheet, empty cells at their ends left out."""
    for at, row in enumerate(sheet.iter_rows()):
        if at % _TOLD_EVERY == 0:
            report(0, 1)
        cells = [cell_words(value) for value in row] if any(map(_is_filled, row)) else []
        while cells and not cells[-1]:
            cells.pop()
        room.take(cells)
        yield cells


def _is_filled(value: object) -> bool:
    return value != ""


def _worksheets(book: Any) -> list[Any]:
    return [meta for meta in book.sheets_metadata if "WorkSheet" in str(meta.typ)]


def cell_words(value: Any) -> str:
    r"""Return a cell's value as text.

    >>> cell_words(4360.0), cell_words(0.5), cell_words(True), cell_words("a\nb")
    ('4360', '0.5', 'TRUE', 'a\x0bb')
    """
    match value:
        case bool():
            return str(value).upper()
        case float():
            whole = value.is_integer() and abs(value) <= _LARGEST_WHOLE
            return str(int(value)) if whole else f"{value:.10g}"
        case datetime.datetime():
            clock = value.strftime(" %H:%M") if value.time() != datetime.time() else ""
            return cell_words(value.date()) + clock
        case datetime.date():
            return f"{value.year - _ROC}/{value.month}/{value.day}"
        case datetime.timedelta() | datetime.time():
            return str(value)
        case _:
            return blocks.cell_words(str(value))


def sheet_lines(rows: Sequence[Sequence[str]]) -> Iterator[MarkedLine]:
    """Yield the lines of a sheet: rows of tables, and single cells as text between them.

    Args:
        rows: The cells' texts.
    """
    pages = printed_pages(squeezed(rows))
    titles: set[str] = set()
    for page, width in pages:
        head = _first_named(page) if len(pages) > 1 else 0
        for title in filter(None, map(_title, page[:head])):
            role = LineRole.HEADER if title in titles else LineRole.BODY
            titles.add(title)
            yield title, LineMark(ended=True, role=role)
        below = page[head:]
        follows = _rows_after(below)
        table: list[Sequence[str]] = []
        for at, row in enumerate(below):
            filled = [cell for cell in row if cell]
            if len(filled) == 1 and width > 1 and not _is_figure(filled[0]):
                if table and len(filled[0]) <= _LONGEST_LINE and _in_table(row, follows[at]):
                    table.append(row)  # a group's name within the table
                    continue
                yield from table_lines(table)
                table = []
                yield one_line(filled[0]), _ENDED
            elif not table and all(map(_ABOVE_HEAD.match, map(str.strip, filled))):
                yield _title(row), _ENDED
            elif filled:
                table.append(row)
        yield from table_lines(table)


def _in_table(row: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a row with a single cell names a group of rows: they follow it, with figures.

    In the first column it may as well be the title of another table, which has a head.

    Args:
        row: The row.
        after: The next row that is not empty.
    """
    if row[0] == "":
        return True
    return sum(map(bool, after)) > 1 and any(map(_is_figure, after))


def _rows_after(page: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return for each row the next one that is not empty."""
    found: list[Sequence[str]] = []
    after: Sequence[str] = ()
    for row in reversed(page):
        found.append(after)
        after = row if any(row) else after
    return found[::-1]


def _first_named(page: Sequence[Sequence[str]]) -> int:
    """Return the index of the first row whose first cell is filled; titles stand above it."""
    return next((at for at, row in enumerate(page) if row and row[0]), 0)


def _title(row: Sequence[str]) -> str:
    """Return the words of a title line; its cells may be halves, on both sides of the fold."""
    words = ""
    last = -1
    for at, cell in enumerate(row):
        if cell:
            words += ("\u3000" if words and at > last + 1 else "") + one_line(cell)
            last = at
    return words


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text)) and all(c.isdigit() or c in ",.-%" for c in text)


def _recognises(suffix: str, data: bytes) -> bool:
    if suffix in _SUFFIXES:
        return data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\x09\x08"))
    if not data.startswith(b"PK"):
        return False
    return b"opendocument.spreadsheet" in data[:200] or b"xl/workbook.xml" in data


_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

FORMAT = FileFormat("試算表", _SUFFIXES, read, _recognises, isolated=True, largest=LARGEST_PACKED)
