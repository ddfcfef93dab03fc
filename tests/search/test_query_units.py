"""Query terms segmented into words with their synonyms."""

from __future__ import annotations

from kaoview.search.query_units import respelled_unit, split_units
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter

SYNONYMS = load_synonyms()
SEGMENTER = Segmenter({fold_key(word): 9 for word in ("傳染病", "社會", "住宅", "捷運", "政策")})


def words(query: str) -> list[str]:
    return [unit.text for unit in split_units(fold_key(query), SEGMENTER, SYNONYMS)]


def test_a_query_is_cut_where_words_are_known() -> None:
    assert words("蚊子傳染病") == [fold_key("蚊子"), fold_key("傳染病")]
    assert words("喝酒開車") == [fold_key("喝酒開車")]


def test_question_words_and_fillers_are_left_out() -> None:
    assert words("哪裡有公廁") == [fold_key("公廁")]
    assert words("空氣很髒") == [fold_key("空氣髒")]
    assert words("怎麼") == [fold_key("怎麼")]


def test_what_a_question_asks_to_do_is_left_out_of_the_question_alone() -> None:
    assert words("失業了可以申請什麼") == [fold_key("失業")]
    assert fold_key("申請") in words("失業 申請")
    assert words("申請什麼") == [fold_key("申請")]


def test_two_words_for_one_thing_count_once() -> None:
    assert words("阿公阿嬤") == [fold_key("阿公")]


def test_what_nobody_knows_is_kept_together_with_its_pairs() -> None:
    (unit,) = split_units(fold_key("瓛瓏璵"), SEGMENTER, SYNONYMS)
    assert fold_key("瓛瓏") in unit.variants
    assert unit.variants[unit.text] == 1.0


def test_a_term_spelled_like_a_known_one() -> None:
    found = respelled_unit(fold_key("坐車的優惠"), SYNONYMS)
    assert found is not None
    assert fold_key("通勤月票") in found.variants
    assert respelled_unit(fold_key("坐車優惠"), SYNONYMS) is None
