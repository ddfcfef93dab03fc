"""Narrowing a search by changing its words, so that a reader sees and learns the query language."""

from __future__ import annotations

import re

from kaoview.search.query import Filter, FilterKind, parse

_TOKEN = re.compile(r"""(?:[^\s"“”「」『』]|["“”][^"“”]*["“”]?|「[^」]*」?|『[^』]*』?)+|[」』]""")


def narrowed(text: str, kind: FilterKind, value: str) -> bool:
    """Tell whether a query asks for a value of a kind."""
    return any(each.value == value for _, _, each in _filters(text, kind))


def toggle(text: str, kind: FilterKind, value: str) -> str:
    """Return a query narrowed to a value, or no longer so if it was.

    A filter is put in front: what is being typed, or stands in quotes not yet closed, is at the
    end.

    Args:
        text: The query as typed.
        kind: What to narrow by.
        value: A period, or a department's name.

    >>> toggle("登革熱", FilterKind.YEAR, "113")
    'year:113 登革熱'
    >>> toggle("year:113 登革熱", FilterKind.YEAR, "113")
    '登革熱'
    """
    standing = [span for *span, each in _filters(text, kind) if each.value == value]
    if standing:
        return _cut(text, standing)
    asked = f'"{value}"' if re.search(r"\s", value) else value
    return f"{kind.value}:{asked} {text}"


def widened(text: str, kind: FilterKind | None = None) -> str:
    """Return a query without its filters, or without those of one kind; negative ones stay."""
    return _cut(text, [span for *span, _ in _filters(text, kind)])


def _filters(text: str, kind: FilterKind | None) -> list[tuple[int, int, Filter]]:
    """Return where the filters that let in stand in a query, and what they are."""
    found: list[tuple[int, int, Filter]] = []
    for token in _TOKEN.finditer(text):
        query = parse(token[0])
        if len(query.filters) == 1 and not query.terms:
            each = query.filters[0]
            if not each.negative and kind in (None, each.kind):
                found.append((token.start(), token.end(), each))
    return found


def _cut(text: str, spans: list[list[int]]) -> str:
    for start, end in reversed(spans):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        text = f"{before} {after}" if before and after else before + after
    return text
