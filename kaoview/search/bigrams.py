"""The bigram graph of a library: find strings that may occur in it without reading its texts.

A string can occur in the library only if all its character bigrams do, so the strings that fit a
phonetic pattern are paths through the bigrams (found by beam search), and so are corrected typos.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kaoview.search.joined_text import Slot
from kaoview.search.typos import (
    EXTRA_COST,
    LOOKALIKE_COST,
    MISSING_COST,
    SWAP_COST,
    SubstitutionCost,
)

_BEAM_WIDTH = 300
"""Partial strings kept at each step of the beam search. Halved from 600 to limit the time of a
search in a very large library; held by tests/search/test_quality.py. Tuned; moves no query."""

_FIT_WEIGHT = 4.0
"""Weight of a character's phonetic fit against the logarithm of the rarest bigram's rows. Tuned;
moves no query."""

_MAX_SURFACE_FORMS = 60
"""Most strings returned for a pattern. Reduced from 100 together with the beam width. Chosen by
hand; moves no query."""

_MIN_CORRECTED_LENGTH = 2
"""Shortest term that is corrected, in characters: one character alone would match anything."""

_MAX_CORRECTED_LENGTH = 12
"""Longest term that is corrected, in characters; limits the time of a search. Chosen by hand; moves
no query."""

_MAX_CORRECTIONS = 40
"""Most corrections returned for a term. Chosen by hand; moves no query."""

_FREQUENCY_DISCOUNT = 0.05
"""Cost subtracted from a correction for the logarithm of its rows: it breaks ties between equal
edits. Tuned; moves no query."""

_MAX_BIGRAMS_PER_CHARACTER = 12
"""Commonest bigrams that stand for a single character, as the index has no entries for these.
Chosen by hand; moves no query."""

_EMPTY: Mapping[str, int] = {}


class BigramGraph:
    """The character bigrams of a library with the number of rows of each.

    Args:
        counts: Folded bigrams with their numbers of rows.

    Attributes:
        followers: For each character, those that follow it, with the rows of the bigram.
        predecessors: For each character, those that precede it, with the rows of the bigram.
    """

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        self.followers: dict[str, dict[str, int]] = defaultdict(dict)
        self.predecessors: dict[str, dict[str, int]] = defaultdict(dict)
        for bigram, rows in counts:
            self.followers[bigram[0]][bigram[1]] = rows
            self.predecessors[bigram[1]][bigram[0]] = rows

    @property
    def characters(self) -> set[str]:
        """All characters that occur in a bigram."""
        return self.followers.keys() | self.predecessors.keys()

    def max_rows(self, text: str) -> int:
        """Return an upper bound for the number of rows with a folded string."""
        if len(text) == 1:
            return max(
                [
                    *self.followers.get(text, _EMPTY).values(),
                    *self.predecessors.get(text, _EMPTY).values(),
                ],
                default=0,
            )
        return min(
            (
                self.followers.get(first, _EMPTY).get(second, 0)
                for first, second in pairwise(text)
                if first.isalnum() and second.isalnum()
            ),
            default=0,
        )

    def bigrams_with(self, character: str) -> list[str]:
        """Return the commonest bigrams with a character."""
        followers = self.followers.get(character, _EMPTY)
        predecessors = self.predecessors.get(character, _EMPTY)
        found = [(rows, character + other) for other, rows in followers.items()]
        found += [(rows, other + character) for other, rows in predecessors.items()]
        return [bigram for _, bigram in sorted(found, reverse=True)[:_MAX_BIGRAMS_PER_CHARACTER]]

    def surface_forms(self, slots: Sequence[Slot]) -> list[str]:
        """Return the strings that fit a pattern and may occur in the library, the likeliest first.

        Args:
            slots: For each position, the possible characters with their fit.
        """
        states = [(_FIT_WEIGHT * fit, 0.0, character) for character, fit in slots[0].items()]
        if len(slots) == 1:
            return [text for _, _, text in sorted(states, reverse=True)[:_MAX_SURFACE_FORMS]]
        states = [state for state in states if state[2] in self.followers]
        for slot in slots[1:]:
            extended = []
            for fit, rarest, text in states:
                followers = self.followers.get(text[-1], _EMPTY)
                few, many = (slot, followers) if len(slot) < len(followers) else (followers, slot)
                for character in few:
                    if character in many:
                        frequency = math.log(followers[character])
                        lowest = frequency if len(text) == 1 else min(rarest, frequency)
                        extended.append(
                            (fit + _FIT_WEIGHT * slot[character], lowest, text + character)
                        )
            extended.sort(key=lambda state: -(state[0] + state[1]))
            states = extended[:_BEAM_WIDTH]
        return [text for _, _, text in states[:_MAX_SURFACE_FORMS]]

    def corrections(self, key: str, cost: SubstitutionCost) -> list[str]:
        """Return the strings one typo away from a term that may occur in the library.

        Args:
            key: The folded term, of two characters or more.
            cost: The cost of substituting one character for another.
        """
        size = len(key)
        if not _MIN_CORRECTED_LENGTH <= size <= _MAX_CORRECTED_LENGTH:
            return []
        found: dict[str, float] = {}
        for at in range(size):
            head, typed, tail = key[:at], key[at], key[at + 1 :]
            for meant in self._characters_between(head[-1:], tail[:1]):
                step = cost(typed, meant)
                if size > _MIN_CORRECTED_LENGTH or step <= LOOKALIKE_COST:
                    found.setdefault(head + meant + tail, step)
            if size > _MIN_CORRECTED_LENGTH:
                found.setdefault(head + tail, EXTRA_COST)
                if at:
                    found.setdefault(key[: at - 1] + typed + key[at - 1] + tail, SWAP_COST)
                    for missing in self._characters_between(key[at - 1], typed):
                        found.setdefault(head + missing + typed + tail, MISSING_COST)
        found.pop(key, None)
        ranked = sorted(
            (step - _FREQUENCY_DISCOUNT * math.log(self.max_rows(text)), text)
            for text, step in found.items()
            if self.max_rows(text)
        )
        return [text for _, text in ranked[:_MAX_CORRECTIONS]]

    def _characters_between(self, left: str, right: str) -> Iterable[str]:
        """Return the characters that occur between two; an empty string is the edge of the term."""
        after = self.followers.get(left, _EMPTY) if left else None
        before = self.predecessors.get(right, _EMPTY) if right else None
        if after is None:
            return list(before or ())
        if before is None:
            return list(after)
        return after.keys() & before.keys()
