"""Comma- and tab-separated values (.csv, .tsv): a row becomes a line, its cells divided by tabs."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

from kaoview.reading.formats.blocks import cell_words
from kaoview.reading.formats.file_format import FileFormat, FormatError, SourceText
from kaoview.reading.formats.line_room import check_lines, count_lines
from kaoview.reading.formats.plain_text import decode
from kaoview.reading.formats.sheets import sheet_lines

_SEPARATORS = ",\t;|"
_SEARCHED = 20
"""Lines at the start in which the separator is looked for; chosen by hand."""
_LONGEST_CELL = 1_000_000
"""Characters of the longest cell; a quotation mark that is never closed makes a longer one."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a file of separated values; raises FormatError where its bytes are not text."""
    text, encoding = decode(data)
    check_lines(count_lines(text), len(data))
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        cells = [list(map(cell_words, row)) for row in rows]
    except csv.Error:
        raise FormatError("有一個引號沒有成對，分不出欄位；請用試算表軟體另存一份再試") from None
    return SourceText.from_lines(sheet_lines(cells), f"CSV，{encoding}")


def separator_of(text: str) -> str:
    r"""Return the character that separates cells: the one that lines hold equally often.

    >>> separator_of("機關;金額\n衛生局;1,200\n")
    ';'
    """
    lines = [line for line in text.splitlines()[:_SEARCHED] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines)
        times, lines_with = max(
            ((count, number) for count, number in counts.items() if count),
            default=(0, 0),
            key=lambda pair: pair[1],
        )
        return lines_with, times

    return max(_SEPARATORS, key=regularity)


FORMAT = FileFormat("CSV 檔", (".csv", ".tsv"), read, plain=True)
