"""Rows joined into one string, and where characters, strings and patterns of sounds stand in it.

A pattern is found from its rarest place: the few positions where one of that place's characters
stands are tried, and all other text is never looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from kaoview.search.numerals import continues_number

ROW_END = "\n"

Slot = Mapping[str, float]
"""The characters that can stand in one place of a pattern, and how well each fits."""


class JoinedText:
    """Some rows of a library, joined for searching.

    Args:
        rows: The rows' numbers in the library, ascending.
        keys: The key of each.
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

    def __len__(self) -> int:
        return len(self.rows)

    def row_at(self, position: int) -> int:
        """Return the number, in this block, of the row that a position of the text is in."""
        return bisect_right(self.starts, position) - 1

    def key(self, row: int) -> str:
        """Return the key of a row of this block."""
        return self.text[self.starts[row] : self.starts[row + 1] - 1]

    def index_characters(self) -> None:
        """Note where every character stands, so that no later search has to."""
        positions: dict[str, array[int]] = {}
        for at, character in enumerate(self.text):
            if character in positions:
                positions[character].append(at)
            else:
                positions[character] = array("I", (at,))
        self._positions = positions

    def positions(self, character: str) -> Sequence[int]:
        """Return every place where a character stands."""
        found = self._positions.get(character)
        if found is None:
            found = self._positions[character] = array("I", self._every(character))
        return found

    def _every(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted)
        while at >= 0:
            yield at
            at = self.text.find(wanted, at + 1)

    def rows_with(self, wanted: str, *, whole_number: bool = False) -> dict[int, int]:
        """Find the rows that hold a string.

        Args:
            wanted: Folded and not empty.
            whole_number: Whether a place inside a longer number does not count.

        Returns:
            Rows of this block and the first place in the text of each.
        """
        kept = self._rows_with.get(wanted)
        if kept is not None and not whole_number:
            return kept
        found: dict[int, int] = {}
        text, starts = self.text, self.starts
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if whole_number and continues_number(text[at - 1 : at], wanted, text[end : end + 1]):
                at = text.find(wanted, at + 1)
                continue
            row = bisect_right(starts, at) - 1
            found[row] = at
            at = text.find(wanted, starts[row + 1])
        if not whole_number:
            self._rows_with[wanted] = found
        return found

    def scan(self, slots: Sequence[Slot]) -> Iterator[int]:
        """Yield every place where a pattern of slots stands, in no order.

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

    def forget(self, *, beyond: int) -> None:
        """Forget the strings found so far, once there are more than so many."""
        if len(self._rows_with) > beyond:
            self._rows_with.clear()
