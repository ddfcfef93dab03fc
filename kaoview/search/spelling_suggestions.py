"""The nearest spellings, for a query that finds nothing."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from kaoview.search.corpus import Corpus
from kaoview.search.memory_index import Index
from kaoview.search.query import Query
from kaoview.text.fold import find_spans, fold_key

_SUGGESTED = 3
_LIKE = 50.0
_MOST_LOOKED_AT = 50_000


def suggest(query: Query, index: Index, corpus: Corpus) -> tuple[str, ...]:
    """Return words of a library that a query may have been meant for.

    Args:
        query: The query.
        index: Knows the library's words.
        corpus: The library's rows, where the words stand as they are written.

    Returns:
        At most three words as the library writes them, the nearest first.
    """
    names = {fold_key(name): name for name in corpus.library.names()}
    words = [*names, *index.segmenter.vocabulary]
    found: dict[str, None] = {}
    for term in query.terms:
        if not term.phrase or len(term.key) > 1:
            for word, _, _ in extract(
                term.key, words, scorer=ratio, limit=_SUGGESTED, score_cutoff=_LIKE
            ):
                written = names.get(word) or _as_written(word, corpus)
                if written:
                    found[written] = None
    return tuple(found)[:_SUGGESTED]


def _as_written(word: str, corpus: Corpus) -> str | None:
    """Return a folded word as it stands in the library, looked for in its first rows."""
    for item in corpus.items[:_MOST_LOOKED_AT]:
        spans = find_spans(item.title + item.text, word)
        if spans:
            start, end = spans[0]
            return "".join((item.title + item.text)[start:end].split())
    return None
