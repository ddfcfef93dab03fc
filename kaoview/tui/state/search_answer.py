"""The answer to a query, as the search thread hands it to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kaoview.search.results import Facet, Results


class SearchAnswer(NamedTuple):
    """The answer to a query.

    Attributes:
        number: The number of the query.
        text: The query.
        results: What was found, or None if the search failed.
        periods: Hits per period, counted as if the query had no year filter.
        departments: Hits per department, counted as if the query had no department filter.
        failure: Why there are no results, in one Chinese sentence, or empty.
    """

    number: int
    text: str
    results: Results | None
    periods: tuple[Facet, ...] = ()
    departments: tuple[Facet, ...] = ()
    failure: str = ""
