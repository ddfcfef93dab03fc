"""What a term can sound like: patterns of characters for Zhuyin, pinyin, initials, homophones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kaoview.search.joined_text import Slot
from kaoview.search.query import Term
from kaoview.search.results import Tier
from kaoview.text.fold import fold_key
from kaoview.text.phonetic import (
    Sound,
    SoundKind,
    SoundTable,
    is_zhuyin,
    letter_of,
    parse_pinyin,
    parse_zhuyin,
    zhuyin_from_keys,
)

_LONGEST = 20
_MOST_PATTERNS = 6
_KEYS_OF_LETTERS = 90.0
_MIXED = re.compile(r"[a-zü]+(?:'[a-z]+)*|[ㄅ-ㄩˉˊˇˋ˙]+|.", re.DOTALL)


@dataclass(frozen=True)
class Pattern:
    """One way to hear a term.

    Attributes:
        tier: What it was heard as.
        slots: For each character of a hit, which can stand there and how well each fits.
        best: The score where everything fits.
        floor: The score where everything fits as badly as can be.
        ambiguous: Whether it leaves much to chance, so that words' edges count.
        but: A string that is no hit, being the term itself.
        letters: The letters of a term that is nothing but initials.
    """

    tier: Tier
    slots: tuple[Slot, ...]
    best: float
    floor: float
    ambiguous: bool = False
    but: str = ""
    letters: str = ""


def patterns(term: Term, table: SoundTable, *, lenient: bool = False) -> list[Pattern]:
    """Return every way to hear a term that is not plain Chinese.

    Args:
        term: The term.
        table: The sounds of the library's characters.
        lenient: Whether to disregard tones and what speakers do not tell apart.

    Returns:
        The likeliest first; none for a term that cannot be Zhuyin or pinyin.
    """
    text = term.text.casefold()
    if is_zhuyin(text):
        return _zhuyin(text, table, lenient, best=96.0)
    found: list[Pattern] = []
    if text.isascii():
        letters = bool(re.fullmatch(r"[a-z' ]+[1-5a-z' ]*", text))
        pinyin = _pinyin(text, table, lenient) if letters else []
        symbols = zhuyin_from_keys(text)
        if symbols and len(text) > 1:
            found = _zhuyin(symbols, table, lenient, best=_KEYS_OF_LETTERS if letters else 96.0)
            if letters:
                found = [each for each in found if not each.ambiguous or len(each.slots) == 2]
        return sorted(found + pinyin, key=lambda pattern: -pattern.best)[:_MOST_PATTERNS]
    if re.search(r"[a-zü]", text) and not re.search(r"[㐀-鿿ㄅ-ㄩ]", text):
        return _pinyin(text, table, lenient)
    return _mixed(text, term.key, table, lenient)


def homophones(key: str, table: SoundTable) -> Pattern | None:
    """Return the pattern of everything that sounds like a Chinese term, the term itself aside.

    Scores are 80 where no character is the same, 95 where nearly all are, and less for sounds
    that are only alike.
    """
    if not 2 <= len(key) <= _LONGEST:
        return None
    slots: list[Slot] = []
    heard = 0
    for each in key:
        like = table.like(each)
        heard += bool(like)
        slots.append(
            {**{other: 0.0 if same == 1 else -0.4 for other, same in like.items()}, each: 1.0}
        )
    if not heard:
        return None
    return Pattern(Tier.HOMOPHONE, tuple(slots), 95.0, 80.0, len(key) == 2, but=key)


def _zhuyin(symbols: str, table: SoundTable, lenient: bool, best: float) -> list[Pattern]:
    return _heard(parse_zhuyin(symbols), Tier.ZHUYIN, table, lenient, best)


def _pinyin(letters: str, table: SoundTable, lenient: bool) -> list[Pattern]:
    return _heard(parse_pinyin(letters), Tier.PINYIN, table, lenient, best=95.0)


def _heard(
    readings: Sequence[tuple[Sound, ...]],
    tier: Tier,
    table: SoundTable,
    lenient: bool,
    best: float,
) -> list[Pattern]:
    """Turn readings of what was typed into patterns: of the mixed ones only the plainest."""
    if not readings:
        return []
    fewest = min(_initials(reading) for reading in readings)
    found: list[Pattern] = []
    for reading in readings:
        initials = _initials(reading)
        alone = initials == len(reading) or (
            initials == len(reading) - 1 and reading[-1].kind is SoundKind.OPEN
        )
        again = alone and any(each.tier is Tier.INITIALS for each in found)
        if len(reading) > _LONGEST or again or (initials > fewest and not alone):
            continue
        share = initials / len(reading)
        score = 84.0 if alone and len(reading) > 1 else best - 11 * share
        found.append(
            Pattern(
                Tier.INITIALS if alone and len(reading) > 1 else tier,
                tuple(
                    _slot(sound, place == len(reading) - 1, table, lenient)
                    for place, sound in enumerate(reading)
                ),
                score - (4 if lenient else 0),
                score - 24,
                ambiguous=initials > 0 or len(reading) < 3,
                letters="".join(map(letter_of, reading)) if alone else "",
            )
        )
    return found


def _initials(reading: Sequence[Sound]) -> int:
    return sum(sound.kind is SoundKind.INITIAL for sound in reading)


def _slot(sound: Sound, last: bool, table: SoundTable, lenient: bool) -> Slot:
    """Return what can stand for a sound; the last one may be the beginning of a longer one."""
    slot = table.matching(sound, lenient=lenient)
    if last and sound.kind is SoundKind.FULL and sound.tone is None:
        return {**table.matching(Sound(sound.spelled, SoundKind.OPEN)), **slot}
    return slot


def _mixed(text: str, key: str, table: SoundTable, lenient: bool) -> list[Pattern]:
    """Read a term that is partly Chinese and partly sounds, such as 綠色binzang."""
    pieces = _MIXED.findall(text)
    if len(key) > _LONGEST * 2 or not any(
        piece[0] in "ㄅㄆㄇ" or _sounds(piece) for piece in pieces
    ):
        return []
    ways: list[list[tuple[Slot, ...]]] = []
    for place, piece in enumerate(pieces):
        if not _sounds(piece):
            ways.append([tuple({each: 1.0} for each in fold_key(piece))])
            continue
        parse = parse_zhuyin if piece[0] > "z" and piece[0] != "ü" else parse_pinyin
        last = place == len(pieces) - 1
        readings = parse(piece)[:2]
        ways.append(
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
        Pattern(Tier.PINYIN, tuple(slot for part in way for slot in part), 92.0, 70.0)
        for way in list(product(*ways))[:_MOST_PATTERNS]
    ]


def _sounds(piece: str) -> bool:
    """Return whether a piece of a mixed term is typed by its sound."""
    return ("a" <= piece[0] <= "z") or piece[0] == "ü" or "ㄅ" <= piece[0] <= "ㄩ"
