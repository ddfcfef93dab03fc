"""The graph of a library's character pairs: what a sound or a slip can be, without the texts.

A string can stand in the library only if every two neighbouring characters do, so the strings
that sound as typed are the paths through the pairs, the commonest first (a beam search).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kaoview.search.joined_text import Slot
from kaoview.search.typos import LOOKS_ALIKE, Cost

_WIDTH = 300
_FIT = 4.0
_MOST_SURFACES = 60
_MOST_CORRECTIONS = 40
_LONGEST_CORRECTED = 12
_COMMONEST = 12
_NOTHING: Mapping[str, int] = {}


class BigramGraph:
    """Every pair of neighbouring characters and in how many rows it is.

    Args:
        counts: Pairs of folded characters and their rows.
    """

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        self.after: dict[str, dict[str, int]] = defaultdict(dict)
        self.before: dict[str, dict[str, int]] = defaultdict(dict)
        for pair, rows in counts:
            self.after[pair[0]][pair[1]] = rows
            self.before[pair[1]][pair[0]] = rows

    @property
    def characters(self) -> set[str]:
        """Every character that stands beside another."""
        return self.after.keys() | self.before.keys()

    def rows(self, text: str) -> int:
        """Return in how many rows a folded string can be at most."""
        if len(text) == 1:
            return max(
                [
                    *self.after.get(text, _NOTHING).values(),
                    *self.before.get(text, _NOTHING).values(),
                ],
                default=0,
            )
        return min(
            (
                self.after.get(first, _NOTHING).get(second, 0)
                for first, second in pairwise(text)
                if first.isalnum() and second.isalnum()
            ),
            default=0,
        )

    def around(self, character: str) -> list[str]:
        """Return the commonest pairs that a character is in."""
        found = [(rows, character + other) for other, rows in self.after.get(character, {}).items()]
        found += [
            (rows, other + character) for other, rows in self.before.get(character, {}).items()
        ]
        return [pair for _, pair in sorted(found, reverse=True)[:_COMMONEST]]

    def surfaces(self, slots: Sequence[Slot]) -> list[str]:
        """Return the strings that fit a pattern and can stand in the library, the likeliest first.

        Args:
            slots: For each character, which can stand there and how well each fits.
        """
        states = [(_FIT * fit, 0.0, character) for character, fit in slots[0].items()]
        if len(slots) == 1:
            return [text for _, _, text in sorted(states, reverse=True)[:_MOST_SURFACES]]
        states = [state for state in states if state[2] in self.after]
        for slot in slots[1:]:
            grown = []
            for fit, rare, text in states:
                followers = self.after.get(text[-1], _NOTHING)
                few, many = (slot, followers) if len(slot) < len(followers) else (followers, slot)
                for character in few:
                    if character in many:
                        often = math.log(followers[character])
                        least = often if len(text) == 1 else min(rare, often)
                        grown.append((fit + _FIT * slot[character], least, text + character))
            grown.sort(key=lambda state: -(state[0] + state[1]))
            states = grown[:_WIDTH]
        return [text for _, _, text in states[:_MOST_SURFACES]]

    def corrections(self, key: str, cost: Cost) -> list[str]:
        """Return the strings one slip away from a term that can stand in the library.

        Args:
            key: The folded term, of two characters or more.
            cost: What it costs to take one character for another.
        """
        size = len(key)
        if not 2 <= size <= _LONGEST_CORRECTED:
            return []
        found: dict[str, float] = {}
        for at in range(size):
            head, typed, tail = key[:at], key[at], key[at + 1 :]
            for meant in self._between(head[-1:], tail[:1]):
                step = cost(typed, meant)
                if size > 2 or step <= LOOKS_ALIKE:
                    found.setdefault(head + meant + tail, step)
            if size > 2:
                found.setdefault(head + tail, 1.0)
                if at:
                    found.setdefault(key[: at - 1] + typed + key[at - 1] + tail, 0.6)
                    for missing in self._between(key[at - 1], typed):
                        found.setdefault(head + missing + typed + tail, 0.7)
        found.pop(key, None)
        able = [
            (step - 0.05 * math.log(self.rows(text)), text)
            for text, step in found.items()
            if self.rows(text)
        ]
        return [text for _, text in sorted(able)[:_MOST_CORRECTIONS]]

    def _between(self, left: str, right: str) -> Iterable[str]:
        """Return the characters that can stand between two, either of which may be missing."""
        after = self.after.get(left, _NOTHING) if left else None
        before = self.before.get(right, _NOTHING) if right else None
        if after is None:
            return list(before or ())
        if before is None:
            return list(after)
        return after.keys() & before.keys()
