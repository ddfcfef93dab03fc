"""Look up the characters of a library by sound, and the homophones of a character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kaoview.text.phonetic import FIRST_ZHUYIN, LAST_ZHUYIN, Sound, SoundKind, zhuyin_syllables
from kaoview.text.readings import (
    RARE_READING_WEIGHT,
    CharacterReading,
    folded_readings,
    syllables,
)

NEAR_HOMOPHONE_FIT = 0.75
"""Fit (0 to 1) of a sound that many speakers in Taiwan do not distinguish from the one typed.
Tuned."""

_PREFIX_FIT = 0.9
"""Fit (0 to 1) of a syllable of which only the beginning was typed. Tuned."""

_MERGED_SOUNDS = str.maketrans("ㄓㄔㄕㄥㄤㄋㄖ", "ㄗㄘㄙㄣㄢㄌㄌ")

_CACHED_SOUNDS = 4096
"""Cache size in sounds; there are 436 spellings of pinyin syllables, each with up to five tones.
Chosen by hand."""


def merge_sounds(zhuyin: str) -> str:
    """Return a syllable with the sounds merged that many speakers do not distinguish.

    >>> merge_sounds("ㄓㄥ") == merge_sounds("ㄗㄣ")
    True
    """
    return zhuyin.translate(_MERGED_SOUNDS)


class SoundTable:
    """Maps sounds to the folded characters of a library.

    Args:
        characters: All characters of the library's keys; those without a reading are ignored.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self._by_syllable: dict[str, dict[str, float]] = defaultdict(dict)
        self._common_by_syllable: dict[str, dict[str, float]] = defaultdict(dict)
        self._by_merged_syllable: dict[str, dict[str, float]] = defaultdict(dict)
        for character in characters:
            for reading, weight in folded_readings(character).items():
                _keep_max(self._by_syllable[reading.zhuyin], character, weight)
                if weight > RARE_READING_WEIGHT:
                    _keep_max(self._common_by_syllable[reading.zhuyin], character, weight)
                    _keep_max(
                        self._by_merged_syllable[merge_sounds(reading.zhuyin)], character, weight
                    )
        self._matching_cache: dict[tuple[Sound, bool], dict[str, float]] = {}
        self._homophones: dict[str, dict[str, float]] = {}

    def matching(self, sound: Sound, *, lenient: bool = False) -> Mapping[str, float]:
        """Return the characters with a sound and the fit of each, from 0 to 1.

        Args:
            sound: The sound as typed.
            lenient: Whether to ignore its tone and to merge sounds that many do not distinguish.
        """
        key = (sound, lenient)
        if key not in self._matching_cache:
            self._matching_cache[key] = self._match(sound, lenient)
        return self._matching_cache[key]

    def homophones(self, character: str) -> Mapping[str, float]:
        """Return the homophones of a character, itself excluded.

        Args:
            character: A folded character, in the library or not.

        Returns:
            1 for the same syllable, :data:`NEAR_HOMOPHONE_FIT` for one that many do not
            distinguish.
        """
        if character not in self._homophones:
            found: dict[str, float] = {}
            own_syllables = {
                reading.zhuyin
                for reading, weight in folded_readings(character).items()
                if weight > RARE_READING_WEIGHT
            }
            for zhuyin in own_syllables:
                found |= dict.fromkeys(
                    self._by_merged_syllable.get(merge_sounds(zhuyin), ()), NEAR_HOMOPHONE_FIT
                )
            for zhuyin in own_syllables:
                found |= dict.fromkeys(self._common_by_syllable.get(zhuyin, ()), 1.0)
            found.pop(character, None)
            self._homophones[character] = found
        return self._homophones[character]

    def _match(self, sound: Sound, lenient: bool) -> dict[str, float]:
        found: dict[str, float] = {}
        for zhuyin, fit in _possible_syllables(sound).items():
            for character, weight in self._by_syllable.get(zhuyin, {}).items():
                if not sound.tone or CharacterReading(zhuyin, sound.tone) in folded_readings(
                    character
                ):
                    _keep_max(found, character, weight * fit)
                elif lenient:
                    _keep_max(found, character, weight * fit * NEAR_HOMOPHONE_FIT)
            if lenient and sound.kind is not SoundKind.INITIAL:
                for character, weight in self._by_merged_syllable.get(
                    merge_sounds(zhuyin), {}
                ).items():
                    _keep_max(found, character, weight * fit * NEAR_HOMOPHONE_FIT)
        return found


def _keep_max(weights: dict[str, float], character: str, weight: float) -> None:
    """Set a character's weight unless it already has a higher one."""
    if weight > weights.get(character, 0.0):
        weights[character] = weight


@lru_cache(maxsize=_CACHED_SOUNDS)
def _possible_syllables(sound: Sound) -> dict[str, float]:
    """Return the Zhuyin syllables that match a sound, with the fit of each."""
    zhuyin = FIRST_ZHUYIN <= sound.spelling[0] <= LAST_ZHUYIN
    if sound.kind is SoundKind.FULL:
        return dict.fromkeys([sound.spelling] if zhuyin else syllables()[sound.spelling], 1.0)
    fit = 1.0 if sound.kind is SoundKind.INITIAL else _PREFIX_FIT
    if zhuyin:
        return {each: fit for each in zhuyin_syllables() if each.startswith(sound.spelling)}
    return {
        each: fit
        for pinyin, spellings in syllables().items()
        if pinyin.startswith(sound.spelling)
        for each in spellings
    }
