"""Setting words that are not a document's own: titles, facts and advice."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.text.cell_width import cell_width
from kaoview.text.line_break import break_lines
from kaoview.tui.render.lines import Line, Piece, Tone


def plain_lines(
    words: str, role: Tone, width: int, *, node: str = "", front: str = ""
) -> Iterator[Line]:
    """Yield the lines of some words in one style.

    Args:
        words: The words, without control characters.
        role: Their style.
        width: Cells of a line.
        node: The id of what they belong to, or empty.
        front: What stands before the first line; the others are set in as far.
    """
    indent = cell_width(front)
    before = 0
    for number, (start, end) in enumerate(break_lines(words, width - indent)):
        piece = Piece(words[start:end], role)
        pieces = (Piece(front, role), piece) if front and not number else (piece,)
        yield Line(
            pieces, indent if number else 0, node, joined=number > 0, glue=words[before:start]
        )
        before = end
