"""The words of a table of words, the same on the command line, on the screen and in exports."""

from __future__ import annotations

from kaoview.search.word_table import WordTable
from kaoview.text.cell_width import visible

NO_DOCUMENT = "沒有文件"
"""Stands where there is no document that could have a word."""
NOT_THERE = "文件裡沒有"
"""Stands where there is a document, and it does not have the word."""
NO_DOCUMENT_SIGN = "－"
"""The same in a narrow column; two cells wide in all terminals, and explained below the table."""
TOTAL = "合計"


def summary(table: WordTable, word: str) -> str:
    """Return how often a word stands in all documents, in one line."""
    total = table.total(word)
    return visible(f"{word}：{total.occurrences} 次，{total.items} 項")
