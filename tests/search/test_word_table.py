"""Words by department and year."""

from __future__ import annotations

from pathlib import Path

import pytest

import kaoview
from kaoview.model import Library
from kaoview.search.trends import GroupBy, TrendError, trend
from kaoview.search.word_table import WordCount, WordTable, sentences_with, word_table


@pytest.fixture
def small(tmp_path: Path) -> Library:
    texts = {
        "112-衛生局": "高雄市政府衛生局 112 年度施政計畫\n一、推動淨零。達成二十場淨零宣導，並長期辦理。\n二、推動健檢。\n",
        "113-衛生局": "高雄市政府衛生局 113 年度施政計畫\n一、推動健檢二十場。\n",
        "113-交通局": "高雄市政府交通局 113 年度施政計畫\n一、淨零運輸：推動電動公車。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return kaoview.load([tmp_path])


def counted(table: WordTable, word: str) -> dict[tuple[str, str], WordCount | None]:
    return {
        (department.name, period): table.count(word, department.id, period)
        for department in table.departments
        for period in table.periods
    }


def test_zero_is_told_apart_from_no_document(small: Library) -> None:
    table = word_table(small, ["淨零"])
    assert counted(table, "淨零") == {
        ("衛生局", "112"): WordCount(2, 1),
        ("衛生局", "113"): WordCount(0, 0),
        ("交通局", "112"): None,
        ("交通局", "113"): WordCount(1, 1),
    }


def test_totals_and_who_never_says_it(small: Library) -> None:
    table = word_table(small, ["淨零", "健檢"])
    assert table.total("淨零") == WordCount(3, 2)
    assert [department.name for department in table.silent("健檢")] == ["交通局"]
    assert table.silent("淨零") == []


def test_each_place_has_its_sentence(small: Library) -> None:
    found = word_table(small, ["淨零"]).mentions
    assert [mention.sentence for mention in found] == [
        "淨零運輸：",
        "推動淨零。……達成二十場淨零宣導，並長期辦理。",
    ]


def test_numbers_count_in_any_spelling(small: Library) -> None:
    assert word_table(small, ["20場"]).total("20場") == WordCount(2, 2)


def test_a_year_beside_the_words_says_where_to_count(small: Library) -> None:
    table = word_table(small, ["淨零", "113"])
    assert table.periods == ("113",)
    assert [each.written for each in table.filters] == ["year:113"]


def test_without_a_word_there_is_nothing_to_count(small: Library) -> None:
    with pytest.raises(TrendError):
        word_table(small, ["year:113"])


@pytest.mark.parametrize("word", ["淨零", "捷運", "登革熱", "2050"])
def test_it_counts_what_the_trends_count(word: str, library: Library) -> None:
    table, bars = word_table(library, [word]), trend(library, [word], GroupBy.PERIOD)
    assert table.total(word).occurrences == bars.totals[0].occurrences
    assert [mention.item.id for mention in table.mentions] == list(bars.totals[0].ids)


def test_a_sentence_ends_at_its_full_stop() -> None:
    text = "第一句。第二句有淨零，還有別的；第三句。"
    assert sentences_with("", text, "淨零") == "第二句有淨零，還有別的；"
    assert sentences_with("標題", "", "沒有") == "標題"


def test_every_sentence_with_the_word_is_quoted(library: Library) -> None:
    text = "推動淨零。公車改電動。淨零路徑與淨零技術！"
    assert sentences_with("淨零城市", text, "淨零") == (
        "淨零城市……推動淨零。……淨零路徑與淨零技術！"
    )
    table = word_table(library, ["淨零"])
    for mention in table.mentions:
        assert mention.sentence.count("淨零") == mention.occurrences


def test_without_the_word_the_first_sentence_is_quoted() -> None:
    assert sentences_with("", "", "沒有") == ""
