"""Every file format that can be read, and which of them a file has.

To add one, write a module with a ``FORMAT`` (see ``FileFormat``) and add one line to ``FORMATS``.
Nothing else lists formats: folders, messages and the command line ask here.
"""

from __future__ import annotations

from pathlib import PurePath

from kaoview.reading.formats import plain_text
from kaoview.reading.formats.file_format import FormatError, SourceText

FORMATS = (
    plain_text.FORMAT,  # stays last: it accepts whatever no other format has recognised
)
"""The formats, in the order in which they are tried; the first that accepts a file reads it."""

LARGEST = 20_000_000
"""Bytes of the largest file that is read. Chosen by hand: 200 times the largest bundled document,
and a larger file would keep the reader waiting for minutes."""


def read_source(name: str, data: bytes) -> SourceText:
    """Return the text of a file.

    Args:
        name: The file's name; its suffix helps to tell the format.
        data: Its bytes.

    Raises:
        FormatError: The file is empty, too large, or cannot be read.
    """
    if len(data) > LARGEST:
        raise FormatError(
            f"檔案太大（{len(data) / 1e6:.0f} MB，上限 {LARGEST / 1e6:.0f} MB），請先分成幾個檔案"
        )
    suffix = PurePath(name).suffix.lower()
    form = next(form for form in FORMATS if form.accepts(suffix, data))
    source = form.read(name, data)
    if not source.text.strip():
        raise FormatError("檔案是空的，沒有文字可讀")
    return source


def is_document(name: str) -> bool:
    """Tell by a file's suffix whether it is a document when its folder is read."""
    return any(PurePath(name).suffix.lower() in form.suffixes for form in FORMATS)


def readable_kinds() -> str:
    """Return the suffixes and labels of what can be read, for messages.

    >>> readable_kinds().endswith(".md、.text、.txt 純文字檔")
    True
    """
    return "、".join(
        f"{'、'.join(sorted(form.suffixes))} {form.label}" for form in FORMATS if form.suffixes
    )
