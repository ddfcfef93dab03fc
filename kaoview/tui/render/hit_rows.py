"""The lines of the list of hits: a hit on two lines, words to choose, words to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaoview.text.cell_width import ELLIPSIS, WIDTHS, cell_width, fit, pad, visible
from kaoview.tui.period_colours import parted

if TYPE_CHECKING:
    from kaoview.search.results import Hit, Results

Part = tuple[str, str]
"""Words and the style they are in: one of ``STYLES``, or ``PERIOD``."""

PERIOD = "period"
"""The style of a period: the accent that it has."""

STYLES = ("place", "words", "match", "tier", "note", "divider")
"""The list's own styles; each has the component class ``hits--<style>``."""

_BEFORE = 3  # a third of a line at most stands before the match
_NEAR = 24  # characters in which matches count as seen together


@dataclass(frozen=True, slots=True)
class HitEntry:
    """A hit: where it stands, and the words around what matched."""

    hit: Hit
    height = 2


@dataclass(frozen=True, slots=True)
class ChoiceEntry:
    """Words to search for: a recent search, the nearest spelling, fewer filters."""

    words: str
    note: str = ""
    height = 1


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """Words to read."""

    words: str
    divider: bool = False
    height = 1


Entry = HitEntry | ChoiceEntry | NoteEntry


def hit_entries(results: Results) -> list[Entry]:
    """Return the hits of a search, exact ones first, each group under its divider."""
    found: list[Entry] = []
    more = " 以上" if results.at_least else ""
    for exact, name, count in ((True, "相符", results.exact), (False, "近似", results.near)):
        group = [hit for hit in results.hits if hit.exact is exact]
        if group:
            found += [NoteEntry("")] if found else []
            found.append(NoteEntry(f"{name} {count} 筆{more}", divider=True))
            found += [HitEntry(hit) for hit in group]
    if 0 < len(results.hits) < results.total:
        found.append(NoteEntry(f"只列出前 {len(results.hits)} 筆，多打幾個字可以縮小範圍"))
    return found


def set_entry(entry: Entry, width: int) -> list[list[Part]]:
    """Return the lines of an entry.

    Args:
        entry: What to show.
        width: Cells of a line.

    Returns:
        For each line its parts, together at most ``width`` cells.
    """
    if isinstance(entry, HitEntry):
        return [_place(entry.hit, width), snippet(entry.hit, width)]
    if isinstance(entry, ChoiceEntry):
        note = f"　{entry.note}" if entry.note else ""
        room = max(width - cell_width(note), 0)
        return [[(fit(visible(entry.words), room), "words"), (note, "place")]]
    words = fit(visible(entry.words), width)
    return [
        [(pad(words, width) if entry.divider else words, "divider" if entry.divider else "note")]
    ]


def _place(hit: Hit, width: int) -> list[Part]:
    tier = "" if hit.exact else f" {hit.tier.label}"
    when, kind = parted(visible(hit.plan.label))
    room = width - cell_width(tier)
    name = fit(visible(hit.department.name), max(room - cell_width(f"{when}{kind}　"), 8)) + "　"
    kind = fit(kind, room - cell_width(name + when))
    filled = pad(kind, room - cell_width(name + when))
    return [(name, "place"), (when, PERIOD), (filled, "place"), (tier, "tier")]


def snippet(hit: Hit, width: int) -> list[Part]:
    """Return the words around the match on one line, what matched in the style ``match``.

    Args:
        hit: The hit.
        width: Cells of the line.
    """
    title, text = hit.item.title, hit.item.text
    gap = len(title) if title and text else -1
    words = visible(title + text)
    start = _start(words, hit.spans, width)
    parts: list[Part] = [(ELLIPSIS, "words")] if start else []
    room = width - bool(start)
    spans = iter([*hit.spans, (len(words), len(words))])
    first, last = next(spans)
    for at in range(start, len(words)):
        while at >= last and first < len(words):
            first, last = next(spans)
        between = "　" if at == gap and at > start else ""
        cells = WIDTHS[words[at]] + cell_width(between)
        left = 0 if at == len(words) - 1 else 1  # room for the mark of a cut
        if cells + left > room:
            parts.append((ELLIPSIS, "words"))
            break
        room -= cells
        if between:
            parts.append((between, "words"))
        style = "match" if first <= at < last else "words"
        if parts and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + words[at], style)
        else:
            parts.append((words[at], style))
    return parts


def _start(words: str, spans: Sequence[tuple[int, int]], width: int) -> int:
    """Return the first character to show, so that the most of what matched can be seen."""
    if not spans or cell_width(words) <= width:
        return 0
    first = max(
        (span[0] for span in spans),
        key=lambda at: (
            sum(end - start for start, end in spans if at <= start and end <= at + _NEAR),
            -at,
        ),
    )
    room = width // _BEFORE
    start = first
    while start and room >= WIDTHS[words[start - 1]]:
        start -= 1
        room -= WIDTHS[words[start]]
    return start if start > 1 else 0
