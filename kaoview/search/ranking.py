"""Score rows against a query: combine the tiers of one term, then the matches of several terms."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaoview.search.joined_text import JoinedText
from kaoview.search.phonetic_match import has_han, homophone_pattern, phonetic_patterns
from kaoview.search.query import Term
from kaoview.search.query_terms import asked_term, english_phrases, without_question_words
from kaoview.search.query_units import QueryUnit, respelled_unit, split_units
from kaoview.search.results import EXACT_SCORE, MAX_INEXACT_SCORE, MAX_SCORE, Tier
from kaoview.search.semantic_match import proximity, semantic_matches, unit_idf
from kaoview.search.synonyms import Synonyms
from kaoview.search.tiers import (
    IsWordBoundary,
    Matches,
    TierMatch,
    character_bag_matches,
    exact_matches,
    keep_best,
    phonetic_matches,
    standing_for,
)
from kaoview.search.typo_matches import typo_matches
from kaoview.search.typos import SubstitutionCost
from kaoview.search.word_boundary import breaks_words, is_word_boundary
from kaoview.search.word_forms import other_forms
from kaoview.text.numbers import has_digits
from kaoview.text.segment import Segmenter
from kaoview.text.sound_table import SoundTable

_ENOUGH_MATCHES = 10
"""Number of rows from which scattered characters are not searched. Chosen by hand; moves no
query."""

_MANY_MATCHES = 30
"""Number of rows from which homophones are not searched: a term found so often is hardly
misspelled. Chosen by hand; moves no query."""

_SURE_SCORE = 86.0
"""Score of a match from which typos are not searched: above initials (84) and nearly every typo.
Tuned; moves 4.2 %."""

_KNOWN_WORD_PENALTY = 10.0
"""Points off for homophones and typos of a word with synonyms, as it is probably spelled correctly;
for typos in proportion to the characters in such words. Tuned; moves 0.7 %."""

_LATIN_FRAGMENT_SCORE = 90.0
"""Score of letters found inside a Latin word if they are Zhuyin or pinyin as well; below both (96
and 95). Tuned; moves no query."""


_TERM_IDF_SMOOTHING = 1.5
"""Added to the ratio of rows inside the logarithm of a term's IDF, which keeps the weight of a term
that every row has above 0. Tuned; moves no query."""

_EXACT_SHARE = 1 / 2
"""Share of the terms' mean bonus above EXACT_SCORE that a row with all terms keeps; the rest of the
room is for proximity. Tuned; moves 0.2 %."""

_EXACT_PROXIMITY_BONUS = 1.5
"""Most points for terms near each other, where all match exactly. Tuned; moves 0.2 %."""

_NEAR_PROXIMITY_BONUS = 2
"""Most points for terms near each other, where some do not. Tuned; moves 0.2 %."""

_SAME_WORD_FACTOR = 0.8
"""Factor for a synonym found only in another term of the query: the 貸款 of 小公司 貸款 says
nothing of companies. Tuned on 800 queries over documents of other governments; .6 to .9 do as
well."""

_TIER_ORDER = {tier: rank for rank, tier in enumerate(Tier)}

Cancelled = Callable[[], bool]
"""Whether the search has been cancelled."""


@dataclass(frozen=True)
class RankingContext:
    """The data about a library that ranking needs.

    Attributes:
        sounds: Its characters by sound.
        segmenter: Its words.
        synonyms: The table of synonyms.
        rows: Its number of rows.
        document_frequency: Number of its rows with a unit or its synonyms, given the number among
            the candidates.
        heading_context: The folded headings above a row of the candidates.
        cost: The cost of substituting one character for another.
    """

    sounds: SoundTable
    segmenter: Segmenter
    synonyms: Synonyms
    rows: int
    document_frequency: Callable[[QueryUnit, int], int]
    heading_context: Callable[[int], str]
    cost: SubstitutionCost


class SearchCancelledError(Exception):
    """The search was cancelled."""


def match_terms(
    joined: JoinedText, terms: Sequence[Term], context: RankingContext, cancelled: Cancelled
) -> Matches:
    """Find the rows that match all or most of some terms.

    Args:
        joined: The rows to search.
        terms: One or more.
        context: Data about the library.
        cancelled: Polled between steps.

    Raises:
        SearchCancelledError: The search was cancelled.
    """
    terms = without_question_words(terms, context.segmenter, context.synonyms)
    matches = _match_all(joined, terms, context, cancelled)
    phrases = english_phrases(terms, context.synonyms)
    if phrases != list(terms):
        keep_best(matches, _match_all(joined, phrases, context, cancelled))
    return matches


def _match_all(
    joined: JoinedText, terms: Sequence[Term], context: RankingContext, cancelled: Cancelled
) -> Matches:
    matches = [match_term(joined, term, context, cancelled) for term in terms]
    return matches[0] if len(matches) == 1 else _combine_terms(terms, matches, context)


def idf_in(context: RankingContext) -> Callable[[QueryUnit, int], float]:
    """Return what tells the IDF of a unit from the number of candidate rows with it."""

    def idf(unit: QueryUnit, rows: int) -> float:
        return unit_idf(
            context.document_frequency(unit, rows),
            context.rows,
            unit,
            context.segmenter.frequency(unit.text),
        )

    return idf


def match_term(
    joined: JoinedText, term: Term, context: RankingContext, cancelled: Cancelled
) -> Matches:
    """Find the rows that match one term, trying the tiers that apply to it from the closest on."""

    def check_cancelled() -> None:
        if cancelled():
            raise SearchCancelledError

    def is_boundary(where: JoinedText, position: int) -> bool:
        return is_word_boundary(where, position, context.segmenter)

    def breaks(where: JoinedText, start: int, end: int) -> bool:
        return breaks_words(where, start, end, context.segmenter)

    check_cancelled()
    matches = exact_matches(joined, term.key, is_boundary, None if term.phrase else breaks)
    if term.phrase:
        return matches
    asked = None if matches else asked_term(term, context.segmenter, context.synonyms)
    if asked:
        return standing_for(asked.key, match_term(joined, asked, context, cancelled))
    found_literally = bool(matches)
    han = has_han(term.key)
    has_synonyms = context.synonyms.knows(term.key)
    if not (han and matches):
        check_cancelled()
        _add_phonetic_matches(joined, term, context, matches, is_boundary)
    if han and len(matches) < _MANY_MATCHES:
        check_cancelled()
        pattern = homophone_pattern(term.key, context.sounds)
        if pattern:
            homophones = phonetic_matches(joined, pattern, is_boundary)
            penalty = _KNOWN_WORD_PENALTY if has_synonyms else 0.0
            keep_best(matches, _lower_scores(homophones, penalty))
    if han or has_synonyms:
        check_cancelled()
        keep_best(matches, _match_meaning(joined, term.key, context, respell=not found_literally))
    digits = sum(map(str.isdecimal, term.key))
    figure = 2 * digits > len(term.key)  # another figure is another thing, and no typo
    if not figure and not any(match.score >= _SURE_SCORE for match in matches.values()):
        check_cancelled()
        typos = typo_matches(joined, term.key, context.cost, is_boundary)
        penalty = _KNOWN_WORD_PENALTY * _share_with_synonyms(term.key, context)
        keep_best(matches, _lower_scores(typos, penalty))
    if len(matches) < _ENOUGH_MATCHES and not has_digits(term.key):
        check_cancelled()
        keep_best(
            matches,
            character_bag_matches(joined, term.key, lambda each: _character_idf(joined, each)),
        )
    return matches


def _lower_for_known_word(matches: Matches, *, acronym: bool) -> Matches:
    """Return phonetic matches of a known word, lowered where they are less likely meant.

    Args:
        matches: The matches.
        acronym: Whether it was typed in capitals (BOT): then it is no pinyin either.
    """
    lowered = {
        row: match for row, match in matches.items() if acronym or match.tier is Tier.INITIALS
    }
    return matches | _lower_scores(lowered, _KNOWN_WORD_PENALTY)


def _lower_scores(matches: Matches, penalty: float) -> Matches:
    """Return matches with a penalty subtracted from their scores."""
    if not penalty:
        return matches
    return {row: match._replace(score=match.score - penalty) for row, match in matches.items()}


def _share_with_synonyms(key: str, context: RankingContext) -> float:
    """Return the share of a term's characters that are in words with synonyms."""
    units = split_units(key, context.segmenter, context.synonyms)
    known = [unit.text for unit in units if context.synonyms.knows(unit.text)]
    return min(1.0, sum(map(len, known)) / len(key))


