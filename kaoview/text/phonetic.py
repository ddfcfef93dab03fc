"""Parse what is typed phonetically: Zhuyin, pinyin or initials, with the input method off.

Zhuyin may be typed as symbols or as the keys of the standard keyboard layout (大千) with the input
method off, with or without tones; pinyin in full, with or without tones, or as initials. A typed
string is parsed into a sequence of sounds; :mod:`kaoview.text.sound_table` has the characters with
each sound, so that a search needs no index of readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from kaoview.lookalikes import normalized
from kaoview.text.readings import (
    PINYIN_TONES,
    TONES,
    folded_readings,
    syllables,
)

_ZHUYIN_KEYS = dict(
    zip(
        "1qaz2wsxedcrfv5tgbyhnujm8ik,9ol.0p;/-",
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ",
        strict=True,
    )
)
_TONE_KEYS = {"3": "ˇ", "4": "ˋ", "6": "ˊ", "7": "˙", " ": "ˉ"}
_ZHUYIN_INITIALS = frozenset("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ")
_PINYIN_INITIALS = frozenset("bpmfdtnlgkhjqxzcsrywaeo") | {"zh", "ch", "sh"}
FIRST_ZHUYIN, LAST_ZHUYIN = "ㄅ", "ㄩ"
"""The first and last Zhuyin symbol in the order of Unicode."""

_MAX_TYPED_LENGTH = 40
"""Longest phonetic input that is parsed, in characters; limits the parsing time. Chosen by hand."""

_MAX_SYLLABLE_LENGTH = 7
"""Characters tried for one syllable: the longest pinyin syllable (zhuang) has 6, and one more."""

_MAX_SEGMENTATIONS = 6
"""Best segmentations kept at each position of the input (beam width). Chosen by hand."""

_CACHED_CHARACTERS = 65_536
"""Cache size in characters: more than any library holds, so that nothing is evicted."""


class SoundKind(Enum):
    """Which part of a syllable was typed."""

    FULL = "full"
    PREFIX = "open"
    INITIAL = "initial"


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound as typed.

    Attributes:
        spelling: Pinyin letters or Zhuyin symbols, without the tone.
        kind: A full syllable, the prefix of the last one, or only an initial.
        tone: 1 to 5 (5 is the neutral tone), or None if it was not typed.
    """

    spelling: str
    kind: SoundKind
    tone: int | None = None


@cache
def zhuyin_syllables() -> dict[str, str]:
    """Map every Zhuyin syllable to its first pinyin spelling."""
    found: dict[str, str] = {}
    for pinyin, spellings in syllables().items():
        for zhuyin in spellings:
            found.setdefault(zhuyin, pinyin)
    return found


@cache
def _syllable_prefixes(zhuyin: bool) -> frozenset[str]:
    """Return all proper prefixes of syllables."""
    known_syllables: Iterable[str] = zhuyin_syllables() if zhuyin else syllables()
    return frozenset(each[:end] for each in known_syllables for end in range(1, len(each)))


@lru_cache(maxsize=_CACHED_CHARACTERS)
def initial_of(character: str) -> str:
    """Return the first pinyin letter of a folded character's commonest reading.

    >>> initial_of("殡"), initial_of("A")
    ('b', '')
    """
    reading = next(iter(folded_readings(character)), None)
    return zhuyin_syllables()[reading.zhuyin][0] if reading else ""


def letter_of(sound: Sound) -> str:
    """Return the first pinyin letter of a sound.

    >>> letter_of(Sound("ㄓ", SoundKind.INITIAL))
    'z'
    """
    if sound.spelling[0].isascii():
        return sound.spelling[0]
    found = (
        zhuyin_syllables()[each] for each in zhuyin_syllables() if each.startswith(sound.spelling)
    )
    return next(found)[0]


