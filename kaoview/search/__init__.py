"""Search: the query language, the index, the tiers of matches and their ranking.

Origin of the constants:

- "As in the prototype": the value of the design that scored best, before this code was written, on
  525 items with 60 hand-written queries of ten kinds (recall@10 .96, MRR .96).
- "Tuned": chosen by hand together with the others during development, before
  tests/search/queries_fresh.tsv was written. tests/search/test_quality.py holds recall and MRR.
- "Moves N %": the effect of the constant, where it was measured afterwards, by changing it by 25 %
  (an integer by at least 1) in both directions. N is the larger share of the 551 queries (those 60,
  tests/search/queries.tsv and queries_fresh.tsv) whose first ten hits change in any way; a loss of
  recall is that of the worst set, if .005 or more.
"""

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
