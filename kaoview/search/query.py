"""Parse the query language: terms, "phrases", -exclusions and filters (year: dept: kind:).

Queries are parsed while being typed, so no input is an error: incomplete parts are ignored, unknown
syntax is searched literally, and both are reported in the query's notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kaoview.lookalikes import same_looking
from kaoview.text.fold import fold_key
from kaoview.text.phonetic import SoundKind, parse_zhuyin, zhuyin_from_keys

MAX_QUERY_LENGTH = 500
"""Longest query that is parsed, in characters; a pasted page is cut. Chosen by hand; a test of the
searcher pastes 10,000."""

_MAX_TERMS = 12
"""Most terms that are searched; limits the time of a search. Chosen by hand."""

_MAX_SHOWN_LENGTH = 20
"""Longest part of a query quoted in a note, in characters, so that it fits on a line. Chosen by
hand."""

_MIN_TONED_LENGTH = 3
"""Shortest toned Zhuyin query that may contain spaces and minus signs: two keys and a tone."""

_MAX_FILTER_NAME_LENGTH = 12
"""Longest filter name that is recognized, in characters; ``department`` has 10. Chosen by hand."""

_QUOTES = {
    '"': '"”“＂',
    "“": '”“"',
    "”": '”“"',
    "＂": '"＂',
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
    "‘": "’",
}
"""What opens a phrase, and what closes it: as keyboards and Chinese input methods type them."""
_MINUS_SIGNS = "-－−–"
_COLONS = ":：︰﹕"
_FILTER_NAME = re.compile(rf"([^\W\d_]{{1,{_MAX_FILTER_NAME_LENGTH}}})[{_COLONS}]")


class FilterKind(StrEnum):
    """The attribute that a filter tests."""

    YEAR = "year"
    DEPARTMENT = "dept"
    KIND = "kind"


_FILTER_NAMES = {
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
    """One term of a query.

    Attributes:
        text: The term as typed.
        key: Its folded key, never empty.
        phrase: Whether it was quoted: then it must match exactly, and every hit must have it.
    """

    text: str
    key: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter such as ``year:113``. Filters of one kind are alternatives; kinds are combined.

    Attributes:
        kind: The attribute it tests.
        value: The wanted value as typed.
        negative: Whether it excludes the value.
    """

    kind: FilterKind
    value: str
    negative: bool = False

    @property
    def written(self) -> str:
        """The filter in query syntax.

        >>> Filter(FilterKind.DEPARTMENT, "衛生 局", negative=True).written
        '-dept:"衛生 局"'
        """
        value = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{'-' if self.negative else ''}{self.kind.value}:{value}"


@dataclass(frozen=True)
class Query:
    """A parsed query.

    Attributes:
        text: The query as typed, or as interpreted (113年淨零 as year:113 淨零).
        terms: The terms to find.
        excluded: The folded strings that no hit may contain.
        filters: The filters on period, department and kind.
        keystrokes: All terms as one phonetic term, if they can be: a space is the first tone in
            Zhuyin, and separates syllables in pinyin.
        notes: Remarks for the user, one Chinese sentence each.
    """

    text: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    keystrokes: Term | None = None
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the query has no terms."""
        return not self.terms

    @property
    def has_phrase(self) -> bool:
        """Whether a term is a phrase, which asks for itself."""
        return any(term.phrase for term in self.terms)


@dataclass
class _ParsedTokens:
    """The parts of a query parsed so far."""

    terms: list[Term] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query, delimited by spaces or quotes.

    Attributes:
        text: Its text without minus sign, filter name and quotes.
        negated: Whether a minus sign precedes it.
        name: The case-folded name before a colon, or an empty string.
        quoted: Whether it is quoted.
        outer_start: Its offset in the query, with minus sign and name.
        start: The offset of its text.
        end: The end of its text, exclusive.
    """

    text: str
    negated: bool
    name: str
    quoted: bool
    outer_start: int
    start: int
    end: int

    @property
    def is_plain_word(self) -> bool:
        """Whether it is an unquoted word to find."""
        return not (self.negated or self.name or self.quoted)

    @property
    def is_year_filter(self) -> bool:
        """Whether it is a filter that selects years."""
        return _FILTER_NAMES.get(self.name) is FilterKind.YEAR and not self.negated


def printable(text: str) -> str:
    """Return typed text without control characters, shortened to be quoted in a message."""
    shown = "".join(each for each in text if each.isprintable())
    return shown if len(shown) <= _MAX_SHOWN_LENGTH else shown[:_MAX_SHOWN_LENGTH] + "…"


