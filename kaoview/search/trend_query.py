"""What a reader asks to have counted: words, and the plans that they are counted in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaoview.model import Library
from kaoview.search.corpus import row_key
from kaoview.search.numerals import spellings
from kaoview.search.query import Filter, FilterKind, parse, printable, tokens
from kaoview.search.query_periods import period_named, periods_of, taken_apart
from kaoview.text.fold import fold_key

_QUOTES = '"“”＂「」『』'
_BLANK = " \t\n　"


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """What is to be counted.

    Attributes:
        words: The words, without quotes and white space around them.
        filters: Which plans they are counted in, as in a search; all of them where there is none.
        notes: How the words were understood, one Chinese sentence each.
    """

    words: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()


def pieces(query: str) -> list[str]:
    """Return a query's words and filters one by one, without what it keeps out.

    >>> pieces('year:113 "登革熱 整合" 醫療 -疫苗')
    ['year:113', '"登革熱 整合"', '醫療']
    """
    found: list[str] = []
    for token in tokens(query):
        filters = parse(query[token.begin : token.end]).filters
        if filters:
            found.append(filters[0].written)
        elif token.text.strip(_BLANK) and not token.minus:
            word = f"{token.name}:{token.text}" if token.name else token.text
            found.append(f'"{word}"' if token.quoted else word)
    return found


def is_filter(piece: str) -> bool:
    """Return whether a piece of a query only says where to look."""
    return bool(parse(piece).filters)


def read_words(library: Library, typed: Sequence[str]) -> TrendQuery:
    """Return what typed words ask to have counted.

    A period beside other words, or written onto one that no item holds as it stands, says which
    plans to count in, as it does in a search; so do filters (``year:113``).

    Args:
        library: The library.
        typed: Words and filters; one that holds white space is one phrase.
    """
    periods = periods_of(library)
    words: list[str] = []
    filters: list[Filter] = []
    notes: list[str] = []
    alone: list[tuple[str, str]] = []
    for each in typed:
        bare, quoted = each.strip(_QUOTES + _BLANK), each.strip(_BLANK)[:1] in set(_QUOTES)
        named = None if quoted else period_named(each, periods)
        apart = None if quoted else taken_apart(bare, periods)
        if not quoted and any(is_filter(piece) for piece in pieces(each)):
            filters += [found for piece in pieces(each) for found in parse(piece).filters]
            words += [piece for piece in pieces(each) if not is_filter(piece)]
        elif named:
            alone.append((named, bare))
        elif apart and not _stands(bare, library):
            filters.append(Filter(FilterKind.YEAR, apart[0]))
            words.append(apart[1])
            notes.append(f"看成 {apart[0]} 年的「{printable(apart[1])}」")
        else:
            words.append(bare)
    if not words:
        return TrendQuery(tuple(bare for _, bare in alone), tuple(filters), tuple(notes))
    for period, bare in alone:
        filters.append(Filter(FilterKind.YEAR, period))
        notes.append(f"只數 {period} 的文件，要數「{printable(bare)}」這幾個字請加引號")
    return TrendQuery(tuple(words), tuple(dict.fromkeys(filters)), tuple(notes))


def _stands(word: str, library: Library) -> bool:
    """Return whether an item holds a word as it stands."""
    ways = spellings(fold_key(word))
    return any(way in key for key in map(row_key, library.items()) for way in ways)
