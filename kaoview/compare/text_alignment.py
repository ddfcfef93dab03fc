"""What two texts have in common in the same order, within a bounded number of steps.

Texts of usual length are aligned as diff tools do it: the longest common block first, then the
longest on either side of it, and so on. That takes a step for every pair of equal characters, and
again on either side of each block, so that very long texts, or texts of few different characters,
would take minutes. These are tied together by what stands once in each of them, and aligned
character by character between these anchors as far as the steps last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

Block = tuple[int, int, int]
"""Where a common stretch begins in the left and in the right text, and its length."""

_MOST_STEPS = 4_000_000
"""Most pairs of equal characters looked at for one pair of texts: some 0.4 s."""
_ANCHOR = 16
"""Characters of an anchor: enough that most strings of them stand once even in texts of two
different characters (65,536 such strings), and fewer than most sentences have."""


def common_blocks(left: str, right: str) -> list[Block]:
    """Return stretches that both texts have in the same order, none of which touches the next.

    Args:
        left: The older folded text.
        right: The newer one.

    >>> common_blocks("積極推動減碳", "推動淨零減碳")
    [(2, 0, 2), (4, 4, 2)]
    """
    blocks, left_over = _longest_first(left, right, _MOST_STEPS)
    if left_over is None:
        blocks = _between_anchors(left, right)
    return _joined(blocks)


def _longest_first(left: str, right: str, steps: int) -> tuple[list[Block], int | None]:
    """Return common blocks, the longest found first, and the steps that are left.

    Where the steps do not last, None instead of them, with the blocks found so far.
    """
    counts = Counter(right)
    # How many pairs of equal characters there are before each place of the left text.
    pairs = list(accumulate((counts[each] for each in left), initial=0))
    blocks: list[Block] = []
    if pairs[-1] > steps:
        return blocks, None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    regions = [(0, len(left), 0, len(right))]
    while regions:
        a, a_end, b, b_end = regions.pop()
        if a == a_end or b == b_end:
            continue
        steps -= pairs[a_end] - pairs[a]
        if steps < 0:
            return blocks, None
        found = matcher.find_longest_match(a, a_end, b, b_end)
        if found.size:
            blocks.append((found.a, found.b, found.size))
            regions.append((a, found.a, b, found.b))
            regions.append((found.a + found.size, a_end, found.b + found.size, b_end))
    return blocks, steps


def _between_anchors(left: str, right: str) -> list[Block]:
    """Return what stands once in each text, and common blocks between, in the smallest gaps first.

    What a gap begins and ends with on both sides is found in any case.
    """
    blocks: list[Block] = []
    gaps: list[tuple[int, int, int, int]] = []
    a = b = 0
    for block in (*_anchors(left, right), (len(left), len(right), 0)):
        before = _shared_start(left[a : block[0]], right[b : block[1]])
        blocks += [(a, b, before), block]
        a, b = a + before, b + before
        after = _shared_start(left[a : block[0]][::-1], right[b : block[1]][::-1])
        blocks.append((block[0] - after, block[1] - after, after))
        gaps.append((a, block[0] - after, b, block[1] - after))
        a, b = block[0] + block[2], block[1] + block[2]
    gaps.sort(key=lambda gap: (gap[1] - gap[0]) * (gap[3] - gap[2]))
    left_over = _MOST_STEPS
    for a, a_end, b, b_end in gaps:
        found, steps = _longest_first(left[a:a_end], right[b:b_end], left_over)
        blocks += [(a + at, b + other, size) for at, other, size in found]
        if steps is None:
            break
        left_over = steps
    return blocks


def _shared_start(left: str, right: str) -> int:
    """Return how many characters two texts begin with alike."""
    size = min(len(left), len(right))
    if left[:size] == right[:size]:
        return size
    return next(at for at in range(size) if left[at] != right[at])


def _anchors(left: str, right: str) -> list[Block]:
    """Return what stands once in either text, as much of it as stands in the same order."""
    ours, theirs = _standing_once(left), _standing_once(right)
    places = sorted((a, theirs[text]) for text, a in ours.items() if text in theirs)
    blocks: list[Block] = []
    a = b = 0
    for at, other in _in_order(places):
        cut = max(a - at, b - other, 0)  # anchors may overlap
        if cut < _ANCHOR:
            blocks.append((at + cut, other + cut, _ANCHOR - cut))
            a, b = at + _ANCHOR, other + _ANCHOR
    return _joined(blocks)


def _standing_once(text: str) -> dict[str, int]:
    """Return every string of an anchor's length that stands once in a text, with its place."""
    strings = [text[at : at + _ANCHOR] for at in range(len(text) - _ANCHOR + 1)]
    counts = Counter(strings)
    return {string: at for at, string in enumerate(strings) if counts[string] == 1}


def _in_order(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs of places whose right-hand places rise as the left-hand ones do."""
    ends: list[int] = []  # the lowest right-hand place that a run of each length can end with
    last: list[int] = []  # and its position among the pairs
    before: list[int] = []
    for at, (_, other) in enumerate(places):
        length = bisect_left(ends, other)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [other]
        last[length : length + 1] = [at]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(places[at])
        at = before[at]
    return found[::-1]


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in order, those that touch each other in both texts as one."""
    joined: list[Block] = []
    for a, b, size in sorted(blocks):
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (a, b):
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        elif size:
            joined.append((a, b, size))
    return joined
