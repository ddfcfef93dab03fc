"""Parse the words of a trend: what to count, and in which plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import Library
from kaoview.search.corpus import row_key
from kaoview.search.numerals import spellings
from kaoview.search.query import (
    MAX_QUERY_LENGTH,
    Filter,
    FilterKind,
    parse,
    printable,
    tokenize,
)
from kaoview.search.query_periods import parse_period, periods_of, split_off_period
from kaoview.search.query_units import asked_about
from kaoview.search.question_words import may_be_question
from kaoview.text.fold import fold, fold_key

_QUOTES = '"“”＂「」『』'
_WHITESPACE = " \t\n　"


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """The parsed words of a trend.

    Attributes:
        words: The words to count, without surrounding quotes and white space.
        filters: The filters on plans, as in a search; none for all plans.
        notes: Remarks on how the words were interpreted, one Chinese sentence each.
    """

    words: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()


def split_query(query: str) -> list[str]:
    """Return the words and filters of a query, without its exclusions.

    >>> split_query('year:113 "登革熱 整合" 醫療 -疫苗')
    ['year:113', '"登革熱 整合"', '醫療']
    """
    found: list[str] = []
    for token in tokenize(query):
        filters = parse(query[token.outer_start : token.end]).filters
        if filters:
            found.append(filters[0].written)
        elif token.text.strip(_WHITESPACE) and not token.negated:
            word = f"{token.name}:{token.text}" if token.name else token.text
            found.append(f'"{word}"' if token.quoted else word)
    return found


def is_filter(piece: str) -> bool:
    """Return whether a part of a query is a filter."""
    return bool(parse(piece).filters)


def parse_trend_words(library: Library, typed: Sequence[str]) -> TrendQuery:
    """Parse the words of a trend.

    A period beside other words, or attached to a word that no item contains literally, selects the
    plans to count in, as in a search; so do filters (``year:113``). Of a question that no item
    contains literally, the words that it is about are counted.

    Args:
        library: The library.
        typed: Words and filters; one with white space is one phrase.
    """
    periods = periods_of(library)
    words: list[str] = []
    filters: list[Filter] = []
    notes: list[str] = []
    separate_periods: list[tuple[str, str]] = []
    if any(len(each) > MAX_QUERY_LENGTH for each in typed):
        notes.append(f"太長的詞只用了前 {MAX_QUERY_LENGTH} 個字")
    for each in (each[:MAX_QUERY_LENGTH] for each in typed):
        bare = each.strip(_QUOTES + _WHITESPACE)
        quoted = each.strip(_WHITESPACE)[:1] in set(_QUOTES)
        named = None if quoted else parse_period(each, periods)
        split = None if quoted else split_off_period(bare, periods)
        if not quoted and any(is_filter(piece) for piece in split_query(each)):
            filters += [found for piece in split_query(each) for found in parse(piece).filters]
            words += [piece for piece in split_query(each) if not is_filter(piece)]
        elif named:
            separate_periods.append((named, bare))
        elif split and not _occurs_literally(bare, library):
            filters.append(Filter(FilterKind.YEAR, split[0]))
            words.append(split[1])
            notes.append(f"看成 {split[0]} 年的「{printable(split[1])}」")
        else:
            asked = [] if quoted else _asked_about(bare, library)
            words += asked or [bare]
            if asked:
                told = "".join(f"「{printable(word)}」" for word in asked)
                notes.append(f"沒有「{printable(bare)}」這樣的原文，統計的是裡面的{told}")
    if not words:
        return TrendQuery(tuple(bare for _, bare in separate_periods), tuple(filters), tuple(notes))
    for period, bare in separate_periods:
        filters.append(Filter(FilterKind.YEAR, period))
        notes.append(f"只統計 {period} 年度的文件，要統計「{printable(bare)}」這幾個字請加引號")
    return TrendQuery(tuple(words), tuple(dict.fromkeys(filters)), tuple(notes))


def _asked_about(question: str, library: Library) -> list[str]:
    """Return the words that a question is about, which no item has as it stands; else none."""
    folded = fold(question)
    if not may_be_question(folded.key) or _occurs_literally(question, library):
        return []
    from kaoview.search.searcher import Searcher  # its words are loaded for questions alone

    searcher = Searcher(library)
    found = []
    for word in asked_about(folded.key, searcher.segmenter, searcher.synonyms):
        at = folded.key.find(word)
        if at >= 0:
            start, end = folded.raw_span(at, at + len(word))
            found.append(question[start:end])
    return found


def _occurs_literally(word: str, library: Library) -> bool:
    """Return whether an item contains a word literally."""
    word_spellings = spellings(fold_key(word))
    keys = map(row_key, library.items())
    return any(spelling in key for key in keys for spelling in word_spellings)
