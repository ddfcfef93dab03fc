"""Turn a term into patterns of characters by sound: Zhuyin, pinyin, initials, homophones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kaoview.lookalikes import same_looking
from kaoview.search.joined_text import Slot
from kaoview.search.query import Term
from kaoview.search.results import Tier
from kaoview.text.fold import fold_key
from kaoview.text.phonetic import (
    Sound,
    SoundKind,
    is_zhuyin,
    letter_of,
    parse_pinyin,
    parse_zhuyin,
    zhuyin_from_keys,
)
from kaoview.text.sound_table import SoundTable

_MAX_SYLLABLES = 20
"""Longest pattern, in characters; limits the time of a search. Chosen by hand; moves no query."""
_MAX_PATTERNS = 6
"""Most patterns tried for a term. Chosen by hand; moves 0.2 %."""
_MAX_PIECE_READINGS = 2
"""Most readings tried for each phonetic part of a mixed term. Chosen by hand; moves no query."""

# Scores of patterns that fit entirely, from 0 to 100.
_ZHUYIN_SCORE = 96.0
"""Zhuyin, as in the prototype. Moves 0.2 %."""
_ZHUYIN_LETTER_KEYS_SCORE = 90.0
"""Zhuyin keys that are letters only, and so may be pinyin or a word. Tuned; moves 0.2 %."""
_PINYIN_SCORE = 95.0
"""Pinyin, as in the prototype. Moves 0.2 %."""
_MIXED_SCORE = 92.0
"""Characters mixed with phonetic parts. Tuned; moves no query."""
_MIN_MIXED_SCORE = 70.0
"""The same with the worst fit. Tuned; moves no query."""
_INITIALS_SCORE = 84.0
"""Initials alone, as in the prototype. Moves 0.5 %."""
_INITIALS_PENALTY = 11
"""Points off for a pattern of initials only, in proportion where some syllables are complete: from
pinyin (95) to initials (84). Tuned; moves no query."""
_LENIENT_PENALTY = 4
"""Points off where tones and similar sounds are ignored. Tuned; moves no query."""
_WORST_FIT_PENALTY = 24
"""Points off for the worst fit. Tuned; moves no query."""
_MAX_HOMOPHONE_SCORE = 95.0
"""Limit of the score of homophones as more characters are the same as typed, as in the prototype.
Moves 4.2 %."""
_MIN_HOMOPHONE_SCORE = 80.0
"""Score of homophones of which no character is as typed, as in the prototype. Moves 4.5 %."""

_HOMOPHONE_FIT = 0.0
"""Fit of a homophone in the pattern of a term; the typed character fits with 1."""
_NEAR_HOMOPHONE_FIT = -0.4
"""Fit of a character that many speakers pronounce alike. Tuned; moves 0.4 %."""

_MIN_HOMOPHONE_LENGTH = 2
"""Shortest term, in characters, with a pattern of homophones: one character has too many."""
_AMBIGUOUS_LETTER_KEYS_LENGTH = 2
"""Length in syllables of the only ambiguous Zhuyin patterns kept for keys that are all letters, as
these are more probably pinyin. Tuned; moves 0.2 %."""
_MIN_UNAMBIGUOUS_LENGTH = 3
"""Syllables from which a complete pattern is not ambiguous. Tuned; moves 0.9 %."""

_HAN = "\u3400-\u9fff"
_HAS_HAN = re.compile(rf"[{_HAN}]")
_HAS_ZHUYIN = re.compile("[\u3105-\u3129]")
_HAS_HAN_OR_ZHUYIN = re.compile(rf"[{_HAN}ㄅ-ㄩ]")
_MIXED = re.compile(r"[a-zü]+(?:'[a-z]+)*|[ㄅ-ㄩˉˊˇˋ˙]+|.", re.DOTALL)


@dataclass(frozen=True)
class PhoneticPattern:
    """One phonetic reading of a term.

    Attributes:
        tier: The kind of reading.
        slots: For each character of a match, the possible characters with their fit.
        max_score: The score with a fit of 1.
        min_score: The score with a fit of 0.
        ambiguous: Whether many strings fit by chance, so that word boundaries count.
        excluded: A string that is no match, namely the term itself.
        initials: The letters of a term that consists of initials only.
    """

    tier: Tier
    slots: tuple[Slot, ...]
    max_score: float
    min_score: float
    ambiguous: bool = False
    excluded: str = ""
    initials: str = ""


def has_han(text: str) -> bool:
    """Return whether a text contains a Chinese character."""
    return bool(_HAS_HAN.search(text))


def _as_symbols(text: str) -> str:
    """Return a plain text in which 一 is the Zhuyin symbol ㄧ, if it has no other character.

    A symbol that was typed is kept, whatever character it looks like.
    """
    text = "ㄧ".join(map(same_looking, text.split("ㄧ"))).casefold()
    symbols = text.replace("一", "ㄧ")
    return symbols if _HAS_ZHUYIN.search(text) and not has_han(symbols) else text


def phonetic_patterns(
    term: Term, table: SoundTable, *, lenient: bool = False
) -> list[PhoneticPattern]:
    """Return the phonetic readings of a term that is not all Chinese characters.

    Args:
        term: The term.
        table: The sounds of the library's characters.
        lenient: Whether to ignore tones and merge sounds that many speakers do not distinguish.

    Returns:
        The likeliest first; none for a term that cannot be Zhuyin or pinyin.
    """
    text = _as_symbols(term.text)
    if is_zhuyin(text):
        return _zhuyin_patterns(text, table, lenient, _ZHUYIN_SCORE)
    found: list[PhoneticPattern] = []
    if text.isascii():
        letters = bool(re.fullmatch(r"[a-z' ]+[1-5a-z' ]*", text))
        pinyin = _pinyin_patterns(text, table, lenient) if letters else []
        symbols = zhuyin_from_keys(text)
        if symbols and len(text) > 1:
            score = _ZHUYIN_LETTER_KEYS_SCORE if letters else _ZHUYIN_SCORE
            found = _zhuyin_patterns(symbols, table, lenient, score)
            if letters:
                found = [
                    each
                    for each in found
                    if not each.ambiguous or len(each.slots) == _AMBIGUOUS_LETTER_KEYS_LENGTH
                ]
        return sorted(found + pinyin, key=lambda pattern: -pattern.max_score)[:_MAX_PATTERNS]
    if re.search(r"[a-zü]", text) and not _HAS_HAN_OR_ZHUYIN.search(text):
        return _pinyin_patterns(text, table, lenient)
    return _mixed_patterns(text, term.key, table, lenient)


def homophone_pattern(key: str, table: SoundTable) -> PhoneticPattern | None:
    """Return the pattern of the homophones of a Chinese term, the term itself excluded.

    Scores range from 80 if no character is as typed to nearly 95; near homophones score lower.
    """
    if not _MIN_HOMOPHONE_LENGTH <= len(key) <= _MAX_SYLLABLES:
        return None
    slots: list[Slot] = []
    any_homophone = False
    for character in key:
        homophones = table.homophones(character)
        any_homophone = any_homophone or bool(homophones)
        slot = {
            other: _HOMOPHONE_FIT if same == 1 else _NEAR_HOMOPHONE_FIT
            for other, same in homophones.items()
        }
        slots.append({**slot, character: 1.0})
    if not any_homophone:
        return None
    return PhoneticPattern(
        Tier.HOMOPHONE,
        tuple(slots),
        _MAX_HOMOPHONE_SCORE,
        _MIN_HOMOPHONE_SCORE,
        ambiguous=len(key) < _MIN_UNAMBIGUOUS_LENGTH,
        excluded=key,
    )


def _zhuyin_patterns(
    symbols: str, table: SoundTable, lenient: bool, max_score: float
) -> list[PhoneticPattern]:
    return _patterns_from(parse_zhuyin(symbols), Tier.ZHUYIN, table, lenient, max_score)


def _pinyin_patterns(letters: str, table: SoundTable, lenient: bool) -> list[PhoneticPattern]:
    return _patterns_from(parse_pinyin(letters), Tier.PINYIN, table, lenient, _PINYIN_SCORE)


def _patterns_from(
    readings: Sequence[tuple[Sound, ...]],
    tier: Tier,
    table: SoundTable,
    lenient: bool,
    max_score: float,
) -> list[PhoneticPattern]:
    """Turn segmentations into patterns; of partly initial ones only those with fewest initials."""
    if not readings:
        return []
    fewest_initials = min(_count_initials(reading) for reading in readings)
    found: list[PhoneticPattern] = []
    for reading in readings:
        initials = _count_initials(reading)
        initials_only = initials == len(reading) or (
            initials == len(reading) - 1 and reading[-1].kind is SoundKind.PREFIX
        )
        repeated = initials_only and any(each.tier is Tier.INITIALS for each in found)
        skipped = initials > fewest_initials and not initials_only
        if len(reading) > _MAX_SYLLABLES or repeated or skipped:
            continue
        several_initials = initials_only and len(reading) > 1
        share = initials / len(reading)
        score = _INITIALS_SCORE if several_initials else max_score - _INITIALS_PENALTY * share
        found.append(
            PhoneticPattern(
                Tier.INITIALS if several_initials else tier,
                tuple(
                    _slot(sound, at == len(reading) - 1, table, lenient)
                    for at, sound in enumerate(reading)
                ),
                score - (_LENIENT_PENALTY if lenient else 0),
                score - _WORST_FIT_PENALTY,
                ambiguous=initials > 0 or len(reading) < _MIN_UNAMBIGUOUS_LENGTH,
                initials="".join(map(letter_of, reading)) if initials_only else "",
            )
        )
    return found


def _count_initials(reading: Sequence[Sound]) -> int:
    return sum(sound.kind is SoundKind.INITIAL for sound in reading)


def _slot(sound: Sound, last: bool, table: SoundTable, lenient: bool) -> Slot:
    """Return the characters with a sound; the last sound may be a prefix of a longer one."""
    slot = table.matching(sound, lenient=lenient)
    if last and sound.kind is SoundKind.FULL and sound.tone is None:
        return {**table.matching(Sound(sound.spelling, SoundKind.PREFIX)), **slot}
    return slot


def _mixed_patterns(text: str, key: str, table: SoundTable, lenient: bool) -> list[PhoneticPattern]:
    """Return the patterns of a term that is partly Chinese and partly phonetic: 綠色binzang."""
    pieces = _MIXED.findall(text)
    if len(key) > _MAX_SYLLABLES * 2 or not any(
        piece[0] in "ㄅㄆㄇ" or _is_phonetic(piece) for piece in pieces
    ):
        return []
    alternatives: list[list[tuple[Slot, ...]]] = []
    for index, piece in enumerate(pieces):
        if not _is_phonetic(piece):
            alternatives.append([tuple({each: 1.0} for each in fold_key(piece))])
            continue
        parse = parse_zhuyin if piece[0] > "z" and piece[0] != "ü" else parse_pinyin
        last = index == len(pieces) - 1
        readings = parse(piece)[:_MAX_PIECE_READINGS]
        alternatives.append(
            [
                tuple(
                    _slot(sound, last and at == len(reading) - 1, table, lenient)
                    for at, sound in enumerate(reading)
                )
                for reading in readings
            ]
            or [tuple({each: 1.0} for each in piece)]
        )
    return [
        PhoneticPattern(
            Tier.PINYIN,
            tuple(slot for part in parts for slot in part),
            _MIXED_SCORE,
            _MIN_MIXED_SCORE,
        )
        for parts in list(product(*alternatives))[:_MAX_PATTERNS]
    ]


def _is_phonetic(piece: str) -> bool:
    """Return whether a piece of a mixed term is phonetic."""
    return ("a" <= piece[0] <= "z") or piece[0] == "ü" or "ㄅ" <= piece[0] <= "ㄩ"
