"""The last attempt of a search: rows that share at least a part of what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kaoview.search.joined_text import JoinedText
from kaoview.search.phonetic_match import has_han
from kaoview.search.query import Term
from kaoview.search.query_terms import english_phrases, without_question_words
from kaoview.search.query_units import QueryUnit, loosened, respelled_unit, split_units
from kaoview.search.ranking import (
    RankingContext,
    idf_in,
)
from kaoview.search.results import Tier
from kaoview.search.semantic_match import semantic_matches
from kaoview.search.shared_words import shared_words
from kaoview.search.synonyms import Synonyms
from kaoview.search.tiers import Matches, TierMatch, keep_best

_LOOSE_MIN_SHARE = 0.15
"""Least share of a query's weight that a row must match in a last attempt. Tuned on 110 queries
over a plan of the Executive Yuan: .2 loses two of them, .05 gains none."""
_WORDS_BONUS = 6.0
"""Points for the row that shares most of several words as they were typed. Tuned on 550 queries
over plans of other governments: the mean reciprocal rank rises from .886 to .896, and falls on the
bundled plans by .006; 3 and 10 do nearly as well."""

_MIN_PART = 4
"""Characters of the shortest part of a synonym that stands for the whole. With 3, some of the
bundled queries have something else before what is right."""
_PART_FACTOR = 0.8
"""Factor for its weight. Tuned on half of 100 queries over documents of six other governments; .6
is too little to be told from the broadest synonyms."""


def loose_matches(
    joined: JoinedText, terms: Sequence[Term], context: RankingContext, broad: Synonyms
) -> Matches:
    """Find the rows that share at least something with the terms, for want of anything better.

    Each word is searched by its synonyms, and by the words, bigrams and characters in it as well;
    an English one by those of its closest Chinese word.

    Args:
        joined: The rows to search.
        terms: The terms of the query.
        context: Data about the library.
        broad: A broader table of synonyms, for the words as they are typed. For the words in them
            it would be too broad: of the bundled queries written last, .002 of the mean reciprocal
            rank would be lost.
    """
    typed = english_phrases(without_question_words(terms, context.segmenter, broad), broad)
    units: list[QueryUnit] = []
    origin: dict[str, str] = {}
    for term in typed:
        word = _closest_chinese(term.key, broad)
        if not has_han(word):
            continue
        found = split_units(word, context.segmenter, broad)
        units += [
            _with_parts(joined, loosened(unit, context.segmenter, context.synonyms))
            for unit in found
        ]
        if word != term.key:
            origin |= {unit.text: term.key for unit in found}
    if not units:
        return {}
    matches = semantic_matches(
        joined, _apart(units), idf_in(context), context.heading_context, _LOOSE_MIN_SHARE
    )
    if len(units) > 1:
        texts = [unit.text for unit in units]
        shared = shared_words(joined, matches, texts, context.heading_context)
        matches = {
            row: match._replace(score=match.score + _WORDS_BONUS * shared.get(row, 0.0))
            for row, match in matches.items()
        }
    keep_best(matches, _respelled(joined, typed, context, broad))
    return {row: _as_typed(match, origin) for row, match in matches.items()}


def _respelled(
    joined: JoinedText, terms: Sequence[Term], context: RankingContext, broad: Synonyms
) -> Matches:
    """Find rows by what is spelled most like a term in the broader table.

    Where that stands in the library itself, the term is a misspelling of it, and its typos are
    found already: 登革熱治防 asks for 登革熱防治 and nothing near it.
    """
    matches: Matches = {}
    for term in terms:
        unit = respelled_unit(term.key, broad) if has_han(term.key) else None
        if unit and not joined.rows_with(next(iter(unit.variants))):
            units = [_with_parts(joined, unit)]
            args = idf_in(context), context.heading_context, _LOOSE_MIN_SHARE
            keep_best(matches, semantic_matches(joined, units, *args))
    return matches


def _with_parts(joined: JoinedText, unit: QueryUnit) -> QueryUnit:
    """Return a word with its long synonyms a character shorter, where the whole stands nowhere.

    Official names vary at their ends: 環境教育法 is 環境教育, 非都市計畫 is 都市計畫.
    """
    variants = dict(unit.variants)
    for name, weight in unit.variants.items():
        if len(name) <= _MIN_PART or name.isascii() or joined.rows_with(name):
            continue
        for part in (name[:-1], name[1:]):
            if joined.rows_with(part):
                variants[part] = max(_PART_FACTOR * weight, variants.get(part, 0.0))
    return QueryUnit(unit.text, variants)


def _apart(units: Sequence[QueryUnit]) -> list[QueryUnit]:
    """Return units without the variants that hold another unit.

    傳染病防治 comes close to 蚊子, but where 傳染病 is typed as well, it says nothing of the 蚊子.
    """
    found = []
    for unit in units:
        others = [each.text for each in units if each is not unit and len(each.text) > 1]
        variants = {
            name: weight
            for name, weight in unit.variants.items()
            if not any(other in name for other in others)
        }
        found.append(QueryUnit(unit.text, variants))
    return found


def _as_typed(match: TierMatch, origin: Mapping[str, str]) -> TierMatch:
    """Return a match whose words are those typed, where Chinese ones stood for English ones."""
    words = tuple(origin.get(word, word) for word in match.words)
    return match if words == match.words else match._replace(words=words, tier=Tier.SYNONYM)


def _closest_chinese(key: str, synonyms: Synonyms) -> str:
    """Return the Chinese word that comes closest to an English one, and any other as it is."""
    known = synonyms.of(key) if key.isascii() else {}
    return max(filter(has_han, known), key=known.__getitem__, default=key)
