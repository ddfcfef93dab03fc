"""What comes first, what comes at all: the order of hits and where the near ones end."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.search import Searcher, Tier
from kaoview.search.query import parse
from tests.search.small import numbers, search_in


def test_a_hit_in_a_title_stands_before_one_in_a_text(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "落實登革熱防治。",
        "登革熱防治工作推動：辦理社區動員、孳生源清除、病媒蚊密度調查及流行疫情監測。",
    )
    assert numbers(searcher, "登革熱防治") == [2, 1]


def test_a_title_that_is_the_term_stands_before_one_that_holds_it(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "登革熱防治工作\n落實登革熱防治。",
        "登革熱防治\n辦理社區動員、孳生源清除、病媒蚊密度調查及流行疫情監測，結合里鄰志工整頓環境。",
    )
    assert numbers(searcher, "登革熱防治") == [2, 1]


def test_a_short_item_stands_before_a_long_one_that_holds_the_term_too(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "辦理社區動員、孳生源清除、病媒蚊密度調查及流行疫情監測，推動登革熱防治及整備工作。",
        "推動登革熱防治及整備工作。",
    )
    assert numbers(searcher, "登革熱防治") == [2, 1]


def test_a_term_said_twice_stands_before_one_said_once(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "辦理登革熱防治及流行疫情監測，並動員里鄰清除。",
        "辦理登革熱防治及流行監測，加強登革熱防治宣導。",
    )
    assert numbers(searcher, "登革熱防治") == [2, 1]


@pytest.mark.parametrize("query", ["輕軌", "青年創業", "長照", "社會住宅", "公車"])
def test_beside_exact_hits_only_the_nearest_near_ones_are_shown(
    query: str, searcher: Searcher
) -> None:
    found = searcher.search(query)
    assert found.exact
    assert all(hit.score >= (68 if hit.tier is Tier.SYNONYM else 70) for hit in found.hits)


def test_beside_few_exact_hits_more_synonyms_are_shown(searcher: Searcher) -> None:
    found = searcher.search("長照")
    assert 0 < found.exact < 10
    near = [hit for hit in found.hits if not hit.exact]
    assert min(hit.score for hit in near) < 70
    assert all(hit.how.startswith("同義：長照 → ") for hit in near if hit.score < 70)


def test_beside_few_exact_hits_frequent_related_terms_are_not_shown(searcher: Searcher) -> None:
    found = searcher.search("消防機器人")
    assert found.exact == 1
    assert searcher.search("科技").exact > 30
    assert all(not hit.how.endswith(" → 科技") for hit in found.hits)


def test_what_is_found_literally_is_not_taken_for_another_spelling(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "搭捷優惠試辦", "發行通勤月票")
    assert searcher.search("搭捷優惠").exact == 1
    assert numbers(searcher, "搭捷優惠") == [1]
    assert 2 in numbers(searcher, "搭傑優惠")


@pytest.mark.parametrize(
    "query", ['登革熱防治 "量子電腦"', '"量子電腦" 登革熱防治', '登革熱 "量子電腦"', '"量子電腦"']
)
def test_a_phrase_that_stands_nowhere_keeps_everything_out(query: str, searcher: Searcher) -> None:
    found = searcher.search(query)
    assert (found.exact, found.near, found.hits) == (0, 0, ())


def test_a_phrase_must_stand_in_the_item_itself(tmp_path: Path) -> None:
    """What stands in the headings above does for a word, not for a phrase."""
    searcher = search_in(tmp_path, "衛生醫療\n(一) 清除登革熱孳生源。\n(二) 推動長照。", "財政")
    assert [hit.id for hit in searcher.search("登革熱 衛生醫療").hits] == ["114-全市-1.1"]
    assert searcher.search('登革熱 "衛生醫療"').exact == 0


@pytest.mark.parametrize("slips", ["社曾住宅包阻", "社曾往宅包租"])
def test_two_slips_are_forgiven_in_six_characters(slips: str, tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "推動社會住宅包租代管。", "建構智慧城市。")
    (hit,) = searcher.search(slips).hits
    assert (hit.tier, hit.spans) == (Tier.TYPO, ((2, 8),))


@pytest.mark.parametrize("slips", ["社曾往宅包", "社曾住宇包"])
def test_two_slips_are_too_many_in_five_characters(slips: str, tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "推動社會住宅包租代管。", "建構智慧城市。")
    assert all(hit.tier is not Tier.TYPO for hit in searcher.search(slips).hits)


def test_hidden_counts_near_hits_where_there_are_no_others(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "落實登革熱防治。", "推動社會住宅。")
    found = searcher.search("登草熱 year:113")
    assert (found.hits, found.hidden) == ((), 1)
    assert searcher.search("登革熱 year:113").hidden == 1
    assert searcher.search("登草熱 year:114").hidden == 0


@pytest.mark.parametrize("query", ["廿處", "20處", "二十處", "20 處"])
def test_twenty_is_found_however_it_is_written(query: str, tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "設置長照據點廿處。",
        "增設租賃站 20 處。",
        "增設公園二十處。",
        "增設公園 30 處。",
    )
    assert sorted(numbers(searcher, query)) == [1, 2, 3]


@pytest.mark.parametrize("query", ["廿五場次", "25場次", "二十五場次"])
def test_numbers_in_the_twenties_are_found_however_they_are_written(
    query: str, tmp_path: Path
) -> None:
    searcher = search_in(
        tmp_path, "辦理宣導廿五場次。", "辦理宣導 25 場次。", "宣導二十五場次。", "宣導廿場次。"
    )
    exact = [int(hit.id[-1]) for hit in searcher.search(query).hits if hit.exact]
    assert sorted(exact) == [1, 2, 3]


def test_twelve_terms_are_looked_for_and_no_more(searcher: Searcher) -> None:
    words = [
        "登革熱",
        "長照",
        "輕軌",
        "公車",
        "社會住宅",
        "青年",
        "創業",
        "觀光",
        "殯葬",
        "淨零",
        "遊艇",
        "產業",
    ]
    twelve = parse(" ".join(words))
    assert ([term.text for term in twelve.terms], twelve.notes) == (words, ())
    more = searcher.search(" ".join([*words, "捷運"]))
    assert [term.text for term in more.query.terms] == words
    assert more.notes == ("詞太多，只用了前 12 個",)


def test_a_term_that_breaks_words_at_both_ends_is_no_exact_hit(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "運用社群網路平台傳遞市政訊息。",
        "推動路平專案，改善道路品質。",
    )
    hits = searcher.search("路平").hits
    assert [hit.exact for hit in hits] == [True, False]
    assert "路平專案" in hits[0].item.text
    assert hits[1].tier is Tier.PARTIAL
    quoted = searcher.search('"路平"').hits
    assert len(quoted) == 2 and all(hit.exact for hit in quoted)


def test_half_of_a_word_being_typed_is_exact(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "運用社群網路平台傳遞市政訊息。")
    for typed in ("網", "網路", "網路平", "路平台", "平台"):
        assert searcher.search(typed).hits[0].exact, typed


def test_scattered_letters_are_no_hit(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "邀請 Fernando Castillo 建築師來訪。",
        "辦理簽約 ECFA 後之產業輔導。",
    )
    assert numbers(searcher, "ECFA") == [2]
    assert numbers(searcher, "factory") == []


def test_a_synonym_that_is_another_word_of_the_query_says_little(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "輔導農會辦理政策性專業農業貸款業務。",
        "協助中小企業取得營運週轉資金。",
    )
    assert numbers(searcher, "小公司 貸款")[0] == 2


def test_words_near_each_other_stand_before_those_far_apart_in_a_long_text(tmp_path: Path) -> None:
    between = "落實登革熱整合醫療照護，降低病毒傳播；持續取締色情、涉嫌賭博行為。" * 12
    searcher = search_in(
        tmp_path,
        f"本市農民收益逐年提高。{between}本府同仁參加各項培訓。",
        "開辦農業教育訓練。",
    )
    assert numbers(searcher, "農夫要去哪裡上課")[0] == 2


def test_of_equal_hits_the_one_that_says_little_else_stands_first(tmp_path: Path) -> None:
    searcher = search_in(
        tmp_path,
        "辦理社區動員、孳生源清除、病媒蚊密度調查及登革熱防治，結合里鄰志工整頓環境。",
        "落實登革熱防治。",
    )
    assert numbers(searcher, "登革熱防致") == [2, 1]
