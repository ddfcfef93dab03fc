"""The diff of two texts: inline edits if they are close, shared phrases if they are not.

Everything is given as ranges of the raw texts, so that a screen or a page can mark them. The texts
are compared in folded form: white space, character widths and variants make no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaoview.compare.document_years import DocumentYears, only_rolled
from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import figures_of
from kaoview.compare.figures import FigureChange, FigureKind
from kaoview.compare.shared_phrases import shared_phrases
from kaoview.compare.text_alignment import common_blocks
from kaoview.text.fold import Folded, fold, fold_key
from kaoview.text.numbers import CHINESE_NUMERALS

INLINE_SHARE = 0.30
"""The share of characters kept in order from which two texts are shown with inline edits: below it
inline edits are unreadable. Of 60 pairs that were read, 5 reach it."""

Span = tuple[int, int]

_SEPARATORS = ",."
"""What may stand between the digits of a number: 1,200, 3.5."""

_PUNCTUATION = re.compile(r"(?<!\d)[^\w%]+|[^\w%]+(?!\d)")
"""White space and punctuation, other than the decimal points and signs within numbers."""
_YEAR_CHARACTERS = re.compile(r"[\W\d年度民國国西元至]+")


class EditKind(StrEnum):
    """The kind of an edit."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Edit:
    """A pair of spans of the two texts; the edits of a diff together cover both texts.

    Attributes:
        kind: What was done.
        left: The span in the left raw text, empty for an addition.
        right: The span in the right raw text, empty for a removal.
    """

    kind: EditKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """The diff of two texts.

    Attributes:
        kept: The share of the longer text's characters that both have in the same order.
        close: Whether that is enough to show inline edits.
        edits: The inline edits if the texts are close, else empty.
        shared_left: The spans of the left text's phrases that the right one has too, if the texts
            are not close, else empty; in order, not overlapping.
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
    """Return the diff of two texts.

    Args:
        left: The older raw text.
        right: The newer one.

    Returns:
        The diff, as ranges of the raw texts.
    """
    ours, theirs = fold(left), fold(right)
    blocks = _matching_blocks(ours.key, theirs.key)
    kept = _kept_ratio(blocks, ours.key, theirs.key)
    close = kept >= INLINE_SHARE
    return Wording(
        kept=kept,
        close=close,
        edits=tuple(_edits(blocks, ours, theirs, (left, right))) if close else (),
        shared_left=() if close else _shared_phrases(ours, theirs.key),
        shared_right=() if close else _shared_phrases(theirs, ours.key),
        figures=tuple(changed_figures(left, right)),
    )


def kept_share(left: str, right: str) -> float:
    """Return the share of the longer text's characters that both have in the same order.

    Args:
        left: One raw text.
        right: The other.

    Returns:
        From 0, little or nothing kept, to 1, the same apart from white space, width and variants;
        any share below ``INLINE_SHARE`` may be returned as 0.
    """
    ours, theirs = fold_key(left), fold_key(right)
    # A cheap upper bound: the characters that both have, in any order.
    most = (Counter(ours) & Counter(theirs)).total()
    if most < INLINE_SHARE * max(len(ours), len(theirs)):
        return 0.0
    return _kept_ratio(_matching_blocks(ours, theirs), ours, theirs)


def same_wording(left: str, right: str, years: DocumentYears | None = None) -> bool:
    """Whether two texts are the same apart from punctuation and the years of their documents.

    Args:
        left: The older raw text.
        right: The newer one.
        years: The years of their documents; None if one is unknown, where no year counts.

    >>> same_wording("辦理99年度統計，", "辦理 100 年度統計；")
    True
    >>> same_wording("補助 30%", "補助 50%")
    False
    """
    ours, theirs = fold_key(left), fold_key(right)
    if ours == theirs:
        return True
    # A cheap necessary condition: the same without any character that a year can be written with.
    if _YEAR_CHARACTERS.sub("", ours) != _YEAR_CHARACTERS.sub("", theirs):
        return False
    if _without_years(left) != _without_years(right):
        return False
    return all(only_rolled(change, years) for change in changed_figures(left, right))


def _without_years(text: str) -> str:
    """Return a text's folded letters and digits without its years."""
    parts, at = [], 0
    for figure in figures_of(text):
        if figure.kind is FigureKind.YEAR:
            parts.append(text[at : figure.span[0]])
            at = figure.span[1]
    return _PUNCTUATION.sub("", fold_key("".join([*parts, text[at:]])))


