"""How a reader looks at the trends, to go on there after the hits behind a bar or a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kaoview.search.trend_query import is_filter, split_query
from kaoview.search.trends import GroupBy, Trend
from kaoview.search.word_table import WordTable


@dataclass(frozen=True, slots=True)
class TrendsView:
    """How a reader looks at trends.

    Attributes:
        words: The words and filters that are counted.
        by: The grouping of the bars.
        row: The row under the cursor, of the bars or of the table of words.
        trends: What was counted, by grouping.
        column: The column under the cursor of the table of words, or None where bars are shown.
        table: The table of words, or None where it was not counted.
    """

    words: Sequence[str]
    by: GroupBy
    row: int
    trends: Mapping[GroupBy, Trend]
    column: int | None = None
    table: WordTable | None = None

    @property
    def uncounted(self) -> TrendsView:
        """The same, to be counted anew."""
        return replace(self, trends={}, table=None)


def words_of(query: str) -> list[str]:
    """Return a query's words and filters; nothing where it has only filters."""
    found = split_query(query)
    return [] if all(map(is_filter, found)) else found
