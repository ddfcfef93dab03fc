"""Other forms of a word that the library hardly has."""

from __future__ import annotations

from pathlib import Path

from tests.search.small import numbers, search_in

OTHERS = ("整修校舍。", "種植行道樹。")


def test_a_word_of_two_characters_finds_the_two_words_it_is_short_for(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "推動稅制改革方案。", "稅務改善也是稅制改革。")
    assert set(numbers(searcher, "稅改")[:2]) == {3, 4}


def test_a_word_with_a_suffix_finds_the_word_without(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "輔導中輟復學。", "中輟通報。")
    assert set(numbers(searcher, "中輟生")[:2]) == {3, 4}


def test_what_nobody_answers_does_not_hide_who_answers_the_rest(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *OTHERS, "拓展農產品通路。")
    assert numbers(searcher, "農產品賣到火星去怎麼做")[0] == 3


def test_a_frequent_word_needs_no_other_form(tmp_path: Path) -> None:
    searcher = search_in(tmp_path, *(f"第{n}件稅改方案" for n in range(1, 7)), "稅制改革")
    found = searcher.search("稅改")
    assert found.exact == 6
    assert all(not hit.reason for hit in found.hits)
