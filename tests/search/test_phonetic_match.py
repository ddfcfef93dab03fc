"""Terms heard as Zhuyin, pinyin, initials and homophones."""

from __future__ import annotations

import pytest

from kaoview.search.joined_text import JoinedText
from kaoview.search.phonetic_match import homophone_pattern, phonetic_patterns
from kaoview.search.query import parse
from kaoview.search.results import Tier
from kaoview.search.tiers import phonetic_matches
from kaoview.text.fold import fold_key
from kaoview.text.sound_table import SoundTable

KEYS = [
    fold_key(text)
    for text in (
        "賡續推動綠色殯葬政策",
        "三軍眷村文化景觀保存修復",
        "高雄市漁電共生專案辦公室",
        "環狀輕軌第二階段",
        "營造兒童友善環境",
    )
]
JOINED = JoinedText(range(len(KEYS)), KEYS)
TABLE = SoundTable(set(JOINED.text))


def heard(query: str, *, lenient: bool = False) -> dict[int, Tier]:
    parsed = parse(query)
    term = parsed.keystrokes or parsed.terms[0]
    found: dict[int, Tier] = {}
    for pattern in phonetic_patterns(term, TABLE, lenient=lenient):
        for row, answer in phonetic_matches(JOINED, pattern, lambda joined, at: True).items():
            found.setdefault(row, answer.tier)
    return found


@pytest.mark.parametrize(
    ("query", "row", "tier"),
    [
        ("1up4y;4", 0, Tier.ZHUYIN),
        ("1up4y", 0, Tier.ZHUYIN),
        ("ㄅㄧㄣˋㄗㄤˋ", 0, Tier.ZHUYIN),
        ("rm0hjp", 1, Tier.ZHUYIN),
        ("fu/ ejo3", 3, Tier.ZHUYIN),
        ("-6wj/6", 4, Tier.ZHUYIN),
        ("lvsebinzang", 0, Tier.PINYIN),
        ("lusebinz", 0, Tier.PINYIN),
        ("lv se bin zang", 0, Tier.PINYIN),
        ("juancun", 1, Tier.PINYIN),
        ("ydgs", 2, Tier.INITIALS),
        ("ㄩㄉㄍㄕ", 2, Tier.ZHUYIN),
        ("綠色binzang", 0, Tier.PINYIN),
        ("綠色ㄅㄧㄣ葬", 0, Tier.PINYIN),
    ],
)
def test_what_is_typed_by_sound_is_heard(query: str, row: int, tier: Tier) -> None:
    assert heard(query).get(row) is tier


@pytest.mark.parametrize("query", ["殯葬", "[", "5.87%", "qqqq", "社會😀"])
def test_what_is_not_typed_by_sound_is_not(query: str) -> None:
    assert heard(query) == {}


def test_a_wrong_tone_is_heard_only_leniently() -> None:
    assert heard("1up3y;3") == {}
    assert 0 in heard("1up3y;3", lenient=True)


def test_homophones_of_a_term_leave_it_out() -> None:
    pattern = homophone_pattern(fold_key("綠色賓葬"), TABLE)
    assert pattern is not None
    found = phonetic_matches(JOINED, pattern, lambda joined, at: True)
    assert found[0].tier is Tier.HOMOPHONE
    assert 90 < found[0].score < 95
    itself = homophone_pattern(
        fold_key("兒童"), SoundTable(set(JOINED.text) | set(fold_key("而同")))
    )
    assert itself is not None
    assert phonetic_matches(JOINED, itself, lambda joined, at: True) == {}


def test_a_term_without_homophones_has_no_pattern() -> None:
    assert homophone_pattern("zz", TABLE) is None


def test_a_single_character_has_too_many_homophones() -> None:
    assert homophone_pattern("葬", TABLE) is None


def test_the_edges_of_words_decide_between_guesses() -> None:
    pattern = next(each for each in phonetic_patterns(parse("ydgs").terms[0], TABLE))
    inside = phonetic_matches(JOINED, pattern, lambda joined, at: False)[2].score
    whole = phonetic_matches(JOINED, pattern, lambda joined, at: True)[2].score
    assert inside < whole
