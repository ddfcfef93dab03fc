"""How many hits, suggestions and spellings there are at most, and what is said beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search import Searcher, Tier
from kaoview.search.numerals import spellings
from kaoview.search.query import MAX_QUERY_LENGTH
from kaoview.search.query_periods import split_off_period
from kaoview.search.trends import GroupBy, TrendError, trend
from kaoview.text.numbers import parse_number, to_chinese
from tests.search.small import search_in


def test_no_more_than_fifty_near_hits_are_returned(searcher: Searcher) -> None:
    found = searcher.search("研考會")
    assert (found.exact, found.near, len(found.hits)) == (1, 50, 51)
    assert found.total == 51


@pytest.mark.parametrize("limit", [0, 1, 3, 1000, None])
def test_a_limit_keeps_the_best_and_counts_them_all(limit: int | None, searcher: Searcher) -> None:
    every = searcher.search("登革熱")
    found = searcher.search("登革熱", limit)
    assert found.hits == every.hits[:limit]
    assert (found.exact, found.near) == (every.exact, every.near)


def test_a_departments_name_is_answered_with_its_items_below_what_holds_it(
    searcher: Searcher,
) -> None:
    found = searcher.search("衛生局")
    near = [hit for hit in found.hits if not hit.exact]
    assert {hit.department.name for hit in near} == {"衛生局"}
    assert {(hit.score, hit.tier) for hit in near} == {(80.0, Tier.PARTIAL)}
    assert all(not hit.spans for hit in near)
    assert searcher.search('"衛生局"').near == 0


def test_three_spellings_are_suggested_where_nothing_is_found(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "推動登革熱防治、登革熱疫苗、登革熱病媒蚊、登革熱通報。")
    found = searcher.search('"登革熱疫病"')
    assert found.hits == ()
    assert 1 <= len(found.suggestions) <= 3
    assert found.suggestions[0].startswith("登革熱")
    assert searcher.search('"登革熱疫病" -長照').suggestions == ()
    assert searcher.search("登革熱").suggestions == ()
    assert searcher.search('"登革熱疫病" year:99').suggestions != ()
    assert searcher.search("登革熱 year:99").suggestions == (), "it is only kept out"


def test_the_first_500_characters_of_a_query_are_read(searcher: Searcher) -> None:
    filling = " " * (MAX_QUERY_LENGTH - 3)
    assert searcher.search(f"{filling}登革熱").notes == ()
    longer = searcher.search(f"{filling} 登革熱")
    assert longer.notes == ("查詢太長，只用了前 500 個字",)
    assert [term.text for term in longer.query.terms] == ["登革"]


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("登革熱 year:99", "沒有「99」年度的文件，目前有 107、108-111、112、113 年度"),
        ("登革熱 dept:天文臺", "找不到名稱有「天文臺」的機關"),
        (
            "登革熱 kind:詩集",
            "沒有「詩集」這種文件，目前有 施政綱要、中程施政計畫、施政計畫、業務報告",
        ),
        ("登革熱 dept:" + "長" * 21, "找不到名稱有「" + "長" * 20 + "…」的機關"),
    ],
)
def test_a_filter_that_nothing_answers_says_what_there_is(
    query: str, note: str, searcher: Searcher
) -> None:
    found = searcher.search(query)
    assert found.hits == ()
    (said,) = found.notes
    assert said.partition("目前有")[0] == note.partition("目前有")[0]
    assert set(said.partition("目前有 ")[2].split("、")) == set(
        note.partition("目前有 ")[2].split("、")
    )


def test_getting_ready_tells_how_much_is_done(library: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    searcher = search_in(tmp_path, "推動登革熱防治。", "推動長照。")
    searcher.prepare(lambda *done: told.append(done))
    assert told == [(2, 2)]


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("一", ["一"]),
        ("1", ["1"]),
        ("二十", ["二十", "20", "二〇", "二零", "廿"]),
        ("20", ["20", "二十", "二〇", "二零", "廿"]),
        ("廿九", ["廿九", "29", "二十九", "二九"]),
        ("30", ["30", "三十", "三〇", "三零", "卅"]),
        ("卅", ["卅"]),
        ("第2阶段", ["第2阶段", "第二阶段"]),
        ("113", ["113", "一百一十三", "一一三"]),
        ("一百零五", ["一百零五", "105", "一〇五", "一零五"]),
        ("1999", ["1999", "一千九百九十九", "1,999", "一九九九"]),
        ("1,999", ["1,999", "1999", "一千九百九十九", "一九九九"]),
        ("12,345", ["12,345", "12345"]),
        ("10", ["10", "十", "一〇", "一零"]),
        ("5.87", ["5.87", "五点八七"]),
        ("百", ["百"]),
        ("千", ["千"]),
        ("十百", ["十百"]),
        ("两处", ["两处", "2处", "二处"]),
        (
            "2030年",
            ["2030年", "二千零三十年", "两千零三十年", "2,030年", "二〇三〇年", "二零三零年"],
        ),
    ],
)
def test_numbers_are_written_in_every_usual_way(typed: str, ways: list[str]) -> None:
    assert spellings(typed) == ways


def test_at_most_twelve_spellings_of_three_numbers_are_tried() -> None:
    assert len(spellings("20至20至20")) == 12
    assert spellings("1至2至3至20")[-1].endswith("至20"), "the fourth stays as it is"


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("一百一十三", 113),
        ("二〇五〇", 2050),
        ("1,999", 1999),
        ("三二十", None),
        ("十百", None),
        ("廿", 20),
        ("卅五", 35),
        ("一千零五", 1005),
        ("九千九百九十九", 9999),
        ("两百", 200),
        ("百", 100),
        ("零", 0),
    ],
)
def test_the_value_of_a_figure(figure: str, value: int | None) -> None:
    assert parse_number(figure) == value


@pytest.mark.parametrize("value", [1, 10, 11, 20, 99, 100, 101, 110, 111, 1000, 1001, 1010, 9090])
def test_a_number_in_chinese_has_its_value(value: int) -> None:
    assert parse_number(to_chinese(value)) == value
    assert "零零" not in to_chinese(value)


PERIODS = frozenset(("107", "108-111", "113"))


@pytest.mark.parametrize(
    ("word", "taken"),
    [
        ("108年托育", ("108", "托育")),
        ("111年托育", ("111", "托育")),
        ("112年托育", None),
        ("106年托育", None),
        ("113年蚊子", ("113", "蚊子")),
        ("113年蚊", None),
        ("1912年托育", None),
        ("2018年托育", ("107", "托育")),
        ("2019年托育", ("108", "托育")),
    ],
)
def test_years_within_a_period_are_taken_off_a_word(
    word: str, taken: tuple[str, str] | None
) -> None:
    assert split_off_period(word, PERIODS) == taken


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "沒有要統計的詞，請給一個以上，例如 kaoview trend 淨零"),
        (["year:113"], "只有篩選，請再加上要統計的詞"),
        (["-"], "「-」裡沒有可以數的字，請換一個詞"),
        (["\u200b"], "「\u200b」裡沒有可以數的字，請換一個詞"),
    ],
)
def test_what_cannot_be_counted_is_said(words: list[str], said: str, library: Library) -> None:
    with pytest.raises(TrendError) as raised:
        trend(library, words, GroupBy.PERIOD)
    assert str(raised.value) == said


def test_words_are_counted_per_ten_thousand_characters(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "推動登革熱防治，清除登革熱孳生源。", "推動長照。")
    (hit,) = searcher.search("登革熱").hits
    counted = trend(Library((hit.department,), ()), ["登革熱"], GroupBy.PERIOD)
    (bar,) = counted.bars
    assert (bar.value, bar.characters) == ("114", 22)
    (count,) = bar.counts
    assert (count.ids, count.occurrences) == ((hit.id,), 2)
    assert count.rate == pytest.approx(2 * 10_000 / 22)
