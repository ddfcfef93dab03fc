"""What changed in the words of two texts: inline where they are close, shared phrases where not.

Everything is given as ranges into the raw texts, so that a screen or a page can mark them. The
two are compared in their folded form: white space, widths and variants make no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kaoview.compare.figures import FigureChange, FigureKind, changed_figures, figures_of
from kaoview.compare.terms import tells_nothing
from kaoview.text.fold import Folded, fold, fold_key

CLOSE = 0.30
"""From this share of characters kept in order, two texts are shown with inline changes."""
PHRASE = 2
"""The shortest phrase that counts as shared, in characters."""

Span = tuple[int, int]

_BETWEEN = re.compile(r"(?<!\d)[^\w%]+|[^\w%]+(?!\d)")
_YEARLY = re.compile(r"[\W\d年度民國国西元至]+")


class EditKind(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the two texts: the spans follow one another and leave nothing out.

    Attributes:
        kind: What became of it.
        left: The span in the left raw text, empty for what was added.
        right: The span in the right raw text, empty for what was removed.
    """

    kind: EditKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Two texts compared word for word.

    Attributes:
        kept: The share of the longer text's characters that both have in the same order.
        close: Whether that is enough to show inline changes.
        edits: The inline changes where the texts are close, else empty.
        shared_left: Where the left text has phrases that the right one has too, where they are
            not close; in order, not overlapping.
        shared_right: The same in the right text.
        figures: Numbers, amounts, percentages, years and places that are not in both.
    """

    kept: float
    close: bool
    edits: tuple[Edit, ...]
    shared_left: tuple[Span, ...]
    shared_right: tuple[Span, ...]
    figures: tuple[FigureChange, ...]


def compare_wording(left: str, right: str) -> Wording:
    """Compare two texts word for word.

    Args:
        left: The older raw text.
        right: The newer one.

    Returns:
        The changes, as ranges into the raw texts.
    """
    ours, theirs = fold(left), fold(right)
    blocks = _blocks(ours.key, theirs.key)
    kept = _kept(blocks, ours.key, theirs.key)
    close = kept >= CLOSE
    return Wording(
        kept=kept,
        close=close,
        edits=tuple(_edits(blocks, ours, theirs, (left, right))) if close else (),
        shared_left=() if close else _shared(ours, theirs.key),
        shared_right=() if close else _shared(theirs, ours.key),
        figures=tuple(changed_figures(left, right)),
    )


def kept_share(left: str, right: str) -> float:
    """Return the share of the longer text's characters that both have in the same order.

    Args:
        left: One raw text.
        right: The other.

    Returns:
        From 0, little or nothing kept, to 1, the same but for white space, width and variants.
    """
    ours, theirs = fold_key(left), fold_key(right)
    # No more can be kept than the characters that both have, in whatever order.
    most = (Counter(ours) & Counter(theirs)).total()
    if most < CLOSE * max(len(ours), len(theirs)):
        return 0.0
    return _kept(_blocks(ours, theirs), ours, theirs)


def said_alike(left: str, right: str) -> bool:
    """Whether two texts say the same in the same words, whatever year they say it of.

    Punctuation makes no difference either.

    >>> said_alike("辦理99年度統計，", "辦理 100 年度統計；"), said_alike("補助 30%", "補助 50%")
    (True, False)
    """
    ours, theirs = fold_key(left), fold_key(right)
    if ours == theirs:
        return True
    # Whatever a year may be written with set aside, the rest has to be the same first.
    return _YEARLY.sub("", ours) == _YEARLY.sub("", theirs) and _bare(left) == _bare(right)


def _bare(text: str) -> str:
    """Return a text's folded letters and digits without its years."""
    parts, at = [], 0
    for figure in figures_of(text):
        if figure.kind is FigureKind.YEAR:
            parts.append(text[at : figure.span[0]])
            at = figure.span[1]
    return _BETWEEN.sub("", fold_key("".join([*parts, text[at:]])))


def _kept(blocks: Sequence[tuple[int, int, int]], left: str, right: str) -> float:
    longer = max(len(left), len(right))
    return sum(size for _, _, size in blocks) / longer if longer else 1.0


def _blocks(left: str, right: str) -> list[tuple[int, int, int]]:
    """Return the blocks that two keys have in common, in order, without one-character islands.

    The longest common block is taken first, then the longest on either side of it, and so on; a
    single character between two changes is part of the change.
    """
    if left == right:
        return [(0, 0, len(left))] if left else []
    found = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    whole = (_whole(block.a, block.b, block.size, left, right) for block in found)
    last = (len(left) - 1, len(right) - 1)
    return [(a, b, size) for a, b, size in whole if size > 1 or (size and (a, b) == last)]


def _whole(a: int, b: int, size: int, left: str, right: str) -> tuple[int, int, int]:
    """Return a block without the parts of numbers and Latin words that it would cut."""
    while size and (_joined(left, a) or _joined(right, b)):
        a, b, size = a + 1, b + 1, size - 1
    while size and (_joined(left, a + size) or _joined(right, b + size)):
        size -= 1
    return a, b, size


def _joined(key: str, place: int) -> bool:
    """Whether the characters before and at a place belong to one number or Latin word."""
    return 0 < place < len(key) and _latin(key[place - 1]) and _latin(key[place])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _edits(
    blocks: Sequence[tuple[int, int, int]], left: Folded, right: Folded, raw: tuple[str, str]
) -> Iterator[Edit]:
    """Yield the stretches between and in the blocks, as spans of the raw texts."""
    at = (0, 0)
    for a, b, size in blocks:
        ours = _stretch(left, (a, a + size), raw[0], at[0])
        theirs = _stretch(right, (b, b + size), raw[1], at[1])
        yield from _change(at, (ours[0], theirs[0]))
        yield Edit(EditKind.KEPT, ours, theirs)
        at = (ours[1], theirs[1])
    yield from _change(at, (len(raw[0]), len(raw[1])))


def _change(at: tuple[int, int], to: tuple[int, int]) -> Iterator[Edit]:
    """Yield the change between two blocks, if there is any."""
    ours, theirs = (at[0], to[0]), (at[1], to[1])
    removed, added = ours[0] < ours[1], theirs[0] < theirs[1]
    if removed or added:
        kind = EditKind.REPLACED if removed and added else EditKind.REMOVED
        yield Edit(kind if removed else EditKind.ADDED, ours, theirs)


def _stretch(folded: Folded, block: Span, raw: str, at: int) -> Span:
    """Return the raw span of a kept block, with white space on both sides of it from ``at`` on."""
    start, end = block
    before = folded.origin[start - 1] + 1 if start else 0
    after = folded.origin[end] if end < len(folded.key) else len(raw)
    return max(before, at), max(after, at)


def _shared(text: Folded, other: str) -> tuple[Span, ...]:
    """Return where a text has phrases that stand in another key too, longest first from the left.

    Phrases hold no punctuation, at least two characters, and not only words of every plan.
    """
    spans: list[Span] = []
    at = 0
    while at < len(text.key):
        size = 0
        while (
            at + size < len(text.key)
            and text.key[at + size].isalnum()
            and text.key[at : at + size + 1] in other
        ):
            size += 1
        if size >= PHRASE and not tells_nothing(text.key[at : at + size]):
            spans.append(text.raw_span(at, at + size))
        at += max(size, 1)
    return tuple(spans)
