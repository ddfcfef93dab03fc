"""How long the bars of trends are, and what has to be said of them, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaoview.model import WHOLE_CITY
from kaoview.search.trends import TermCount, Trend

_FEW = 2
"""Most occurrences that may be chance: in a short document one makes a high rate. Chosen by hand,
as the words below say."""
_MOST_OF_FEW = 0.5
"""The longest bar for so few, as a share of the longest bar; chosen by eye."""

CAUTION = "只出現一兩次的不表示常提，橫條最多畫一半"
"""What has to be said where a bar stands for so few."""


def bar_share(count: TermCount, counts: Sequence[TermCount]) -> float:
    """Return how long a bar is, as a share of the longest one.

    One or two mentions in a short document make a high rate: their bars are never longer than half
    of the longest, which belongs to what is mentioned more often, if anything is.

    Args:
        count: What the bar stands for.
        counts: All that are drawn.
    """
    if not count.occurrences:
        return 0.0
    many = max((each.rate for each in counts if each.occurrences > _FEW), default=0.0)
    if count.occurrences > _FEW:
        return count.rate / many if many else 0.0
    most = many or 2 * max((each.rate for each in counts), default=0.0)
    return min(count.rate / most, _MOST_OF_FEW) if most else 0.0


def needs_caution(counts: Iterable[TermCount]) -> bool:
    """Tell whether a bar stands for one or two mentions."""
    return any(0 < count.occurrences <= _FEW for count in counts)


def absent_names(found: Trend) -> tuple[str, ...]:
    """Return the names of the years or departments in which no word occurs.

    The part of a plan that belongs to the whole city is no department, and not among them.
    """
    return tuple(
        bar.label
        for bar in found.bars
        if bar.value != WHOLE_CITY and not any(count.occurrences for count in bar.counts)
    )
