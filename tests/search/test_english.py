"""English words find the Chinese ones that documents use."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.search import Tier
from kaoview.search.english import chinese_words
from tests.search.small import numbers, search_in


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("airport", "机场"),
        ("airports", "机场"),
        ("policies", "政策"),
        ("climatechange", "气候变化"),
        ("e-commerce", "电子商务"),
    ],
)
def test_a_word_or_phrase_has_chinese_words(typed: str, printed: str) -> None:
    assert printed in chinese_words(typed)


@pytest.mark.parametrize("typed", ["", "qz", "5g", "xyzzy", "机场", "---"])
def test_what_is_no_english_word_has_none(typed: str) -> None:
    assert not chinese_words(typed)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tourism", "推動觀光發展。"),
        ("air pollution", "改善空氣品質。"),
        ("FTA", "洽簽自由貿易協定。"),
        ("BOT", "鼓勵民間參與公共建設。"),
        ("SDGs", "落實永續發展目標。"),
        ("AED", "設置自動體外心臟去顫器。"),
        ("net zero 建築", "推動建築淨零排放。"),
        ("intellectual property", "保護智慧財產權。"),
        ("long term care", "布建長期照顧據點。"),
        ("ITS", "建構智慧型運輸系統。"),
        ("school lunch", "提升學校午餐品質。"),
    ],
)
def test_english_and_acronyms_find_what_they_stand_for(
    query: str, text: str, tmp_path: Path
) -> None:
    hit = search_in(tmp_path, "整修校舍。", text, "種植行道樹。").search(query).hits[0]
    assert hit.tier is Tier.SYNONYM
    assert hit.id.endswith("-2")
    assert " → " in hit.reason


def test_a_term_of_government_goes_before_other_senses_of_the_word() -> None:
    words = chinese_words("startup")
    assert max(words, key=words.__getitem__).endswith(("创业", "新创"))


def test_an_acronym_in_capitals_is_no_pinyin(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "整治伯塘溪流。", "鼓勵民間參與公共建設。")
    assert numbers(searcher, "BOT")[0] == 2


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("個資法", "個人資料保護法"),
        ("勞基法", "勞動基準法"),
        ("國保", "國民年金"),
        ("機捷", "機場捷運"),
    ],
)
def test_a_short_name_finds_the_full_one(typed: str, full: str, tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "整修校舍。", f"宣導{full}相關規定。")
    assert numbers(searcher, typed)[0] == 2
