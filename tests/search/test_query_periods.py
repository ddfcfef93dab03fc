"""A period written onto a word: what is taken apart, what stays whole, and what is found then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.search.query import parse
from kaoview.search.query_periods import (
    interpret_periods,
    parse_period,
    periods_of,
    split_off_period,
)

PERIODS = frozenset(("107", "108-111", "112", "113"))


def found(searcher: Searcher, query: str) -> list[str]:
    """Return the ids of the exact hits, best first."""
    return [hit.item.id for hit in searcher.search(query).hits if hit.exact]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("113年淨零", ("113", "淨零")),
        ("113淨零", ("113", "淨零")),
        ("１１３年度淨零", ("113", "淨零")),
        ("108-111年托育", ("108-111", "托育")),
        ("108年至111年度托育", ("108-111", "托育")),
        ("108~111托育", ("108-111", "托育")),
        ("民國112年登革熱", ("112", "登革熱")),
        ("中華民國112年度登革熱", ("112", "登革熱")),
        ("民国112年登革热", ("112", "登革热")),
        ("一一二年登革熱", ("112", "登革熱")),
        ("一百一十二年登革熱", ("112", "登革熱")),
        ("2024年淨零", ("113", "淨零")),
        ("淨零113年", ("113", "淨零")),
        ("淨零113", ("113", "淨零")),
        ("登革熱民國112年度", ("112", "登革熱")),
        ("113年2050淨零", None),
        ("107年電影AI補助", ("107", "電影AI補助")),
        ("113年前鎮漁港", ("113", "前鎮漁港")),
        ("113年度的淨零", ("113", "淨零")),
        ("109年托育", ("109", "托育")),
        ("托育民國110年", ("110", "托育")),
    ],
)
def test_a_period_is_taken_off_a_word(word: str, expected: tuple[str, str] | None) -> None:
    assert split_off_period(word, PERIODS) == expected


@pytest.mark.parametrize(
    "word",
    [
        "114年淨零",  # no such period
        "109托育",  # within one, but 年 is not said
        "2050年淨零",
        "1113年淨零",
        "0113年淨零",
        "113.5年計畫",
        "113年5月登革熱",  # dates
        "113年十二月登革熱",
        "113年底完工",
        "112年至113年",
        "112年以前完成",
        "截至113年",
        "110學年度",  # a school year is no plan's year
        "113學年度招生",
        "113年度",
        "113萬元補助",  # amounts and counts
        "112億元預算",
        "107公頃造林",
        "112處公園",
        "113人次",
        "107期市地重劃",
        "第113條規定",  # laws
        "國土計畫法第113",
        "108課綱教師",
        "省道107",
        "1.4.5",  # markers and ids
        "113-衛生局-2",
        "112.4業務報告",
        "108-111",
        "1999市民服務專線",  # numbers of something else
        "113保護專線",
        "危老123興革制度",
        "113年A計畫",
        "113年底",
        "113年蚊",
        "",
    ],
)
def test_what_may_mean_something_else_stays_whole(word: str) -> None:
    assert split_off_period(word, PERIODS | {"108"}) is None


def test_a_period_that_stands_alone_is_named_plainly() -> None:
    assert parse_period("113", PERIODS) == "113"
    assert parse_period("民國113年度", PERIODS) == "113"
    assert parse_period("108至111年", PERIODS) == "108-111"
    assert parse_period("109年", PERIODS) is None
    assert parse_period("113年淨零", PERIODS) is None


def test_a_space_inside_a_year_as_documents_print_it_parts_nothing() -> None:
    assert interpret_periods("113 年度淨零 補助", PERIODS).filtered == "year:113 淨零 補助"
    assert interpret_periods("淨零 113 年度", PERIODS).literal == "淨零 113"
    assert interpret_periods("113 淨零 年度", PERIODS).literal == "113 淨零 年度"
    assert interpret_periods("中華民國 112 年登革熱", PERIODS).filtered == "year:112 登革熱"
    assert interpret_periods("民國 登革熱", PERIODS).literal == "民國 登革熱"
    assert interpret_periods("117 年通車", PERIODS).literal == "117 年通車"


def test_a_query_is_read_with_the_period_as_a_filter() -> None:
    read = interpret_periods("補助 113年淨零 -租金", PERIODS)
    assert read.literal == "補助 113年淨零 -租金"
    assert read.filtered == "year:113 補助 淨零 -租金"
    assert "113 年的「淨零」" in read.note


def test_two_periods_widen_and_one_that_is_asked_for_is_not_asked_twice() -> None:
    assert (
        interpret_periods("112年淨零 113年淨零", PERIODS).filtered == "year:112 year:113 淨零 淨零"
    )
    assert interpret_periods("年:113 113年淨零", PERIODS).filtered == "年:113 淨零"
    assert interpret_periods("year:112 113年淨零", PERIODS).filtered is None
    assert interpret_periods("-year:112 113年淨零", PERIODS).filtered == "year:113 -year:112 淨零"


def test_a_period_beside_other_words_is_looked_for_by_its_name() -> None:
    assert interpret_periods("淨零 113年度", PERIODS).literal == "淨零 113"
    assert interpret_periods("113年度", PERIODS).literal == "113年度"


@pytest.mark.parametrize(
    "query",
    ['"113年淨零"', "「113年淨零」", "-113年淨零 淨零", "dept:113年淨零 淨零", "foo:113年淨零"],
)
def test_quotes_minus_and_filters_keep_a_word_whole(query: str) -> None:
    read = interpret_periods(query, PERIODS)
    assert (read.literal, read.filtered) == (query, None)


@given(st.text(alphabet='社會113年度民國-淨零12 "「」：:－處', max_size=40))
def test_any_query_can_be_read_and_nothing_but_periods_goes(text: str) -> None:
    read = interpret_periods(text, PERIODS)
    typed, before = parse(text), parse(read.literal)
    assert before.filters == typed.filters
    assert before.excluded == typed.excluded
    assert len(before.terms) <= len(typed.terms)  # fewer where a space stood inside a year
    if read.filtered is not None:
        dated = parse(read.filtered)
        assert len(dated.filters) >= len(before.filters)
        assert dated.excluded == before.excluded
        assert len(dated.terms) == len(before.terms)
        assert {each.value for each in dated.filters} >= {each.value for each in before.filters}
        assert all(
            new.key in old.key
            for old, new in zip(before.terms, dated.terms, strict=True)
            if not old.phrase
        )


@given(st.text(max_size=60))
def test_without_periods_a_query_is_as_typed(text: str) -> None:
    assert interpret_periods(text, ()).literal == text
    assert interpret_periods(text, ()).filtered is None


def test_the_periods_of_the_bundled_documents(library: Library) -> None:
    assert periods_of(library) == PERIODS


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("113年淨零", "year:113 淨零"),
        ("113淨零", "year:113 淨零"),
        ("淨零113年", "year:113 淨零"),
        ("108-111年托育", "year:108-111 托育"),
        ("民國112年登革熱", "year:112 登革熱"),
        ("109年托育", "year:109 托育"),
        ("113 年淨零", "year:113 淨零"),
    ],
)
def test_a_period_on_a_word_finds_what_the_filter_finds(
    searcher: Searcher, query: str, plain: str
) -> None:
    assert found(searcher, query) == found(searcher, plain) != []
    assert searcher.search(query).query.text == plain
    assert any("看成" in note for note in searcher.search(query).notes)


def test_the_year_in_a_word_and_beside_it_find_the_same(searcher: Searcher) -> None:
    assert set(found(searcher, "113年淨零")) == set(found(searcher, "淨零 113年"))


def test_words_that_stand_in_a_document_are_found_as_they_stand(searcher: Searcher) -> None:
    results = searcher.search("113年度施政計畫")
    assert results.query.text == "113年度施政計畫"
    assert results.hits[0].item.id.startswith("112-11-研究發展考核委員會")
    assert not any("看成" in note for note in results.notes)


def test_what_the_period_lacks_is_counted_outside_it(searcher: Searcher) -> None:
    results = searcher.search("108-111年跟蹤騷擾")
    assert results.exact == 0
    assert results.hidden > 0


def test_a_range_of_years_beside_a_word_is_a_filter(searcher: Searcher) -> None:
    split = interpret_periods("托育 108-111", PERIODS)
    assert split.filtered is not None
    assert split.filtered.split() == ["year:108-111", "托育"]
    hits = searcher.search("托育 108-111").hits
    assert {hit.plan.period for hit in hits} == {"108-111"}
    assert interpret_periods("托育 113", PERIODS).filtered is None, "113 may be a number"
