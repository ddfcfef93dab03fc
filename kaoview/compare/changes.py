"""What sort of change made one text into another: of substance, of wording, or of punctuation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.document_years import DocumentYears, only_rolled
from kaoview.compare.figures import FigureChange
from kaoview.compare.rows import Comparison, Match
from kaoview.compare.terms import content_length
from kaoview.compare.wording import EditKind, Wording, compare_wording
from kaoview.text.fold import fold_key
from kaoview.text.numbers import is_number, parse_number

_CACHED = 4096
"""Cache size in pairs; a comparison asks for each of its pairs several times. Chosen by hand."""


_DIGITS = re.compile(r"\d+(?:[,.]\d+)*")
_MARKED = re.compile(r"\s*[、)）.．]")
"""Behind a numeral that marks an entry of a list, which changes where one was added before."""
_MOST_REPLACED = 4
"""Most characters, stop words aside, of a phrase that another wording of it replaces (改善 by 提升,
社會大眾 by 民眾). Chosen on pairs of successive years read by eye."""
_MOST_ADDED = 3
"""Most characters of a phrase that was added or removed, and that adds no matter of its own
(全方位). Chosen on the same pairs."""


def pair_change(comparison: Comparison, left: str, match: Match) -> ChangeSort | None:
    """Return the sort of change between a left item and one of its matches.

    Args:
        comparison: The comparison.
        left: The left item's id.
        match: The match.

    Returns:
        The sort; None where the match is no counterpart, or one text is a report's account.
    """
    ours, theirs = comparison.units[left], comparison.units[match.id]
    if not match.status.counterpart or ours.narrative or theirs.narrative:
        return None
    return change_sort(ours.words, theirs.words, comparison.document_years(left, match.id))


@lru_cache(maxsize=_CACHED)
def change_sort(left: str, right: str, years: DocumentYears | None = None) -> ChangeSort:
    """Return the sort of change between two texts of one measure.

    A change is of substance if a figure or place differs, the documents' own year aside, or if a
    phrase was added, removed or replaced that is more than a word or two besides stop words
    (持續推動). All else is a matter of wording.

    Args:
        left: The older raw text.
        right: The newer one.
        years: The years of their documents; None if one is unknown, where no year is of substance.

    >>> change_sort("補助 30%，推動捷運。", "補助 50%，推動捷運。")
    <ChangeSort.CONTENT: 'content'>
    >>> change_sort("加強推動捷運建設", "持續推動捷運建設")
    <ChangeSort.WORDING: 'wording'>
    >>> change_sort("推動捷運、輕軌", "推動捷運，輕軌")
    <ChangeSort.PUNCTUATION: 'punctuation'>
    """
    ours, theirs = fold_key(left), fold_key(right)
    if ours == theirs:
        return ChangeSort.NONE
    if _words(ours) == _words(theirs):
        return ChangeSort.PUNCTUATION
    wording = compare_wording(left, right)
    if not wording.close or any(not only_rolled(change, years) for change in wording.figures):
        return ChangeSort.CONTENT
    told = changes_beside(left, right, wording, wording.figures)
    return ChangeSort.CONTENT if told else ChangeSort.WORDING


def changes_beside(
    left: str, right: str, wording: Wording, figures: Collection[FigureChange]
) -> bool:
    """Return whether something of substance changed besides some figures.

    Args:
        left: The older raw text.
        right: The newer one.
        wording: Their difference, with edits.
        figures: The figures.
    """
    ours = [change.left.span for change in figures if change.left]
    theirs = [change.right.span for change in figures if change.right]
    for edit in wording.edits:
        if edit.kind is EditKind.KEPT:
            continue
        # An edit may take in a word beside the figure that both texts have (於112年 → 於113年).
        removed = fold_key(_without(left, edit.left, ours))
        added = fold_key(_without(right, edit.right, theirs))
        if _numbers(removed) != _numbers(added):
            return True
        if _is_another_number(removed, added) and not _MARKED.match(right, edit.right[1]):
            return True
        removed, added = _words(removed), _words(added)
        most = _MOST_REPLACED if removed and added else _MOST_ADDED
        if any(content_length(each) > most for each in (removed, added)):
            return True
    return False


def _without(text: str, span: tuple[int, int], figures: Iterable[tuple[int, int]]) -> str:
    """Return a span of a text without what of it belongs to some figures."""
    taken = {at for start, end in figures for at in range(start, end)}
    return "".join(text[at] for at in range(*span) if at not in taken)


def _numbers(key: str) -> list[str]:
    """Return the numbers written in digits in a key, whatever they count."""
    return _DIGITS.findall(key)


def _is_another_number(removed: str, added: str) -> bool:
    """Return whether a number in a word or name became another one: 六級產業化, 十二年國教."""
    if not (removed and added and is_number(removed) and is_number(added)):
        return False
    return parse_number(removed) != parse_number(added)


def _words(key: str) -> str:
    """Return a key without its punctuation."""
    return "".join(each for each in key if each.isalnum())
