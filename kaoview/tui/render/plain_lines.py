"""Lines of text that is not from a document: titles, facts and advice."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.text.cell_width import cell_width
from kaoview.text.line_break import break_lines
from kaoview.tui.render.lines import Line, Piece, Tone


def plain_lines(
    words: str, tone: Tone, width: int, *, node: str = "", front: str = ""
) -> Iterator[Line]:
    """Yield the lines of a text in one tone.

    Args:
        words: The text, without control characters.
        tone: The tone.
        width: Cells of a line.
        node: The id of the node they belong to, or empty.
        front: Text before the first line; the others are indented by its width.
    """
    indent = cell_width(front)
    before = 0
    for number, (start, end) in enumerate(break_lines(words, width - indent)):
        piece = Piece(words[start:end], tone)
        pieces = (Piece(front, tone), piece) if front and not number else (piece,)
        yield Line(
            pieces, indent if number else 0, node, joined=number > 0, glue=words[before:start]
        )
        before = end
