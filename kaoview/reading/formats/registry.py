"""Every file format that can be read, and which of them a file has.

To add one, write a module with a ``FORMAT`` (see ``FileFormat``) and add one line to ``FORMATS``.
Nothing else lists formats: folders, messages and the command line ask here.
"""

from __future__ import annotations

from pathlib import PurePath

from kaoview.reading.formats import (
    archive,
    csv_table,
    doc,
    docx,
    html,
    markdown,
    odt,
    plain_text,
    rtf,
    sheets,
)
from kaoview.reading.formats.file_format import FileFormat, FormatError, LineRole, SourceText
from kaoview.reading.formats.line_room import check_lines, count_lines
from kaoview.reading.formats.pdf import reader as pdf
from kaoview.reading.formats.progress import UNWATCHED, Watch

FORMATS = (
    pdf.FORMAT,
    docx.FORMAT,
    odt.FORMAT,
    sheets.FORMAT,
    doc.FORMAT,
    rtf.FORMAT,
    csv_table.FORMAT,
    html.FORMAT,
    markdown.FORMAT,
    plain_text.FORMAT,  # stays last: it accepts whatever no other format has recognised
)
"""The formats, in the order in which they are tried; the first that accepts a file reads it."""

LARGEST = max(form.largest for form in FORMATS)
"""Bytes of the largest file that any format reads."""


def read_source(
    name: str, data: bytes, *, ocr: bool = False, watch: Watch = UNWATCHED
) -> SourceText:
    """Return the text of a file; formats that ask for it are read in a child process.

    Args:
        name: The file's name; its suffix helps to tell the format.
        data: Its bytes.
        ocr: Whether pages without text may be recognised, which takes seconds a page.
        watch: Who is told how far the reading is, and may stop it.

    Raises:
        FormatError: The file is empty, too large, or cannot be read.
        CancelledError: The reading was cancelled.
    """
    form = format_of(name, data)
    if len(data) > form.largest:
        raise FormatError(too_large(len(data), form.largest))
    if form.isolated:
        from kaoview.reading.formats.child import read_in_child

        source = read_in_child(name, data, ocr=ocr, watch=watch)
    else:
        source = read_here(name, data)
    if not source.text.strip():
        raise FormatError("；".join(source.notes) or "檔案是空的，沒有文字可讀")
    cells = sum(mark.role is LineRole.CELL for mark in source.marks)
    check_lines(count_lines(source.text) - cells, len(data))
    return source


def too_large(size: int, largest: int = LARGEST) -> str:
    """Return what to say of a file of too many bytes."""
    return f"檔案太大（{size / 1e6:.0f} MB，上限 {largest / 1e6:.0f} MB），請先分成幾個檔案"


def read_here(name: str, data: bytes, *, ocr: bool = False) -> SourceText:
    """Return the text of a file, read in this process.

    Raises:
        FormatError: The file cannot be read.
    """
    form = format_of(name, data)
    read = form.read_scans if ocr and form.read_scans else form.read
    return read(name, data)


def format_of(name: str, data: bytes) -> FileFormat:
    """Return the format of a file: the first that accepts it."""
    suffix = PurePath(name).suffix.lower()
    return next(form for form in FORMATS if form.accepts(suffix, data))


def is_document(name: str) -> bool:
    """Tell by a file's suffix whether it is a document when its folder is read."""
    if name.lower().endswith(archive.SUFFIX):
        return True
    return any(PurePath(name).suffix.lower() in form.suffixes for form in FORMATS)


def readable_kinds() -> str:
    """Return the suffixes and labels of what can be read, for messages.

    >>> readable_kinds().endswith(".text、.txt 純文字檔")
    True
    """
    return "、".join(
        f"{'、'.join(sorted(form.suffixes))} {form.label}" for form in FORMATS if form.suffixes
    )
