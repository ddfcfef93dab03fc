"""What is typed phonetically, parsed into sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.text.phonetic import (
    Sound,
    SoundKind,
    is_zhuyin,
    parse_pinyin,
    parse_zhuyin,
    zhuyin_from_keys,
)


def spelled(sounds: tuple[Sound, ...]) -> list[str]:
    return [sound.spelling for sound in sounds]


@pytest.mark.parametrize(
    ("keys", "zhuyin"),
    [
        ("1up4y;4", "ㄅㄧㄣˋㄗㄤˋ"),
        ("fu/ ejo3", "ㄑㄧㄥˉㄍㄨㄟˇ"),
        ("rm0hjp", "ㄐㄩㄢㄘㄨㄣ"),
        ("1UP4", "ㄅㄧㄣˋ"),
        ("-6wj/6", "ㄦˊㄊㄨㄥˊ"),
        ("fu/ ", "ㄑㄧㄥ"),
    ],
)
def test_keys_of_the_standard_keyboard(keys: str, zhuyin: str) -> None:
    assert zhuyin_from_keys(keys) == zhuyin


@pytest.mark.parametrize("keys", ["殯葬", "a=b", "[", "", " "])
def test_what_no_key_carries_is_no_zhuyin(keys: str) -> None:
    assert zhuyin_from_keys(keys) is None


def test_zhuyin_with_tones_is_read_syllable_by_syllable() -> None:
    first = parse_zhuyin("ㄅㄧㄣˋㄗㄤˋ")[0]
    assert first == (
        Sound("ㄅㄧㄣ", SoundKind.FULL, 4),
        Sound("ㄗㄤ", SoundKind.FULL, 4),
    )


def test_zhuyin_without_tones_is_cut_into_the_fewest_syllables() -> None:
    assert spelled(parse_zhuyin("ㄐㄩㄢㄘㄨㄣ")[0]) == ["ㄐㄩㄢ", "ㄘㄨㄣ"]


@pytest.mark.parametrize("typed", ["ㄅㄧㄣˋㄗ", "ㄅㄧㄣˋㄗㄤ", "ㄅ", "ㄅㄧㄣˋ"])
def test_zhuyin_can_be_unfinished(typed: str) -> None:
    assert parse_zhuyin(typed)


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("lvsebinzang", ["lv", "se", "bin", "zang"]),
        ("lǜsèbìnzàng", ["lv", "se", "bin", "zang"]),
        ("bin4zang4", ["bin", "zang"]),
        ("xi'an", ["xian"]),
        ("LvSe", ["lv", "se"]),
        ("shehui", ["she", "hui"]),
    ],
)
def test_pinyin_in_full(typed: str, syllables: list[str]) -> None:
    assert spelled(parse_pinyin(typed)[0]) == syllables


def test_pinyin_has_more_than_one_reading() -> None:
    assert {("xian",), ("xi", "an")} <= {tuple(spelled(way)) for way in parse_pinyin("xian")}


def test_initials_and_initials_mixed_with_syllables() -> None:
    assert [sound.kind for sound in parse_pinyin("ydgs")[0][:3]] == [SoundKind.INITIAL] * 3
    assert spelled(parse_pinyin("shehuizz")[0]) == ["she", "hui", "z", "z"]
    assert spelled(parse_pinyin("shzz")[0])[0] == "sh"


@pytest.mark.parametrize("typed", ["", "殯葬", "1999", "i", "v9", "a" * 400])
def test_what_cannot_be_sounds_has_no_reading(typed: str) -> None:
    assert parse_pinyin(typed) == []


def test_what_is_zhuyin() -> None:
    assert is_zhuyin("ㄅㄧㄣˋ ㄗㄤˋ")
    assert not is_zhuyin("ㄅ葬")
    assert not is_zhuyin(" ")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz12345' ", max_size=30))
def test_pinyin_is_never_an_error_and_keeps_every_letter(typed: str) -> None:
    for way in parse_pinyin(typed):
        letters = "".join(each for each in typed if each.isalpha())
        assert "".join(spelled(way)) == letters


@given(st.text(alphabet="ㄅㄆㄇㄓㄔㄕㄧㄨㄩㄚㄤㄥˊˇˋ˙ ", max_size=20))
def test_zhuyin_is_never_an_error_and_keeps_every_symbol(typed: str) -> None:
    for way in parse_zhuyin(typed):
        assert "".join(spelled(way)) == "".join(each for each in typed if "ㄅ" <= each <= "ㄩ")
