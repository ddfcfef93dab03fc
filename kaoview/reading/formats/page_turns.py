"""Where Word and LibreOffice wrote down that a page ends: in the middle of a paragraph as well.

While a paragraph is collected, ``TURN`` stands in its text where another page begins. It is taken
out when the paragraph becomes lines, and its place is told in ``LineMark.turns``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from kaoview.reading.formats.blocks import MarkedLine, grid_width, tabbed_line, table_lines
from kaoview.reading.formats.file_format import LineMark
from kaoview.reading.numbering import clear_marker

TURN = "\x01"
"""Stands where a page begins; no XML file can hold it as text."""

Turns = tuple[tuple[int, int], ...]
"""Where pages begin within a text, as in ``LineMark.turns``."""


class TurnedText(NamedTuple):
    """A text without its ``TURN`` signs.

    Attributes:
        text: The text.
        page: The page it begins on.
        turns: Where pages begin within it.
        last: The page it ends on, or what follows it begins on.
    """

    text: str
    page: int
    turns: Turns
    last: int


class ParagraphLine(NamedTuple):
    """A line of a paragraph.

    Attributes:
        text: Its text.
        page: The page it begins on.
        turns: Where pages begin within it.
        ended: Whether a paragraph ends with it.
        labelled: Whether it begins with the paragraph's automatic number.
    """

    text: str
    page: int
    turns: Turns
    ended: bool
    labelled: bool


def take_turns(text: str, page: int) -> TurnedText:
    """Return a text without its signs, white space at its ends left as it is.

    Args:
        text: The text.
        page: The page before it.
    """
    if TURN not in text:
        return TurnedText(text, page, (), page)
    parts = text.split(TURN)
    whole = "".join(parts)
    blank = len(whole) - len(whole.lstrip())
    end = len(whole.rstrip())
    at = 0
    first, turns = page, []
    for later, part in enumerate(parts[:-1], page + 1):
        at += len(part)
        if at <= blank:
            first = later
        elif at < end:
            turns.append((at, later))
    return TurnedText(whole, first, tuple(turns), page + len(parts) - 1)


def paragraph_lines(label: str, text: str, page: int) -> tuple[list[ParagraphLine], int]:
    """Return a paragraph's lines, and the page after it.

    A line break within a paragraph continues it, unless what follows is numbered: writers of
    lists often break lines where they mean paragraphs. Tabs stay, for ``with_tab_columns`` to read.

    Args:
        label: Its automatic number.
        text: Its text with the signs.
        page: The page before it.
    """
    words = text.lstrip(" \t" + TURN)
    page += text[: len(text) - len(words)].count(TURN)
    found: list[TurnedText] = []
    for line in (label + words).split("\n"):
        turned = take_turns(tabbed_line(line), page)
        page = turned.last
        if turned.text:
            found.append(turned)
    last = len(found) - 1
    return [
        ParagraphLine(
            line.text,
            line.page,
            line.turns,
            ended=at == last or clear_marker(found[at + 1].text) is not None,
            labelled=at == 0 and bool(label) and line.text.startswith(label),
        )
        for at, line in enumerate(found)
    ], page


def with_turns(lines: Iterable[MarkedLine], page: int) -> Iterator[str]:
    """Yield the texts of lines with their signs again, for a cell that is made of them.

    Args:
        lines: The lines.
        page: The page before them.
    """
    for text, mark in lines:
        start = 0
        words = TURN * (mark.page - page)
        page = max(page, mark.page)
        for at, later in mark.turns:
            words += text[start:at] + TURN * (later - page)
            page, start = max(page, later), at
        yield words + text[start:]


def paged_table(
    rows: Sequence[tuple[Sequence[str], int]], lists: int | None = None
) -> Iterator[MarkedLine]:
    """Yield the lines of a table whose rows know their pages.

    Args:
        rows: The cells of each row with their signs, and the page before the row.
        lists: How many lists it stands in, as in ``LineMark.lists``.
    """
    read = [[take_turns(cell, page) for cell in cells] for cells, page in rows]
    width = grid_width([[cell.text for cell in row] for row in read])
    for row, (_, before) in zip(read, rows, strict=True):
        page = min((cell.page for cell in row if cell.text), default=before)
        turns = _row_turns(row)
        start = 0
        for text, mark in table_lines([[cell.text for cell in row]], page, width, lists):
            yield text, turned_mark(mark, turns, start, len(text))
            start += len(text) + 1


def _row_turns(row: Sequence[TurnedText]) -> Turns:
    """Return where pages begin in a row: each cell begins on a page of its own again."""
    if not any(cell.turns for cell in row):
        return ()
    found: list[tuple[int, int]] = []
    start = 0
    for cell in row:
        found.append((start, cell.page))
        found += [(start + at, later) for at, later in cell.turns]
        start += len(cell.text) + 1
    return tuple(found)


def turned_mark(mark: LineMark, turns: Turns, start: int, length: int) -> LineMark:
    """Return the mark of a part of a row, with the pages of its characters.

    Args:
        mark: The mark.
        turns: Where another page begins in the row, in order.
        start: Where the part begins in the row.
        length: How long it is.
    """
    if not turns:
        return mark
    first = bisect_right(turns, start, key=itemgetter(0))
    last = bisect_left(turns, start + length, key=itemgetter(0))
    page = turns[first - 1][1] if first else mark.page
    within = ((at - start, later) for at, later in turns[first:last])
    return replace(mark, page=page, turns=tuple(within))
