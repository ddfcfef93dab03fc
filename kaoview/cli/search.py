"""``kaoview search``: ranked hits, each with its place and the matched words highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kaoview.cli.terminal import Line, Span, plain
from kaoview.export.data import source_record
from kaoview.search import Facet, Hit, Results
from kaoview.search.results import EXACT_LABEL, NEAR_LABEL
from kaoview.text.cell_width import fit
from kaoview.text.line_break import break_lines

_HIGHLIGHT = "bold yellow"
_MARK = "**"
"""Stands on both sides of what matched where there is no colour: piped text reads as Markdown."""
_INDENT = "   "
_MAX_LINES = 3  # of a hit's text on a terminal, those around the first match; chosen by eye
_MIN_WIDTH = 20  # cells of text, however narrow the terminal; chosen by eye
_MAX_FACETS = 6  # years or departments in the summary, those with most hits; chosen by eye


def hit_record(hit: Hit) -> dict[str, Any]:
    """Return a hit for JSON; spans are in characters of title + text."""
    return {
        "id": hit.id,
        "score": hit.score,
        "tier": hit.tier.value,
        "reason": hit.reason,
        "department": hit.department.name,
        "plan": hit.plan.id,
        "period": hit.plan.period,
        "title": hit.item.title,
        "text": hit.item.text,
        "source": source_record(hit.item.source),
        "spans": [list(span) for span in hit.spans],
    }


def result_lines(results: Results, *, width: int | None) -> Iterator[Line]:
    """Yield a search's hits as lines for reading.

    Args:
        results: What the search found.
        width: Cells of a line, or None to leave texts whole and unbroken.

    Yields:
        How many hits there are and where, then each hit: its id, department, plan and tier, and
        the text with what matched highlighted; near hits stand under a divider.
    """
    yield plain(_summary(results), "bold")
    for facets, unit in ((results.periods, " 年度"), (results.departments, "")):
        if len(facets) > 1:
            yield plain(_facets(facets, unit, whole=width is None), "dim")
    for number, hit in enumerate(results.hits):
        if not hit.exact and (number == 0 or results.hits[number - 1].exact):
            yield plain("")
            yield plain(f"── {NEAR_LABEL} ──", "dim")
        yield plain("")
        yield _head(hit)
        yield from _text(hit, width)


def _summary(results: Results) -> str:
    more = " 以上" if results.at_least else ""
    shown = f"，列出前 {len(results.hits)} 筆" if len(results.hits) < results.total else ""
    if results.exact and results.near:
        return f"{EXACT_LABEL} {results.exact} 筆{more}，{NEAR_LABEL} {results.near} 筆{shown}"
    name = EXACT_LABEL if results.exact else NEAR_LABEL
    return f"{name} {results.total} 筆{more}{shown}"


def _facets(facets: Sequence[Facet], unit: str, *, whole: bool) -> str:
    """Return the hits of each year or department, on a terminal only the first by rank."""
    most = sorted(facets, key=lambda facet: facet.rank)[: None if whole else _MAX_FACETS]
    words = "、".join(f"{f.value}{unit} {f.count} 筆" for f in facets if f in most)
    left = len(facets) - len(most)
    return words + (f"，另外 {left} 個" if left else "")


def _head(hit: Hit) -> Line:
    names = (hit.department.name, hit.plan.label, hit.item.source.page_words)
    where = f"  {'　'.join(filter(None, names))}"
    tier = f"　{hit.how}" if hit.how else ""
    return ((hit.id, "cyan"), (where, ""), (tier, "dim"))


def _text(hit: Hit, width: int | None) -> Iterator[Line]:
    words = hit.item.title + hit.item.text
    gap = _gap(hit)
    if width is None:
        flat = _marked(words[:gap], hit.spans, 0) + (" " if gap else "")
        flat += _marked(words[gap:], hit.spans, gap)
        yield plain(_INDENT + " ".join(flat.split("\n")).replace("\t", " "))
        return
    room = max(width - len(_INDENT), _MIN_WIDTH)
    # The title's end breaks a line: break_lines counts a newline that the words do not have.
    pieces = [(0, gap), (gap, len(words))] if gap else [(0, len(words))]
    lines = [
        (start + a, start + b)
        for start, stop in pieces
        for a, b in break_lines(words[start:stop].replace("\t", " "), room)
    ]
    first = hit.spans[0][0] if hit.spans else 0
    at = next((n for n, (_, stop) in enumerate(lines) if stop > first), 0)
    start = max(0, min(at - 1, len(lines) - _MAX_LINES))
    for a, b in lines[start : start + _MAX_LINES]:
        spans = _styled(words, a, b, hit.spans)
        yield ((_INDENT, ""), *spans)
    if start + _MAX_LINES < len(lines):
        yield plain(fit(f"{_INDENT}…", width), "dim")


def _marked(text: str, spans: Sequence[tuple[int, int]], offset: int) -> str:
    """Return a piece of a hit's words with what matched between marks."""
    pieces, at = [], 0
    for first, last in spans:
        start, stop = max(first - offset, at), min(last - offset, len(text))
        if start < stop:
            pieces += [text[at:start], _MARK, text[start:stop], _MARK]
            at = stop
    return "".join((*pieces, text[at:]))


def _gap(hit: Hit) -> int:
    """Return the offset where the text follows the title, or 0 where one of them is empty."""
    return len(hit.item.title) if hit.item.title and hit.item.text else 0


def _styled(words: str, start: int, stop: int, spans: Sequence[tuple[int, int]]) -> list[Span]:
    found: list[Span] = []
    at = start
    for first, last in spans:
        a, b = max(first, start), min(last, stop)
        if a < b:
            found += [(words[at:a], ""), (words[a:b], _HIGHLIGHT)]
            at = b
    found.append((words[at:stop], ""))
    return [(text.replace("\t", " "), style) for text, style in found if text]
