"""Readings of Chinese characters: pypinyin's table, reordered and completed for Taiwan."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kaoview.lookalikes import normalized
from kaoview.paths import data_folder
from kaoview.text.fold import traditional_of

TONES = {"ˉ": 1, "ˊ": 2, "ˇ": 3, "ˋ": 4, "˙": 5}
"""Tone marks of Zhuyin; 5 is the neutral tone."""

PINYIN_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining tone marks of pinyin."""

RARE_READING_WEIGHT = 0.7
"""Fit (0 to 1) of a reading that dictionaries list but no word in data/polyphones.txt uses.
Tuned."""

_SECONDARY_READING_WEIGHT = 0.97
"""Fit (0 to 1) of a reading in use that is not a character's first one. Tuned."""

_CACHED_SPELLINGS = 4096
"""Cache size in accented spellings; pypinyin's table has 1,549 different ones."""

_CACHED_CHARACTERS = 65_536
"""Cache size in characters: more than any library holds, so that nothing is evicted."""


@dataclass(frozen=True, slots=True)
class CharacterReading:
    """One pronunciation of a character: Zhuyin symbols and a tone from 1 to 5."""

    zhuyin: str
    tone: int


@cache
def syllables() -> dict[str, tuple[str, ...]]:
    """Map every pinyin spelling of a syllable to its Zhuyin forms, the standard one first."""
    lines = (data_folder() / "syllables.txt").read_text(encoding="utf-8").splitlines()
    standard = dict(line.split() for line in lines if not line.startswith("#"))
    found: dict[str, list[str]] = defaultdict(list)
    for pinyin, zhuyin in standard.items():
        found[pinyin].append(zhuyin)
    for pinyin, zhuyin in standard.items():
        if "v" in pinyin:
            for spelled in (pinyin.replace("v", "u"), pinyin.replace("v", "yu")):
                found[spelled].append(zhuyin)
        elif pinyin[0] in "jqxy" and pinyin[1] == "u":
            found[pinyin[0] + "v" + pinyin[2:]].append(zhuyin)
    return {pinyin: tuple(zhuyin) for pinyin, zhuyin in found.items()}


@cache
def _taiwan_readings() -> dict[str, tuple[CharacterReading, ...]]:
    """Read data/readings.txt: readings that pypinyin lacks or orders differently."""
    return _load_readings("readings.txt")


@cache
def _polyphones() -> dict[str, tuple[CharacterReading, ...]]:
    """Read data/polyphones.txt: the readings in use of folded polyphonic characters."""
    return _load_readings("polyphones.txt")


def _load_readings(name: str) -> dict[str, tuple[CharacterReading, ...]]:
    """Read a table with a character and its Zhuyin readings on each line."""
    found: dict[str, tuple[CharacterReading, ...]] = {}
    for line in (data_folder() / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            character, *spellings = line.split()
            found[character] = (
                *found.get(character, ()),
                *(
                    CharacterReading(each[:-1], TONES[each[-1]])
                    if each[-1] in TONES
                    else CharacterReading(each, 1)
                    for each in spellings
                ),
            )
    return found


@cache
def _pinyin_table() -> Mapping[int, str]:
    """Load pypinyin's character table without its much larger phrase table."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.constants import PINYIN_DICT

    table: Mapping[int, str] = PINYIN_DICT
    return table


@lru_cache(maxsize=_CACHED_SPELLINGS)
def _parse_pinyin_syllable(spelled: str) -> CharacterReading | None:
    """Parse an accented spelling such as ``bìn``; None for the few non-standard ones."""
    letters, tone = [], 5
    for each in normalized("NFD", spelled):
        if each in PINYIN_TONES:
            tone = PINYIN_TONES[each]
        else:
            letters.append(each)
    plain = normalized("NFC", "".join(letters)).replace("ü", "v")
    zhuyin = syllables().get(plain)
    return CharacterReading(zhuyin[0], tone) if zhuyin else None


@lru_cache(maxsize=_CACHED_CHARACTERS)
def readings(character: str) -> tuple[CharacterReading, ...]:
    """Return the readings of a character, those taught in Taiwan first.

    >>> readings("垃")[0]
    CharacterReading(zhuyin='ㄌㄜ', tone=4)
    """
    found = dict.fromkeys(_taiwan_readings().get(character, ()))
    for spelled in _pinyin_table().get(ord(character), "").split(","):
        reading = _parse_pinyin_syllable(spelled)
        if reading:
            found[reading] = None
    return tuple(found)


@lru_cache(maxsize=_CACHED_CHARACTERS)
def folded_readings(character: str) -> dict[CharacterReading, float]:
    """Return the readings of all characters that fold to one, with the likelihood of each."""
    used = _polyphones().get(character, ())
    found: dict[CharacterReading, float] = {}
    for each in (*traditional_of(character), character):
        taught = _taiwan_readings().get(each, ())
        for rank, reading in enumerate(readings(each)):
            if rank == 0:
                weight = 1.0
            else:
                weight = (
                    _SECONDARY_READING_WEIGHT
                    if reading in (*used, *taught)
                    else RARE_READING_WEIGHT
                )
            found[reading] = max(weight, found.get(reading, 0.0))
    return found
