"""The first answers to every query of queries.tsv: which items, by which tier, how well."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.search import Searcher
from tests.benchmarks.search_quality import OWN, read_cases

CASES = read_cases(OWN)
SHOWN = 5


def _told(searcher: Searcher, query: str) -> list[str]:
    found = searcher.search(query, SHOWN)
    lines = [f"{query}　相符 {found.exact}　近似 {found.near}"]
    for hit in found.hits:
        spans = " ".join(f"{start}-{end}" for start, end in hit.spans)
        lines.append(f"  {hit.score:.1f} {hit.tier.label} {hit.id}　{spans}")
    return [*lines, *(f"  {word}？" for word in found.suggestions)]


@pytest.mark.parametrize("kind", dict.fromkeys(case.kind for case in CASES))
def test_every_query_is_answered_as_before(
    kind: str, searcher: Searcher, kept_text: SnapshotAssertion
) -> None:
    queries = [case.query for case in CASES if case.kind == kind]
    assert "\n".join(line for query in queries for line in _told(searcher, query)) == kept_text
