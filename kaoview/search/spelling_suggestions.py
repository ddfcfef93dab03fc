"""Suggest similarly spelled words for a query without hits."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from kaoview.search.corpus import Corpus
from kaoview.search.memory_index import Index
from kaoview.search.query import Query
from kaoview.text.fold import find_spans, fold_key

_MAX_SUGGESTIONS = 3
"""Most suggestions, so that they fit on a line. Chosen by eye."""

_MIN_RATIO = 50.0
"""Lowest similarity of a suggestion: rapidfuzz's ratio from 0 to 100. Chosen by hand."""

_MAX_ROWS_SEARCHED = 50_000
"""Rows searched for the raw form of a folded word; limits the time in a very large library. Chosen
by hand."""


def suggest(query: Query, index: Index, corpus: Corpus) -> tuple[str, ...]:
    """Return words of a library that are spelled similarly to the terms of a query.

    Args:
        query: The query.
        index: The index, for the library's words.
        corpus: The library's rows, for the raw forms of the words.

    Returns:
        At most three words in raw form, the most similar first for each term.
    """
    names = {fold_key(name): name for name in corpus.library.names()}
    words = [*names, *index.segmenter.vocabulary]
    found: dict[str, None] = {}
    for term in query.terms:
        if not term.phrase or len(term.key) > 1:
            for word, _, _ in extract(
                term.key, words, scorer=ratio, limit=_MAX_SUGGESTIONS, score_cutoff=_MIN_RATIO
            ):
                written = names.get(word) or _as_written(word, corpus)
                if written:
                    found[written] = None
    return tuple(found)[:_MAX_SUGGESTIONS]


def _as_written(word: str, corpus: Corpus) -> str | None:
    """Return the raw form of a folded word, from its first occurrence in the library."""
    for item in corpus.items[:_MAX_ROWS_SEARCHED]:
        spans = find_spans(item.title + item.text, word)
        if spans:
            start, end = spans[0]
            return "".join((item.title + item.text)[start:end].split())
    return None
