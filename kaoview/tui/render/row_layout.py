"""The rows of a comparison: the lines of both sides, in two columns or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kaoview.compare.rows import Match, Row
from kaoview.compare.statuses import REVIEWED, UNREVIEWED, Status
from kaoview.compare.units import Unit
from kaoview.text.cell_width import cell_width, fit, visible
from kaoview.tui.render.lines import Line, Mark, Piece, Pieces, Tone
from kaoview.tui.render.marked_text import (
    figure_lines,
    left_marks,
    listed_figures,
    right_marks,
    with_hits,
    word_lines,
)
from kaoview.tui.state.comparison_result import ComparisonResult
from kaoview.tui.state.comparison_rows import ListEntry

TWO_COLUMNS = 96
"""The least cells of a line for two columns; chosen by eye."""

_MIDDLE = 12  # cells of the column of statuses, with one at each side of the text
_GAP = 2  # cells between columns
_INDENT = 4  # cells that the right side is indented below the left one
_COLUMN = 80  # the most cells of a column: forty characters, as in the reader
_TALL = 8  # lines of a text above which the shorter one comes first, in one column; by eye
_NO_LIMIT = 100_000  # lines: more than any item has


@dataclass(frozen=True, slots=True)
class Measures:
    """The room for a row.

    Attributes:
        width: Cells of a line.
        most: The most lines of an item's text; more are cut.
    """

    width: int
    most: int

    @property
    def beside(self) -> bool:
        """Whether the sides are shown in two columns."""
        return self.width >= TWO_COLUMNS

    @property
    def column(self) -> int:
        """Cells of each of the two columns."""
        return min(_COLUMN, (self.width - _MIDDLE - 2 * _GAP) // 2)


def entry_lines(
    entry: ListEntry, result: ComparisonResult, measures: Measures, at: int = 0
) -> list[Line]:
    """Return the lines of a row of the list.

    Args:
        entry: The row.
        result: The comparison.
        measures: The room for the row.
        at: The match whose differences are marked in the left item.

    Returns:
        The lines, a blank one last.
    """
    lines = [
        Line((Piece(fit(head, measures.width), Tone.HEAD),), head=True) for head in entry.heads
    ]
    if lines:
        lines.append(Line((), head=True))
    if measures.beside:
        lines += _beside(entry, result, measures, at)
        lines.append(_beside_line((), (), (), measures.column))
    else:
        lines += _stacked(entry, result, measures, at)
        lines.append(Line(()))
    return lines


def pair_lines(
    left: Unit,
    right: Unit | None,
    result: ComparisonResult,
    measures: Measures,
    wanted: Sequence[str] = (),
) -> Iterator[Line]:
    """Yield the lines of two whole items, in two columns or one above the other.

    Args:
        left: The left item.
        right: The right one, or None.
        result: The comparison.
        measures: The room for them.
        wanted: Folded words that are marked in both.
    """
    wording = result.wording(left.id, right.id) if right else None
    most = _NO_LIMIT
    width = (measures.width - 2 * _GAP) // 2 if measures.beside else measures.width
    marks = with_hits(left.words, left_marks(wording), wanted)
    sides = [_whole(left, result, marks, width, most)]
    if right:
        marks = with_hits(right.words, right_marks(wording), wanted)
        sides.append(_whole(right, result, marks, width, most))
    if measures.beside:
        for one, other in zip_longest(sides[0], sides[1] if right else (), fillvalue=()):
            gap = Piece(" " * (2 * _GAP), Tone.GROUND)
            yield Line((*_filled(one, width), gap, *_filled(other, width)))
    else:
        if max(map(len, sides)) > _TALL:
            sides.sort(key=len)  # or the shorter one would be below the visible lines
        for number, side in enumerate(sides):
            yield from (Line(()),) * (number > 0)
            yield from map(Line, side)
    if wording and right:
        yield Line(())
        for pieces in figure_lines(listed_figures(left, right, wording), measures.width):
            yield Line(pieces)


def _whole(
    unit: Unit, result: ComparisonResult, marks: Sequence[Mark], width: int, most: int
) -> list[Pieces]:
    """Return an item's lines below a line with its side and id."""
    side = "新" if unit.id in result.newer else "舊"
    where = Piece(fit(f"{side}　{visible(unit.id)}", width), Tone.QUIET)
    return [(where,), *word_lines(unit, result.marker(unit.id), marks, width, most)]


# In two columns


@dataclass(frozen=True, slots=True)
class _Right:
    """A match of a left item: its status, and the text of the right item."""

    status: Sequence[Pieces]
    words: Sequence[Pieces]


