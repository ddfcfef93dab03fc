"""Sounds of Chinese text: readings of characters, and what a reader types without an input method.

Zhuyin may be typed as its symbols or as the keys that carry them on the standard keyboard (大千),
with or without tones; pinyin in full, with or without tones, or as initials. A typed string is
read as a sequence of sounds, and a :class:`SoundTable` says which characters of a library have
each of them, so that a search needs no index of readings.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from kaoview.text.readings import (
    PINYIN_TONES,
    RARE_READING,
    TONES,
    CharacterReading,
    folded_readings,
    syllables,
)

_KEYS = dict(
    zip(
        "1qaz2wsxedcrfv5tgbyhnujm8ik,9ol.0p;/-",
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ",
        strict=True,
    )
)
_TONE_KEYS = {"3": "ˇ", "4": "ˋ", "6": "ˊ", "7": "˙", " ": "ˉ"}
_ZHUYIN_INITIALS = frozenset("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ")
_PINYIN_INITIALS = frozenset("bpmfdtnlgkhjqxzcsrywaeo") | {"zh", "ch", "sh"}
_LONGEST_TYPED = 40
_READINGS_KEPT = 6

NEAR = 0.75
"""How well a sound fits that speakers in Taiwan do not tell apart from the one meant."""

_OPEN_SOUND = 0.9
_MERGED = str.maketrans("ㄓㄔㄕㄥㄤㄋㄖ", "ㄗㄘㄙㄣㄢㄌㄌ")


class SoundKind(Enum):
    """How much of a syllable was typed."""

    FULL = "full"
    OPEN = "open"
    INITIAL = "initial"


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound as typed.

    Attributes:
        spelled: Pinyin letters or Zhuyin symbols, without the tone.
        kind: A full syllable, the beginning of the last one, or only an initial.
        tone: From 1 to 5 (the neutral tone), or None where it was not typed.
    """

    spelled: str
    kind: SoundKind
    tone: int | None = None


@cache
def _zhuyin_syllables() -> dict[str, str]:
    """Map every syllable in Zhuyin to its first spelling in pinyin."""
    found: dict[str, str] = {}
    for pinyin, spellings in syllables().items():
        for zhuyin in spellings:
            found.setdefault(zhuyin, pinyin)
    return found


@cache
def _beginnings(zhuyin: bool) -> frozenset[str]:
    """Return everything that a longer syllable can begin with."""
    known: Iterable[str] = _zhuyin_syllables() if zhuyin else syllables()
    return frozenset(each[:end] for each in known for end in range(1, len(each)))


@lru_cache(maxsize=65536)
def initial_of(character: str) -> str:
    """Return the letter that a folded character's commonest reading begins with in pinyin.

    >>> initial_of("殡"), initial_of("A")
    ('b', '')
    """
    reading = next(iter(folded_readings(character)), None)
    return _zhuyin_syllables()[reading.zhuyin][0] if reading else ""


def letter_of(sound: Sound) -> str:
    """Return the letter that a sound begins with in pinyin.

    >>> letter_of(Sound("ㄓ", SoundKind.INITIAL))
    'z'
    """
    if sound.spelled[0].isascii():
        return sound.spelled[0]
    found = (
        _zhuyin_syllables()[each] for each in _zhuyin_syllables() if each.startswith(sound.spelled)
    )
    return next(found)[0]


def merged(zhuyin: str) -> str:
    """Return a syllable without the distinctions that many speakers do not make.

    >>> merged("ㄓㄥ") == merged("ㄗㄣ")
    True
    """
    return zhuyin.translate(_MERGED)


def zhuyin_from_keys(typed: str) -> str | None:
    """Return the Zhuyin that keys of the standard keyboard stand for, or None.

    Args:
        typed: Keys as typed with the input method off; a space is the first tone.

    >>> zhuyin_from_keys("1up4y;4")
    'ㄅㄧㄣˋㄗㄤˋ'
    """
    symbols = []
    for key in typed.lower():
        symbol = _KEYS.get(key) or _TONE_KEYS.get(key)
        if symbol is None:
            return None
        symbols.append(symbol)
    return "".join(symbols).rstrip("ˉ") or None


def is_zhuyin(typed: str) -> bool:
    """Return whether a string holds nothing but Zhuyin symbols, tones and spaces."""
    return bool(typed.strip()) and all(
        each in TONES or each == " " or "ㄅ" <= each <= "ㄩ" for each in typed
    )


def parse_zhuyin(symbols: str) -> list[tuple[Sound, ...]]:
    """Read Zhuyin symbols as sounds.

    Args:
        symbols: Symbols and tone marks; a tone mark ends its syllable.

    Returns:
        The readings that make sense, the likeliest first; the last sound may be unfinished, and
        a lone initial may stand for a syllable.
    """
    text = "".join("ˉ" if each == " " else each for each in symbols.strip())
    return _parse(text, _zhuyin_syllables(), _beginnings(zhuyin=True), _ZHUYIN_INITIALS)


def parse_pinyin(letters: str) -> list[tuple[Sound, ...]]:
    """Read letters as pinyin: syllables with or without tones, initials, or both mixed.

    Args:
        letters: ``v``, ``u`` or ``ü`` for ü; tones as digits or not at all (marks, which stand
            inside a syllable, are passed over).

    Returns:
        As :func:`parse_zhuyin`.

    >>> [sound.spelled for sound in parse_pinyin("lvsebinzang")[0]]
    ['lv', 'se', 'bin', 'zang']
    """
    plain: list[str] = []
    for each in unicodedata.normalize("NFD", letters.lower().replace("ü", "v")):
        if each == "\u0308" and plain and plain[-1] == "u":
            plain[-1] = "v"
        elif each not in PINYIN_TONES and each not in "' ":
            plain.append(each)
    text = "".join(plain)
    return _parse(text, syllables(), _beginnings(zhuyin=False), _PINYIN_INITIALS)


