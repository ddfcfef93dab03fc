"""The text of compared items, with marks on what changed or what both sides share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaoview.compare.figures import FigureChange, FigureKind
from kaoview.compare.units import Unit
from kaoview.compare.wording import EditKind, Wording
from kaoview.text.cell_width import ELLIPSIS, cell_width, fit, pad, visible
from kaoview.text.fold import find_spans
from kaoview.text.line_break import break_lines
from kaoview.tui.render.lines import Mark, Piece, Pieces, Tone, cut_pieces

_LEAST_WORDS = 12  # the least cells beside a marker, or it has its own line; chosen by eye
_FIGURES = 4  # changed figures that are listed below a match; chosen by hand


def legend() -> Pieces:
    """Return the legend of the marks."""
    return (
        Piece("刪去", Tone.REMOVED),
        Piece("  ", Tone.GROUND),
        Piece("增添", Tone.ADDED),
        Piece("  ", Tone.GROUND),
        Piece("兩邊相同", Tone.SHARED),
    )


def word_lines(
    unit: Unit, marker: str, marks: Sequence[Mark], width: int, most: int
) -> list[Pieces]:
    """Return a unit's text in a column, with its marker and a hanging indent.

    If the text is cut before the first filtered word, the last line is the one with that word.
    """
    marker = visible(marker)
    if marker and cell_width(marker[-1]) < 2:
        marker += " "
    hang = cell_width(marker)
    lines: list[Pieces] = []
    if width - hang < _LEAST_WORDS:
        lines.append((Piece(fit(marker, width), Tone.MARKER),))
        marker, hang = "", 0
    words = unit.words
    spans = break_lines(words, width - hang)
    shown = _shown_lines(spans, marks, most)
    for number, at in enumerate(shown):
        start, end = spans[at]
        front = pad(marker if number == 0 else "", hang)
        tone = Tone.TITLE if end <= len(unit.title) else Tone.TEXT
        pieces = list(cut_pieces(words, (start, end), marks, tone))
        following = shown[number + 1] if number + 1 < len(shown) else len(spans)
        if at + 1 < following:
            pieces = _shortened(pieces, width - hang)
        lines.append((Piece(front, Tone.MARKER), *pieces) if hang else tuple(pieces))
    return lines


def _shown_lines(spans: Sequence[tuple[int, int]], marks: Sequence[Mark], most: int) -> list[int]:
    """Return the numbers of the lines to show: the first ones, and one with a filtered word."""
    kept = list(range(min(most, len(spans))))
    if len(kept) < len(spans):
        hit = next((start for start, _, tone in marks if tone is Tone.HIT), 0)
        line = next((at for at, (_, end) in enumerate(spans) if hit < end), 0)
        if line >= most:
            kept[-1:] = [line]
    return kept


def _shortened(pieces: list[Piece], width: int) -> list[Piece]:
    """Return the pieces of a line with an ellipsis at its end."""
    kept: list[Piece] = []
    room = width - cell_width(ELLIPSIS)
    for piece in pieces:
        text = piece.text
        while text and cell_width(text) > room:
            text = text[:-1]
        kept.append(Piece(text, piece.tone))
        room -= cell_width(text)
    return [*kept, Piece(ELLIPSIS, Tone.QUIET)]


def with_hits(words: str, marks: Sequence[Mark], wanted: Sequence[str]) -> list[Mark]:
    """Return marks with the filtered words marked on top.

    Args:
        words: The text of the marks.
        marks: The marks, in order and without overlaps.
        wanted: Folded words to mark as well.
    """
    hits: list[Mark] = []
    for start, end in sorted(span for each in wanted for span in find_spans(words, each)):
        free = max(start, hits[-1][1] if hits else 0)
        if free < end:
            hits.append((free, end, Tone.HIT))
    if not hits:
        return list(marks)
    uncovered: list[Mark] = []
    for start, end, tone in marks:
        at = start
        for first, last, _ in hits:
            if at < last and first < end:
                if at < first:
                    uncovered.append((at, first, tone))
                at = last
        if at < end:
            uncovered.append((at, end, tone))
    return sorted([*uncovered, *hits])


def left_marks(wording: Wording | None) -> list[Mark]:
    """Return the marks of the left text: what was removed, or what both sides share."""
    if wording is None:
        return []
    if not wording.close:
        return [(start, end, Tone.SHARED) for start, end in wording.shared_left]
    return [(*edit.left, Tone.REMOVED) for edit in wording.edits if edit.kind in _REMOVED]


def right_marks(wording: Wording | None) -> list[Mark]:
    """Return the marks of the right text: what was added, or what both sides share."""
    if wording is None:
        return []
    if not wording.close:
        return [(start, end, Tone.SHARED) for start, end in wording.shared_right]
    return [(*edit.right, Tone.ADDED) for edit in wording.edits if edit.kind in _ADDED]


_REMOVED = (EditKind.REMOVED, EditKind.REPLACED)
_ADDED = (EditKind.ADDED, EditKind.REPLACED)


def listed_figures(left: Unit, right: Unit, wording: Wording) -> Sequence[FigureChange]:
    """Return the changed figures to list.

    If the wording is not close, those are only figures with a counterpart, and none for reports,
    which are full of figures that no plan repeats.
    """
    if wording.close:
        return wording.figures
    if left.narrative or right.narrative:
        return ()
    return [change for change in wording.figures if change.left and change.right]


def figure_lines(changes: Sequence[FigureChange], width: int) -> Iterator[Pieces]:
    """Yield the lines that list the first few changed figures or places."""
    if not changes:
        return
    ordered = sorted(changes, key=lambda change: not (change.left and change.right))
    words = "；".join(change.label for change in ordered[:_FIGURES])
    more = f" 等 {len(changes)} 處" if len(changes) > _FIGURES else ""
    places = {change.kind is FigureKind.PLACE for change in ordered[:_FIGURES]}
    label = "數字、地名：" if len(places) > 1 else "地名：" if True in places else "數字："
    for number, (start, end) in enumerate(
        break_lines(visible(words + more), width - cell_width(label))
    ):
        front = label if number == 0 else " " * cell_width(label)
        yield (Piece(front, Tone.QUIET), Piece(visible(words + more)[start:end], Tone.FIGURE))
