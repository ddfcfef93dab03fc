"""Translate a query into FTS5 expressions that find its candidate rows by character bigrams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.search.bigrams import BigramGraph
from kaoview.search.numerals import spellings
from kaoview.search.phonetic_match import (
    PhoneticPattern,
    has_han,
    homophone_pattern,
    phonetic_patterns,
)
from kaoview.search.query import Query, Term
from kaoview.search.query_units import QueryUnit, respelled_unit, split_units
from kaoview.search.synonyms import Synonyms
from kaoview.search.typos import SubstitutionCost
from kaoview.text.phonetic import initial_of
from kaoview.text.segment import Segmenter
from kaoview.text.sound_table import SoundTable

BIGRAM_LENGTH = 2
"""Length of a bigram token, in characters."""

INITIALS_LENGTH = 4
"""Length of a token of pinyin initials, in letters: long enough to select few rows, and different
from a bigram's. Chosen by hand."""

WORD_RUN = re.compile(r"[^\W_]+")
"""Consecutive letters, characters and digits; bigrams do not cross punctuation."""

_MAX_BIGRAMS = 6
"""Rarest bigrams of a string in its expression: enough to select its rows. Chosen by hand; moves no
query."""

_MAX_VARIANTS = 20
"""Variants of a unit in its expression, those with the highest weight. Chosen by hand; moves 0.7
%."""

_MAX_RAREST = 4
"""Rarest bigrams of a term that find rows with a part of it. Chosen by hand; moves no query."""

_MAX_SINGLE_UNITS = 2
"""Rarest units of a term that are also searched alone. Chosen by hand; moves 13.6 % and loses up to
.074 recall."""


@dataclass(frozen=True)
class ExpansionContext:
    """The data about a library that is needed to expand a query to similar strings.

    Attributes:
        bigrams: Its character bigrams.
        sounds: Its characters by sound.
        segmenter: Its words.
        synonyms: The table of synonyms.
        cost: The cost of substituting one character for another.
    """

    bigrams: BigramGraph
    sounds: SoundTable
    segmenter: Segmenter
    synonyms: Synonyms
    cost: SubstitutionCost


def index_tokens(key: str) -> str:
    """Return the tokens that a row is indexed by: its bigrams, and its initials four by four.

    Args:
        key: The row's key.

    Returns:
        The tokens separated by spaces; a run of one character is a token of its own.
    """
    found: list[str] = []
    for run in WORD_RUN.findall(key):
        found += _ngrams(run, BIGRAM_LENGTH) or [run]
    for run in key.translate(_initials).split():
        found += _ngrams(run, INITIALS_LENGTH)
    return " ".join(found)


def _ngrams(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(len(text) - length + 1)]


class _InitialsTable(dict[int, str]):
    """Pinyin initials by code point, a space for characters without; computed on first access."""

    def __missing__(self, code: int) -> str:
        self[code] = initial_of(chr(code)) or " "
        return self[code]


_initials = _InitialsTable()


def exact_expression(terms: Sequence[Term], context: ExpansionContext) -> str | None:
    """Return the expression for rows that may contain all terms literally; None if none can."""
    return _all_of([_term_expression(term, context.bigrams) for term in terms])


def near_expressions(query: Query, context: ExpansionContext) -> Iterator[str]:
    """Yield expressions for rows that may match a query less closely, the likeliest first."""
    groups = [
        [_term_expression(term, context.bigrams), *_expansions(term, context)]
        for term in query.terms
    ]
    if len(groups) > 1:
        all_terms = _all_of([_any_of(group) for group in groups])
        if all_terms:
            yield all_terms
    singles = [expression for group in groups for expression in group if expression]
    if query.keystrokes:
        singles += [each for each in _expansions(query.keystrokes, context) if each]
    yield from dict.fromkeys(singles)