def parse(text: str) -> Query:
    """Parse a query.

    Args:
        text: The query as typed, complete or not.

    Returns:
        The query; every input is valid, with oddities reported in ``notes``.

    >>> query = parse('year:113 "社會住宅" -租金')
    >>> query.terms[0].phrase, query.excluded, query.filters[0].value
    (True, ('租金',), '113')
    """
    parts = _ParsedTokens()
    head = text[:MAX_QUERY_LENGTH]
    if len(text) > MAX_QUERY_LENGTH:
        parts.notes.append(f"查詢太長，只用了前 {MAX_QUERY_LENGTH} 個字")
    if _is_toned_zhuyin(head):
        return Query(text, (Term(head.strip(), fold_key(head)),), notes=tuple(parts.notes))
    for token in tokenize(head):
        _add_token(token, parts)
    keystrokes = _joined_keystrokes(parts.terms[:_MAX_TERMS])  # ma ma is 媽媽
    parts.terms = list(dict.fromkeys(parts.terms))
    if len(parts.terms) > _MAX_TERMS:
        parts.notes.append(f"詞太多，只用了前 {_MAX_TERMS} 個")
        del parts.terms[_MAX_TERMS:]
    if not parts.terms and (parts.excluded or parts.filters):
        only = "要排除的詞" if parts.excluded else "篩選"
        parts.notes.append(f"只有{only}，請再加上要找的詞")
    return Query(
        text,
        tuple(parts.terms),
        tuple(parts.excluded),
        tuple(parts.filters),
        keystrokes,
        tuple(parts.notes),
    )


def _is_toned_zhuyin(text: str) -> bool:
    """Return whether a whole query is Zhuyin keys with tones, which may include - and spaces."""
    stripped = text.strip()
    has_tone, has_separator = re.search(r"[3467]", stripped), re.search(r"[-; ]", stripped)
    if len(stripped) < _MIN_TONED_LENGTH or not has_tone or not has_separator:
        return False
    symbols = zhuyin_from_keys(stripped)
    readings = parse_zhuyin(symbols) if symbols else []
    return bool(readings) and all(sound.kind is SoundKind.FULL for sound in readings[0])


def tokenize(text: str) -> list[Token]:
    """Split a query into tokens at spaces and quotes."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        outer_start = at
        negated = text[at] in _MINUS_SIGNS and at + 1 < len(text) and not text[at + 1].isspace()
        at += negated
        name, at = _filter_name(text, at)
        if at < len(text) and text[at] in _QUOTES:
            closing = _QUOTES[text[at]]
            end = next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))
            found.append(Token(text[at + 1 : end], negated, name, True, outer_start, at + 1, end))
            at = end + 1
        else:
            end = at
            while end < len(text) and not text[end].isspace() and text[end] not in _QUOTES:
                end += 1
            found.append(Token(text[at:end], negated, name, False, outer_start, at, end))
            at = max(end, at + (end == at and not name and not negated))
    return found


def _filter_name(text: str, at: int) -> tuple[str, int]:
    """Match a filter name such as ``year:``; return it, or "", and the start of its value."""
    found = _FILTER_NAME.match(text, at)
    name = same_looking(found[1]).casefold() if found else ""
    if found and (name in _FILTER_NAMES or name.isascii()):
        return name, found.end()
    return "", at


_ENDING = re.compile(r"(?<=[^?？!！。])[?？!！。]+$")
"""What ends a question or a sentence, and is no part of what is looked for."""


def _add_token(token: Token, parts: _ParsedTokens) -> None:
    """Add a token to the terms, exclusions or filters."""
    kind = _FILTER_NAMES.get(token.name)
    if kind:
        if token.text.strip():
            parts.filters.append(Filter(kind, token.text.strip(), token.negated))
        return
    text = token.text if token.quoted else _ENDING.sub("", token.text)
    if token.name:
        parts.notes.append(f"沒有「{token.name}:」這種篩選，可用 year:、dept:、kind:")
        text = f"{token.name}:{text}"
    key = fold_key(text.strip("」』”"))
    if not key.strip(_MINUS_SIGNS):
        return
    if token.negated:
        parts.excluded.append(key)
    else:
        parts.terms.append(Term(text.strip(), key, token.quoted))


def _joined_keystrokes(terms: list[Term]) -> Term | None:
    """Join terms that are all ASCII: Zhuyin keys with a first tone, or pinyin with spaces."""
    if len(terms) < 2 or not all(term.text.isascii() and not term.phrase for term in terms):
        return None
    text = " ".join(term.text for term in terms)
    return Term(text, fold_key(text))
