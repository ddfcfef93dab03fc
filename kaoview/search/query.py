"""The query language: terms, “phrases”, -exclusions, year: dept: kind:, as they are being typed.

Nothing a reader types is an error. What is unfinished is left out, what is not understood is
searched for as it stands, and either is remarked on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kaoview.text.fold import fold_key
from kaoview.text.phonetic import SoundKind, parse_zhuyin, zhuyin_from_keys

LONGEST_QUERY = 500
"""The most characters of a query that are read."""

_MOST_TERMS = 12
_MOST_SHOWN = 20

_QUOTES = {'"': '"”“＂', "“": '”“"', "”": '”“"', "＂": '"＂', "「": "」", "『": "』"}
_MINUS = "-－−–"
_COLON = ":："


class FilterKind(StrEnum):
    """What a filter looks at."""

    YEAR = "year"
    DEPARTMENT = "dept"
    KIND = "kind"


_FILTERS = {
    "year": FilterKind.YEAR,
    "y": FilterKind.YEAR,
    "年": FilterKind.YEAR,
    "年度": FilterKind.YEAR,
    "dept": FilterKind.DEPARTMENT,
    "department": FilterKind.DEPARTMENT,
    "d": FilterKind.DEPARTMENT,
    "機關": FilterKind.DEPARTMENT,
    "机关": FilterKind.DEPARTMENT,
    "局處": FilterKind.DEPARTMENT,
    "局处": FilterKind.DEPARTMENT,
    "單位": FilterKind.DEPARTMENT,
    "单位": FilterKind.DEPARTMENT,
    "kind": FilterKind.KIND,
    "k": FilterKind.KIND,
    "種類": FilterKind.KIND,
    "种类": FilterKind.KIND,
    "類別": FilterKind.KIND,
    "类别": FilterKind.KIND,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find.

    Attributes:
        text: As typed.
        key: Folded; never empty.
        phrase: Whether it stood in quotes: then only exact hits count, and it must be there.
    """

    text: str
    key: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: ``year:113``; several of one kind widen, of different kinds narrow.

    Attributes:
        kind: What it looks at.
        value: What was asked for, as typed.
        negative: Whether it keeps out rather than in.
    """

    kind: FilterKind
    value: str
    negative: bool = False

    @property
    def written(self) -> str:
        """The filter as it can be typed.

        >>> Filter(FilterKind.DEPARTMENT, "衛生 局", negative=True).written
        '-dept:"衛生 局"'
        """
        value = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{'-' if self.negative else ''}{self.kind.value}:{value}"


@dataclass(frozen=True)
class Query:
    """A query as it was understood.

    Attributes:
        text: As typed, or as it was understood (113年淨零 as year:113 淨零).
        terms: What to find.
        excluded: What must not be there, folded.
        filters: Conditions on period, department and kind.
        keystrokes: The terms read as one string of keys, where that makes sense: a space is the
            first tone in Zhuyin, and separates syllables in pinyin.
        notes: Remarks for the reader, one Chinese sentence each.
    """

    text: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    keystrokes: Term | None = None
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to find."""
        return not self.terms


