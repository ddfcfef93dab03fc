"""Search: the query language, the index, the tiers and their order."""

from kaoview.search.query import Query, parse
from kaoview.search.results import Facet, Hit, Results, Tier
from kaoview.search.searcher import Searcher
from kaoview.search.synonyms import Synonyms, load_synonyms

__all__ = [
    "Facet",
    "Hit",
    "Query",
    "Results",
    "Searcher",
    "Synonyms",
    "Tier",
    "load_synonyms",
    "parse",
]
