"""The search as a whole, on the bundled library."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaoview.model import Library
from kaoview.search import Searcher, Synonyms, Tier
from kaoview.search.results import EXACT_SCORE
from tests.search.conftest import raw


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("登草熱", "登革熱"),
        ("绿色殡葬", "綠色殯葬"),
        ("ydgs", "漁電共生"),
        ("1up4y;4", "殯葬"),
        ("第2階段 輕軌", "第二階段"),
        ("dept:研考會 1999", "1999"),
        ("垃圾焚化廠", "廢棄物處理"),
        ("社會往宅", "社會住宅"),
        ("lvsebinzang", "綠色殯葬"),
        ("長罩政策", "長照政策"),
        ("高雄廣播電台", "高雄廣播電"),
        ("都市計劃通盤檢討", "都市計畫通盤檢討"),
        ("流浪狗收容", "動保"),
        ("蚊子傳染病", "登革熱"),
        ("喝酒開車", "酒駕"),
    ],
)
def test_what_a_reader_means_comes_first(query: str, first: str, searcher: Searcher) -> None:
    hit = searcher.search(query, 1).hits[0]
    assert first in "".join(raw(hit.item).split())


def test_questions_find_what_they_ask_about(searcher: Searcher) -> None:
    for question, words in {
        "家暴要打幾號電話": ("家暴",),
        "育兒津貼一個月多少錢": ("育兒", "津貼"),
        "颱風來的時候怎麼知道最新消息": ("颱風",),
        "怎麼 申請 社會住宅": ("社會住宅",),
        "如何 請領 育兒津貼": ("育兒",),
    }.items():
        hits = searcher.search(question).hits[:3]
        assert hits, question
        assert any(word in raw(hit.item) for hit in hits for word in words), question


def test_a_question_word_alone_is_searched_as_it_stands(searcher: Searcher) -> None:
    assert [hit for hit in searcher.search("目前").hits if hit.exact]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("绿色殡葬", ["綠色殯葬"]),
        ("登草熱", ["登革熱"]),
        ("運i臺灣", ["運 i 臺灣"]),
    ],
)
def test_highlights_stand_on_the_raw_characters(
    query: str, marked: list[str], searcher: Searcher
) -> None:
    hit = searcher.search(query, 1).hits[0]
    assert [raw(hit.item)[start:end] for start, end in hit.spans] == marked


def test_every_occurrence_in_an_exact_hit_is_marked(searcher: Searcher) -> None:
    hit = next(hit for hit in searcher.search("客語").hits if hit.id == "113-客家事務委員會-3")
    assert len(hit.spans) == raw(hit.item).count("客語")


def test_exact_hits_stand_above_the_divider(searcher: Searcher) -> None:
    found = searcher.search("社會住宅")
    exact = [hit for hit in found.hits if hit.exact]
    assert len(exact) == found.exact > 3
    assert found.hits[: found.exact] == tuple(exact)
    assert all(hit.score >= EXACT_SCORE and hit.tier is Tier.EXACT for hit in exact)
    assert all("社會住宅" in raw(hit.item) for hit in exact)
    assert found.near == len(found.hits) - found.exact
    assert {hit.tier for hit in found.hits[found.exact :]} <= set(Tier) - {Tier.EXACT}


def test_scores_fall_within_each_group(searcher: Searcher) -> None:
    for query in ("社會住宅", "登草熱", "垃圾焚化廠", "遊艇 產業"):
        scores = [hit.score for hit in searcher.search(query).hits]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 100 for score in scores)


def test_a_limit_cuts_the_hits_but_not_the_counts(searcher: Searcher) -> None:
    whole = searcher.search("捷運")
    cut = searcher.search("捷運", 3)
    assert len(cut.hits) == 3
    assert (cut.exact, cut.near, cut.periods) == (whole.exact, whole.near, whole.periods)
    assert [*(hit.item for hit in cut.hits), *cut.cut] == [hit.item for hit in whole.hits]
    assert whole.cut == ()


def test_facets_tell_how_many_of_their_hits_are_exact(searcher: Searcher) -> None:
    found = searcher.search("長照")
    assert found.exact and found.near
    for facets in (found.periods, found.departments):
        assert sum(facet.exact for facet in facets) == found.exact
        assert sum(facet.count for facet in facets) == found.total


def test_a_title_that_is_the_query_comes_first(searcher: Searcher) -> None:
    assert searcher.search("人事業務").hits[0].item.title == "人事業務"


def test_a_heading_only_item_counts_and_holds_nothing_of_its_children(searcher: Searcher) -> None:
    ids = [hit.id for hit in searcher.search("人事業務").hits if hit.exact]
    assert "107-行政暨國際處-4.1.1.3" in ids
    ids = [hit.id for hit in searcher.search("員工協助方案").hits if hit.exact]
    assert "107-行政暨國際處-4.1.1.3.1.1" in ids
    assert "107-行政暨國際處-4.1.1.3" not in ids


def test_captions_can_be_found(searcher: Searcher) -> None:
    found = searcher.search("kind:照片 孫曉雅")
    assert found.exact == 1
    assert "照片" in raw(found.hits[0].item) + found.hits[0].item.marker


def test_an_amount_can_be_found(searcher: Searcher) -> None:
    hits = searcher.search("25,169").hits
    assert any(hit.item.amount == 25_169 for hit in hits if hit.exact)


def test_several_terms_must_all_be_there_to_be_exact(searcher: Searcher) -> None:
    for hit in searcher.search("遊艇 產業").hits:
        if hit.exact:
            assert "遊艇" in raw(hit.item)


def test_terms_near_each_other_come_first(searcher: Searcher) -> None:
    hit = searcher.search("幼兒園 雙語").hits[0]
    assert "幼兒園雙語教育" in raw(hit.item)


def test_a_term_may_stand_in_the_headings_or_the_department(searcher: Searcher) -> None:
    found = searcher.search("衛生局 登革熱")
    assert found.hits[0].department.name == "衛生局"
    assert found.hits[0].exact
    under = searcher.search("車輛管理 油料").hits[0]
    assert under.id == "107-行政暨國際處-4.1.1.4.2.2"


def test_a_phrase_must_be_there_as_it_stands(searcher: Searcher) -> None:
    assert searcher.search('"登草熱"').hits == ()
    found = searcher.search('"社會安全網" 服務')
    assert found.hits
    assert all("社會安全網" in raw(hit.item) for hit in found.hits)


def test_exclusions_keep_items_out(searcher: Searcher) -> None:
    kept = searcher.search("殯葬 -建置").hits
    assert kept
    assert all("建置" not in raw(hit.item) for hit in kept)


def test_filters_narrow_and_tell_what_they_hid(searcher: Searcher) -> None:
    whole = searcher.search("登革熱")
    narrowed = searcher.search("dept:衛生 登革熱")
    assert {hit.department.name for hit in narrowed.hits} == {"衛生局"}
    assert narrowed.hidden == whole.total - narrowed.total > 0
    nothing = searcher.search("year:107 高雄廣播電臺")
    assert nothing.hits == ()
    assert nothing.hidden > 0


def test_facets_count_every_hit_that_is_listed(searcher: Searcher) -> None:
    found = searcher.search("登革熱")
    assert found.exact and found.near
    assert sum(facet.count for facet in found.periods) == found.total
    assert sum(facet.count for facet in found.departments) == found.total
    assert {facet.value for facet in found.departments} >= {"衛生局", "環境保護局"}


@pytest.mark.parametrize(
    "query", ["登革熱", "淨零", "小孩沒人顧", "長照", "登草熱", "year:113 長照"]
)
def test_a_facet_counts_the_hits_that_are_listed_once_it_is_chosen(
    query: str, searcher: Searcher
) -> None:
    whole = searcher.search(query)
    for name, facets in (("year", whole.periods), ("dept", whole.departments)):
        for facet in () if f"{name}:" in query else facets:
            chosen = searcher.search(f"{name}:{facet.value} {query}")
            assert chosen.total == len(chosen.hits) == facet.count
            assert chosen.hidden + chosen.total == whole.hidden + whole.total
            assert {hit.id for hit in chosen.hits} <= {hit.id for hit in whole.hits}


def test_where_a_filter_leaves_nothing_what_comes_near_is_found(searcher: Searcher) -> None:
    whole = searcher.search("長照")
    assert "社會局" not in {hit.department.name for hit in whole.hits}
    narrowed = searcher.search("dept:社會局 長照")
    assert [hit.tier for hit in narrowed.hits] == [Tier.SYNONYM] * 2
    assert narrowed.hidden == whole.total


def test_facets_count_the_near_hits_where_there_are_no_exact_ones(searcher: Searcher) -> None:
    found = searcher.search("登草熱")
    assert found.exact == 0
    assert sum(facet.count for facet in found.periods) == found.near


def test_an_empty_result_offers_the_nearest_spelling(searcher: Searcher) -> None:
    found = searcher.search('"登草熱防治"')
    assert found.hits == ()
    assert any("登革熱" in word for word in found.suggestions)
    assert searcher.search('"qqqqqqqq"').suggestions == ()


def test_a_departments_name_that_stands_nowhere_gives_its_items(searcher: Searcher) -> None:
    found = searcher.search("運發局")
    assert found.exact == 0
    assert {hit.department.name for hit in found.hits[:5]} == {"運動發展局"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        "[",
        "[/附件]",
        "-",
        "-租金",
        "year:",
        "foo:bar",
        "\x1b[31m",
        "😀",
        "\ud800",
        "　",
    ],
)
def test_bad_input_is_a_plain_message_or_an_empty_result(query: str, searcher: Searcher) -> None:
    found = searcher.search(query)
    assert not found.cancelled
    assert all(note.isprintable() for note in found.notes)


@pytest.mark.parametrize(
    "query", ["社會住宅" * 2500, "a" * 10_000, "社會 " * 5000, "１up4y;4" * 2000]
)
def test_a_pasted_page_is_cut_and_remarked_on(query: str, searcher: Searcher) -> None:
    assert any("太長" in note for note in searcher.search(query).notes)


def test_a_cancelled_search_stops(searcher: Searcher) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    found = searcher.search("登草熱 社會往宅", None, cancelled)
    assert found.cancelled
    assert found.hits == ()
    assert len(asked) == 3


def test_a_search_runs_in_any_thread(searcher: Searcher) -> None:
    found: list[str] = []

    def run() -> None:
        found.append(searcher.search("綠色殯葬").hits[0].id)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert found == ["113-民政局-9"]


def test_synonyms_can_be_given(library: Library, tmp_path: Path) -> None:
    own = Synonyms({"火星": {"殡葬": 0.9}}, ("某檔第 3 行起的一組寫錯了",))
    found = Searcher(library, synonyms=own, cache=tmp_path).search("火星")
    assert found.hits[0].tier is Tier.SYNONYM
    assert "殯葬" in raw(found.hits[0].item)
    assert found.notes == own.problems


def test_nothing_is_kept_where_nothing_may_be(library: Library, tmp_path: Path) -> None:
    assert Searcher(library, cache=None).search("綠色殯葬").exact == 1
    kept = Searcher(library, cache=tmp_path)
    kept.search("綠色殯葬 政策檢討")
    assert [path.name[:6] for path in tmp_path.iterdir()] == ["words-"]


def test_an_empty_library_finds_nothing() -> None:
    empty = Searcher(Library((), ()), cache=None)
    empty.prepare()
    for query in ("登革熱", "ydgs", "1up4y;4", "year:113 x"):
        assert empty.search(query).hits == ()


QUERIES = st.one_of(
    st.text(max_size=30),
    st.text(
        alphabet=st.sampled_from(
            '社會住宅登革熱殯葬二十113 "“」-－:：[]yeardept1up4;/.,ㄅㄧㄣˋ臺 　'
        ),
        max_size=20,
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES)
def test_anything_can_be_searched_for_and_every_span_is_in_bounds(
    searcher: Searcher, query: str
) -> None:
    for hit in searcher.search(query).hits:
        size = len(raw(hit.item))
        flat = [edge for span in hit.spans for edge in span]
        assert flat == sorted(set(flat))
        assert all(0 <= edge <= size for edge in flat)
        assert 0 < hit.score <= 100
