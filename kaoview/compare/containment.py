"""Pairs whose words tell it: a text that stands in another almost word for word.

Scores compare alternatives: a clause that moved to another chapter competes with everything that
stands nearer, and the parts of a divided item compete with each other. Where most of the shorter
text stands in the longer one phrase by phrase, no comparison with others is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest

from kaoview.compare.progress import Progress
from kaoview.compare.units import Unit
from kaoview.text.fold import fold_key

LEAST_CONTAINED = 0.5
"""Share of the shorter text from which a pair is one. In 32 items read blind (100 to 101 of the
Executive Yuan), all 18 pairs of .38 and more were right, and no other pair was above .34."""
WHOLE = 0.9
"""Share from which a right unit is the left one word for word, and hardly another one as well."""
_TAKEN_FACTOR = 0.3
"""Factor of its scores with other left units. Chosen by hand."""
MIN_PHRASE = 4
"""Shortest phrase that counts, in characters: two words, which chance seldom brings together."""
MIN_LENGTH = 12
"""Shortest text that can be contained, in characters; a shorter one is a heading's words."""
_MIN_SIMILARITY = 0.3
"""Least cosine of a pair that is looked at; contained texts are all above. Chosen by hand."""
_PER_UNIT = 8
"""Most similar units that are looked at for each left one. Chosen by hand."""


def contained_share(left: str, right: str) -> float:
    """Return the share of the shorter text in phrases that the longer one has, too.

    Args:
        left: A folded text.
        right: Another.

    Returns:
        From 0 to 1; 0 where the shorter text is too short to tell.
    """
    short, long = sorted((left, right), key=len)
    if len(short) < MIN_LENGTH:
        return 0.0
    # A cheap upper bound: the characters that both have, in any order.
    if (Counter(short) & Counter(long)).total() < LEAST_CONTAINED * len(short):
        return 0.0
    at = found = 0
    while at <= len(short) - MIN_PHRASE:
        size = MIN_PHRASE
        if short[at : at + size] not in long:
            at += 1
            continue
        while at + size < len(short) and short[at : at + size + 1] in long:
            size += 1
        found += size
        at += size
    return found / len(short)


def raise_contained(
    scores: Sequence[dict[int, float]],
    similar: Sequence[Mapping[int, float]],
    left: Sequence[Unit],
    right: Sequence[Unit],
    step: Progress,
) -> None:
    """Raise the scores of pairs in which one text stands in the other to the share that does.

    Args:
        scores: For each left unit, the scores of right units by position; changed.
        similar: The similarities of the same pairs.
        left: The left units.
        right: The right units.
        step: Called once for each left unit; may raise to stop the work.
    """
    keys: dict[int, str] = {}
    whole: dict[int, int] = {}
    for position, (unit, row, similarity) in enumerate(zip(left, scores, similar, strict=True)):
        step()
        likely = [(at, value) for at, value in similarity.items() if value >= _MIN_SIMILARITY]
        own = fold_key(unit.words) if likely else ""
        for at, _ in nlargest(_PER_UNIT, likely, key=lambda pair: pair[1]):
            if at not in keys:
                keys[at] = fold_key(right[at].words)
            if own == keys[at]:
                share = 1.0
            elif row.get(at, 0.0) < LEAST_CONTAINED:
                share = contained_share(own, keys[at])
            else:
                continue
            if share >= LEAST_CONTAINED:
                row[at] = max(share, row.get(at, 0.0))
            if share >= WHOLE:
                whole[at] = position
    for position, row in enumerate(scores):
        for at in row.keys() & whole.keys():
            if whole[at] != position and row[at] < LEAST_CONTAINED:
                row[at] *= _TAKEN_FACTOR
