"""Which terms of a query say what is looked for, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaoview.search.query import Term
from kaoview.search.query_units import asks_only, one_word_asked_about
from kaoview.search.question_words import is_asked_to_do, is_kind_of_answer, may_be_question
from kaoview.search.synonyms import Synonyms
from kaoview.text.segment import Segmenter

_MAX_PHRASE_WORDS = 4
"""Most English words looked up as one phrase (long term care insurance). Chosen by hand."""


def english_phrases(terms: Sequence[Term], synonyms: Synonyms) -> list[Term]:
    """Return terms with adjacent English words as one term where they are a known phrase."""
    joined: list[Term] = []
    at = 0
    while at < len(terms):
        words = terms[at : at + 1]
        for size in range(_MAX_PHRASE_WORDS, 1, -1):
            some = terms[at : at + size]
            plain = all(word.key.isascii() and not word.phrase for word in some)
            if plain and len(some) == size and synonyms.knows("".join(w.key for w in some)):
                words = some
                break
        text, key = " ".join(word.text for word in words), "".join(word.key for word in words)
        joined.append(words[0] if len(words) == 1 else Term(text, key))
        at += len(words)
    return joined


def without_question_words(
    terms: Sequence[Term], segmenter: Segmenter, synonyms: Synonyms
) -> Sequence[Term]:
    """Return the terms that say what is looked for, or all of them if none does."""
    if len(terms) < 2:
        return terms
    told = [term for term in terms if term.phrase or not asks_only(term.key, segmenter, synonyms)]
    if len(told) < len(terms):  # a question: 怎麼 申請 社會住宅
        keys = [term.key for term in terms]
        kinds = {word for before, word in pairwise(keys) if is_kind_of_answer(before, word)}
        told = [
            term
            for term in told
            if term.phrase or not (is_asked_to_do(term.key) or term.key in kinds)
        ] or told
    return told or terms


def asked_term(term: Term, segmenter: Segmenter, synonyms: Synonyms) -> Term | None:
    """Return the one word that a term asks about (淨零 of 哪些機關提到淨零) as a term of its own.

    None where it is no question, or about several words.
    """
    if not may_be_question(term.key):
        return None
    word = one_word_asked_about(term.key, segmenter, synonyms)
    return Term(word, word) if word and word != term.key else None
