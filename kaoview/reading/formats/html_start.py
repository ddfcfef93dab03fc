"""The start of a web page, by which a file is told to be one."""

from __future__ import annotations

import re

_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_BEFORE = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first tag: the mark of UTF-8, and white space."""


def begins_page(data: bytes) -> bool:
    """Tell whether bytes begin a web page, comments before it left out.

    Args:
        data: The first bytes of a file.
    """
    start = data.lstrip(_BEFORE)
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip(_BEFORE)
    return bool(_START.match(start))
