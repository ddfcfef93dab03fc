"""What the rows of a sheet are made of: lines of runs, each run words in one tone.

A line is already filled up to its columns, so that whoever draws it only looks up styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaoview.text.cell_width import visible


class Tone(StrEnum):
    """What a run is, for the style sheet; each has the component class ``sheet--<tone>``."""

    HEAD = "head"
    TITLE = "title"
    TEXT = "text"
    MARKER = "marker"
    QUIET = "quiet"
    GROUND = "ground"
    BAND = "band"
    STATUS = "status"
    NOTE = "note"
    REMOVED = "removed"
    ADDED = "added"
    SHARED = "shared"
    FIGURE = "figure"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one tone."""

    text: str
    tone: Tone


Runs = tuple[Run, ...]
Mark = tuple[int, int, Tone]
"""A range of characters of a unit's words, and its tone."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of a sheet's row.

    Attributes:
        runs: What stands on it, from left to right.
        match: The match it belongs to, or -1.
        first: Whether it is the first line of that match, where a cursor's sign stands.
        head: Whether it is a heading above the row, which no cursor marks.
    """

    runs: Runs
    match: int = -1
    first: bool = False
    head: bool = False


def cut_runs(words: str, span: tuple[int, int], marks: Sequence[Mark], tone: Tone) -> Iterator[Run]:
    """Yield the words of a line, cut where marks begin and end.

    Args:
        words: A whole text.
        span: The line's part of it.
        marks: What is marked in the text, in order and apart from each other.
        tone: The tone of the rest.
    """
    at, end = span
    for start, stop, mark in marks:
        left, right = max(start, at), min(stop, end)
        if left >= right:
            continue
        if left > at:
            yield Run(visible(words[at:left]), tone)
        yield Run(visible(words[left:right]), mark)
        at = right
    if at < end:
        yield Run(visible(words[at:end]), tone)
