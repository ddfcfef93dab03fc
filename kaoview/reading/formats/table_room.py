"""How much room the tables of a file may take, so that a small file cannot fill the memory.

A few bytes say that a cell spans 500 columns, that a row comes 9,999 times, or that 20,000 cells
hold one long text that is kept once. Real tables hold about what their file's size suggests.
"""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.reading.formats.file_format import FormatError

_ALWAYS = 2_000_000
"""Cells, and characters, that any file may have: 200 pages of 10,000 each. Chosen by hand."""
_EMPTY = 50
"""Cells of a large table for each one that is filled, at most. Chosen by hand: the emptiest budget
table that was seen has ten."""
_PER_BYTE = 10
"""Characters for each byte of a packed file, at most: XML packs to a tenth. Chosen by hand."""
_REPEATED = 100_000
"""Cells with words that are there only because a cell or a row is said to come again. Chosen by
hand: real files repeat empty ones, and a dash here and there."""
_TOO_EMPTY = "有一個表格幾乎都是空白的欄與列，大得不像正常的表格；請先刪去空白的列與欄再試"
_TOO_LONG = "同樣的文字在表格裡重複太多次，展開後大得不像正常的文件；請先分成幾個檔案"


def check_grid(cells: int, filled: int) -> None:
    """Refuse a table that is too large for what it holds.

    Args:
        cells: Its cells, those that fill up shorter rows included.
        filled: How many of them hold words.

    Raises:
        FormatError: It is large, and empty for the most part.
    """
    if cells > _ALWAYS and cells > _EMPTY * filled:
        raise FormatError(_TOO_EMPTY)


class TableRoom:
    """Counts what the tables of one file take.

    Args:
        size: How many bytes the file has.
    """

    def __init__(self, size: int) -> None:
        self._most_characters = _ALWAYS + _PER_BYTE * size
        self._characters = 0
        self._cells = 0
        self._repeated = 0
        self._filled = 0

    def take(self, cells: Sequence[str], times: int = 1, *, written: int | None = None) -> None:
        """Count a row.

        Args:
            cells: Its cells.
            times: How often it comes.
            written: How many of its cells the file holds with words, where it says that one comes
                several times; by default all that hold words.

        Raises:
            FormatError: The tables are too large for what the file holds.
        """
        self._cells += len(cells) * times
        filled = sum(map(bool, cells))
        written = filled if written is None else written
        self._filled += written
        self._repeated += filled * times - written
        self._characters += sum(map(len, cells)) * times
        if self._characters > self._most_characters or self._repeated > _REPEATED:
            raise FormatError(_TOO_LONG)
        check_grid(self._cells, self._filled)
