"""The nearest spellings, for a query that finds nothing."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from kaoview.search.corpus import Corpus
from kaoview.search.query import Query
from kaoview.text.segment import Segmenter

_SUGGESTED = 3
_LIKE = 0.6


def suggest(query: Query, segmenter: Segmenter, corpus: Corpus) -> tuple[str, ...]:
    """Return words of a library that a query may have been meant for.

    Args:
        query: The query.
        segmenter: Knows the library's words.
        corpus: The library's rows, where the words stand as they are written.

    Returns:
        At most three words as the library writes them, the nearest first.
    """
    return ()
