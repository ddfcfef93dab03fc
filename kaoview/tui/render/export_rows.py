"""The rows of the export dialog: what can be exported, with the number of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaoview.text.cell_width import cell_width, fit, pad, visible
from kaoview.tui.render.lines import Line, Piece, Tone

if TYPE_CHECKING:
    from kaoview.tui.state.export_sources import ExportSource

_LABEL_WIDTH = 12
"""Cells of a source's label, six characters."""


def source_line(source: ExportSource, width: int) -> Line:
    """Return the line of something that can be exported.

    Args:
        source: What it is.
        width: Cells of the line.
    """
    count = f"{source.count:,} 項"
    room = max(width - _LABEL_WIDTH - cell_width(count) - 2, 0)
    words = pad(fit(visible(source.words), room), room)
    return Line(
        (
            Piece(pad(source.label, _LABEL_WIDTH), Tone.TITLE),
            Piece(f"{words}  ", Tone.TEXT),
            Piece(count, Tone.QUIET),
        )
    )
