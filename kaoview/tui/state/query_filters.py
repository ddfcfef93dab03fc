"""Adding filters to a query, and removing them: the user sees and learns the query language."""

from __future__ import annotations

import re

from kaoview.search.query import Filter, FilterKind, parse

_TOKEN = re.compile(r"""(?:[^\s"“”「」『』]|["“”][^"“”]*["“”]?|「[^」]*」?|『[^』]*』?)+|[」』]""")


def narrowed(text: str, kind: FilterKind, value: str) -> bool:
    """Tell whether a query has a filter."""
    return any(each.value == value for _, _, each in _filters(text, kind))


def toggle(text: str, kind: FilterKind, value: str) -> str:
    """Return a query with a filter added, or removed if it was there.

    A filter is added in front: at the end, text is being typed or a quote is still open.

    Args:
        text: The query as typed.
        kind: The kind of filter.
        value: A period, or a department's name.

    >>> toggle("登革熱", FilterKind.YEAR, "113")
    'year:113 登革熱'
    >>> toggle("year:113 登革熱", FilterKind.YEAR, "113")
    '登革熱'
    """
    present = [span for *span, each in _filters(text, kind) if each.value == value]
    if present:
        return _remove(text, present)
    quoted = f'"{value}"' if re.search(r"\s", value) else value
    return f"{kind.value}:{quoted} {text}"


def widened(text: str, kind: FilterKind | None = None) -> str:
    """Return a query without its filters, or without those of a kind; keep negative ones."""
    return _remove(text, [span for *span, _ in _filters(text, kind)])


def _filters(text: str, kind: FilterKind | None) -> list[tuple[int, int, Filter]]:
    """Return the start, end and value of the filters in a query that are not negative."""
    found: list[tuple[int, int, Filter]] = []
    for token in _TOKEN.finditer(text):
        query = parse(token[0])
        if len(query.filters) == 1 and not query.terms:
            each = query.filters[0]
            if not each.negative and kind in (None, each.kind):
                found.append((token.start(), token.end(), each))
    return found


def _remove(text: str, spans: list[list[int]]) -> str:
    for start, end in reversed(spans):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        text = f"{before} {after}" if before and after else before + after
    return text
