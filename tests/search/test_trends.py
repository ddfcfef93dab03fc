"""Trends: how often words occur, counted as the search counts its exact hits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaoview.export.word_labels import scope, trend_scope
from kaoview.model import Department, Item, Library, Plan, PlanKind, SourceSpan
from kaoview.search import Searcher
from kaoview.search.trend_bars import absent_names
from kaoview.search.trend_query import parse_trend_words, split_query
from kaoview.search.trends import GroupBy, Trend, TrendError, trend
from kaoview.search.word_table import word_table
from kaoview.text.fold import find_spans


def plan(department: str, period: str, *texts: tuple[str, str]) -> Plan:
    """Make a plan of items with a title and a text each."""
    id = f"{period}-{department}"
    items = tuple(
        Item(f"{id}-{at}", f"{at}.", title, text, SourceSpan("a.txt", at, at))
        for at, (title, text) in enumerate(texts, 1)
    )
    return Plan(id, "施政計畫", period, PlanKind.ANNUAL, department, "a.txt", items)


@pytest.fixture(scope="module")
def small() -> Library:
    """Two departments and three periods, the text of the documents shortened."""
    return Library(
        (
            Department(
                "環境保護局",
                "環境保護局",
                plans=(
                    plan(
                        "環境保護局",
                        "113",
                        ("淨零排放", "邁向2050淨零，推動淨零永續。"),
                        ("", "空氣品質。"),
                    ),
                    plan("環境保護局", "108-111", ("", "臺灣 淨\n零。第二階段。")),
                ),
            ),
            Department("人事處", "人事處", plans=(plan("人事處", "", ("", "淨零人才培訓。")),)),
            Department("空局", "空局", plans=(plan("空局", "107"),)),
            Department("沒有計畫", "沒有計畫"),
        ),
        (),
    )


def counted(found: Trend, at: int = 0) -> dict[str, tuple[int, int]]:
    """Return items and occurrences of one term, by bar."""
    return {bar.label: (bar.counts[at].items, bar.counts[at].occurrences) for bar in found.bars}


def test_periods_come_oldest_first_with_items_and_occurrences(small: Library) -> None:
    found = trend(small, ["淨零"], GroupBy.PERIOD)
    assert counted(found) == {"107": (0, 0), "108-111": (1, 1), "113": (1, 3), "年度不明": (1, 1)}
    assert list(counted(found)) == ["107", "108-111", "113", "年度不明"]
    assert found.bars[2].counts[0].ids == ("113-環境保護局-1",)


def test_departments_stand_as_in_the_library(small: Library) -> None:
    found = trend(small, ["淨零"], GroupBy.DEPARTMENT)
    assert list(counted(found).items()) == [
        ("環境保護局", (2, 4)),
        ("人事處", (1, 1)),
        ("空局", (0, 0)),
    ]
    assert found.totals[0].ids == ("113-環境保護局-1", "108-111-環境保護局-1", "-人事處-1")


def test_the_rate_is_for_ten_thousand_characters_of_the_items_own_words(small: Library) -> None:
    bar = trend(small, ["淨零"], GroupBy.PERIOD).bars[1]
    assert bar.characters == len("臺灣淨零。第二階段。")
    assert bar.counts[0].rate == pytest.approx(10_000 / bar.characters)
    assert trend(small, ["淨零"], GroupBy.PERIOD).bars[0].counts[0].rate == 0.0


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("台湾", 1),
        ("臺灣", 1),
        ("净零", 3),
        ("第2階段", 1),
        ("２０５０", 1),
        ("「淨零」", 3),
        ('"淨 零"', 3),
        ("經零", 0),
        ("jingling", 0),
    ],
)
def test_words_are_found_however_they_are_written_and_only_they(
    small: Library, typed: str, items: int
) -> None:
    (total,) = trend(small, [typed], GroupBy.PERIOD).totals
    assert total.items == items


def test_a_number_in_other_figures_has_to_stand_whole() -> None:
    texts = ("", "補助20萬元，共20案。"), ("", "2050淨零"), ("", "二十年"), ("", "一百二十萬")
    own = Library((Department("甲", "甲", plans=(plan("甲", "113", *texts),)),), ())
    assert trend(own, ["二十"], GroupBy.PERIOD).totals[0].ids == (
        "113-甲-1",
        "113-甲-3",
        "113-甲-4",
    )
    # 20案, 二十年 and, since it was typed so, 一百二十萬; 20萬 is another number.
    assert trend(own, ["二十"], GroupBy.PERIOD).totals[0].occurrences == 3
    assert trend(own, ["20"], GroupBy.PERIOD).totals[0].ids == ("113-甲-1", "113-甲-2", "113-甲-3")


def test_several_words_are_counted_side_by_side_and_equal_ones_once(small: Library) -> None:
    found = trend(small, ["淨零", "净零", "空氣品質"], GroupBy.PERIOD)
    assert [total.term for total in found.totals] == ["淨零", "空氣品質"]
    assert counted(found, 1)["113"] == (1, 1)
    assert all(len(bar.counts) == 2 for bar in found.bars)


@pytest.mark.parametrize("terms", [[], [""], ["淨零", " "], ["「」"], ["-"], ["\u200b"]])
def test_nothing_to_count_is_said(small: Library, terms: list[str]) -> None:
    with pytest.raises(TrendError, match="請"):
        trend(small, terms, GroupBy.PERIOD)


def test_an_empty_library_has_no_bars() -> None:
    found = trend(Library((), ()), ["淨零"], GroupBy.DEPARTMENT)
    assert (found.bars, found.empty, found.totals[0].rate) == ((), True, 0.0)


def test_a_budget_s_amount_is_found_as_in_the_search(small: Library) -> None:
    department = small.departments[0]
    item = replace(department.plans[0].items[1], amount=1500)
    changed = replace(department, plans=(replace(department.plans[0], items=(item,)),))
    found = trend(replace(small, departments=(changed,)), ["1,500"], GroupBy.PERIOD)
    assert found.totals[0].ids == (item.id,)


@pytest.fixture(scope="module")
def searcher(library: Library) -> Searcher:
    return Searcher(library, cache=None)


@pytest.mark.parametrize("by", GroupBy)
@pytest.mark.parametrize("word", ["淨零", "AI", "20", "二十", "高雄", "第2階段", "1999", "。"])
def test_the_items_are_the_search_s_exact_hits_and_the_bars_share_them_out(
    library: Library, searcher: Searcher, word: str, by: GroupBy
) -> None:
    found = trend(library, [word], by)
    results = searcher.search(f'"{word}"')
    assert set(found.totals[0].ids) == {hit.id for hit in results.hits if hit.exact}
    facets = results.periods if by is GroupBy.PERIOD else results.departments
    bars = {bar.value: bar.counts[0].items for bar in found.bars if bar.counts[0].items}
    assert bars == {facet.value: facet.count for facet in facets}
    assert sum(bar.counts[0].occurrences for bar in found.bars) == found.totals[0].occurrences


@settings(max_examples=50)
@given(st.text("淨零排 \n臺", max_size=30), st.text("淨零排臺台", min_size=1, max_size=3))
def test_occurrences_are_the_places_that_would_be_highlighted(text: str, word: str) -> None:
    one = Library((Department("甲", "甲", plans=(plan("甲", "113", ("", text)),)),), ())
    assert trend(one, [word], GroupBy.PERIOD).totals[0].occurrences == len(find_spans(text, word))


def test_a_period_beside_words_says_what_to_count_in(small: Library) -> None:
    found = trend(small, ["淨零", "113"], GroupBy.DEPARTMENT)
    assert list(counted(found).items()) == [("環境保護局", (1, 3))]
    assert [each.written for each in found.filters] == ["year:113"]
    assert [each.written for each in found.filters_for(found.bars[0])] == [
        "dept:環境保護局",
        "year:113",
    ]
    assert counted(trend(small, ["淨零", "108至111年度"], GroupBy.PERIOD)) == {"108-111": (1, 1)}
    assert counted(trend(small, ["淨零", "112"], GroupBy.PERIOD))["113"] == (1, 3), "no such period"


def test_a_period_alone_or_in_quotes_is_counted_as_it_stands(small: Library) -> None:
    assert [total.term for total in trend(small, ["113"], GroupBy.PERIOD).totals] == ["113"]
    found = trend(small, ["淨零", '"113"'], GroupBy.PERIOD)
    assert [total.term for total in found.totals] == ["淨零", "113"]
    assert found.filters == ()


@pytest.mark.parametrize(
    "typed", [["dept:人事 淨零"], ["淨零", "機關:人事處"], ["淨零", "-年:113,108"]]
)
def test_filters_say_what_to_count_in(small: Library, typed: list[str]) -> None:
    found = trend(small, typed, GroupBy.DEPARTMENT)
    assert found.totals[0].ids == ("-人事處-1",)
    assert found.totals[0].term == "淨零"


def test_a_filter_that_nothing_answers_leaves_nothing_and_is_noted(small: Library) -> None:
    found = trend(small, ["淨零", "year:99"], GroupBy.PERIOD)
    assert found.empty and found.bars == ()
    assert any("沒有「99」年度的文件" in note for note in found.notes)
    with pytest.raises(TrendError, match="只有篩選"):
        trend(small, ["year:113"], GroupBy.PERIOD)


def test_pieces_of_a_query_leave_out_what_is_kept_out() -> None:
    assert split_query('-year:107 "登革熱 整合" 醫療 -疫苗 foo:bar') == [
        "-year:107",
        '"登革熱 整合"',
        "醫療",
        "foo:bar",
    ]
    assert split_query("「113」 dept:") == ['"113"']


def test_a_word_of_many_pages_is_cut(library: Library) -> None:
    query = parse_trend_words(library, ["捷運" * 5_000])
    assert len(query.words[0]) == 500
    assert query.notes == ("太長的詞只用了前 500 個字",)


def test_of_a_question_the_words_it_is_about_are_counted(library: Library) -> None:
    query = parse_trend_words(library, ["長照怎麼申請補助"])
    assert query.words == ("長照", "補助")
    assert query.notes == ("沒有「長照怎麼申請補助」這樣的原文，統計的是裡面的「長照」「補助」",)
    assert parse_trend_words(library, ["家暴要打幾號電話"]).words == ("家暴",)
    assert parse_trend_words(library, ["獨角獸馬車"]).words == ("獨角獸馬車",)
    assert parse_trend_words(library, ['"家暴要打幾號電話"']).words == ("家暴要打幾號電話",)
    found = trend(library, ["家暴要打幾號電話"], GroupBy.DEPARTMENT)
    assert found.totals[0].occurrences == 2


def test_it_is_said_in_which_documents_words_were_looked_for(library: Library) -> None:
    found = trend(library, ["淨零"], GroupBy.DEPARTMENT)
    whole = "查了 107、108-111、112、113 年度的文件，33 個機關（另有不分機關的「全市」）"
    assert trend_scope(found) == scope(word_table(library, ["淨零"])) == whole
    health = trend(library, ["淨零", "dept:衛生局"], GroupBy.PERIOD)
    assert trend_scope(health) == "查了 113 年度的文件，1 個機關"
    assert "全市" not in absent_names(trend(library, ["登革熱"], GroupBy.DEPARTMENT))
