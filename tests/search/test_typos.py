"""How far a typed term is from what stands in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.search.typos import (
    LOOKALIKE_COST,
    SOUNDALIKE_COST,
    align,
    look_alike,
    substitution_cost,
)
from kaoview.text.fold import fold_key
from kaoview.text.sound_table import SoundTable

COST = substitution_cost(SoundTable(fold_key("登革熱草社會住宅滯洪池區段徵收運輸系統")).homophones)


@pytest.mark.parametrize(
    ("typed", "meant"), [("往", "住"), ("草", "革"), ("微", "徵"), ("囤", "屯")]
)
def test_characters_that_look_alike(typed: str, meant: str) -> None:
    assert look_alike(fold_key(typed), fold_key(meant))
    assert look_alike(fold_key(meant), fold_key(typed))


@pytest.mark.parametrize(
    ("typed", "meant"), [("登", "革"), ("社", "熱"), ("A", "住"), ("。", "、")]
)
def test_characters_that_do_not(typed: str, meant: str) -> None:
    assert not look_alike(fold_key(typed), fold_key(meant))


@pytest.mark.parametrize(
    ("typed", "text", "meant"),
    [
        ("登草熱", "落實登革熱整合醫療照護", "登革熱"),
        ("社會往宅", "推動社會住宅政策", "社會住宅"),
        ("區段微收", "推動大社區段徵收", "區段徵收"),
        ("運輸統", "大眾運輸系統", "運輸系統"),
        ("社住會宅", "推動社會住宅政策", "社會住宅"),
    ],
)
def test_the_part_that_was_meant_is_found(typed: str, text: str, meant: str) -> None:
    place = align(fold_key(typed), fold_key(text), COST)
    assert fold_key(text)[place.start : place.end] == fold_key(meant)


def test_likes_cost_less_than_others() -> None:
    alike = align(fold_key("登草熱"), fold_key("登革熱"), COST).cost
    other = align(fold_key("登山熱"), fold_key("登革熱"), COST).cost
    assert alike == LOOKALIKE_COST < other
    assert align(fold_key("智洪池"), fold_key("滯洪池"), COST).cost == SOUNDALIKE_COST


TEXT = st.text(alphabet="登革熱草社會住宅", max_size=10)


@given(TEXT.filter(bool), TEXT, TEXT)
def test_what_stands_in_a_text_costs_nothing(key: str, before: str, after: str) -> None:
    place = align(key, before + key + after, COST)
    assert place.cost == 0
    assert (before + key + after)[place.start : place.end] == key


@given(TEXT.filter(bool), TEXT)
def test_an_alignment_lies_in_the_text(key: str, text: str) -> None:
    place = align(key, text, COST)
    assert place.cost >= 0
    assert 0 <= place.start <= place.end <= len(text)
