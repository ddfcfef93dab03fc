"""Rows joined for searching."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.joined_text import JoinedText
from kaoview.search.numerals import Spelling

KEYS = ["绿色殡葬政策", "殡葬设施", "第20期", "第120期", ""]
JOINED = JoinedText([3, 5, 8, 9, 11], KEYS)


def test_rows_that_hold_a_string_and_where() -> None:
    found = JOINED.rows_with("殡葬")
    assert [JOINED.rows[row] for row in found] == [3, 5]
    assert all(JOINED.text[at : at + 2] == "殡葬" for at in found.values())
    assert JOINED.rows_with("登革热") == {}


def test_a_whole_number_does_not_stand_in_a_longer_one() -> None:
    assert list(JOINED.rows_with("20")) == [2, 3]
    assert list(JOINED.rows_with_number(Spelling("20", opens=True, closes=True))) == [2]


def test_no_string_is_found_across_rows() -> None:
    assert JOINED.rows_with("策殡") == {}


def test_rows_come_back_as_they_were_given() -> None:
    assert [JOINED.key(row) for row in range(len(JOINED))] == KEYS


def test_a_pattern_is_found_from_its_rarest_place() -> None:
    slots = [{"绿": 1.0, "殡": 0.5}, {"色": 1.0, "葬": 0.5}]
    found = sorted(JOINED.text[at : at + 2] for at in JOINED.find_pattern(slots))
    assert found == ["殡葬", "殡葬", "绿色"]


def test_an_empty_slot_matches_nothing() -> None:
    assert list(JOINED.find_pattern([{"绿": 1.0}, {}])) == []


def test_positions_are_the_same_indexed_or_not() -> None:
    indexed = JoinedText(range(len(KEYS)), KEYS)
    indexed.index_characters()
    for character in set("".join(KEYS)) | {"登"}:
        assert list(indexed.positions(character)) == list(JOINED.positions(character))


def test_what_was_found_can_be_forgotten() -> None:
    joined = JoinedText(range(len(KEYS)), KEYS)
    before = joined.rows_with("殡葬")
    joined.limit_cache(most=0)
    assert joined.cached == 0
    assert joined.rows_with("殡葬") == before


def test_what_is_kept_of_searches_is_counted_by_rows_not_by_strings() -> None:
    """A common word has thousands of rows: a bound on strings would be none on memory."""
    joined = JoinedText(range(1000), ["殡葬设施"] * 1000)
    joined.rows_with("殡葬")
    assert joined.cached > 1000
    joined.limit_cache(most=2000)
    assert joined.cached > 1000
    joined.limit_cache(most=1000)
    assert joined.cached == 0


@given(
    st.lists(st.text(alphabet="綠色殯葬20", max_size=6), min_size=1, max_size=6),
    st.text(alphabet="綠色殯葬20", min_size=1, max_size=3),
)
def test_rows_with_a_string_are_those_that_hold_it(keys: list[str], wanted: str) -> None:
    joined = JoinedText(range(len(keys)), keys)
    assert set(joined.rows_with(wanted)) == {row for row, key in enumerate(keys) if wanted in key}
    slots = [{each: 1.0} for each in wanted]
    assert {joined.row_at(at) for at in joined.find_pattern(slots)} == set(joined.rows_with(wanted))
