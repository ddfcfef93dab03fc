"""Rows that share more of the typed words stand before others that only mean something like it."""

from pathlib import Path

from kaoview.search.joined_text import JoinedText
from kaoview.search.shared_words import shared_words
from kaoview.text.fold import fold_key
from tests.search.small import numbers, search_in

ROWS = ("加強低收入戶生活照顧", "補助弱勢學生就學費用", "補助低收入戶學雜費", "汰換老舊消防車輛")


def _shares(*words: str, headings: dict[int, str] | None = None) -> dict[int, float]:
    above = headings or {}
    joined = JoinedText(range(len(ROWS)), [fold_key(row) for row in ROWS])
    return shared_words(
        joined, range(len(ROWS)), map(fold_key, words), lambda row: fold_key(above.get(row, ""))
    )


def test_the_row_with_most_of_the_words_has_one() -> None:
    shares = _shares("低收入戶", "補助")
    assert shares[2] == 1.0
    assert 0 < shares[1] < shares[0] < 1, "a rare word says more than a frequent one"
    assert 3 not in shares


def test_headings_count_for_less() -> None:
    shares = _shares("消防", "救護", headings={0: "消防"})
    assert shares[3] == 1.0
    assert 0 < shares[0] < 1


def test_nothing_shared_is_nothing() -> None:
    assert _shares("火箭") == {}


def test_a_question_is_answered_by_what_it_names(tmp_path: Path) -> None:
    rows = ("強化原住民就業輔導，提升生活品質", "維護原住民土地使用權益，調查傳統領域", *ROWS)
    assert numbers(search_in(tmp_path, *rows), "原住民的土地被占用怎麼辦")[0] == 2
