"""Excerpt a line around the first match so that the match is visible."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.text.cell_width import cell_width, fit, fit_end
from kaoview.text.fold import find_spans

_CELLS_BEFORE = 6
"""Cells of context kept before the first match (three Chinese characters); chosen by eye."""


def cut_around(line: str, words: Sequence[str], room: int) -> tuple[str, list[tuple[int, int]]]:
    """Truncate a line to a width so that the first match stays visible.

    Args:
        line: One line.
        words: The words to show; compared by their folded keys.
        room: Available cells.

    Returns:
        The line, truncated at either end where needed, and the spans of the words in it.

    >>> cut_around("推動姊妹市、國際友好城市之實質交流", ["交流"], 16)
    ('⋯之實質交流', [(4, 6)])
    """
    first = min((span for word in words for span in find_spans(line, word)), default=(0, 0))
    if cell_width(line[: first[1]]) >= room:
        line = fit_end(line[: first[0]], _CELLS_BEFORE + 1) + line[first[0] :]
    shown = fit(line, room)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(span for word in words for span in find_spans(shown, word)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return shown, spans