def zhuyin_from_keys(typed: str) -> str | None:
    """Convert keys of the standard Zhuyin keyboard to symbols; None if a key has no symbol.

    Args:
        typed: Keys as typed with the input method off; a space is the first tone.

    >>> zhuyin_from_keys("1up4y;4")
    'ㄅㄧㄣˋㄗㄤˋ'
    """
    symbols = []
    for key in typed.lower():
        symbol = _ZHUYIN_KEYS.get(key) or _TONE_KEYS.get(key)
        if symbol is None:
            return None
        symbols.append(symbol)
    return "".join(symbols).rstrip("ˉ") or None


def is_zhuyin(typed: str) -> bool:
    """Return whether a string consists of Zhuyin symbols, tone marks and spaces."""
    return bool(typed.strip()) and all(
        each in TONES or each == " " or FIRST_ZHUYIN <= each <= LAST_ZHUYIN for each in typed
    )


def parse_zhuyin(symbols: str) -> list[tuple[Sound, ...]]:
    """Parse Zhuyin symbols into sounds.

    Args:
        symbols: Symbols and tone marks; a tone mark ends its syllable.

    Returns:
        The possible segmentations, the likeliest first. The last sound may be incomplete, and an
        initial alone may stand for a syllable.
    """
    text = "".join("ˉ" if each == " " else each for each in symbols.strip())
    return _segmentations(
        text, zhuyin_syllables(), _syllable_prefixes(zhuyin=True), _ZHUYIN_INITIALS
    )


def parse_pinyin(letters: str) -> list[tuple[Sound, ...]]:
    """Parse letters as pinyin: syllables with or without tones, initials, or both mixed.

    Args:
        letters: ``v``, ``u`` or ``ü`` for ü; tones as digits or omitted (accents are ignored).

    Returns:
        As :func:`parse_zhuyin`.

    >>> [sound.spelling for sound in parse_pinyin("lvsebinzang")[0]]
    ['lv', 'se', 'bin', 'zang']
    """
    plain: list[str] = []
    for each in normalized("NFD", letters.lower().replace("ü", "v")):
        if each == "\u0308" and plain and plain[-1] == "u":
            plain[-1] = "v"
        elif each not in PINYIN_TONES and each not in "' ":
            plain.append(each)
    text = "".join(plain)
    return _segmentations(text, syllables(), _syllable_prefixes(zhuyin=False), _PINYIN_INITIALS)


def _segmentations(
    text: str,
    known_syllables: Mapping[str, object],
    prefixes: frozenset[str],
    initials: frozenset[str],
) -> list[tuple[Sound, ...]]:
    """Segment a string into sounds: fewest initials first, then fewest syllables."""
    size = len(text)
    if not 0 < size <= _MAX_TYPED_LENGTH:
        return []
    best_from: dict[int, list[tuple[tuple[int, int], tuple[Sound, ...]]]] = {size: [((0, 0), ())]}
    for start in range(size - 1, -1, -1):
        options = []
        for end in range(start + 1, min(start + _MAX_SYLLABLE_LENGTH, size) + 1):
            for sound, after, cost in _sounds_of(
                text, start, end, known_syllables, prefixes, initials
            ):
                for (cost_after, count), rest in best_from[after]:
                    options.append(((cost_after + cost, count + 1), (sound, *rest)))
        options.sort(key=lambda option: option[0])
        best_from[start] = options[:_MAX_SEGMENTATIONS]
    return [sounds for _, sounds in best_from[0]]


def _sounds_of(
    text: str,
    start: int,
    end: int,
    known_syllables: Mapping[str, object],
    prefixes: frozenset[str],
    initials: frozenset[str],
) -> Iterable[tuple[Sound, int, int]]:
    """Yield the sounds a part can be, each with the start of the next sound and its cost."""
    part = text[start:end]
    last = end == len(text)
    if part in known_syllables:
        yield Sound(part, SoundKind.FULL), end, 0
        if not last:
            mark = text[end]
            tone = TONES.get(mark) or (int(mark) if mark in "12345" else None)
            if tone:
                yield Sound(part, SoundKind.FULL, tone), end + 1, 0
    elif last and start and part in prefixes:
        yield Sound(part, SoundKind.PREFIX), end, 0
    if part in initials:
        yield Sound(part, SoundKind.INITIAL), end, 1
