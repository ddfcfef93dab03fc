"""Plain text: which encoding the bytes are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from kaoview.reading.formats.file_format import FileFormat, FormatError, SourceText

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_FEWEST_CHARACTERS_PER_CONTROL = 50
"""Characters of text to each control character; with fewer (over 2 %) the file is binary.

Chosen by hand; tests/reading/formats/test_plain_text.py holds it.
"""
_NUL_SEARCHED = 4096
"""Bytes at the start that are searched for a NUL before decoding; chosen by hand."""
# White space that a terminal or an editor may take for something else, replaced one for one so
# that offsets stay. (A form feed begins a page: the space before the line shows it.)
_ODD_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " ")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OTHER_FORMATS = (
    (b"%PDF", "PDF 檔", "請先轉成純文字（例如 pdftotext -layout）"),
    (b"PK\x03\x04", "壓縮檔或 Office 文件", "請先另存為純文字檔"),
    (b"\xd0\xcf\x11\xe0", "舊版 Office 文件", "請先另存為純文字檔"),
)
"""What is no text: the first bytes of a file, what it is, and what the user can do."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a plain text file.

    Raises:
        FormatError: The bytes are not text, or in no encoding known here.
    """
    return SourceText(*decode(data))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text that bytes encode, unusual white space as plain spaces, and the encoding.

    That is UTF-8, UTF-16 or UTF-32 with a byte order mark, or Big5 (cp950).

    Raises:
        FormatError: The bytes are not text, or in no encoding known here.
    """
    for signature, what, remedy in _OTHER_FORMATS:
        if data.startswith(signature):
            raise FormatError(f"這是{what}，不是純文字；{remedy}")
    text, encoding = _decode(data)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) // _FEWEST_CHARACTERS_PER_CONTROL:
        raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
    return text.translate(_ODD_SPACES), encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise FormatError("檔案開頭標示的編碼與內容不符，請另存為 UTF-8") from None
    if b"\x00" in data[:_NUL_SEARCHED]:
        raise FormatError("看來是二進位檔，不是純文字；請先另存為 UTF-8 純文字檔")
    for encoding in ("utf-8", "cp950"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FormatError("看不出文字編碼（試過 UTF-8 與 Big5），請另存為 UTF-8")


# Accepts any file: what no other format recognises is tried as text.
FORMAT = FileFormat("純文字檔", (".txt", ".text"), read, lambda _suffix, _data: True)
