"""Rows joined into one string, with search for characters, strings and phonetic patterns.

A pattern is searched from its rarest slot: only the positions of that slot's characters are tried.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from kaoview.search.numerals import PrintedNumbers, Spelling

ROW_END = "\n"
"""Ends each row in the joined text; no key contains it."""

Slot = Mapping[str, float]
"""The possible characters at one position of a pattern, with the fit of each from 0 to 1."""


class JoinedText:
    """Some rows of a library, joined for searching.

    Its methods number the rows from 0 within the joined text.

    Args:
        rows: The rows' numbers in the library, ascending.
        keys: The key of each row.

    Attributes:
        rows: As given.
        text: The keys, each followed by :data:`ROW_END`.
        starts: The start of each row in the text, then the length of the text.
    """

    def __init__(self, rows: Sequence[int], keys: Sequence[str]) -> None:
        self.rows = rows
        self.text = ROW_END.join(keys) + ROW_END
        self.starts = array("I")
        at = 0
        for key in keys:
            self.starts.append(at)
            at += len(key) + 1
        self.starts.append(at)
        self._positions: dict[str, array[int]] = {}
        self._rows_with: dict[str, dict[int, int]] = {}
        self._cached = 0

    def __len__(self) -> int:
        return len(self.rows)

    def row_at(self, position: int) -> int:
        """Return the row at a position of the text."""
        return bisect_right(self.starts, position) - 1

    def key(self, row: int) -> str:
        """Return the key of a row."""
        return self.text[self.starts[row] : self.starts[row + 1] - 1]

    def index_characters(self) -> None:
        """Index the positions of all characters, so that later searches need not find them."""
        positions: dict[str, array[int]] = {}
        for at, character in enumerate(self.text):
            if character in positions:
                positions[character].append(at)
            else:
                positions[character] = array("I", (at,))
        self._positions = positions

    def positions(self, character: str) -> Sequence[int]:
        """Return all positions of a character, in order."""
        found = self._positions.get(character)
        if found is None:
            found = self._positions[character] = array("I", self._find_all(character))
        return found

    def _find_all(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted)
        while at >= 0:
            yield at
            at = self.text.find(wanted, at + 1)

    @cached_property
    def numbers(self) -> PrintedNumbers:
        """The numbers in the text, by value."""
        return PrintedNumbers(self.text)

    def rows_with(self, wanted: str) -> dict[int, int]:
        """Find the rows that contain a string.

        Args:
            wanted: The folded string, not empty.

        Returns:
            The rows, each with the position of its first occurrence in the text.
        """
        cached = self._rows_with.get(wanted)
        if cached is not None:
            return cached
        found: dict[int, int] = {}
        text, starts = self.text, self.starts
        at = text.find(wanted)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            found[row] = at
            at = text.find(wanted, starts[row + 1])
        self._rows_with[wanted] = found
        self._cached += 1 + len(found)
        return found

    def rows_with_number(self, spelling: Spelling) -> dict[int, int]:
        """Find the rows that contain a spelling of a term, its numbers being whole.

        Returns:
            The rows, each with the position of its first such occurrence in the text.
        """
        found: dict[int, int] = {}
        text, starts, wanted = self.text, self.starts, spelling.text
        at = text.find(wanted)
        while at >= 0:
            if self.numbers.is_whole(spelling, at):
                row = bisect_right(starts, at) - 1
                found[row] = at
                at = text.find(wanted, starts[row + 1])
            else:
                at = text.find(wanted, at + 1)
        return found

    def find_pattern(self, slots: Sequence[Slot]) -> Iterator[int]:
        """Yield all positions that match a pattern of slots, in no particular order.

        Args:
            slots: One or more; an empty slot matches nothing.
        """
        counts = [sum(len(self.positions(each)) for each in slot) for slot in slots]
        rarest = min(range(len(slots)), key=counts.__getitem__)
        others = [(at - rarest, slot) for at, slot in enumerate(slots) if at != rarest]
        others.sort(key=lambda other: counts[other[0] + rarest])
        text = self.text
        first, last = rarest, len(text) - len(slots) + rarest
        for character in slots[rarest]:
            for position in self.positions(character):
                if first <= position <= last:
                    for shift, slot in others:
                        if text[position + shift] not in slot:
                            break
                    else:
                        yield position - rarest

    @property
    def cached(self) -> int:
        """How many strings are cached with their rows, and how many rows in all."""
        return self._cached

    def limit_cache(self, *, most: int) -> None:
        """Clear the cache of found strings once there are more of them and their rows."""
        if self._cached > most:
            self._rows_with.clear()
            self._cached = 0