def _beside(
    entry: ListEntry, result: ComparisonResult, measures: Measures, at: int
) -> Iterator[Line]:
    column = measures.column
    ours = _left(entry, result, column, measures.most, at)
    theirs: list[tuple[Pieces, Pieces, int]] = []
    for number, right in enumerate(_rights(entry, result, column, measures.most)):
        if number:
            theirs.append(((), (), -1))
        for status, words in zip_longest(right.status, right.words, fillvalue=()):
            theirs.append((status, words, number))
    seen = -1
    for number in range(max(len(ours), len(theirs))):
        left = ours[number] if number < len(ours) else ()
        middle, right_words, match = theirs[number] if number < len(theirs) else ((), (), -1)
        line = _beside_line(left, middle, right_words, column)
        yield line._replace(match=match, first=match > seen)
        seen = max(seen, match)


def _beside_line(left: Pieces, middle: Pieces, right: Pieces, column: int) -> Line:
    gap = Piece(" " * _GAP, Tone.GROUND)
    status = _filled((Piece(" ", Tone.BAND), *middle), _MIDDLE, Tone.BAND)
    left = _filled(left, column)
    return Line((*left, gap, *status, gap, *_filled(right, column)), left=len(left))


def _filled(pieces: Pieces, width: int, tone: Tone = Tone.GROUND) -> Pieces:
    room = width - sum(cell_width(piece.text) for piece in pieces)
    return (*pieces, Piece(" " * room, tone)) if room > 0 else pieces


# One above the other


def _stacked(
    entry: ListEntry, result: ComparisonResult, measures: Measures, at: int
) -> Iterator[Line]:
    for pieces in _left(entry, result, measures.width, measures.most, at):
        yield Line(pieces)
    rights = _rights(entry, result, measures.width - _INDENT, measures.most)
    for number, right in enumerate(rights):
        if right.status:
            between = Piece("  ", Tone.GROUND)
            status = tuple(piece for pieces in right.status for piece in (*pieces, between))
            yield Line(status, match=number, first=True)
        for pieces in right.words:
            yield Line((Piece(" " * _INDENT, Tone.GROUND), *pieces), match=number)


# Both layouts


def _left(
    entry: ListEntry, result: ComparisonResult, width: int, most: int, at: int
) -> list[Pieces]:
    if entry.row is None:
        return []
    unit = result.comparison.units[entry.row.left]
    matches = entry.matches
    marks: list[Mark] = []
    if matches:
        right = matches[min(at, len(matches) - 1)].id
        marks = left_marks(result.wording(unit.id, right))
    marks = with_hits(unit.words, marks, entry.wanted)
    return word_lines(unit, result.marker(unit.id), marks, width, most)


def _rights(entry: ListEntry, result: ComparisonResult, width: int, most: int) -> Iterator[_Right]:
    units = result.comparison.units
    if entry.row is None:
        reviewed = REVIEWED if result.comparison.new_reviewed else UNREVIEWED
        marks = with_hits(units[entry.new].words, [], entry.wanted)
        words = word_lines(units[entry.new], result.marker(entry.new), marks, width, most)
        yield _Right(_status(Status.NEW, reviewed), words)
        return
    matches = entry.matches
    if not matches:
        reviewed = REVIEWED if entry.row.reviewed else UNREVIEWED
        yield _Right(_status(Status.MISSING, reviewed), list(_nearest(entry.row, result, width)))
    for match in matches:
        yield _right(entry, match, result, width, most)
    more = len(entry.row.reached) - len(matches)
    if more > 0:
        yield _Right((), ((Piece(f"另有 {more} 項，按 Enter 看全部", Tone.QUIET),),))


def _right(
    entry: ListEntry, match: Match, result: ComparisonResult, width: int, most: int
) -> _Right:
    units = result.comparison.units
    left, right = units[entry.key], units[match.id]
    wording = result.wording(left.id, right.id)
    marks = with_hits(right.words, right_marks(wording), entry.wanted)
    lines: list[Pieces] = []
    if right.department != left.department:
        lines.append((Piece(fit(visible(right.department), width), Tone.QUIET),))
    lines += word_lines(right, result.marker(match.id), marks, width, most)
    lines += figure_lines(listed_figures(left, right, wording), width)
    if match.decision and match.decision.note:
        lines.append((Piece(fit(visible(f"註記：{match.decision.note}"), width), Tone.NOTE),))
    return _Right(_status(match.status, REVIEWED if match.reviewed else match.certainty), lines)


def _nearest(row: Row, result: ComparisonResult, width: int) -> Iterator[Pieces]:
    """Yield the best candidate and the note of an item without a match."""
    best = next((match for match in row.matches if not match.rejected), None)
    note = next((m.decision.note for m in row.matches if m.decision and m.decision.note), "")
    if best and not row.reviewed:
        words = " ".join(result.comparison.units[best.id].words.split())
        line = f"最接近的候選：{result.marker(best.id)}{words}"
        yield (Piece(fit(visible(line), width), Tone.QUIET),)
    if note:
        yield (Piece(fit(visible(f"註記：{note}"), width), Tone.NOTE),)


def _status(status: Status, below: str) -> list[Pieces]:
    words = Piece(f"{status.mark} {status.label}", Tone.STATUS, colour=status.traits.colour)
    return [(words,), (Piece(below, Tone.BAND),)]
