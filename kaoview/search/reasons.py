"""Why a hit is listed: the typed words and what stands for them in the text (小偷 → 竊盜)."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.search.query import Query
from kaoview.search.results import Tier
from kaoview.text.fold import fold, fold_key

_MAX_PAIRS = 3
"""Most pairs that are told; a reader takes in no more at a glance. Chosen by hand."""

_ARROW = " → "


def reason(query: Query, tier: Tier, found: Sequence[tuple[str, str]]) -> str:
    """Return why a hit is listed, in one short line.

    Args:
        query: The query.
        tier: How the hit matches.
        found: What was found: the folded part of the query, and the text that stands for it, in the
            order of the terms.

    Returns:
        ``小偷 → 竊盜`` for what differs from what was typed; for a hit of which only some words
        are found literally, those words; empty for a literal hit.
    """
    if tier is Tier.EXACT:
        return ""
    pairs = dict.fromkeys(
        f"{_typed(query, words)}{_ARROW}{text}"
        for words, text in found
        if fold_key(text) not in words
    )
    literal = dict.fromkeys(text for words, text in found if fold_key(text) in words)
    told = pairs or (literal if tier is Tier.PARTIAL else {})
    return "、".join(list(told)[:_MAX_PAIRS])


def _typed(query: Query, words: str) -> str:
    """Return a folded part of a query as the reader typed it."""
    for term in query.terms:
        folded = fold(term.text)
        at = folded.key.find(words)
        if at >= 0:
            start, end = folded.raw_span(at, at + len(words))
            return term.text[start:end]
    return query.keystrokes.text if query.keystrokes else words
