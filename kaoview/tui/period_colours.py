"""One accent colour per period, so that years can be told apart everywhere.

The colour carries no information of its own: wherever it is used, the year is written too.
"""

from __future__ import annotations

import re

ACCENTS = 7
"""The number of accents: any seven consecutive years have different ones."""

_FIRST_YEAR = re.compile(r"\d+")


def accent(period: str) -> int | None:
    """Return the number of a period's accent, which does not depend on the library.

    Args:
        period: A year, years or a year and a month, or words that begin with them.

    >>> accent("107"), accent("108-111"), accent("112.4 業務報告"), accent("年度不明")
    (2, 3, 0, None)
    """
    year = _FIRST_YEAR.match(period)
    return int(year[0][-4:]) % ACCENTS if year else None


def parted(label: str) -> tuple[str, str]:
    """Split a plan's label into its period, which has the accent, and its kind.

    >>> parted("108-111 中程施政計畫")
    ('108-111', ' 中程施政計畫')
    """
    when, space, kind = label.partition(" ")
    return (when, space + kind) if accent(when) is not None else ("", label)
