"""One accent per period, so that years are told apart by colour wherever they stand.

The colour only repeats what the words say: wherever it is used, the year stands there as well.
"""

from __future__ import annotations

import re

ACCENTS = 7
"""How many accents there are: any seven years on end have one each."""

_FIRST_YEAR = re.compile(r"\d+")


def accent(period: str) -> int | None:
    """Return the number of a period's accent, whatever other periods a library has.

    Args:
        period: A year, years or a year and a month, or words that begin with them.

    >>> accent("107"), accent("108-111"), accent("112.4 業務報告"), accent("年度不明")
    (2, 3, 0, None)
    """
    year = _FIRST_YEAR.match(period)
    return int(year[0][-4:]) % ACCENTS if year else None


def parted(label: str) -> tuple[str, str]:
    """Part a plan's label into when it is for, which takes the accent, and what it is.

    >>> parted("108-111 中程施政計畫")
    ('108-111', ' 中程施政計畫')
    """
    when, space, kind = label.partition(" ")
    return (when, space + kind) if accent(when) is not None else ("", label)
