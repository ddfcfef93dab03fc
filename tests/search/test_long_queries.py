"""A long or repetitive query costs no more than what of it is searched."""

from __future__ import annotations

import pytest

from kaoview.search.joined_text import JoinedText
from kaoview.search.query import MAX_QUERY_LENGTH, parse
from kaoview.search.query_periods import interpret_periods
from kaoview.search.typo_matches import typo_matches
from kaoview.text.fold import fold_key

ROWS = ("市政會議決議市民活動中心改善", "推動登革熱防治，市民共同參與", "無此字")


class Watched(str):
    """A text that counts how often a character of it is read."""

    read = 0

    def __getitem__(self, at: int | slice) -> str:  # type: ignore[override]
        Watched.read += 1
        return super().__getitem__(at)


@pytest.mark.parametrize("typed", ['"', "or ", "year:113 ", "-衛 "])
def test_what_is_too_long_is_not_read_to_its_end(typed: str) -> None:
    Watched.read = 0
    text = Watched(typed * (10 * MAX_QUERY_LENGTH))
    split = interpret_periods(text, {"113"})
    assert (split.literal, split.filtered) == (text, None)
    assert parse(text).notes[0] == "查詢太長，只用了前 500 個字"
    assert Watched.read < MAX_QUERY_LENGTH


def test_a_word_that_is_typed_twice_is_searched_once() -> None:
    once, twice = parse("市政 登革熱"), parse("市政 登革熱 市政 登革熱")
    assert twice.terms == once.terms
    assert parse("市政 " * 20).notes == ()
    assert len(parse('"市政" 市政').terms) == 2, "a phrase asks for more"
    said = parse("ma ma").keystrokes
    assert said is not None and said.text == "ma ma"


def test_places_without_enough_of_its_characters_are_not_aligned_with_a_term() -> None:
    joined = JoinedText(range(len(ROWS)), [fold_key(row) for row in ROWS])
    compared: list[tuple[str, str]] = []

    def cost(typed: str, meant: str) -> float:
        compared.append((typed, meant))
        return 1.0

    assert typo_matches(joined, fold_key("市" * 12), cost, lambda *_: True) == {}
    assert compared == [], "one 市 is no misspelling of twelve"
    assert set(typo_matches(joined, fold_key("登革熱防冶"), cost, lambda *_: True)) == {1}
    assert compared
