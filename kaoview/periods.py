"""Periods in the order of time: years and ranges of years of the Republic, 107 or 108-111."""

from __future__ import annotations

ROC_YEAR_OFFSET = 1911
"""What to add to a year of the Republic (民國) for one of the common era: 1 is 1912."""

_NO_YEAR = 10_000
"""Comes after every year."""


def years(period: str) -> tuple[int, ...]:
    """Return the years that a period names, its first and last; none where it names none.

    >>> years("108-111"), years("113"), years("")
    ((108, 111), (113,), ())
    """
    return tuple(int(year) for year in period.split("-") if year.isdecimal())


def order(period: str) -> tuple[int, int, str]:
    """Return what periods are put in order by.

    That is their first year. Of those that begin together the longer one comes first, because
    the others are parts of it. Those without a year come last.

    >>> sorted(["113", "110", "108", "108-111", "99", ""], key=order)
    ['99', '108-111', '108', '110', '113', '']
    """
    found = years(period)
    return (found[0], -found[-1], "") if found else (_NO_YEAR, 0, period)
