"""The text selected with the mouse, with paragraphs and table rows put together again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kaoview.printed import marked
from kaoview.tui.render.lines import Line, Piece, Tone

Span = tuple[int, int]
"""Characters of a line, indent included, end exclusive; an end of -1 is that of the line."""


@dataclass
class _Paragraph:
    """The selected part of a paragraph or table row, by lines."""

    lines: list[list[Piece]] = field(default_factory=list)
    tail: Piece | None = None


def selected_text(lines: Sequence[Line], span_of: Callable[[int], Span | None]) -> str:
    """Return the selected text as in the document.

    Lines of a paragraph are joined, with a space only where the document has one; cells of a
    table row are separated by tabs; markers are as printed.

    Args:
        lines: The lines of the page.
        span_of: Returns the selected part of a line, given its number, or None.

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
    """Yield the pieces between two offsets of a line."""
    at = line.indent
    for piece in line.pieces:
        left = max(start - at, 0)
        right = len(piece.text) if end < 0 else max(min(end - at, len(piece.text)), 0)
        if left < right or (piece.at >= 0 and not piece.text):
            place = piece.at + left if piece.at >= 0 else -1
            yield piece._replace(text=piece.text[left:right], at=place)
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
    """Return the cells of a table row, each joined over its lines."""
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
        if number and had_space(pieces[number - 1], piece):
            words += " "
        words += piece.text
    return words


def had_space(before: Piece, piece: Piece) -> bool:
    """Tell whether a line break removed white space between two pieces."""
    return min(before.at, piece.at) >= 0 and piece.at > before.at + len(before.text)
