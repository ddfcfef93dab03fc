"""Questions: what they are about is looked for, and how they are put is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.search.query_units import one_word_asked_about
from kaoview.search.question_words import content, is_kind_of_answer, is_question
from kaoview.search.results import Tier
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key
from kaoview.text.segment import Segmenter
from tests.benchmarks.search_quality import OWN, read_cases
from tests.search.conftest import raw
from tests.search.small import search_in

TEXTS = ("推動淨零轉型", "各機關公務車輛減碳", "整合家暴防護網", "居家檢疫電話諮詢", "查緝竊盜集團")
SEGMENTER = Segmenter({fold_key(word): 9 for word in ("捷運", "預算", "機關")})


@pytest.mark.parametrize(
    "question",
    (
        "哪些機關提到淨零",
        "哪些 機關 提到 淨零",
        "哪個單位負責淨零？",
        "有沒有淨零",
        "淨零在哪裡",
        "淨零是什麼",
        "請問淨零",
    ),
)
def test_the_one_word_of_a_question_is_found_exactly(tmp_path: Path, question: str) -> None:
    results = search_in(tmp_path, *TEXTS).search(question)
    assert [(hit.id[-1], hit.tier, hit.how) for hit in results.hits if hit.exact] == [
        ("1", Tier.EXACT, "")
    ]
    (first, last), *more = results.hits[0].spans
    assert not more
    assert raw(results.hits[0].item)[first:last] == "淨零"


def test_what_is_asked_for_is_not_what_it_is_about(tmp_path: Path) -> None:
    results = search_in(tmp_path, *TEXTS).search("家暴要打幾號電話")
    assert [hit.id[-1] for hit in results.hits if hit.exact] == ["3"]


def test_what_stands_literally_is_not_taken_for_a_question(tmp_path: Path) -> None:
    results = search_in(tmp_path, *TEXTS, "說明淨零是什麼").search("淨零是什麼")
    assert [hit.id[-1] for hit in results.hits if hit.exact] == ["6"]


def test_a_question_says_what_stands_for_its_word(tmp_path: Path) -> None:
    results = search_in(tmp_path, *TEXTS).search("小偷在哪裡")
    assert results.exact == 0
    assert [hit.how for hit in results.hits] == ["同義：小偷 → 竊盜"]


def test_a_very_large_library_answers_alike(library: Library, searcher: Searcher) -> None:
    large = Searcher(library, cache=None, in_memory=0)
    assert large.large
    for question in ("哪些機關提到淨零", "滯洪池在哪裡"):
        found = [hit.id for hit in searcher.search(question).hits if hit.exact]
        assert found
        assert [hit.id for hit in large.search(question).hits if hit.exact] == found


def test_a_part_of_a_word_is_no_synonym(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, "提升學校供餐品質", *TEXTS)
    assert [hit.how for hit in searcher.search("野餐").hits] == ["部分：餐"]


@pytest.mark.no_cover
def test_every_synonym_says_what_it_stands_for(searcher: Searcher) -> None:
    told = 0
    for case in read_cases(OWN):
        for hit in searcher.search(case.query).hits:
            if hit.tier is Tier.SYNONYM:
                assert "→" in hit.reason or hit.reason.startswith("上層"), (case.query, hit.id)
                told += 1
    assert told > 1000


def asked(question: str) -> str | None:
    return one_word_asked_about(fold_key(question), SEGMENTER, load_synonyms())


def test_questions_about_one_word() -> None:
    assert asked("捷運什麼時候") == fold_key("捷運")
    assert asked("捷運預算有多少") is None, "two words"
    assert asked("捷運") is None, "no question"
    assert asked("有沒有") is None, "nothing else"


def test_what_follows_which_is_the_kind_of_answer() -> None:
    which, body, metro = (fold_key(word) for word in ("哪些", "機關", "捷運"))
    assert is_question([which, metro])
    assert is_kind_of_answer(which, body)
    assert not is_kind_of_answer(metro, body)
    assert content([which, body, metro]) == [metro]
    assert content([body, metro]) == [body, metro], "no question"
    assert content([which, body]) == [body], "nothing else is left"
