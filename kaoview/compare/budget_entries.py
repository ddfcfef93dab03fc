"""Entries of a list of amounts, each with a name: 「3.清潔費91萬元，較上年度增加5萬元。」.

Where entries come and go from year to year, all that stands around two amounts may be alike, but
for the name of what they are spent on.
"""

from __future__ import annotations

import re
from collections import Counter

from kaoview.compare.figures import Figure
from kaoview.text.fold import fold_key

_NAMED = re.compile(
    r"\s*[(（]?(?:[0-9０-９]+|[一二三四五六七八九十]+)[.．、)）]\s*"
    r"(?P<name>[^0-9０-９，,。；;：:]{2,40})(?=[0-9０-９][0-9０-９,，.．]*[億萬仟千]*元)"
)
"""The beginning of an entry: its mark, and a name up to its amount, not a sentence."""
_SAME_NAME = 0.5
"""Share of the pairs of neighbouring characters in two names, from which they name one thing.
Chosen by hand on entries of a city's budget: two works of one sort share less (新建工程分攤款,
修繕工程分攤款), and a name with a word more or less shares more."""


def entry_name(figure: Figure, text: str) -> Counter[str]:
    """Return the pairs of neighbouring characters in the name of the entry that a figure is in.

    Args:
        figure: The figure.
        text: The raw text that it stands in.

    Returns:
        None of a figure that stands in no entry with a name and an amount.
    """
    named = _NAMED.match(text, text.rfind("\n", 0, figure.span[0]) + 1)
    if named is None or named.end() > figure.span[0]:
        return Counter()
    key = fold_key(named["name"])
    return Counter(key[at : at + 2] for at in range(len(key) - 1))


def names_another(one: Counter[str], other: Counter[str]) -> bool:
    """Return whether two names of entries are clearly those of different things."""
    if not one or not other:
        return False
    return 2 * (one & other).total() < _SAME_NAME * (one.total() + other.total())