def _parse(
    text: str,
    known: Mapping[str, object],
    beginnings: frozenset[str],
    initials: frozenset[str],
) -> list[tuple[Sound, ...]]:
    """Split a string into sounds: few initials first, then few syllables."""
    size = len(text)
    if not 0 < size <= _LONGEST_TYPED:
        return []
    ways_from: dict[int, list[tuple[tuple[int, int], tuple[Sound, ...]]]] = {size: [((0, 0), ())]}
    for start in range(size - 1, -1, -1):
        ways = []
        for end in range(start + 1, min(start + 7, size) + 1):
            for sound, after, cost in _sounds(text, start, end, known, beginnings, initials):
                for (lone, count), rest in ways_from[after]:
                    ways.append(((lone + cost, count + 1), (sound, *rest)))
        ways.sort(key=lambda way: way[0])
        ways_from[start] = ways[:_READINGS_KEPT]
    return [sounds for _, sounds in ways_from[0]]


def _sounds(
    text: str,
    start: int,
    end: int,
    known: Mapping[str, object],
    beginnings: frozenset[str],
    initials: frozenset[str],
) -> Iterable[tuple[Sound, int, int]]:
    """Yield what a part can be: a sound, where the next one starts, what it costs."""
    part = text[start:end]
    last = end == len(text)
    if part in known:
        yield Sound(part, SoundKind.FULL), end, 0
        if not last:
            mark = text[end]
            tone = TONES.get(mark) or (int(mark) if mark in "12345" else None)
            if tone:
                yield Sound(part, SoundKind.FULL, tone), end + 1, 0
    elif last and start and part in beginnings:
        yield Sound(part, SoundKind.OPEN), end, 0
    if part in initials:
        yield Sound(part, SoundKind.INITIAL), end, 1


class SoundTable:
    """Which of a library's folded characters have which sound.

    Args:
        characters: Every character that the library's keys hold; those without a reading are
            left out.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self._by_syllable: dict[str, dict[str, float]] = defaultdict(dict)
        self._in_use: dict[str, dict[str, float]] = defaultdict(dict)
        self._by_merged: dict[str, dict[str, float]] = defaultdict(dict)
        for character in characters:
            for reading, weight in folded_readings(character).items():
                _raise(self._by_syllable[reading.zhuyin], character, weight)
                if weight > RARE_READING:
                    _raise(self._in_use[reading.zhuyin], character, weight)
                    _raise(self._by_merged[merged(reading.zhuyin)], character, weight)
        self._matching: dict[tuple[Sound, bool], dict[str, float]] = {}
        self._like: dict[str, dict[str, float]] = {}

    def matching(self, sound: Sound, *, lenient: bool = False) -> Mapping[str, float]:
        """Return the characters with a sound and how well each fits, from 0 to 1.

        Args:
            sound: The sound as typed.
            lenient: Whether to disregard its tone and what speakers do not tell apart.
        """
        key = (sound, lenient)
        if key not in self._matching:
            self._matching[key] = self._match(sound, lenient)
        return self._matching[key]

    def like(self, character: str) -> Mapping[str, float]:
        """Return the characters that sound like one, itself left out.

        Args:
            character: A folded character, in the library or not.

        Returns:
            1 for the same syllable, :data:`NEAR` for one that many do not tell apart.
        """
        if character not in self._like:
            found: dict[str, float] = {}
            own = {
                reading.zhuyin
                for reading, weight in folded_readings(character).items()
                if weight > RARE_READING
            }
            for zhuyin in own:
                found |= dict.fromkeys(self._by_merged.get(merged(zhuyin), ()), NEAR)
            for zhuyin in own:
                found |= dict.fromkeys(self._in_use.get(zhuyin, ()), 1.0)
            found.pop(character, None)
            self._like[character] = found
        return self._like[character]

    def _match(self, sound: Sound, lenient: bool) -> dict[str, float]:
        found: dict[str, float] = {}
        for zhuyin, fit in _spelled(sound).items():
            for character, weight in self._by_syllable.get(zhuyin, {}).items():
                if not sound.tone or CharacterReading(zhuyin, sound.tone) in folded_readings(
                    character
                ):
                    _raise(found, character, weight * fit)
                elif lenient:
                    _raise(found, character, weight * fit * NEAR)
            if lenient and sound.kind is not SoundKind.INITIAL:
                for character, weight in self._by_merged.get(merged(zhuyin), {}).items():
                    _raise(found, character, weight * fit * NEAR)
        return found


def _raise(weights: dict[str, float], character: str, weight: float) -> None:
    """Keep the better of a character's weights."""
    if weight > weights.get(character, 0.0):
        weights[character] = weight


@lru_cache(maxsize=4096)
def _spelled(sound: Sound) -> dict[str, float]:
    """Return the Zhuyin syllables that a sound can be, and how well each fits."""
    zhuyin = "ㄅ" <= sound.spelled[0] <= "ㄩ"
    if sound.kind is SoundKind.FULL:
        return dict.fromkeys([sound.spelled] if zhuyin else syllables()[sound.spelled], 1.0)
    fit = 1.0 if sound.kind is SoundKind.INITIAL else _OPEN_SOUND
    if zhuyin:
        return {each: fit for each in _zhuyin_syllables() if each.startswith(sound.spelled)}
    return {
        each: fit
        for pinyin, spellings in syllables().items()
        if pinyin.startswith(sound.spelled)
        for each in spellings
    }
