"""Which figures and places of one text became which of another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kaoview.compare.figure_pairs import pair_figures
from kaoview.compare.figure_reader import all_figures_of, figures_of
from kaoview.compare.figures import Figure, FigureChange, FigureKind

_NAMING = frozenset((FigureKind.YEAR, FigureKind.DATE, FigureKind.ORDINAL))
"""Kinds that name one thing however often they are said."""


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
    ours, theirs = all_figures_of(left), all_figures_of(right)
    partners = pair_figures(ours, theirs, left, right)
    known, others = _values(ours), _values(theirs)
    changes = []
    for figure in ours:
        partner = partners.get(figure)
        if partner is not None and partner.value != figure.value:
            changes.append(FigureChange(figure, partner))
        elif partner is None and not figure.faint and _key(figure) not in others:
            changes.append(FigureChange(figure, None))
    taken = set(partners.values())
    changes += [
        FigureChange(None, figure)
        for figure in theirs
        if figure not in taken and not figure.faint and _key(figure) not in known
    ]
    return _once(_without_mentions(changes))


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


def _without_mentions(changes: Sequence[FigureChange]) -> Iterator[FigureChange]:
    """Leave out the further mentions, without a counterpart, of a year or of what was renumbered.

    Quantities remain: of two places with three trees each, one may be gone.
    """
    renamed = [change for change in changes if change.left and change.right]
    before = {_key(change.left) for change in renamed if change.left}
    after = {_key(change.right) for change in renamed if change.right}
    for change in changes:
        if change.kind in _NAMING and (change.left is None or change.right is None):
            gone = change.left is not None and _key(change.left) in before
            if gone or (change.right is not None and _key(change.right) in after):
                continue
        yield change


def _once(changes: Iterable[FigureChange]) -> list[FigureChange]:
    """Return each change once, however often the text repeats it."""
    found: dict[tuple[object, ...], FigureChange] = {}
    for change in changes:
        sides = (change.left, change.right)
        found.setdefault(tuple(side and _key(side) for side in sides), change)
    return list(found.values())
