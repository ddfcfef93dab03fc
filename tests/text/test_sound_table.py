"""Which characters have a sound, and which sound alike."""

from __future__ import annotations

import pytest

from kaoview.text.phonetic import Sound, SoundKind
from kaoview.text.sound_table import NEAR_HOMOPHONE_FIT, SoundTable, merge_sounds

TABLE = SoundTable("綠绿色殡葬宾滨兵眷村轻轨渔电共生垃圾")


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
