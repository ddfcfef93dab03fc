"""Search: the query language, the index, the tiers of matches and their ranking.

Origin of the constants:

- "As in the prototype": the value of the design that scored best, before this code was written, on
  525 items with 60 hand-written queries of ten kinds (recall@10 .96, MRR .96).
- "Tuned": chosen by hand together with the others during development, on those queries and on
  tests/search/queries.tsv; tests/search/queries_fresh.tsv was written later and nothing was tuned on
  it. tests/search/test_quality.py holds recall and MRR on all three.
- The effect of each constant was measured afterwards by multiplying it by 0.75 and by 1.25: "moves
  N %" is the larger share of the queries of the three sets whose first ten hits change in any way.
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
