"""Lines to paragraphs: which lines belong together, with the page's furniture taken out.

Three habits of plain-text documents are told apart by measuring the document itself:

* text taken from a PDF line by line, where a space at a line's end marks the paragraph's end;
* text broken at a fixed width, where a short line ends the paragraph;
* a paragraph a line, where only a page break may cut a paragraph in two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from kaoview.reading.formats.file_format import SourceLine
from kaoview.reading.furniture import Scrap, take_bullet, take_controls, take_leader
from kaoview.reading.located_text import ADDED, LocatedText, join
from kaoview.reading.numbering import Marker, clear_marker, parse_markers

FINAL = "。！？；：!?;:」』"
"""Punctuation after which a paragraph may end; a paragraph without is a heading, or cut."""

_SENTENCE_END = "。！？!?"
_WIDEST_BROKEN_LINE = 110
_SLACK = 6
_LONG = 20


# Blocks whose characters take two cells; a measure of lines needs no finer one.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)


class Habit(Enum):
    """How a document tells where a paragraph ends."""

    MARKED = "a space at the line's end"
    BROKEN = "a line shorter than the rest"
    WHOLE = "every line"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines put together.

    Attributes:
        passage: The text.
        lines: The indexes of its lines in the document.
        rows: Its lines one by one, for text that turns out to be a table.
        bulleted: Whether a list's bullet stood before it.
        listed: Whether it is an entry of a contents page, with dots and a page number.
    """

    passage: LocatedText
    lines: tuple[int, ...]
    rows: tuple[LocatedText, ...]
    bulleted: bool = False
    listed: bool = False

    @property
    def text(self) -> str:
        """The paragraph's characters."""
        return self.passage.text

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence, a clause or a lead-in ends."""
        return self.text.endswith(tuple(FINAL))


def cells(text: str) -> int:
    """Return how many terminal cells a text takes, ambiguous characters as one."""
    return 2 * len(text) - len(_WIDE.sub("", text))


@dataclass(frozen=True, slots=True)
class _Clean:
    """A line without bullet, leader and control characters."""

    index: int
    line: SourceLine
    passage: LocatedText
    bulleted: bool
    listed: bool
    width: int

    @property
    def starts(self) -> Marker | None:
        """The marker the line begins with, if there is no doubt about it."""
        return clear_marker(self.passage.text)


def habit_of(lines: Sequence[SourceLine]) -> tuple[Habit, int]:
    """Measure how a document tells where its paragraphs end.

    Args:
        lines: Its lines; empty ones do not count.

    Returns:
        The habit, and the width in cells of a full line (0 where every line is a paragraph).
    """
    filled = [line for line in lines if line.text and "\t" not in line.text]
    if len(filled) < 12:
        return Habit.WHOLE, 0
    widths = sorted(cells(line.text) for line in filled)
    full = widths[int(len(widths) * 0.9)]
    near = sum(full - _SLACK <= width <= full + _SLACK for width in widths)
    if full > _WIDEST_BROKEN_LINE or near < len(widths) * 0.3:
        return Habit.WHOLE, 0
    ended = [line for line in filled if line.ended]
    open_ = [line for line in filled if not line.ended]
    if len(ended) >= len(filled) * 0.05 and open_:
        stray = sum(line.text.endswith(tuple(_SENTENCE_END)) for line in open_)
        if stray <= len(open_) * 0.1:
            return Habit.MARKED, full
    return Habit.BROKEN, full


def read_paragraphs(
    lines: Sequence[SourceLine], skip: set[int], habit: Habit, full: int
) -> tuple[list[Paragraph], list[Scrap]]:
    """Put lines together into paragraphs.

    Args:
        lines: A document's lines, empty ones included.
        skip: Indexes of lines that are not text (page furniture, tables).
        habit: How the document tells where a paragraph ends.
        full: The width in cells of a full line.

    Returns:
        The paragraphs in order, and the furniture taken out of their lines.
    """
    scraps: list[Scrap] = []
    clean: list[_Clean | None] = []
    for index, line in enumerate(lines):
        if index in skip:
            continue
        if not line.text:
            # A line of nothing but a space is an empty paragraph: it ends the one before.
            if line.ended and clean and clean[-1] is not None:
                clean.append(None)
            continue
        passage, bullet = take_bullet(line.passage)
        passage, controls = take_controls(passage)
        passage, leader = take_leader(passage)
        scraps += [*bullet, *controls, *leader]
        if passage:
            tight = _tighten(passage)
            clean.append(_Clean(index, line, tight, bool(bullet), bool(leader), cells(line.text)))
    groups: list[list[_Clean]] = []
    last: dict[str, int] = {}
    before: _Clean | None = None
    for piece in clean:
        if piece is None:
            before = None if habit is Habit.MARKED else before
            continue
        goes_on = before is not None and _goes_on(habit, before, piece, full, last)
        if goes_on and not piece.bulleted and not piece.listed:
            groups[-1].append(piece)
        else:
            groups.append([piece])
            marker = piece.starts
            if marker:
                last[marker.style] = marker.value
        before = piece
    spaced = _sets_numbers_apart(lines)
    return [_paragraph(group, spaced) for group in groups], scraps


def _tighten(passage: LocatedText) -> LocatedText:
    """Take the spaces out of a line that was spread by putting one between all characters."""
    words = passage.text.split()
    single = sum(len(word) == 1 for word in words)
    if len(words) >= 6 and single >= len(words) * 0.8:
        return passage.without_spaces()
    return passage


def _goes_on(
    habit: Habit, before: _Clean, after: _Clean, full: int, last: Mapping[str, int]
) -> bool:
    """Tell whether a line goes on with the paragraph of the line before.

    Args:
        habit: How the document tells where a paragraph ends.
        before: The line before.
        after: The line.
        full: The width in cells of a full line.
        last: The last number seen of each style of markers.
    """
    match habit:
        case Habit.MARKED:
            return _goes_on_marked(before, after)
        case Habit.BROKEN:
            return _goes_on_broken(before, after, full, last)
        case Habit.WHOLE:
            return _goes_on_whole(before, after)


def _goes_on_marked(before: _Clean, after: _Clean) -> bool:
    if before.line.ended:
        return False
    # The space at the end may have been lost, but not both it and the full stop.
    return after.starts is None or not before.passage.text.endswith(tuple(_SENTENCE_END))


def _goes_on_broken(before: _Clean, after: _Clean, full: int, last: Mapping[str, int]) -> bool:
    if before.width < full - _SLACK:
        return False
    marker = after.starts
    if marker is None:
        return True
    # A sentence broken before "(七)" is no new paragraph: the number fits no list.
    expected = marker.value in (0, 1, last.get(marker.style, 0) + 1)
    return not expected and not before.passage.text.endswith(tuple(FINAL))


def _goes_on_whole(before: _Clean, after: _Clean) -> bool:
    """Tell whether a page break cut a paragraph between two lines."""
    text = before.passage.text
    cut = (
        len(text) >= _LONG
        and "，" in text
        and not text.endswith((*FINAL, "）", ")"))
        and "\t" not in text
    )
    following = after.passage.text
    return cut and not parse_markers(following) and following.endswith((*FINAL, "，", "、"))


def _sets_numbers_apart(lines: Sequence[SourceLine]) -> bool:
    """Tell whether a document puts a space between Chinese and Latin letters or digits."""
    text = "\n".join(line.text for line in lines)
    apart = len(_APART.findall(text))
    return apart > len(_TOGETHER.findall(text))


def _paragraph(group: Sequence[_Clean], spaced: bool) -> Paragraph:
    parts = [group[0].passage]
    for before, after in pairwise(group):
        last, first = before.passage.text[-1], after.passage.text[0]
        if _needs_space(last, first, spaced):
            parts.append(_SPACE)
        parts.append(after.passage)
    return Paragraph(
        join(parts),
        tuple(piece.index for piece in group),
        tuple(piece.passage for piece in group),
        group[0].bulleted,
        group[-1].listed,
    )


def _needs_space(last: str, first: str, spaced: bool) -> bool:
    """Tell whether a line end stood for a space between two characters."""
    if not (last.isalnum() and first.isalnum()):
        return False
    if last.isascii() and first.isascii():
        return True
    return spaced and last.isascii() != first.isascii()


_SPACE = LocatedText(" ", (ADDED,))
_APART = re.compile(r"[\u4e00-\u9fff] [0-9A-Za-z]|[0-9A-Za-z] [\u4e00-\u9fff]")
_TOGETHER = re.compile(r"[\u4e00-\u9fff][0-9A-Za-z]|[0-9A-Za-z][\u4e00-\u9fff]")