def string_expression(text: str, bigrams: BigramGraph) -> str | None:
    """Return the expression for rows that may contain a folded string; None if none can.

    The rarest bigrams suffice, as ranking searches the candidates for the string itself.
    """
    found: list[str] = []
    for run in WORD_RUN.findall(text):
        found += _ngrams(run, BIGRAM_LENGTH)
    if not found:
        return _any_of(map(_quoted, bigrams.bigrams_with(text))) if len(text) == 1 else None
    rows = {bigram: bigrams.max_rows(bigram) for bigram in found}
    if not all(rows.values()):
        return None
    return " AND ".join(map(_quoted, sorted(rows, key=rows.__getitem__)[:_MAX_BIGRAMS]))


def _quoted(token: str) -> str:
    return f'"{token}"'


def _any_of(parts: Iterable[str | None]) -> str | None:
    """Return the disjunction of expressions, ignoring those that match nothing."""
    kept = list(dict.fromkeys(part for part in parts if part))
    return " OR ".join(f"({part})" for part in kept) if kept else None


def _all_of(parts: Sequence[str | None]) -> str | None:
    """Return the conjunction of expressions; None if any matches nothing."""
    if any(part is None for part in parts):
        return None
    return " AND ".join(f"({part})" for part in parts)


def _any_string(texts: Iterable[str], bigrams: BigramGraph) -> str | None:
    return _any_of(string_expression(text, bigrams) for text in texts)


def _term_expression(term: Term, bigrams: BigramGraph) -> str | None:
    return _any_string(spellings(term.key), bigrams)


def _expansions(term: Term, context: ExpansionContext) -> list[str | None]:
    """Return expressions for the phonetic readings, synonyms and corrected typos of a term."""
    if term.phrase:
        return []
    bigrams = context.bigrams
    found: list[str | None] = []
    for lenient in (False, True):
        patterns = phonetic_patterns(term, context.sounds, lenient=lenient)
        found += [_pattern_expression(pattern, bigrams) for pattern in patterns]
        if any(found):
            break
    if not has_han(term.key) and any(found) and not context.synonyms.knows(term.key):
        return found
    homophones = homophone_pattern(term.key, context.sounds)
    if homophones:
        texts = [text for text in bigrams.surface_forms(homophones.slots) if text != term.key]
        found.append(_any_string(texts, bigrams))
    found += _semantic_expressions(term.key, context)
    found.append(_any_string(bigrams.corrections(term.key, context.cost), bigrams))
    found.append(_rarest_bigrams(term.key, bigrams))
    return found


def _pattern_expression(pattern: PhoneticPattern, bigrams: BigramGraph) -> str | None:
    """Return the expression for a phonetic pattern: by its initials, or by its surface forms."""
    if len(pattern.initials) < INITIALS_LENGTH:
        return _any_string(bigrams.surface_forms(pattern.slots), bigrams)
    return " AND ".join(map(_quoted, dict.fromkeys(_ngrams(pattern.initials, INITIALS_LENGTH))))


def _semantic_expressions(key: str, context: ExpansionContext) -> list[str | None]:
    """Return expressions for rows with all units of a term, then with its rarest ones."""
    units = split_units(key, context.segmenter, context.synonyms)
    by_unit = [_unit_expression(unit, context.bigrams) for unit in units]
    found = [_all_of(by_unit)]
    respelled = respelled_unit(key, context.synonyms)
    if respelled:
        found.append(_unit_expression(respelled, context.bigrams))
    if len(units) > 1:
        rows = [sum(map(context.bigrams.max_rows, unit.variants)) for unit in units]
        rarest = sorted(range(len(units)), key=rows.__getitem__)[:_MAX_SINGLE_UNITS]
        found += [by_unit[index] for index in rarest if len(units[index].text) > 1]
    return found


def _unit_expression(unit: QueryUnit, bigrams: BigramGraph) -> str | None:
    variants = sorted(unit.variants, key=lambda variant: -unit.variants[variant])
    return _any_string(variants[:_MAX_VARIANTS], bigrams)


def _rarest_bigrams(key: str, bigrams: BigramGraph) -> str | None:
    """Return the expression for rows with any of a term's rarest bigrams."""
    rows = {bigram: bigrams.max_rows(bigram) for bigram in _ngrams(key, BIGRAM_LENGTH)}
    known = sorted((bigram for bigram in rows if rows[bigram]), key=rows.__getitem__)
    return _any_of(map(_quoted, known[:_MAX_RAREST]))
