"""How characters are read, in Taiwan first."""

from __future__ import annotations

import pytest

from kaoview.text.readings import (
    RARE_READING_WEIGHT,
    CharacterReading,
    folded_readings,
    readings,
    syllables,
)


@pytest.mark.parametrize(
    ("character", "zhuyin", "tone"),
    [
        ("垃", "ㄌㄜ", 4),
        ("圾", "ㄙㄜ", 4),
        ("攜", "ㄒㄧ", 1),
        ("播", "ㄅㄛ", 4),
        ("企", "ㄑㄧ", 4),
        ("期", "ㄑㄧ", 2),
        ("質", "ㄓ", 2),
        ("署", "ㄕㄨ", 4),
        ("殯", "ㄅㄧㄣ", 4),
    ],
)
def test_the_reading_taught_in_taiwan_comes_first(character: str, zhuyin: str, tone: int) -> None:
    assert readings(character)[0] == CharacterReading(zhuyin, tone)


def test_the_other_readings_are_kept() -> None:
    assert CharacterReading("ㄐㄧ", 1) in readings("圾")
    assert {CharacterReading("ㄏㄤ", 2), CharacterReading("ㄒㄧㄥ", 2)} <= set(readings("行"))


def test_what_no_table_knows_has_no_reading() -> None:
    assert readings("A") == ()
    assert readings("。") == ()


def test_a_folded_character_has_the_readings_of_all_behind_it() -> None:
    assert {CharacterReading("ㄈㄚ", 1), CharacterReading("ㄈㄚ", 3)} <= folded_readings(
        "发"
    ).keys()


def test_a_reading_that_hardly_any_word_has_weighs_less() -> None:
    weights = folded_readings("施")
    assert weights[CharacterReading("ㄕ", 1)] == 1.0
    assert weights[CharacterReading("ㄧ", 4)] == RARE_READING_WEIGHT


@pytest.mark.parametrize(
    ("spelled", "zhuyin"),
    [("lv", "ㄌㄩ"), ("lu", "ㄌㄩ"), ("lyu", "ㄌㄩ"), ("jv", "ㄐㄩ"), ("zhong", "ㄓㄨㄥ")],
)
def test_spellings_of_a_syllable(spelled: str, zhuyin: str) -> None:
    assert zhuyin in syllables()[spelled]


@pytest.mark.parametrize(
    ("character", "zhuyin"),
    [
        ("淆", "ㄧㄠ"),
        ("艘", "ㄙㄠ"),
        ("挾", "ㄒㄧㄚ"),
        ("驟", "ㄗㄡ"),
        ("轍", "ㄔㄜ"),
        ("怯", "ㄑㄩㄝ"),
    ],
)
def test_what_is_taught_in_taiwan_comes_first(character: str, zhuyin: str) -> None:
    assert readings(character)[0].zhuyin == zhuyin
