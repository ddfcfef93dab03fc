"""The encoding of a web page: as it declares if that is true, else as its bytes look."""

from __future__ import annotations

import codecs
import re

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.plain_text import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
SEARCHED = 4096
"""Bytes at the start in which the encoding is declared."""


def decode_page(data: bytes) -> tuple[str, str]:
    """Return the text of a page and its encoding: as declared if that is true, else as it looks."""
    declared = _CHARSET.search(data[:SEARCHED])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    name = {"big5": "cp950", "big5-hkscs": "big5hkscs", "x-x-big5": "cp950"}.get(name, name)
    if name and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(data)
    except FormatError:
        if not name:
            raise
        try:
            return data.decode(name, "replace"), name
        except LookupError:
            raise FormatError("看不出網頁的文字編碼，請用瀏覽器另存為 UTF-8") from None
