"""Sounds, words and lines of real text, as they are: one fact a line."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.model import Library
from kaoview.text.fold import fold, fold_key, traditional_of
from kaoview.text.line_break import wrap
from kaoview.text.phonetic import (
    initial_of,
    is_zhuyin,
    parse_pinyin,
    parse_zhuyin,
    zhuyin_from_keys,
)
from kaoview.text.readings import RARE_READING_WEIGHT, folded_readings, readings
from kaoview.text.segment import Segmenter, bigrams_of, extract_terms, trimmed_dictionary
from kaoview.text.sound_table import SoundTable

CHARACTERS = (
    "垃圾攜播企期質署殯行重長樂還發髮綠女呂略虐魚雨了著的地得和與曾乾幹后後裡里干於A1。ㄅ々〇"
)
TYPED = [
    "lv",
    "lyu",
    "lu",
    "nü",
    "jv",
    "xian",
    "xi'an",
    "fangan",
    "lvsebinzang",
    "lvse4bin1",
    "ydgs",
    "zhch",
    "zhongguo",
    "gaoxiong",
    "gx",
    "changzhao",
    "chang2zhao4",
    "erqie",
    "yu",
    "ai",
    "a",
    "xqz",
    "1up4y;4",
    "fu/ejo3",
    "rm0hjp",
    "-6wj/6",
    "ㄅㄧㄣˋㄗㄤˋ",
    "ㄌㄩㄙㄜ",
    "ㄅㄗ",
    "ㄐㄩㄢㄘㄨㄣ",
    "ㄎㄠ",
    "ㄦˊ",
    "ㄅㄅㄅ",
    "ㄓㄨˋ",
    "ㄨㄛ˙",
    "ㄧㄚˇㄨㄢ",
    "5j/",
    "vu;3",
    "q",
    "登革熱",
    "ab1",
]
LINES = (
    "同時 110 及 111 年連續兩年達成零舉借，與市民站在一起（含 5G AIoT、COVID-19），為這城市努力。",
    "2030 年減碳 30%、營業額 5.87 兆元；見 https://data.kcg.gov.tw/dataset?id=1,2 網站「公平城市」。",
    "一、（一）「『市民』第一」……——推動e\u0301tude・１０，０００人次\u00a0之 計畫︰如下︵略︶。",
    "前言\n\n  科技高雄，A.I.,B;C 50~60 年  \n",
)


def test_readings_of_characters(kept_text: SnapshotAssertion) -> None:
    lines = []
    for character in CHARACTERS:
        first = " ".join(f"{each.zhuyin}{each.tone}" for each in readings(character)[:1])
        likely = " ".join(
            f"{each.zhuyin}{each.tone}:{weight}"
            for each, weight in folded_readings(fold_key(character)).items()
            if weight > RARE_READING_WEIGHT
        )
        behind = "".join(traditional_of(fold_key(character)))
        lines.append(f"{character}　{initial_of(character)}　{first}｜{likely}｜{behind}")
    assert "\n".join([*lines, ""]) == kept_text


def test_what_is_typed_by_its_sound(kept_text: SnapshotAssertion) -> None:
    lines = []
    for typed in TYPED:
        lines.append(f"{typed}　{is_zhuyin(typed)}　{zhuyin_from_keys(typed)}")
        for parse in (parse_zhuyin, parse_pinyin):
            for way in parse(typed):
                sounds = (f"{s.spelling}/{s.kind.value}/{s.tone or '-'}" for s in way)
                lines.append(f"  {parse.__name__}　{' '.join(sounds)}")
    assert "\n".join([*lines, ""]) == kept_text


def test_characters_that_sound_like_what_is_typed(kept_text: SnapshotAssertion) -> None:
    table = SoundTable(
        fold_key("綠色殯葬賓濱兵眷村輕軌漁電共生垃圾登等革熱樂路錄住主豬組租祖長場照找造")
    )
    lines = []
    for typed in ("lv", "bin", "zang", "zhu", "ㄓㄨˋ", "ㄗ", "l", "zh", "chang", "zhao4"):
        parse = parse_zhuyin if is_zhuyin(typed) else parse_pinyin
        for way in parse(typed)[:2]:
            for lenient in (False, True):
                found = table.matching(way[0], lenient=lenient)
                told = " ".join(f"{c}:{weight:.3f}" for c, weight in sorted(found.items()))
                lines.append(f"{typed}　{way[0].spelling}　{lenient}　{told}")
    for character in fold_key("登革熱住組長照殯"):
        like = " ".join(
            f"{c}:{weight:.3f}" for c, weight in sorted(table.homophones(character).items())
        )
        lines.append(f"{character}　{like}")
    assert "\n".join([*lines, ""]) == kept_text


@pytest.mark.parametrize("width", [1, 5, 8, 12, 20, 40])
def test_lines_of_a_width(width: int, kept_text: SnapshotAssertion) -> None:
    lines = [f"｜{line}｜" for text in LINES for line in wrap(text, width)]
    lines += [f"｜{line}｜" for text in LINES for line in wrap(text, width, indent=6)]
    assert "\n".join([*lines, ""]) == kept_text


def test_words_of_the_bundled_library(library: Library, kept_text: SnapshotAssertion) -> None:
    keys = [fold_key(item.title + item.text) for item in library.items()]
    terms = extract_terms(keys)
    words = trimmed_dictionary(bigrams_of(keys))
    segmenter = Segmenter(words, terms)
    lines = [f"{len(words)} 詞　{len(terms)} 新詞　{words['']} 其他"]
    lines += [f"{term}　{count}" for term, count in sorted(terms.items())]
    lines += ["/".join(segmenter.cut(key[:80])) for key in keys[::25]]
    assert "\n".join([*lines, ""]) == kept_text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("臺灣ＡＩ　綠色殯葬", "台湾ai绿色殡葬"),
        ("①㈡⑶ Ⅳ ㎡", "1(二)(3)ivm2"),
        ("Éclair ÅB ﬁ ß", "eclairabfiss"),
        ("A\u0301\u200b\ufeff\x1b", "a"),
        ("「高雄」・‧•－—～∼", "「高雄」···--~~"),
        ("温泉 裏 峯", "温泉里峰"),
    ],
)
def test_what_is_compared_is_folded(text: str, key: str) -> None:
    folded = fold(text)
    assert folded.key == fold_key(text) == key
    assert [text[place] for place in folded.origin if text[place] == " "] == []
    assert list(folded.origin) == sorted(folded.origin)
    for at in range(len(key)):
        start, end = folded.raw_span(at, at + 1)
        assert key[at] in fold_key(text[start:end])
