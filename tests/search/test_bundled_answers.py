"""The first answers to every query of queries.tsv: which items, by which tier, how well."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.search.trends import GroupBy, trend
from tests.benchmarks.search_quality import OWN, read_cases

# About answers, not lines, which smaller tests cover: coverage would take most of their time.
pytestmark = pytest.mark.no_cover

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


ODD = (
    '登革熱防治 "量子電腦"',
    "登革熱 year:112",
    "登草熱 year:107",
    "登革熱 dept:衛生",
    "kind:照片 市長",
    "衛生局",
    "研考會",
    "113年淨零",
    "捷運 -輕軌",
    "社會住宅 長照 青年",
    "20 處",
    "量子電腦",
    "登革熱治防",
    "lsbz",
    "y94g/ 地下水",
    "高雄 ai",
    "5g",
    "1999",
)


def test_other_queries_are_answered_as_before(
    searcher: Searcher, kept_text: SnapshotAssertion
) -> None:
    lines = []
    for query in ODD:
        lines += _told(searcher, query)
        found = searcher.search(query)
        lines.append(f"  另有 {found.hidden}　{' '.join(found.notes)}")
        lines.append("  " + " ".join(f"{f.value}:{f.count}" for f in found.periods))
        lines.append("  " + " ".join(f"{f.value}:{f.count}" for f in found.departments))
    assert "\n".join([*lines, ""]) == kept_text


@pytest.mark.parametrize("by", GroupBy)
def test_words_are_counted_as_before(
    by: GroupBy, library: Library, kept_text: SnapshotAssertion
) -> None:
    lines = []
    for words in (
        ["淨零"],
        ["登革熱", "長照"],
        ["20 處"],
        ["二十"],
        ["淨零", "113"],
        ["113年淨零"],
    ):
        counted = trend(library, words, by)
        lines.append(f"{'、'.join(words)}　{' '.join(counted.notes)}")
        for bar in counted.bars:
            if any(count.occurrences for count in bar.counts) or by is GroupBy.PERIOD:
                shares = [f"{c.items} 項 {c.occurrences} 次 {c.rate:.3f}" for c in bar.counts]
                lines.append(f"  {bar.label}　{bar.characters} 字　{'、'.join(shares)}")
        lines += [f"  {c.term} {c.items} {c.occurrences} {c.rate:.3f}" for c in counted.totals]
    assert "\n".join([*lines, ""]) == kept_text


def test_a_very_large_library_answers_as_before(
    library: Library, tmp_path_factory: pytest.TempPathFactory, kept_text: SnapshotAssertion
) -> None:
    """The same library by way of the store, which looks at a few hundred rows for each query."""
    searcher = Searcher(library, cache=tmp_path_factory.mktemp("store"), in_memory=0)
    kinds = {"exact", "zhuyin", "pinyin", "wrongchar", "homophone"}
    queries = [case.query for case in CASES if case.kind in kinds]
    lines = [line for query in (*queries, *ODD) for line in _told(searcher, query)]
    assert "\n".join([*lines, ""]) == kept_text