def _kept_ratio(blocks: Sequence[tuple[int, int, int]], left: str, right: str) -> float:
    """Return the characters in matching blocks as a share of the longer text."""
    longer = max(len(left), len(right))
    return sum(size for _, _, size in blocks) / longer if longer else 1.0


def _matching_blocks(left: str, right: str) -> list[tuple[int, int, int]]:
    """Return the matching blocks of two keys, in order, without one-character blocks.

    A single character between two edits counts as part of the edit, unless it ends both texts.
    """
    if left == right:
        return [(0, 0, len(left))] if left else []
    whole = (_snapped_to_tokens(*block, left, right) for block in common_blocks(left, right))
    last = (len(left) - 1, len(right) - 1)
    return [(a, b, size) for a, b, size in whole if size > 1 or (size and (a, b) == last)]


def _snapped_to_tokens(a: int, b: int, size: int, left: str, right: str) -> tuple[int, int, int]:
    """Return a block without the parts of numbers and Latin words that it would split."""
    while size and (_inside_token(left, a) or _inside_token(right, b)):
        a, b, size = a + 1, b + 1, size - 1
    while size and (_inside_token(left, a + size) or _inside_token(right, b + size)):
        size -= 1
    return a, b, size


def _inside_token(key: str, place: int) -> bool:
    """Whether the characters before and at a position belong to one number or Latin word."""
    if not 0 < place < len(key):
        return False
    before, after = key[place - 1], key[place]
    if _is_token_character(before) and _is_token_character(after):
        return True
    if _is_numeral(before) and _is_numeral(after):
        return True  # 一百二十, 3億2000萬
    if after in _SEPARATORS:
        return before.isdecimal() and key[place + 1 : place + 2].isdecimal()
    return before in _SEPARATORS and after.isdecimal() and key[max(place - 2, 0)].isdecimal()


def _is_numeral(character: str) -> bool:
    return character.isdecimal() or character in CHINESE_NUMERALS


def _is_token_character(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _edits(
    blocks: Sequence[tuple[int, int, int]], left: Folded, right: Folded, raw: tuple[str, str]
) -> Iterator[Edit]:
    """Yield the edits between the blocks and the blocks themselves, as spans of the raw texts."""
    at = (0, 0)
    for a, b, size in blocks:
        ours = _raw_span(left, (a, a + size), raw[0], at[0])
        theirs = _raw_span(right, (b, b + size), raw[1], at[1])
        yield from _edit_between(at, (ours[0], theirs[0]))
        yield Edit(EditKind.KEPT, ours, theirs)
        at = (ours[1], theirs[1])
    yield from _edit_between(at, (len(raw[0]), len(raw[1])))


def _edit_between(at: tuple[int, int], to: tuple[int, int]) -> Iterator[Edit]:
    """Yield the edit between two matching blocks, if there is any."""
    ours, theirs = (at[0], to[0]), (at[1], to[1])
    removed, added = ours[0] < ours[1], theirs[0] < theirs[1]
    if removed or added:
        kind = EditKind.REPLACED if removed and added else EditKind.REMOVED
        yield Edit(kind if removed else EditKind.ADDED, ours, theirs)


def _raw_span(folded: Folded, block: Span, raw: str, at: int) -> Span:
    """Return the raw span of a block with the white space around it, not starting before ``at``."""
    start, end = block
    before = folded.origin[start - 1] + 1 if start else 0
    after = folded.origin[end] if end < len(folded.key) else len(raw)
    return max(before, at), max(after, at)


def _shared_phrases(text: Folded, other: str) -> tuple[Span, ...]:
    """Return the raw spans of a text's phrases that another key contains too."""
    return tuple(text.raw_span(*span) for span in shared_phrases(text.key, other))
