"""The words that were selected with the mouse: paragraphs and table rows whole again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kaoview.model import marked
from kaoview.tui.render.lines import Line, Piece, Tone

Span = tuple[int, int]
"""Characters of a line, indent included: the first, and the one after the last or -1 for all."""


@dataclass
class _Paragraph:
    """What is selected of one paragraph or table row, line by line as it was set."""

    lines: list[list[Piece]] = field(default_factory=list)
    tail: Piece | None = None


def selected_text(lines: Sequence[Line], span_of: Callable[[int], Span | None]) -> str:
    """Return selected words as the document has them.

    Lines of a paragraph are joined with a space only where the document has one, the cells of a
    table row are apart by tabs, and a marker stands before its words as it is printed.

    Args:
        lines: The lines of the page.
        span_of: Says what is selected of a line, by its number; None where nothing is.

    Returns:
        One line for each paragraph or row.
    """
    found: list[_Paragraph] = []
    for number, line in enumerate(lines):
        span = span_of(number)
        if span is None:
            continue
        start, end = span
        if not (found and line.joined):
            found.append(_Paragraph())
        elif line.glue:
            found[-1].lines.append([Piece(line.glue, Tone.QUIET)])
        found[-1].lines.append(list(_cut(line, start, end)))
        if end < 0 and line.tail is not None and line.tail.tone is Tone.AMOUNT:
            found[-1].tail = line.tail
    return "\n".join(map(_words, found))


def _cut(line: Line, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces between two characters of a line."""
    at = line.indent
    for piece in line.pieces:
        left = max(start - at, 0)
        right = len(piece.text) if end < 0 else max(min(end - at, len(piece.text)), 0)
        if left < right or (piece.at >= 0 and not piece.text):
            place = piece.at + left if piece.at >= 0 else -1
            yield replace(piece, text=piece.text[left:right], at=place)
        at += len(piece.text)


def _words(paragraph: _Paragraph) -> str:
    pieces = [piece for line in paragraph.lines for piece in line]
    if any(piece.tone is Tone.TABLE for piece in pieces):
        return _row(paragraph.lines)
    marker = "".join(piece.text for piece in pieces if piece.tone is Tone.MARKER)
    words = _joined([piece for piece in pieces if piece.tone is not Tone.MARKER])
    words = marked(marker.strip(), words.strip())
    if paragraph.tail is None:
        return words
    return f"{words}　{paragraph.tail.text}" if words else paragraph.tail.text


def _row(lines: Sequence[Sequence[Piece]]) -> str:
    """Return the cells of a table row; what stands on its later lines goes on with them."""
    cells: dict[int, list[Piece]] = {}
    for number, line in enumerate(lines):
        for piece in line:
            if piece.at < 0:
                continue  # the space between columns
            begun = [start for start in cells if start <= piece.at] if number else []
            cells.setdefault(max(begun, default=piece.at), []).append(piece)
    return "\t".join(_joined(pieces) for _, pieces in sorted(cells.items()))


def _joined(pieces: Sequence[Piece]) -> str:
    words = ""
    for number, piece in enumerate(pieces):
        if number and _is_apart(pieces[number - 1], piece):
            words += " "
        words += piece.text
    return words


def _is_apart(before: Piece, piece: Piece) -> bool:
    """Tell whether white space stood between two pieces, which a line break has taken away."""
    return min(before.at, piece.at) >= 0 and piece.at > before.at + len(before.text)
