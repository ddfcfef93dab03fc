"""From a matching row to a hit: its item, what to highlight, and why it is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kaoview.search.corpus import Corpus, raw_spans
from kaoview.search.joined_text import JoinedText
from kaoview.search.query import Query
from kaoview.search.reasons import reason
from kaoview.search.results import Facet, Hit, Tier
from kaoview.search.tiers import Matches, TierMatch

_MEANING_SCORE = 50.0
"""Score of an item found by meaning with no near hit before it. The model's cosines lie between .79
and .87 for sense and nonsense alike, and say nothing by themselves."""


def make_hit(corpus: Corpus, query: Query, joined: JoinedText, row: int, match: TierMatch) -> Hit:
    """Return a match as a hit, with all occurrences of its matched strings in the row.

    Args:
        corpus: The rows of the library.
        query: What was looked for.
        joined: The rows that were searched.
        row: The number of the row among them.
        match: How it matches.
    """
    number = joined.rows[row]
    item = corpus.items[number]
    start, end = joined.starts[row], joined.starts[row + 1] - 1
    spans = []
    for first, last in match.spans:
        string = joined.text[first:last]
        mark_all = match.tier is Tier.EXACT or len(string) > 1
        at = first
        while at >= 0:
            spans.append((at - start, at - start + len(string)))
            at = joined.text.find(string, at + len(string), end) if mark_all else -1
    return Hit(
        item,
        corpus.plan(number),
        corpus.department(number),
        round(match.score, 1),
        match.tier,
        raw_spans(item, spans),
        _reason(corpus, query, joined, row, match),
    )


def make_near_hits(
    corpus: Corpus, query: Query, joined: JoinedText, matches: Matches, numbers: Sequence[int]
) -> list[Hit]:
    """Return near hits in their order, those without a match found by meaning.

    Args:
        corpus: The rows of the library.
        query: What was looked for.
        joined: The rows that were searched.
        matches: How rows match, by their numbers among these.
        numbers: The numbers of the hits in the corpus, best first.
    """
    wanted = set(numbers)
    rows = {joined.rows[row]: row for row in matches if joined.rows[row] in wanted}
    score = max((matches[row].score for row in rows.values()), default=_MEANING_SCORE)
    hits: list[Hit] = []
    for number in numbers:
        if number in rows:
            hit = make_hit(corpus, query, joined, rows[number], matches[rows[number]])
        else:
            plan, department = corpus.plan(number), corpus.department(number)
            hit = Hit(corpus.items[number], plan, department, score, Tier.MEANING, ())
        # Scores fall in the order of the hits, which is not that of the words alone.
        score = min(score, hit.score)
        hits.append(replace(hit, score=round(score, 1)))
    return hits


def _reason(corpus: Corpus, query: Query, joined: JoinedText, row: int, match: TierMatch) -> str:
    """Return why a row is a hit; nothing for an exact one, of which there may be hundreds."""
    if match.tier is Tier.EXACT:
        return ""
    if not match.spans:
        parent = corpus.parent_of[joined.rows[row]]
        return f"上層「{corpus.items[parent].heading}」" if parent >= 0 else ""
    item, start = corpus.items[joined.rows[row]], joined.starts[row]
    text = item.title + item.text
    whole = query.terms[0].key if len(query.terms) == 1 else query.text
    found = []
    for words, span in zip(match.words or (whole,) * len(match.spans), match.spans, strict=True):
        raw = raw_spans(item, [(span[0] - start, span[1] - start)])
        shown = "".join(text[first:last] for first, last in raw)
        found.append((words, shown or joined.text[slice(*span)]))  # in the amount, not in the text
    return reason(query, match.tier, found)


def period_facets(corpus: Corpus, exact: Iterable[int], near: Iterable[int]) -> tuple[Facet, ...]:
    """Count the items of exact and of near hits by period, in the order of the periods."""
    return _facets(lambda row: corpus.plan(row).period, exact, near, None)


def department_facets(
    corpus: Corpus, exact: Iterable[int], near: Iterable[int]
) -> tuple[Facet, ...]:
    """Count the items of exact and of near hits by department, in the order of the library."""
    order = [each.id for each in corpus.departments]
    return _facets(lambda row: corpus.department(row).id, exact, near, order)


def _facets(
    value: Callable[[int], str],
    exact: Iterable[int],
    near: Iterable[int],
    order: Sequence[str] | None,
) -> tuple[Facet, ...]:
    first = Counter(map(value, exact))
    counts = first + Counter(map(value, near))
    values = sorted(counts) if order is None else order
    return tuple(Facet(each, counts[each], first[each]) for each in values if counts[each])
