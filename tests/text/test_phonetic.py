"""What is typed by sound, and which characters sound so."""

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
from kaoview.text.sound_table import NEAR_HOMOPHONE_FIT, SoundTable, merge_sounds

TABLE = SoundTable("綠绿色殡葬宾滨兵眷村轻轨渔电共生垃圾")


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


def test_characters_with_a_sound() -> None:
    assert {"殡", "宾", "滨"} <= TABLE.matching(Sound("bin", SoundKind.FULL)).keys()
    assert "兵" not in TABLE.matching(Sound("bin", SoundKind.FULL))
    assert TABLE.matching(Sound("ㄅㄧㄣ", SoundKind.FULL, 4)).keys() == {"殡"}


def test_a_lenient_reader_hears_no_tone_and_no_final_ng() -> None:
    heard = TABLE.matching(Sound("ㄅㄧㄣ", SoundKind.FULL, 4), lenient=True)
    assert heard["殡"] == 1.0
    assert heard["宾"] == pytest.approx(NEAR_HOMOPHONE_FIT)
    assert 0 < heard["兵"] <= NEAR_HOMOPHONE_FIT


def test_an_unfinished_sound_is_the_beginning_of_several() -> None:
    assert {"色", "生", "村", "葬"} & TABLE.matching(Sound("s", SoundKind.PREFIX)).keys() == {
        "色",
        "生",
    }
    assert TABLE.matching(Sound("ㄗ", SoundKind.PREFIX)).keys() >= {"葬"}


def test_homophones_leave_the_character_itself_out() -> None:
    like = TABLE.homophones("宾")
    assert like["殡"] == 1.0
    assert like["兵"] == NEAR_HOMOPHONE_FIT
    assert "宾" not in like
    assert TABLE.homophones("。") == {}


def test_sounds_that_many_do_not_tell_apart() -> None:
    assert merge_sounds("ㄓㄥ") == merge_sounds("ㄗㄣ")
    assert merge_sounds("ㄅㄧㄣ") != merge_sounds("ㄅㄧㄢ")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz12345' ", max_size=30))
def test_pinyin_is_never_an_error_and_keeps_every_letter(typed: str) -> None:
    for way in parse_pinyin(typed):
        letters = "".join(each for each in typed if each.isalpha())
        assert "".join(spelled(way)) == letters


@given(st.text(alphabet="ㄅㄆㄇㄓㄔㄕㄧㄨㄩㄚㄤㄥˊˇˋ˙ ", max_size=20))
def test_zhuyin_is_never_an_error_and_keeps_every_symbol(typed: str) -> None:
    for way in parse_zhuyin(typed):
        assert "".join(spelled(way)) == "".join(each for each in typed if "ㄅ" <= each <= "ㄩ")
