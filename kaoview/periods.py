"""Periods: years and ranges of years of the Republic, 107 or 108-111, and their order."""

from __future__ import annotations

ROC_YEAR_OFFSET = 1911
"""What to add to a year of the Republic (民國) for one of the common era: 1 is 1912."""

_NO_YEAR = 10_000
"""Sorts after every year."""


def years(period: str) -> tuple[int, ...]:
    """Return the first and last year of a period, one if they are the same, none if it has none.

    >>> years("108-111"), years("113"), years("")
    ((108, 111), (113,), ())
    """
    return tuple(int(year) for year in period.split("-") if year.isdecimal())


def order(period: str) -> tuple[int, int, str]:
    """Return the sort key of a period: by first year, longer periods first, without a year last.

    A longer period comes before the shorter ones that are parts of it.

    >>> sorted(["113", "110", "108", "108-111", "99", ""], key=order)
    ['99', '108-111', '108', '110', '113', '']
    """
    found = years(period)
    return (found[0], -found[-1], "") if found else (_NO_YEAR, 0, period)