@dataclass
class _Parts:
    """What has been read so far."""

    terms: list[Term] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query between spaces or quotes.

    Attributes:
        text: What was typed, without what follows here.
        minus: Whether a minus stood before it.
        name: The name before a colon, folded, or nothing.
        quoted: Whether it stood in quotes.
        begin: Where it begins in the query, with its minus and name.
        start: Where its text begins.
        end: Where that ends.
    """

    text: str
    minus: bool
    name: str
    quoted: bool
    begin: int
    start: int
    end: int

    @property
    def plain(self) -> bool:
        """Whether it is a word to find, as it stands."""
        return not (self.minus or self.name or self.quoted)

    @property
    def asks_year(self) -> bool:
        """Whether it is a filter that lets years in."""
        return _FILTERS.get(self.name) is FilterKind.YEAR and not self.minus


def printable(text: str) -> str:
    """Return what a reader typed as a sentence can show it: short, and nothing but characters."""
    shown = "".join(each for each in text if each.isprintable())
    return shown if len(shown) <= _MOST_SHOWN else shown[:_MOST_SHOWN] + "…"


def parse(text: str) -> Query:
    """Read a query.

    Args:
        text: As typed, finished or not.

    Returns:
        The query; anything can be read, and what was odd is told in ``notes``.

    >>> query = parse('year:113 "社會住宅" -租金')
    >>> query.terms[0].phrase, query.excluded, query.filters[0].value
    (True, ('租金',), '113')
    """
    parts = _Parts()
    cut = text[:LONGEST_QUERY]
    if len(text) > LONGEST_QUERY:
        parts.notes.append(f"查詢太長，只用了前 {LONGEST_QUERY} 個字")
    if _is_toned_zhuyin(cut):
        return Query(text, (Term(cut.strip(), fold_key(cut)),), notes=tuple(parts.notes))
    for token in tokens(cut):
        _read(token, parts)
    if len(parts.terms) > _MOST_TERMS:
        parts.notes.append(f"詞太多，只用了前 {_MOST_TERMS} 個")
        del parts.terms[_MOST_TERMS:]
    if not parts.terms and (parts.excluded or parts.filters):
        only = "要排除的詞" if parts.excluded else "篩選"
        parts.notes.append(f"只有{only}，請再加上要找的詞")
    return Query(
        text,
        tuple(parts.terms),
        tuple(parts.excluded),
        tuple(parts.filters),
        _keystrokes(parts.terms),
        tuple(parts.notes),
    )


def _is_toned_zhuyin(text: str) -> bool:
    """Return whether a whole query is Zhuyin keys with tones, which may hold ``-`` and spaces."""
    stripped = text.strip()
    if len(stripped) < 3 or not re.search(r"[3467]", stripped) or not re.search(r"[-; ]", stripped):
        return False
    symbols = zhuyin_from_keys(stripped)
    readings = parse_zhuyin(symbols) if symbols else []
    return bool(readings) and all(sound.kind is SoundKind.FULL for sound in readings[0])


def tokens(text: str) -> list[Token]:
    """Cut a query at spaces and quotes."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        begin = at
        minus = text[at] in _MINUS and at + 1 < len(text) and not text[at + 1].isspace()
        at += minus
        name, at = _filter_name(text, at)
        if at < len(text) and text[at] in _QUOTES:
            closing = _QUOTES[text[at]]
            end = next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))
            found.append(Token(text[at + 1 : end], minus, name, True, begin, at + 1, end))
            at = end + 1
        else:
            end = at
            while end < len(text) and not text[end].isspace() and text[end] not in _QUOTES:
                end += 1
            found.append(Token(text[at:end], minus, name, False, begin, at, end))
            at = max(end, at + (end == at and not name and not minus))
    return found


def _filter_name(text: str, at: int) -> tuple[str, int]:
    """Read ``year:`` and the like; return the name, or none, and where the value starts."""
    found = re.compile(rf"([^\W\d_]{{1,12}})[{_COLON}]").match(text, at)
    if found and (found[1].casefold() in _FILTERS or found[1].isascii()):
        return found[1].casefold(), found.end()
    return "", at


def _read(token: Token, parts: _Parts) -> None:
    """Put a token where it belongs."""
    kind = _FILTERS.get(token.name)
    if kind:
        if token.text.strip():
            parts.filters.append(Filter(kind, token.text.strip(), token.minus))
        return
    text = token.text
    if token.name:
        parts.notes.append(f"沒有「{token.name}:」這種篩選，可用 year:、dept:、kind:")
        text = f"{token.name}:{text}"
    key = fold_key(text.strip("」』”"))
    if not key.strip(_MINUS):
        return
    if token.minus:
        parts.excluded.append(key)
    else:
        parts.terms.append(Term(text.strip(), key, token.quoted))


def _keystrokes(terms: list[Term]) -> Term | None:
    """Join terms that are all keys: Zhuyin with a first tone, or pinyin with spaces."""
    if len(terms) < 2 or not all(term.text.isascii() and not term.phrase for term in terms):
        return None
    text = " ".join(term.text for term in terms)
    return Term(text, fold_key(text))
