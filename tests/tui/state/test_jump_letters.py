"""The letters of rows: two each, all different, from as few keys as will do."""

from __future__ import annotations

import pytest

from kaoview.tui.state.jump_letters import LETTERS, letter_pairs


@pytest.mark.parametrize("count", [0, 1, 2, 45, 676])
def test_each_row_has_two_letters_of_its_own(count: int) -> None:
    pairs = letter_pairs(count)
    assert len(set(pairs)) == len(pairs) == count
    assert all(len(pair) == 2 and set(pair) <= set(LETTERS) for pair in pairs)


def test_a_screenful_needs_the_middle_row_of_the_keyboard_only() -> None:
    assert set("".join(letter_pairs(45))) == set("asdfghj")


def test_more_rows_than_pairs_go_without() -> None:
    assert len(letter_pairs(700)) == 676
