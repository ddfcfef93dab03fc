"""Rows that match the words of a query by meaning."""

from __future__ import annotations

import pytest

from kaoview.search.joined_text import JoinedText
from kaoview.search.query_units import QueryUnit, split_units
from kaoview.search.results import Tier
from kaoview.search.semantic_match import proximity, semantic_matches, unit_idf
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter

SYNONYMS = load_synonyms()
SEGMENTER = Segmenter(
    {fold_key(word): 9 for word in ("傳染病", "社會", "住宅", "捷運", "政策", "衛生局")}
)
KEYS = [
    fold_key(text)
    for text in (
        "落實登革熱整合醫療照護，降低病毒傳播",
        "配合國家防制疾病及疫情措施",
        "推動社會住宅政策",
        "持續取締色情、涉嫌賭博行為",
    )
]


def answers(query: str) -> dict[int, float]:
    joined = JoinedText(range(len(KEYS)), KEYS)
    found = semantic_matches(
        joined,
        split_units(fold_key(query), SEGMENTER, SYNONYMS),
        lambda word, rows: unit_idf(rows, 500, word),
        lambda row: fold_key("衛生局") if row == 0 else "",
    )
    return {row: each.score for row, each in found.items()}


def test_a_row_that_answers_every_word_comes_first() -> None:
    found = answers("蚊子傳染病")
    assert max(found, key=found.__getitem__) == 0
    assert found[0] > found[1]
    assert 3 not in found


def test_the_words_themselves_are_a_partial_hit_and_other_names_a_synonym() -> None:
    joined = JoinedText(range(len(KEYS)), KEYS)

    def tiers(query: str) -> set[Tier]:
        made = split_units(fold_key(query), SEGMENTER, SYNONYMS)
        found = semantic_matches(joined, made, lambda word, rows: 1.0, lambda row: "")
        return {each.tier for each in found.values()}

    assert tiers("社會政策") == {Tier.PARTIAL}
    assert tiers("蚊子") == {Tier.SYNONYM}


def test_a_word_may_stand_in_the_headings_above() -> None:
    assert answers("衛生局登革熱")[0] > answers("消防局登革熱")[0]


@pytest.mark.parametrize(
    ("common", "rare"), [("政策", "殯葬"), ("葬", "殯葬"), ("殯葬", "綠色殯葬")]
)
def test_rare_and_long_words_tell_more(common: str, rare: str) -> None:
    def tells(word: str) -> float:
        return unit_idf(3, 500, QueryUnit(fold_key(word), {}))

    assert tells(common) < tells(rare)
    assert unit_idf(100, 500, QueryUnit(fold_key(rare), {})) < tells(rare)


def test_closeness() -> None:
    assert proximity([(0, 2)]) == 0.0
    assert proximity([(0, 2), (2, 4)]) == 1.0
    assert proximity([(0, 2), (10, 12)]) > proximity([(0, 2), (16, 18)]) > 0
    assert proximity([(0, 2), (90, 92)]) == 0.0


def test_a_name_above_a_row_counts_as_if_it_stood_there() -> None:
    assert answers("衛生局登革熱")[0] == pytest.approx(answers("登革熱")[0])
    assert answers("衛生局登革熱")[0] > answers("消防局登革熱")[0] + 10


def test_common_chinese_says_less_though_a_small_library_has_it_once() -> None:
    unit = QueryUnit(fold_key("參觀"), {})
    rare, common, commoner = (unit_idf(1, 500, unit, times) for times in (0, 3_000, 30_000))
    assert common == pytest.approx(0.8 * rare)
    assert commoner == pytest.approx(0.6 * rare)
    assert unit_idf(1, 500, unit, 3_000_000) == pytest.approx(commoner)


def test_broad_synonyms_say_less_in_a_query_of_many_words() -> None:
    keys = [*["犯罪"] * 20, "竊盜", "甲乙", "丙丁"]
    joined = JoinedText(range(len(keys)), keys)
    thief = QueryUnit("小偷", {"小偷": 1.0, "犯罪": 0.9, "竊盜": 0.9})
    others = [QueryUnit(word, {word: 1.0}) for word in ("甲乙", "丙丁")]

    def lead(*units: QueryUnit) -> float:
        found = semantic_matches(joined, units, lambda unit, rows: 1.0, lambda row: "", 0.0)
        share = [found[row].score - 40 for row in (0, 20)]
        return share[1] / share[0]

    assert lead(thief, *others) > lead(thief, others[0]) > 1
