"""Which figure of one text became which of another, told by what stands around them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from kaoview.compare.budget_entries import entry_name, names_another
from kaoview.compare.figure_stretches import Stretches, common_letters
from kaoview.compare.figures import Figure, FigureKind

_NUMBERS = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_PUNCTUATION = re.compile(r"[^\w#%％﹪]|[及與和暨]")
_LINKS = re.compile(r"(?:[為達約近逾計共有]|超過|合計|共計|僅)+$")
"""What joins a figure to what it counts, which another wording of it leaves out (破獲率為93%)."""
_SHARES = re.compile(
    r"(?P<share>[占佔])|(?P<growth>成長|增加|減少|提升|提高|上升|下降|衰退|[增減升降])(?![幅至到為])"
)
"""Before a percentage that is a share of something, or by how much something grew or fell."""
_CONTEXT = 8
"""Characters on each side that tell what a figure counts. Chosen by hand."""
_MIN_CONTEXT = 2
"""Common characters around two different values that stand for the same thing; one character is
alike by accident. Chosen on made and real pairs that were read by eye."""
_MIN_PIECE = 4
"""Letters in a row that two clauses have in common before the last figures of one quantity, as in
``figure_stretches``. Chosen by hand."""
_SAME_VALUE = 1.5
"""What the same value counts for, in common characters: less than two of them, so that the shares
of 「由30%提高至50%」 and 「由50%提高至70%」 are paired by their places. Chosen by hand."""
_FAINT = 1
"""What it costs, in common characters, that a figure may be part of a word. Chosen by hand."""
_MOST_PAIRED = 300
"""Most figures of one quantity that are paired by their surroundings, which takes the product of
both sides; of tables with more, only values that come or go are told. Chosen by hand."""
_MOST_ALIKE = 5_000
"""Most pairs of one quantity for which what stands beyond the clause is looked at; in longer tables
the place of the row tells. Chosen by hand."""


def pair_figures(
    ours: Sequence[Figure], theirs: Sequence[Figure], left: str, right: str
) -> dict[Figure, Figure]:
    """Return which figure of the right text each of the left one became, of those that are clear.

    Of each quantity those in the most similar surroundings are paired first, and at the same
    similarity those that are alike beyond their clause, or at the same place of the row. What no
    clause tells is paired where each text has one figure of the sort, or by a longer stretch of
    text.
    """
    mine, yours = _by_quantity(ours), _by_quantity(theirs)
    pairs: dict[Figure, Figure] = {}
    stretches = cache(lambda: Stretches(ours, theirs, left, right))
    for quantity, some in mine.items():
        others = yours.get(quantity, [])
        if not others or max(len(some), len(others)) > _MOST_PAIRED:
            continue
        options = _options(some, others, left, right)
        pairs |= _best(some, others, options, stretches)
        taken = set(pairs.values())
        rest = [figure for figure in some if figure not in pairs]
        other_rest = [figure for figure in others if figure not in taken]
        if rest and other_rest:
            pairs |= stretches().pairs(rest, other_rest)
            taken = set(pairs.values())
            rest = [figure for figure in rest if figure not in pairs]
            other_rest = [figure for figure in other_rest if figure not in taken]
            pairs |= _last(rest, other_rest, left, right)
    return {one: other for one, other in pairs.items() if not _at_odds((one, left), (other, right))}


def _options(
    some: Sequence[Figure], others: Sequence[Figure], left: str, right: str
) -> list[tuple[float, int, int]]:
    """Return the pairs of figures that their clauses tell, by place, with what speaks for each."""
    contexts = [_surroundings(figure, left) for figure in some]
    other_contexts = [_surroundings(figure, right) for figure in others]
    names = [entry_name(figure, left) for figure in some]
    other_names = [entry_name(figure, right) for figure in others]
    alone = _alone(some, others)
    options = []
    for at, one in enumerate(some):
        for there, other in enumerate(others):
            if names_another(names[at], other_names[there]):
                continue
            common = _common(contexts[at], other_contexts[there])
            if common >= _MIN_CONTEXT or alone.get(one) is other:
                score = common + (_SAME_VALUE if one.value == other.value else 0)
                score -= _FAINT * (one.faint + other.faint)
                options.append((score, at, there))
    return options


def _last(
    some: Sequence[Figure], others: Sequence[Figure], left: str, right: str
) -> dict[Figure, Figure]:
    """Return the last figures of a quantity as a pair if the words before them are mostly alike.

    A word that one side repeats parts them: 較去年同期81% and 較去年同期破獲率89%.
    """
    if not len(some) == len(others) == 1 or some[0].faint or others[0].faint:
        return {}
    mine = _surroundings(some[0], left)[0]
    yours = _surroundings(others[0], right)[0]
    pieces = (mine[at : at + _MIN_PIECE] for at in range(len(mine) - _MIN_PIECE + 1))
    return {some[0]: others[0]} if any(each in yours for each in pieces) else {}


def _at_odds(*sides: tuple[Figure, str]) -> bool:
    """Return whether two figures are of other entries, or a share and a growth in percent."""
    if names_another(*(entry_name(figure, text) for figure, text in sides)):
        return True
    sorts = set()
    for figure, text in sides:
        if figure.kind is not FigureKind.PERCENT:
            return False
        before = _surroundings(figure, text)[0][::-1]
        said = [match.lastgroup for match in _SHARES.finditer(before)]
        sorts.add(said[-1] if said else None)
    return len(sorts) > 1 and None not in sorts


def _alone(some: Sequence[Figure], others: Sequence[Figure]) -> dict[Figure, Figure]:
    """Return the pairs of which each text has one figure of the sort, certain to be one."""
    mine, yours = _by_sort(some), _by_sort(others)
    return {
        group[0]: yours[sort][0]
        for sort, group in mine.items()
        if len(group) == 1 and len(yours.get(sort, ())) == 1
    }


def _by_sort(figures: Iterable[Figure]) -> dict[tuple[str, bool], list[Figure]]:
    """Return the certain figures of one quantity by currency and by how a year is written."""
    found: dict[tuple[str, bool], list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.faint:
            found[figure.unit, figure.kind is FigureKind.YEAR and _says_year(figure)].append(figure)
    return found


def _says_year(figure: Figure) -> bool:
    """Return whether a year is one by its sign rather than by what follows it (2050淨零)."""
    return "年" in figure.text


def _best(
    some: Sequence[Figure],
    others: Sequence[Figure],
    options: Sequence[tuple[float, int, int]],
    stretches: Callable[[], Stretches],
) -> dict[Figure, Figure]:
    """Return the pairs for which most speaks, of two that share a figure only the better one.

    Where clauses are alike (其中女性5人, twice), what stands around them tells.
    """
    said = Counter(
        (score, side, place) for score, *both in options for side, place in enumerate(both)
    )
    few = len(options) <= _MOST_ALIKE
    ordered = []
    for score, at, there in options:
        alike = few and max(said[score, 0, at], said[score, 1, there]) > 1
        around = stretches().common(some[at], others[there]) if alike else 0
        ordered.append((-score, -around, abs(at - there), at, there))
    pairs: dict[Figure, Figure] = {}
    taken: set[int] = set()
    for *_, at, there in sorted(ordered):
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
    before = _LINKS.sub("", before)
    after = _NUMBERS.sub("#", "".join(text[end : end + 3 * _CONTEXT].split()))
    return _clause(before[::-1]), _clause(after)


def _clause(text: str) -> str:
    """Return the beginning of a text, up to the next punctuation or 及."""
    return _PUNCTUATION.split(text, maxsplit=1)[0][:_CONTEXT]


def _common(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Return how many letters before and after two figures are the same."""
    return sum(map(common_letters, one, other))
