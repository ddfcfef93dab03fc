"""How many lines a file may have, so that no small file keeps a reader waiting for a minute.

A megabyte may be half a million lines of one character, and some kilobytes of a packed file may be
as many paragraphs. Each costs what a line of a document costs, whatever it holds.
"""

from __future__ import annotations

import re

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.package import Element

_ALWAYS = 100_000
"""Lines that any file may have: 2,500 pages of 40. Read in four to six seconds."""
_BYTES = 10
"""Bytes of a larger file for each of its lines, at least. Chosen by hand: three Chinese characters
and a line break, where lines of real documents have 60 bytes and more, packed ones 20."""
_PARAGRAPHS = frozenset({"w:p", "text:p", "text:h"})
_TABLES = frozenset({"w:tbl", "table:table"})
_BLOCK = re.compile(r"<(?:p|li|br|hr|div|dt|dd|h[1-6])\b", re.IGNORECASE)
"""The start of what a browser prints on a line of its own."""


def check_lines(lines: int, size: int) -> None:
    """Refuse a file that has far more lines than documents of its size.

    Args:
        lines: How many lines, or paragraphs, it has.
        size: How many bytes it has.

    Raises:
        FormatError: It has too many.
    """
    most = max(_ALWAYS, size // _BYTES)
    if lines > most:
        raise FormatError(
            f"有 {lines:,} 行（段），比這麼大的文件該有的多太多，不像正常的文件，已經放棄；"
            f"請先分成幾個檔案，每個不超過 {_ALWAYS:,} 行"
        )


def count_lines(text: str) -> int:
    r"""Return how many lines a text has, whatever ends them.

    >>> count_lines("a\nb\r\nc\rd")
    4
    """
    return 1 + text.count("\n") + text.count("\r") - text.count("\r\n")


def count_blocks(page: str) -> int:
    """Return how many blocks the source of a web page has, those of tables left out."""
    return sum(1 for _ in _BLOCK.finditer(page))


def checked_body(body: Element, size: int) -> Element:
    """Return the body of a word processor's file, unless it has too many paragraphs.

    They are counted before the first is read, those in tables left out: ``TableRoom`` counts cells.

    Args:
        body: The element that holds all paragraphs.
        size: How many bytes the file has.

    Raises:
        FormatError: It has too many.
    """
    found = 0
    waiting = [body]
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, str) or child.tag in _TABLES:
                continue
            if child.tag in _PARAGRAPHS:
                found += 1
            else:
                waiting.append(child)
    check_lines(found, size)
    return body
