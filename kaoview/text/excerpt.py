"""Cutting a line so that what was looked for in it can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.text.cell_width import cell_width, fit, fit_end
from kaoview.text.fold import find_spans

_BEFORE = 6  # cells that stay in sight before what was found


def cut_around(line: str, words: Sequence[str], room: int) -> tuple[str, list[tuple[int, int]]]:
    """Return as much of a line as there is room for, with what was found in it in sight.

    Args:
        line: One line.
        words: What was looked for, however it is written.
        room: Cells there are.

    Returns:
        The line, cut in front where that is needed, and where the words are in what is left.

    >>> cut_around("推動姊妹市、國際友好城市之實質交流", ["交流"], 16)
    ('⋯之實質交流', [(4, 6)])
    """
    first = min((span for word in words for span in find_spans(line, word)), default=(0, 0))
    if cell_width(line[: first[1]]) >= room:
        line = fit_end(line[: first[0]], _BEFORE + 1) + line[first[0] :]
    shown = fit(line, room)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(span for word in words for span in find_spans(shown, word)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return shown, spans
