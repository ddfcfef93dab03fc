"""What is found where nothing says what was typed: items that share a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.search.query_units import QueryUnit, loosened
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key
from tests.search.small import numbers, search_in

MEALS = "落實校園飲食管理，提升學校供餐品質"
OTHERS = ("整修步道護欄", "汰換老舊消防車輛", "宣導戶政線上申辦")


def test_a_word_that_stands_nowhere_is_looked_for_by_its_characters(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, MEALS)
    results = searcher.search("野餐")
    assert results.exact == 0
    assert [hit.id[-1] for hit in results.hits] == ["4"]
    assert results.hits[0].score < 84


def test_what_shares_nothing_is_not_found(tmp_path: Path) -> None:
    assert numbers(search_in(tmp_path, *OTHERS, MEALS), "火箭") == []


def test_good_hits_stand_by_themselves(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, MEALS, "供應商管理品質", "校園安全巡邏")
    assert numbers(searcher, "校園飲食管理") == [1]
    assert numbers(searcher, "小圓飲食管理") == [1], "a typo of a long word is sure enough"


def test_phrases_and_exclusions_are_taken_at_their_word(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, MEALS)
    assert numbers(searcher, '"野餐"') == []
    assert numbers(searcher, "野餐 -校園") == []


def test_they_are_few(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *(f"辦理第{n}場供餐說明" for n in range(1, 31)))
    assert len(numbers(searcher, "野餐")) == 8


def test_they_do_not_trail_far_behind_a_fair_answer(tmp_path: Path) -> None:
    fair, weak = "取締酒後駕車，維護道路安全", "辦理駕駛人講習"
    assert numbers(search_in(tmp_path, *OTHERS, weak, fair), "酒駕取締") == [5]
    assert numbers(search_in(tmp_path, *OTHERS, weak), "酒駕取締") == [4]


def test_a_word_is_not_answered_by_the_other_one(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path, *OTHERS, "加強校園傳染病防治措施", "清除病媒蚊孳生源，防治登革熱"
    )
    assert numbers(searcher, "蚊子傳染病")[0] == 5


def test_a_weak_answer_does_not_stop_the_search(tmp_path: Path) -> None:
    votes = (f"設置第{n}投票所" for n in range(1, 9))
    searcher = search_in(tmp_path, *votes, "偵破擄人勒贖及強盜搶奪案件")
    assert numbers(searcher, "綁票 搶劫")[0] == 9


def test_everyday_words_are_asked_last(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "維持備用容量，強化電力系統")
    hit = searcher.search("跳電").hits[0]
    assert hit.id.endswith("-4")
    assert hit.reason.startswith("跳電 → 備用容量")


def test_a_number_is_not_looked_for_in_pieces(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "辦理十五場說明", "入園人次達 485 萬")
    assert numbers(searcher, "四百八十五萬 遊客") == [5]
    money = search_in(tmp_path, *OTHERS, "補助 150萬元", "配合 45億元工程，祝萬事如意")
    assert numbers(money, "郵筒 1億2000萬") == []
    assert numbers(search_in(tmp_path, *OTHERS, "推動2050淨零"), "郵筒 200個") == []


def test_the_words_of_a_long_one_are_looked_for_as_well(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "推廣有機耕作", "取締超速及違規停車")
    assert numbers(searcher, "有機水果攤")[:1] == [4], "in no table"
    assert numbers(searcher, "有機蔬菜")[:1] == [4], "in a table as a whole"


def test_the_synonyms_of_these_words_count_for_less(library: Library) -> None:
    searcher = Searcher(library, cache=None)
    synonyms = load_synonyms()
    unit = QueryUnit(fold_key("垃圾噪音"), {fold_key("垃圾噪音"): 1.0})
    found = loosened(unit, searcher.segmenter, synonyms).variants
    piece = fold_key("垃圾")
    assert found[piece] == 0.7
    names = synonyms.of(piece)
    assert names
    assert all(0 < found[name] <= max(0.7, weight) for name, weight in names.items())
    assert any(found[name] == pytest.approx(0.6 * names[name]) for name in names)


def test_a_long_synonym_that_stands_nowhere_stands_there_without_its_end(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "辦理游離輻射量測", "加強輻射偵測")
    hit = searcher.search("電磁波").hits[0]
    assert hit.id.endswith("-4")
    assert hit.reason.startswith("電磁波 → 游離輻射")
    whole = search_in(tmp_path, *OTHERS, "辦理游離輻射量測", "管制非游離輻射")
    assert numbers(whole, "電磁波")[0] == 5


def test_what_is_spelled_like_everyday_words_is_asked_as_they_are(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "推動雙語教育", "辦理地方創生，吸引青年移居")
    assert numbers(searcher, "鄉鎮沒落")[0] == 5


def test_a_typo_inside_other_words_is_behind_a_synonym(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "美化水岸步道", "興建污水下水道")
    assert numbers(searcher, "化糞水") == [5, 4]
