"""Filters on period, department and kind."""

from __future__ import annotations

import pytest

from kaoview.model import ItemKind, Library
from kaoview.search import Searcher
from kaoview.search.corpus import Corpus
from kaoview.search.filters import compile_filters, departments
from kaoview.search.query import parse


@pytest.fixture(scope="module")
def corpus(library: Library) -> Corpus:
    return Corpus(library)


def periods(query: str, corpus: Corpus) -> set[str]:
    let = compile_filters(parse(query).filters, corpus)
    return {
        corpus.plan(row).period
        for row in range(len(corpus))
        if let.accepts(corpus.plan_of[row], corpus.items[row])
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year:113", {"113"}),
        ("year:113年度", {"113"}),
        ("year:2024", {"113"}),
        ("year:108-111", {"108-111"}),
        ("year:110", {"108-111"}),
        ("year:107,113", {"107", "113"}),
        ("year:107 year:113", {"107", "113"}),
        ("year:111-113", {"108-111", "112", "113"}),
        ("year:11", {"112", "113"}),
        ("-year:113 -year:112", {"107", "108-111"}),
        ("kind:報告", {"112"}),
        ("kind:綱要", {"113"}),
        ("kind:outline", {"113"}),
        ("kind:計畫", {"107", "108-111"}),
        ("kind:施政計畫", {"107"}),
        ("kind:中程", {"108-111"}),
        ("year:112 kind:綱要", set()),
    ],
)
def test_what_passes(query: str, expected: set[str], corpus: Corpus) -> None:
    assert periods(query, corpus) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("衛生局", ["衛生局"]),
        ("衛生", ["衛生局"]),
        ("研考會", ["研究發展考核委員會"]),
        ("秘書處", ["行政暨國際處"]),
        ("环保", ["環境保護局"]),
        ("委員會", ["原住民事務委員會", "客家事務委員會", "研究發展考核委員會"]),
        ("不存在局", []),
    ],
)
def test_departments_by_name_alias_or_part(
    name: str, expected: list[str], library: Library
) -> None:
    assert [department.name for department in departments(library, name)] == expected


def test_kinds_of_items(corpus: Corpus) -> None:
    let = compile_filters(parse("kind:照片").filters, corpus)
    passed = {
        item.kind for row, item in enumerate(corpus.items) if let.accepts(corpus.plan_of[row], item)
    }
    assert passed == {ItemKind.CAPTION}


def test_no_filter_lets_everything_through(corpus: Corpus) -> None:
    assert compile_filters((), corpus).accepts_all


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year:99", "沒有「99」年度的文件，目前有 107、108-111、112、113 年度"),
        ("year:abc", "「abc」"),
        ("dept:天文臺", "找不到名稱有「天文臺」的機關"),
        ("kind:詩集", "沒有「詩集」這種文件"),
        ("year:\x1b[31m9", "「[31m9」"),
    ],
)
def test_what_nothing_answers_is_told(query: str, said: str, corpus: Corpus) -> None:
    (note,) = compile_filters(parse(query).filters, corpus).notes
    assert said in note
    assert note.isprintable()


def test_a_department_without_a_document_of_the_year_is_told(searcher: Searcher) -> None:
    notes = searcher.search("dept:衛生局 year:108-111 登革熱").notes
    assert notes == (
        "「衛生局」沒有 108-111 年度的文件，只有 113 年度的；108-111 年度的是全市的計畫，不分機關",
    )
    assert searcher.search("dept:衛生局 year:113 登革熱").notes == ()
