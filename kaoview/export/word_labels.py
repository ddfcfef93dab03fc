"""The words of a table of words, the same on the command line, on the screen and in exports."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.model import WHOLE_CITY
from kaoview.search.trends import Trend
from kaoview.search.word_table import WordTable
from kaoview.text.cell_width import visible

NO_DOCUMENT = "沒有文件"
"""Stands where there is no document that could have a word."""
NOT_THERE = "沒有提到"
"""Stands where there is a document, and it does not have the word."""
NO_DOCUMENT_SIGN = "－"
"""The same in a narrow column; two cells wide in all terminals, and explained below the table."""
TOTAL = "合計"
_AND_WHOLE = f"（另有不分機關的「{WHOLE_CITY}」）"
"""Said where parts of plans that belong to no department are counted, too."""


def summary(table: WordTable, word: str) -> str:
    """Return how often a word stands in all documents, in one line."""
    total = table.total(word)
    return visible(f"{word}：{total.occurrences} 次，{total.items} 項")


def looked_in(periods: Sequence[str], departments: int, *, whole: bool) -> str:
    """Return in which years' documents, and in how many departments', a word was looked for.

    Args:
        periods: The years, in their order.
        departments: The number of departments with a document.
        whole: Whether there are parts that belong to the whole city, and to no department.
    """
    years = "、".join(periods)
    return visible(f"查了 {years} 年度的文件，{departments} 個機關{_AND_WHOLE if whole else ''}")


def scope(table: WordTable) -> str:
    """Return in which years' and departments' documents the words of a table were looked for."""
    return looked_in(table.periods, table.bodies, whole=len(table.departments) > table.bodies)


def trend_scope(found: Trend) -> str:
    """Return in which years' and departments' documents the words of a trend were looked for."""
    bodies = len(found.departments - {WHOLE_CITY})
    return looked_in(found.periods, bodies, whole=WHOLE_CITY in found.departments)


def silence(names: Sequence[str], *, whole: bool) -> str:
    """Return which departments never mention a word, in one line; empty if all do.

    Args:
        names: Their names.
        whole: Whether what belongs to the whole city does not mention it, either.
    """
    if not names:
        return ""
    return f"{NOT_THERE}的 {len(names)} 個機關{_AND_WHOLE if whole else ''}：{'、'.join(names)}"