def _add_phonetic_matches(
    joined: JoinedText,
    term: Term,
    context: RankingContext,
    matches: Matches,
    is_word_boundary: IsWordBoundary,
) -> None:
    """Add the matches of a term typed phonetically, unless a Latin word begins with the term."""
    if any(_starts_word(joined, match) for match in matches.values()):
        return
    phonetic: Matches = {}
    for lenient in (False, True):
        for pattern in phonetic_patterns(term, context.sounds, lenient=lenient):
            keep_best(phonetic, phonetic_matches(joined, pattern, is_word_boundary))
        if phonetic:
            break
    if context.synonyms.knows(term.key):
        phonetic = _lower_for_known_word(phonetic, acronym=term.text.isupper())
    if any(match.tier in (Tier.ZHUYIN, Tier.PINYIN) for match in phonetic.values()):
        for row, match in matches.items():
            matches[row] = match._replace(score=_LATIN_FRAGMENT_SCORE)
    keep_best(matches, phonetic)


def _starts_word(joined: JoinedText, match: TierMatch) -> bool:
    """Return whether an exact match of letters or digits is at the start of a Latin word."""
    start = match.spans[0][0]
    before = joined.text[start - 1 : start] if start else ""
    return not (before.isascii() and before.isalnum())


def _match_meaning(
    joined: JoinedText, key: str, context: RankingContext, *, respell: bool
) -> Matches:
    """Find the synonyms of a term's words; skipped for a single word without synonyms.

    Those of a similarly spelled word as well if ``respell``: what is found literally is no typo.
    """
    idf = idf_in(context)
    units = [
        _with_other_forms(joined, unit, context)
        for unit in split_units(key, context.segmenter, context.synonyms)
    ]
    matches: Matches = {}
    if len(units) > 1 or len(units[0].variants) > 1 or units[0].text != key:
        keep_best(matches, semantic_matches(joined, units, idf, context.heading_context))
    respelled = respelled_unit(key, context.synonyms) if respell else None
    if respelled:
        keep_best(matches, semantic_matches(joined, (respelled,), idf, context.heading_context))
    return matches


