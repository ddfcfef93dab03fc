"""How the words of a pair differ, beside what the rest of its row says."""

from __future__ import annotations

from dataclasses import replace

from kaoview.compare.figure_changes import without_moved
from kaoview.compare.figure_edits import with_whole_figures
from kaoview.compare.rows import Comparison
from kaoview.compare.wording import Wording, compare_wording


def pair_wording(comparison: Comparison, left: str, right: str) -> Wording:
    """Return the diff of two items of a comparison.

    A figure that merely went to another part of a divided item, or came from another source of a
    merged one, is not among the changed ones. Edits take figures whole.

    Args:
        comparison: The comparison.
        left: The id of the older item.
        right: The id of the newer one.
    """
    units = comparison.units
    ours, theirs = units[left].words, units[right].words
    wording = compare_wording(ours, theirs)
    wording = replace(wording, edits=with_whole_figures(wording.edits, ours, theirs))
    became, sources = comparison.beside(left, right)
    if not wording.figures or not (became or sources):
        return wording
    figures = without_moved(
        wording.figures, [unit.words for unit in became], [unit.words for unit in sources]
    )
    return replace(wording, figures=tuple(figures))
