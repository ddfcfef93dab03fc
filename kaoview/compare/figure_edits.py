"""Makes edits take figures whole: a date of which one number changed is marked from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaoview.compare.figure_reader import figures_of
from kaoview.compare.figures import FigureKind
from kaoview.compare.wording import Edit, EditKind, Span
from kaoview.text.fold import fold

_SIGNS = frozenset("%％‰")
"""Signs that say what a number means, and are no mere punctuation."""

_Block = tuple[Span, Span]
"""A span of either raw text whose folded characters are the same."""


def with_whole_figures(edits: Sequence[Edit], left: str, right: str) -> tuple[Edit, ...]:
    """Return the edits of two texts so that none begins or ends within a figure.

    What is kept of a figure that changed becomes part of the edit. An edit of punctuation alone
    stays as it is, and so does a figure that no edit touches.

    >>> from kaoview.compare.wording import compare_wording
    >>> old, new = "工程於112年6月30日完工", "工程於113年6月15日完工"
    >>> edits = with_whole_figures(compare_wording(old, new).edits, old, new)
    >>> [old[slice(*edit.left)] for edit in edits if edit.kind is not EditKind.KEPT]
    ['112年6月30日']

    Args:
        edits: The edits, which together cover both texts.
        left: The older raw text.
        right: The newer one.
    """
    inside = _inside_figures(left), _inside_figures(right)
    blocks = [(edit.left, edit.right) for edit in edits if edit.kind is EditKind.KEPT]
    shrunk = _shrink(blocks, (left, right), inside)
    while shrunk != blocks:
        # A block that is gone joins two edits, which may end within another figure together.
        blocks, shrunk = shrunk, _shrink(shrunk, (left, right), inside)
    return tuple(_edits(blocks, (len(left), len(right))))


def _inside_figures(text: str) -> set[int]:
    """Return the offsets that have characters of one figure on both sides."""
    spans = [each.span for each in figures_of(text) if each.kind is not FigureKind.PLACE]
    return {at for start, end in spans for at in range(start + 1, end)}


def _shrink(
    blocks: Sequence[_Block], texts: tuple[str, str], inside: tuple[set[int], set[int]]
) -> list[_Block]:
    """Return the kept blocks without the parts of figures at those ends where words changed."""
    ends = tuple(map(len, texts))
    edges: list[_Block] = [((0, 0), (0, 0)), *blocks, ((ends[0],) * 2, (ends[1],) * 2)]
    changed = [
        _has_words(texts[0][before[0][1] : after[0][0]])
        or _has_words(texts[1][before[1][1] : after[1][0]])
        for before, after in pairwise(edges)
    ]
    found = []
    for number, block in enumerate(blocks):
        kept = _without_ends(block, texts, inside, (changed[number], changed[number + 1]))
        if kept is not None:
            found.append(kept)
    return found


def _has_words(text: str) -> bool:
    return any(each.isalnum() or each in _SIGNS for each in text)


def _without_ends(
    block: _Block,
    texts: tuple[str, str],
    inside: tuple[set[int], set[int]],
    changed: tuple[bool, bool],
) -> _Block | None:
    """Return a block without the parts of figures at its ends; None if nothing is left.

    Args:
        block: The block.
        texts: The raw texts.
        inside: The offsets within figures of either text.
        changed: Whether words changed before the block, and behind it.
    """
    (a, b), (c, d) = block
    cut_before = changed[0] and (a in inside[0] or c in inside[1])
    cut_behind = changed[1] and (b in inside[0] or d in inside[1])
    if not (cut_before or cut_behind):
        return block
    # The two sides may differ in white space and width: they are walked in folded form.
    ours = [a + at for at in fold(texts[0][a:b]).origin]
    theirs = [c + at for at in fold(texts[1][c:d]).origin]
    first, last = 0, min(len(ours), len(theirs))
    while cut_before and first < last and (ours[first] in inside[0] or theirs[first] in inside[1]):
        first += 1
    while (
        cut_behind
        and first < last
        and (ours[last - 1] + 1 in inside[0] or theirs[last - 1] + 1 in inside[1])
    ):
        last -= 1
    if first == last:
        return None
    start = (ours[first], theirs[first]) if first else (a, c)
    whole = last == min(len(ours), len(theirs))
    end = (b, d) if whole else (ours[last - 1] + 1, theirs[last - 1] + 1)
    return (start[0], end[0]), (start[1], end[1])


def _edits(blocks: Sequence[_Block], ends: tuple[int, int]) -> list[Edit]:
    """Return the kept blocks, and what was changed between them."""
    found: list[Edit] = []
    at = (0, 0)
    for ours, theirs in (*blocks, ((ends[0],) * 2, (ends[1],) * 2)):
        removed, added = at[0] < ours[0], at[1] < theirs[0]
        if removed or added:
            kind = EditKind.REPLACED if removed and added else EditKind.REMOVED
            spans = (at[0], ours[0]), (at[1], theirs[0])
            found.append(Edit(kind if removed else EditKind.ADDED, *spans))
        if ours[0] < ours[1] or theirs[0] < theirs[1]:
            found.append(Edit(EditKind.KEPT, ours, theirs))
        at = (ours[1], theirs[1])
    return found