def _with_other_forms(joined: JoinedText, unit: QueryUnit, context: RankingContext) -> QueryUnit:
    forms = other_forms(joined, unit.text, context.segmenter)
    return QueryUnit(unit.text, {**forms, **unit.variants}) if forms else unit


def _character_idf(joined: JoinedText, character: str) -> float:
    return math.log(1 + len(joined) / (1 + len(joined.rows_with(character))))


def _combine_terms(
    terms: Sequence[Term], matches_of: Sequence[Matches], context: RankingContext
) -> Matches:
    """Combine the matches of several terms into one score per row.

    Terms are weighted by IDF. A term that a row lacks may occur in the headings above it or in its
    department's name instead; a missing phrase excludes the row. Rows with all terms near each
    other come first.
    """
    weights = [
        math.log(_TERM_IDF_SMOOTHING + context.rows / (1 + len(matches))) for matches in matches_of
    ]
    total = sum(weights)
    combined: Matches = {}
    for row in set().union(*matches_of):
        found = [matches.get(row) for matches in matches_of]
        headings = context.heading_context(row) if None in found else ""
        score, tiers, phrase_missing = 0.0, list[Tier](), False
        spans, words = list[tuple[int, int]](), list[str]()
        for term, weight, own_match in zip(terms, weights, found, strict=True):
            match = own_match
            if match is None and not term.phrase and term.key in headings:
                match = TierMatch(EXACT_SCORE, Tier.EXACT, ())
            if match is None:
                phrase_missing = phrase_missing or term.phrase
                tiers.append(Tier.PARTIAL)
                continue
            factor = _SAME_WORD_FACTOR if _is_another_term(match, found) else 1.0
            score += factor * weight * match.score / total
            spans += match.spans
            words += match.words or (term.key,) * len(match.spans)
            tiers.append(match.tier)
        if phrase_missing:
            continue
        if all(match is not None and match.score >= EXACT_SCORE for match in found):
            score = EXACT_SCORE + (score - EXACT_SCORE) * _EXACT_SHARE
            score = min(MAX_SCORE, score + _EXACT_PROXIMITY_BONUS * proximity(spans))
        elif all(tier is Tier.EXACT for tier in tiers):
            score = EXACT_SCORE
        else:
            all_found = len(spans) >= len(terms)
            score = min(
                MAX_INEXACT_SCORE, score + _NEAR_PROXIMITY_BONUS * proximity(spans) * all_found
            )
        tier = max(tiers, key=_TIER_ORDER.__getitem__)
        combined[row] = TierMatch(score, tier, tuple(spans), tuple(words))
    return combined


def _is_another_term(match: TierMatch, found: Sequence[TierMatch | None]) -> bool:
    """Return whether a term's synonyms were found only where other terms stand themselves."""
    if match.tier is not Tier.SYNONYM or not match.spans:
        return False
    others = [
        span for each in found if each and each.tier is not Tier.SYNONYM for span in each.spans
    ]
    return all(any(start < e and s < end for s, e in others) for start, end in match.spans)
