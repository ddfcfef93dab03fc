"""A query turned into expressions that find its candidates in a table of character pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaoview.search.bigrams import BigramGraph
from kaoview.search.numerals import spellings
from kaoview.search.phonetic_match import Pattern, homophones, patterns
from kaoview.search.query import Query, Term
from kaoview.search.semantic_match import QueryUnit, respelled, units
from kaoview.search.synonyms import Synonyms
from kaoview.search.typos import Cost
from kaoview.text.phonetic import SoundTable, initial_of
from kaoview.text.segment import Segmenter

INITIALS = 4
"""How many initials stand together in the table."""

RUNS = re.compile(r"[^\W_]+")
"""Letters and figures standing together: pairs are taken from these only."""

_MOST_PAIRS = 6
_MOST_NAMES = 20
_RARE = 4


@dataclass(frozen=True)
class KnownBigrams:
    """What is known about a large library besides its rows.

    Attributes:
        pairs: Its character pairs.
        sounds: Its characters by sound.
        segmenter: Its words.
        synonyms: What they can be called.
        cost: What it costs to take one character for another.
    """

    pairs: BigramGraph
    sounds: SoundTable
    segmenter: Segmenter
    synonyms: Synonyms
    cost: Cost


def holding(text: str, pairs: BigramGraph) -> str | None:
    """Return the expression for rows that can hold a folded string; None where none can.

    The rarest pairs are enough: whoever reads the rows looks for the string itself.
    """
    found: list[str] = []
    for run in RUNS.findall(text):
        if len(run) > 1:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    if not found:
        return _any(f'"{pair}"' for pair in pairs.around(text)) if len(text) == 1 else None
    rows = {pair: pairs.rows(pair) for pair in found}
    if not all(rows.values()):
        return None
    rarest = sorted(rows, key=rows.__getitem__)[:_MOST_PAIRS]
    return " AND ".join(f'"{pair}"' for pair in rarest)


def _any(parts: Iterable[str | None]) -> str | None:
    kept = list(dict.fromkeys(part for part in parts if part))
    return " OR ".join(f"({part})" for part in kept) if kept else None


def _all(parts: Sequence[str | None]) -> str | None:
    if any(part is None for part in parts):
        return None
    return " AND ".join(f"({part})" for part in parts)


def exactly(terms: Sequence[Term], known: KnownBigrams) -> str | None:
    """Return the expression for rows that can hold every term as it stands."""
    return _all([_spelled(term, known.pairs) for term in terms])


def _spelled(term: Term, pairs: BigramGraph) -> str | None:
    return _any(holding(spelling, pairs) for spelling in spellings(term.key))


def nearly(query: Query, known: KnownBigrams) -> Iterator[str]:
    """Yield expressions for rows that can answer a query less closely, the likeliest first."""
    groups = [[_spelled(term, known.pairs), *_other_ways(term, known)] for term in query.terms]
    if len(groups) > 1:
        together = _all([_any(group) for group in groups])
        if together:
            yield together
    singles = [expression for group in groups for expression in group if expression]
    if query.keystrokes:
        singles += [each for each in _other_ways(query.keystrokes, known) if each]
    yield from dict.fromkeys(singles)


def _other_ways(term: Term, known: KnownBigrams) -> list[str | None]:
    """Return expressions for what a term sounds like, means, or may be a slip for."""
    if term.phrase:
        return []
    pairs = known.pairs
    ways: list[str | None] = []
    for lenient in (False, True):
        heard = patterns(term, known.sounds, lenient=lenient)
        ways += [_heard(pattern, pairs) for pattern in heard]
        if any(ways):
            break
    if not any("\u3400" <= each <= "\u9fff" for each in term.key) and any(ways):
        return ways
    alike = homophones(term.key, known.sounds)
    if alike:
        texts = [text for text in pairs.surfaces(alike.slots) if text != term.key]
        ways.append(_any(holding(text, pairs) for text in texts))
    ways += _meanings(term.key, known)
    ways.append(_any(holding(text, pairs) for text in pairs.corrections(term.key, known.cost)))
    ways.append(_rarest(term.key, pairs))
    return ways


def _heard(pattern: Pattern, pairs: BigramGraph) -> str | None:
    """Return the expression for what a pattern can be: by its initials, or by its surfaces."""
    letters = pattern.letters
    if len(letters) < INITIALS:
        return _any(holding(text, pairs) for text in pairs.surfaces(pattern.slots))
    runs = (letters[at : at + INITIALS] for at in range(len(letters) - INITIALS + 1))
    return " AND ".join(f'"{run}"' for run in dict.fromkeys(runs))


def tokens(key: str) -> str:
    """Return what a row is found by: its pairs, and its initials four by four.

    Args:
        key: The row's key.

    Returns:
        Words parted by spaces; pairs have two characters and initials four.
    """
    found = [run[at : at + 2] for run in RUNS.findall(key) for at in range(max(1, len(run) - 1))]
    for run in key.translate(_initials).split():
        found += [run[at : at + INITIALS] for at in range(len(run) - INITIALS + 1)]
    return " ".join(found)


class _Initials(dict[int, str]):
    """The initials of characters, a space for what has none."""

    def __missing__(self, code: int) -> str:
        self[code] = initial_of(chr(code)) or " "
        return self[code]


_initials = _Initials()


def _meanings(key: str, known: KnownBigrams) -> list[str | None]:
    """Return expressions for rows that answer all words of a term, then each of them."""
    words = units(key, known.segmenter, known.synonyms)
    named = [_named(word, known.pairs) for word in words]
    ways = [_all(named)]
    respelling = respelled(key, known.synonyms)
    if respelling:
        ways.append(_named(respelling, known.pairs))
    if len(words) > 1:
        rows = [sum(map(known.pairs.rows, word.names)) for word in words]
        order = sorted(range(len(words)), key=rows.__getitem__)
        ways += [named[place] for place in order[:2] if len(words[place].text) > 1]
    return ways


def _named(word: QueryUnit, pairs: BigramGraph) -> str | None:
    names = sorted(word.names, key=lambda name: -word.names[name])[:_MOST_NAMES]
    return _any(holding(name, pairs) for name in names)


def _rarest(key: str, pairs: BigramGraph) -> str | None:
    """Return the expression for rows that hold any of a term's rarest pairs."""
    rows = {key[at : at + 2]: pairs.rows(key[at : at + 2]) for at in range(len(key) - 1)}
    held = sorted((pair for pair in rows if rows[pair]), key=rows.__getitem__)[:_RARE]
    return _any(f'"{pair}"' for pair in held)
