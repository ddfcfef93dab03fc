"""Which figures and places of one text became which of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from kaoview.compare.figure_reader import figures_of
from kaoview.compare.figures import Figure, FigureChange, FigureKind

_NUMBERS = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_PUNCTUATION = re.compile(r"[^\w#%％﹪]|[及與和暨]")
_CONTEXT = 8
"""Characters on each side that tell what a figure counts. Chosen by hand."""
_MIN_CONTEXT = 2
"""Common characters around two different values that stand for the same thing; one character is
alike by accident. Chosen on made and real pairs that were read by eye."""
_SAME_VALUE = 1.5
"""What the same value counts for, in common characters: less than two of them, so that the shares
of 「由30%提高至50%」 and 「由50%提高至70%」 are paired by their places. Chosen by hand."""
_MOST_PAIRED = 300
"""Most figures of one quantity that are paired by their surroundings, which takes the product of
both sides; of tables with more, only values that come or go are told. Chosen by hand."""


def changed_figures(left: str, right: str) -> list[FigureChange]:
    """Return the figures and places that differ between two texts, paired by what they count.

    Args:
        left: The older raw text.
        right: The newer one.

    Returns:
        The changes in the left text's order, then the additions in the right one's.

    >>> [each.label for each in changed_figures("由30%提高至50%", "由50%提高至70%")]
    ['30% → 50%', '50% → 70%']
    """
    ours, theirs = figures_of(left), figures_of(right)
    partners = _pairs(ours, theirs, left, right)
    known, others = _values(ours), _values(theirs)
    changes = []
    for figure in ours:
        partner = partners.get(figure)
        if partner is not None and partner.value != figure.value:
            changes.append(FigureChange(figure, partner))
        elif partner is None and _key(figure) not in others:
            changes.append(FigureChange(figure, None))
    taken = set(partners.values())
    changes += [
        FigureChange(None, figure)
        for figure in theirs
        if figure not in taken and _key(figure) not in known
    ]
    return _once(changes)


def without_moved(
    changes: Iterable[FigureChange], removed: Collection[str], added: Collection[str]
) -> list[FigureChange]:
    """Leave out what only went to, or came from, another item of the same matter.

    Args:
        changes: Changes between two texts.
        removed: The other new texts that the old one was divided into.
        added: The other old texts that the new one was merged from.
    """
    gone_to = {_key(figure) for text in removed for figure in figures_of(text)}
    come_from = {_key(figure) for text in added for figure in figures_of(text)}
    return [
        change
        for change in changes
        if (change.left and change.right)
        or (change.left and _key(change.left) not in gone_to)
        or (change.right and _key(change.right) not in come_from)
    ]


def _key(figure: Figure) -> tuple[FigureKind, str]:
    return figure.kind, figure.value


def _values(figures: Iterable[Figure]) -> set[tuple[FigureKind, str]]:
    return set(map(_key, figures))


def _once(changes: Iterable[FigureChange]) -> list[FigureChange]:
    """Return each change once, however often the text repeats it."""
    found: dict[tuple[object, ...], FigureChange] = {}
    for change in changes:
        sides = (change.left, change.right)
        found.setdefault(tuple(side and _key(side) for side in sides), change)
    return list(found.values())


def _pairs(
    ours: Sequence[Figure], theirs: Sequence[Figure], left: str, right: str
) -> dict[Figure, Figure]:
    """Return which figure of the right text each of the left one became, of those that are clear.

    Of each quantity those in the most similar surroundings are paired first, and at the same
    similarity those at the same place of the row. Different values in surroundings without common
    characters are paired only where each text has one figure of the sort.
    """
    mine, yours = _by_quantity(ours), _by_quantity(theirs)
    pairs: dict[Figure, Figure] = {}
    for quantity, some in mine.items():
        others = yours.get(quantity, [])
        if max(len(some), len(others)) > _MOST_PAIRED:
            continue
        alone = len(some) == len(others) == 1
        contexts = [_surroundings(figure, left) for figure in some]
        other_contexts = [_surroundings(figure, right) for figure in others]
        options = []
        for at, one in enumerate(some):
            for there, other in enumerate(others):
                common = _common(contexts[at], other_contexts[there])
                same = one.value == other.value
                if same or alone or common >= _MIN_CONTEXT:
                    score = common + (_SAME_VALUE if same else 0)
                    options.append((-score, abs(at - there), at, there))
        taken: set[int] = set()
        for _, _, at, there in sorted(options):
            if some[at] not in pairs and there not in taken:
                pairs[some[at]] = others[there]
                taken.add(there)
    return pairs


def _by_quantity(figures: Iterable[Figure]) -> dict[tuple[FigureKind, str], list[Figure]]:
    found: dict[tuple[FigureKind, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind is not FigureKind.PLACE:
            found[figure.quantity].append(figure)
    return found


def _surroundings(figure: Figure, text: str) -> tuple[str, str]:
    """Return what stands before a figure, last character first, and after it, in its clause.

    Without white space; other numbers are one ``#`` each, as they may have changed as well.
    """
    start, end = figure.span
    before = _NUMBERS.sub("#", "".join(text[max(0, start - 3 * _CONTEXT) : start].split()))
    after = _NUMBERS.sub("#", "".join(text[end : end + 3 * _CONTEXT].split()))
    return _clause(before[::-1]), _clause(after)


def _clause(text: str) -> str:
    """Return the beginning of a text, up to the next punctuation or 及."""
    return _PUNCTUATION.split(text, maxsplit=1)[0][:_CONTEXT]


def _common(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Return how many letters before and after two figures are the same."""
    return sum(map(_common_letters, one, other))


def _common_letters(one: str, other: str) -> int:
    """Return the number of letters in the longest common prefix."""
    common = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(mine.isalpha() for mine, _ in common)
