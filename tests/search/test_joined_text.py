"""Rows joined for searching."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.joined_text import JoinedText

KEYS = ["绿色殡葬政策", "殡葬设施", "第20期", "第120期", ""]
BLOCK = JoinedText([3, 5, 8, 9, 11], KEYS)


def test_rows_that_hold_a_string_and_where() -> None:
    found = BLOCK.rows_with("殡葬")
    assert [BLOCK.rows[row] for row in found] == [3, 5]
    assert all(BLOCK.text[at : at + 2] == "殡葬" for at in found.values())
    assert BLOCK.rows_with("登革热") == {}


def test_a_whole_number_does_not_stand_in_a_longer_one() -> None:
    assert list(BLOCK.rows_with("20")) == [2, 3]
    assert list(BLOCK.rows_with("20", whole_number=True)) == [2]


def test_no_string_is_found_across_rows() -> None:
    assert BLOCK.rows_with("策殡") == {}


def test_rows_come_back_as_they_were_given() -> None:
    assert [BLOCK.key(row) for row in range(len(BLOCK))] == KEYS


def test_a_pattern_is_found_from_its_rarest_place() -> None:
    slots = [{"绿": 1.0, "殡": 0.5}, {"色": 1.0, "葬": 0.5}]
    found = sorted(BLOCK.text[at : at + 2] for at in BLOCK.scan(slots))
    assert found == ["殡葬", "殡葬", "绿色"]


def test_an_empty_slot_matches_nothing() -> None:
    assert list(BLOCK.scan([{"绿": 1.0}, {}])) == []


def test_positions_are_the_same_indexed_or_not() -> None:
    indexed = JoinedText(range(len(KEYS)), KEYS)
    indexed.index_characters()
    for character in set("".join(KEYS)) | {"登"}:
        assert list(indexed.positions(character)) == list(BLOCK.positions(character))


def test_what_was_found_can_be_forgotten() -> None:
    block = JoinedText(range(len(KEYS)), KEYS)
    before = block.rows_with("殡葬")
    block.forget(beyond=0)
    assert block.rows_with("殡葬") == before


@given(
    st.lists(st.text(alphabet="綠色殯葬20", max_size=6), min_size=1, max_size=6),
    st.text(alphabet="綠色殯葬20", min_size=1, max_size=3),
)
def test_rows_with_a_string_are_those_that_hold_it(keys: list[str], wanted: str) -> None:
    block = JoinedText(range(len(keys)), keys)
    assert set(block.rows_with(wanted)) == {row for row, key in enumerate(keys) if wanted in key}
    slots = [{each: 1.0} for each in wanted]
    assert {block.row_at(at) for at in block.scan(slots)} == set(block.rows_with(wanted))
