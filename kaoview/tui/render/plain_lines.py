"""Lines of text that is not from a document: titles, facts and advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaoview.text.cell_width import cell_width
from kaoview.text.line_break import break_lines
from kaoview.tui.render.lines import Line, Piece, Tone


def plain_lines(
    words: str,
    tone: Tone,
    width: int,
    *,
    node: str = "",
    front: str = "",
    parts: Sequence[str] = (),
) -> Iterator[Line]:
    """Yield the lines of a text in one tone.

    Args:
        words: The text, without control characters.
        tone: The tone.
        width: Cells of a line.
        node: The id of the node they belong to, or empty.
        front: Text before the first line; the others are indented by its width.
        parts: What the text is made of, spaces between them included; a part that has room on a
            line of its own is not broken.
    """
    indent = cell_width(front)
    before = 0
    for number, (start, end) in enumerate(_spans(parts or (words,), width - indent)):
        piece = Piece(words[start:end], tone)
        pieces = (Piece(front, tone), piece) if front and not number else (piece,)
        yield Line(
            pieces, indent if number else 0, node, joined=number > 0, glue=words[before:start]
        )
        before = end


def _spans(parts: Sequence[str], room: int) -> Iterator[tuple[int, int]]:
    """Yield where lines start and end, each with as many whole parts as it has room for."""
    start = 0
    for line in _filled(parts, room):
        spaces = len(line) - len(line.lstrip(" "))
        for first, last in break_lines(line[spaces:], room):
            yield start + spaces + first, start + spaces + last
        start += len(line)


def _filled(parts: Sequence[str], room: int) -> Iterator[str]:
    line = ""
    for part in parts:
        if line and cell_width((line + part).strip()) > room:
            yield line
            line = ""
        line += part
    yield line
