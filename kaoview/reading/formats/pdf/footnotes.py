"""Footnotes of a PDF page: small lines at its foot that raised numbers in its text refer to.

Where both are found, the numbers are taken out, as those of Word's notes are: what is left is the
sentence as it goes on, and the note, which follows the paragraph that refers to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kaoview.reading.formats.pdf.edges import is_page_number
from kaoview.reading.formats.pdf.glyphs import Glyph
from kaoview.reading.formats.pdf.lines import Line, line_text
from kaoview.reading.formats.pdf.placed_lines import PlacedLine

_SMALLER = 0.9
"""Times the size of the text that a note's is, at most; the numbers here are chosen by hand."""
_RAISED_SIZE = 0.75
"""Times the size of the text that a raised number's is, at most."""
_RAISED = 0.12
_HIGHEST = 0.8
"""Sizes of the text by which a raised number stands above its line, at least and at most."""
_LOWER_PART = 0.6
"""The part of a page's height below which notes stand."""
_FARTHEST = 2.2
"""Sizes between two lines of notes, at most."""
_NEAR = 1.5
"""Sizes between a raised number and the character before it, at most."""
_LONGEST_NUMBER = 4
"""Digits of a raised number that are looked at."""
_MOST_TRIED = 8
"""Small numbers that are asked whether they refer to a note, at most; others are figures."""
_START = re.compile(r"[註(（\[〔]*(\d{1,3})[)）\]〕.、:：]*")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote.

    Attributes:
        lines: Its lines, without its number.
        x: Where the raised number that refers to it stands.
        base: The baseline of the line that it stands on.
    """

    lines: tuple[Line, ...]
    x: float
    base: float


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page, and its glyphs and lines without them."""

    found: tuple[Footnote, ...]
    rest: tuple[Glyph, ...]


def take_notes(glyphs: Sequence[Glyph], lines: Sequence[Line], height: float) -> Notes | None:
    """Return the footnotes of a page, or None where it has none.

    Args:
        glyphs: The glyphs outside tables.
        lines: Their lines from top to bottom.
        height: The page's height.
    """
    size = _text_size(lines)
    blocks = _note_lines(lines, size, height) if size else []
    if not blocks:
        return None
    top = blocks[0][1][0][0].base + size / 2
    raised = _raised_numbers(glyphs, size, top, {number for number, _ in blocks})
    found: list[Footnote] = []
    taken: list[Glyph] = []
    for number, block in blocks:
        marks = raised.get(number)
        if marks is None:
            return None
        own, base = marks
        found.append(Footnote(_without_number(block), own[0].left, base))
        taken += own
    bases = {line[0].base for _, block in blocks for line in block}
    gone = {id(glyph) for glyph in taken}
    rest = tuple(g for g in glyphs if id(g) not in gone and not _on_line(g, bases))
    return Notes(tuple(found), rest)


def _on_line(glyph: Glyph, bases: set[float]) -> bool:
    return any(-glyph.size / 4 <= glyph.base - base <= glyph.size for base in bases)


def _text_size(lines: Sequence[Line]) -> float:
    """Return the size of most of a page's Chinese characters, or 0 where it has none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for part in line:
            if part.em:
                sizes[part.em] += len(part.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _note_lines(lines: Sequence[Line], size: float, height: float) -> list[tuple[int, list[Line]]]:
    """Return the numbers of the notes at the foot of a page and their lines."""
    found: list[tuple[int, list[Line]]] = []
    raised = ""
    for line in lines:
        text = line_text(line)
        if not line[0].em and text.isdecimal():
            raised = text  # the note's own number, raised above its line
            continue
        small = 0 < line[0].em <= _SMALLER * size and line[0].base < _LOWER_PART * height
        if not small:
            found, raised = [], ""  # text below: what stands above is no note
            continue
        if is_page_number(text):
            continue
        start = _START.match(raised or text)
        raised = ""
        due = found[-1][0] + 1 if found else None
        if start and start.end() < len(text) and int(start[1]) == (due or int(start[1])):
            found.append((int(start[1]), [line]))
        elif found:
            before = found[-1][1][-1]
            if before[0].base - line[0].base > _FARTHEST * line[0].em:
                break
            found[-1][1].append(line)
    return found


def _raised_numbers(
    glyphs: Sequence[Glyph], size: float, top: float, wanted: Set[int]
) -> dict[int, tuple[list[Glyph], float]]:
    """Return the raised numbers of a page's text: their glyphs, and the baseline of their line.

    Args:
        glyphs: The glyphs.
        size: The size of the text.
        top: The height at which the notes begin.
        wanted: The numbers of the notes.
    """
    small = [
        g
        for g in glyphs
        if g.character.isdecimal() and g.base > top and g.size <= size * _RAISED_SIZE
    ]
    small.sort(key=lambda g: (-round(g.base), g.x))
    runs: list[list[Glyph]] = []
    for glyph in small:
        last = runs[-1][-1] if runs else None
        if last and abs(last.base - glyph.base) < 1 and glyph.left - last.right < glyph.size / 2:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    found: dict[int, tuple[list[Glyph], float]] = {}
    tried: Counter[int] = Counter()
    for run in runs:
        number = int("".join(g.character for g in run[:_LONGEST_NUMBER]))
        if number in wanted and number not in found and tried[number] < _MOST_TRIED:
            tried[number] += 1
            base = _line_below(glyphs, run[0], size)
            if base is not None:
                found[number] = run, base
    return found


def _line_below(glyphs: Sequence[Glyph], mark: Glyph, size: float) -> float | None:
    """Return the baseline of the text that a small number is raised above, or None."""
    for glyph in glyphs:
        above = mark.base - glyph.base
        beside = -_NEAR * size < glyph.right - mark.left <= size / 4
        if _RAISED * size < above < _HIGHEST * size and beside and glyph.size > mark.size * 1.2:
            return glyph.base
    return None


def _without_number(block: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a note without the number that it begins with."""
    first = block[0]
    start = _START.match(first[0].text)
    words = first[0].text[start.end() :].strip() if start else first[0].text
    rest = (first[0]._replace(text=words), *first[1:]) if words else first[1:]
    return (rest, *block[1:]) if rest else tuple(block[1:])


def notes_after(
    groups: Sequence[Sequence[PlacedLine]], notes: Mapping[int, Sequence[Footnote]]
) -> dict[int, list[tuple[int, Footnote]]]:
    """Return the notes that follow each paragraph, with their pages.

    Args:
        groups: The lines of each paragraph of running text.
        notes: The notes of each page.
    """
    on_page: dict[int, list[tuple[PlacedLine, int]]] = {}
    for at, group in enumerate(groups):
        for line in group:
            if line.page in notes:
                on_page.setdefault(line.page, []).append((line, at))
    found: dict[int, list[tuple[int, Footnote]]] = {}
    for page, placed in on_page.items():
        for note in notes[page]:
            _, at = min(placed, key=lambda each: _distance(note, each[0]))
            found.setdefault(at, []).append((page, note))
    return found


def _distance(note: Footnote, line: PlacedLine) -> tuple[float, float]:
    """Return how far a line is from the number that refers to a note, first in height."""
    left, right = line.left + line.shift, line.right + line.shift
    return round(abs(line.base - note.base)), max(left - note.x, note.x - right, 0.0)
