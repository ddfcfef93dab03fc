"""Word files of the years 1997 to 2003 (.doc): their text; automatic numbers through LibreOffice.

The text stands in pieces that a table lists ([MS-DOC], 2.4.1). What Word prints before the
paragraphs of a list does not: LibreOffice, where it is installed, turns the file into a .docx,
which is read with its numbers.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any

from kaoview.reading.formats.blocks import MarkedLine, cell_text, tabbed_line, table_lines
from kaoview.reading.formats.file_format import (
    LARGEST_PACKED,
    FileFormat,
    FormatError,
    LineMark,
    Paragraphs,
    SourceText,
)
from kaoview.reading.formats.progress import report
from kaoview.reading.formats.tab_columns import with_tab_columns

_SECTOR_SHIFT, _TABLE_SECTORS, _MORE_TABLE_SECTORS = 0x1E, 0x2C, 0x48
"""Places in the header of a compound file ([MS-CFB], 2.2): how large its sectors are, and how many
of them hold the allocation table and the further part of its list."""
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = 2
"""The kind of an entry that is a stream ([MS-CFB], 2.6.1)."""
_WORD = 0xA5EC
_WORD_97 = 0xC1
_ENCRYPTED = 0x100
_SECOND_TABLE = 0x200
_TEXT_LENGTH = 0x4C
_PIECE_TABLE = 0x1A2
"""Places in the file information block ([MS-DOC], 2.5)."""
_COMPRESSED = 0x4000_0000
"""The flag of a piece with one byte a character."""
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
"""A field: its instruction, and the result that is printed."""
_CONTROLS = re.compile("[\x01-\x06\x08\x0e-\x1f]")
_CELL = "\x07"
_UNIT = re.compile("([^\r\x07]*)([\r\x07]|$)")
_LINE_BREAKS = re.compile("[\x0b\x0c]")
_MOST_FIELDS = 64
"""Fields within fields that are resolved; chosen by hand."""
_PATIENCE = 60.0
"""Seconds that LibreOffice may take; it starts in 2 to 5. Chosen by hand."""
_BEAT = 2.0
"""Seconds between two reports while LibreOffice works."""
_NO_NUMBERS = "舊版 Word 檔的自動編號沒有寫在文字裡，讀不到；裝了 LibreOffice 就會一起讀"
_INSTALL = "讀舊版 Word 檔要有 olefile 這個套件，請執行 pip install 'kaoview[word97]'"
_BROKEN = "舊版 Word 檔打不開，檔案可能壞了；請用 Word 或 LibreOffice 另存成 .docx 再試"


def read(name: str, data: bytes) -> SourceText:
    """Read a Word 97-2003 file.

    Raises:
        FormatError: It is broken, protected, or no Word file; or olefile is not installed.
    """
    text = read_text(data)
    converted = _convert(data)
    if converted is not None:
        from kaoview.reading.formats import docx

        try:
            return docx.read(name, converted)
        except FormatError:
            pass  # the text alone, then
    return SourceText.from_lines(
        with_tab_columns(list(paragraph_lines(text))),
        "DOC",
        paragraphs=Paragraphs.WHOLE,
        notes=[_NO_NUMBERS],
    )


def read_text(data: bytes) -> str:
    """Return the text of a Word 97-2003 file with its control characters.

    Raises:
        FormatError: It is broken, protected, or no Word file; or olefile is not installed.
    """
    try:
        import olefile
    except ImportError:
        raise FormatError(_INSTALL) from None
    try:
        _check_sectors(data)
        with olefile.OleFileIO(BytesIO(data)) as ole:
            if ole.exists("EncryptedPackage"):
                raise FormatError("檔案有密碼保護，請先用原本的軟體解除密碼再試")
            if not ole.exists("WordDocument"):
                raise FormatError("這是舊版 Office 檔，但不是 Word 文件；請另存成 .docx 再試")
            return _pieces(ole)
    except FormatError:
        raise
    except (OSError, ValueError, struct.error, IndexError, UnicodeDecodeError):
        raise FormatError(_BROKEN) from None


def _check_sectors(data: bytes) -> None:
    """Refuse a compound file that names more sectors than it has: olefile would read on for ever.

    Raises:
        ValueError: It does.
    """
    (shift,) = struct.unpack_from("<H", data, _SECTOR_SHIFT)
    for place in (_TABLE_SECTORS, _MORE_TABLE_SECTORS):
        (count,) = struct.unpack_from("<I", data, place)
        if count > len(data) >> shift:
            raise ValueError(count)


def _stream(ole: Any, name: str) -> bytes:
    """Return the bytes of a stream.

    Raises:
        ValueError: It is no stream but a folder, or names more than the file has: olefile would
            follow a list of sectors that leads back to itself until it has as many.
    """
    if ole.get_type(name) != _STREAM:
        raise ValueError(name)
    size: int = ole.get_size(name)
    if size > ole.fp.seek(0, SEEK_END):
        raise ValueError(size)
    content: bytes = ole.openstream(name).read()
    return content


def _pieces(ole: Any) -> str:
    """Return the text of all pieces.

    No two pieces share their bytes; where they would have more than there are, one may be repeated
    hundreds of times.

    Raises:
        ValueError: They have more.
    """
    main = _stream(ole, "WordDocument")
    word, version = struct.unpack_from("<HH", main, 0)
    (flags,) = struct.unpack_from("<H", main, 10)
    if word != _WORD or version < _WORD_97:
        raise FormatError("這是 Word 95 或更舊的檔案，請用 Word 或 LibreOffice 另存成 .docx 再試")
    if flags & _ENCRYPTED:
        raise FormatError("檔案有密碼保護，請先用原本的軟體解除密碼再試")
    table = _stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table")
    (length,) = struct.unpack_from("<i", main, _TEXT_LENGTH)
    start, size = struct.unpack_from("<II", main, _PIECE_TABLE)
    complex_part = table[start : start + size]
    at = 0
    while at < len(complex_part) and complex_part[at] == 1:  # properties before the piece table
        at += 3 + struct.unpack_from("<H", complex_part, at + 1)[0]
    (size,) = struct.unpack_from("<I", complex_part, at + 1)
    pieces = complex_part[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}i", pieces, 0)
    found: list[str] = []
    unread = len(main)
    for number in range(count):
        (place,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)
        characters = places[number + 1] - places[number]
        if place & _COMPRESSED:
            first, encoding = (place & ~_COMPRESSED) // 2, "cp1252"
            piece = main[first : first + characters]
        else:
            encoding = "utf-16-le"
            piece = main[place : place + 2 * characters]
        unread -= len(piece)
        if unread < 0:
            raise ValueError(number)
        found.append(piece.decode(encoding, "replace"))
    return "".join(found)[:length]


def paragraph_lines(text: str) -> Iterator[MarkedLine]:
    """Yield the lines of a Word 97-2003 file's text: paragraphs, and rows of tables.

    A paragraph ends with a carriage return, a cell with the character 7, and a row with one more
    of these.
    """
    for _ in range(_MOST_FIELDS):
        text, found = _FIELD.subn(lambda match: match.group(1) or "", text)
        if not found:
            break
    cells: list[str] = []
    waiting: list[str] = []
    for match in _UNIT.finditer(_CONTROLS.sub("", text)):
        words, end = match.groups()
        if end != _CELL:
            waiting.append(words)
            continue
        # The paragraphs before a table's first cell, and those after a row, are no cell's.
        if not cells or (not cells[-1] and waiting):
            yield from table_lines(_rows(cells))
            yield from _paragraphs(waiting)
            cells, waiting = [], []
        cells.append(cell_text(_LINE_BREAKS.sub("\n", "\n".join([*waiting, words])).split("\n")))
        waiting = []
    yield from table_lines(_rows(cells))
    yield from _paragraphs(waiting)


def _rows(cells: list[str]) -> list[list[str]]:
    """Divide a table's cells into rows: an empty one after each row ends it.

    Cells may be empty as well, so all rows are taken to have as many cells as make this true;
    where none do, each empty cell ends a row.
    """
    most = len(cells) - 1 if all(cells[:-1]) else len(cells) - 2
    for count in range(1, most + 1):
        ends = cells[count :: count + 1]
        if len(cells) % (count + 1) == 0 and not any(ends):
            return [cells[at : at + count] for at in range(0, len(cells), count + 1)]
    rows: list[list[str]] = [[]]
    for cell in cells:
        if cell:
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _paragraphs(texts: list[str]) -> Iterator[MarkedLine]:
    for text in texts:
        for words in _LINE_BREAKS.split(text):
            if line := tabbed_line(words):
                yield line, LineMark(ended=True)


def _convert(data: bytes) -> bytes | None:
    """Return the file as .docx by LibreOffice, or None where it is not installed or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kaoview-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return None
        try:
            for _ in range(int(_PATIENCE / _BEAT)):
                try:
                    process.wait(_BEAT)
                    break
                except subprocess.TimeoutExpired:
                    report(0, 1)
        finally:
            process.kill()
            process.wait()
        target = source.with_suffix(".docx")
        return target.read_bytes() if target.is_file() else None


def _recognises(suffix: str, data: bytes) -> bool:
    return data.startswith(_SIGNATURE) and suffix not in (".xls", ".ppt", ".msg")


FORMAT = FileFormat(
    "舊版 Word 檔", (".doc", ".dot"), read, _recognises, isolated=True, largest=LARGEST_PACKED
)
