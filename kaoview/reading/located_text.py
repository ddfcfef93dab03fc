"""Text that knows the offset of each of its characters in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

INSERTED = -1
"""The offset of a character that is not in the source at this place: white space that joining
inserted, or the head of a column before an amount."""


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A piece of text cut or joined from a source.

    Attributes:
        text: The characters.
        offsets: For each of them its offset in the source, or INSERTED.
    """

    text: str
    offsets: Sequence[int]

    @classmethod
    def from_source(cls, source: str, start: int, stop: int) -> LocatedText:
        """Return the piece of the source between two offsets, end exclusive."""
        return cls(source[start:stop], range(start, stop))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> LocatedText:
        """Return a slice, its characters with their offsets."""
        return LocatedText(self.text[part], self.offsets[part])

    def strip(self) -> LocatedText:
        """Return the text without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self if left == 0 and right == len(self.text) else self[left : max(left, right)]

    def without_spaces(self) -> LocatedText:
        """Return the text without any white space."""
        kept = [i for i, c in enumerate(self.text) if not c.isspace()]
        return LocatedText("".join(self.text[i] for i in kept), [self.offsets[i] for i in kept])

    def extract(self, spans: Iterable[tuple[int, int]]) -> tuple[LocatedText, list[LocatedText]]:
        """Remove spans from the text.

        Args:
            spans: Ranges of indexes into the text, in order, not overlapping.

        Returns:
            What is left, and the removed pieces.
        """
        kept: list[LocatedText] = []
        removed: list[LocatedText] = []
        end = 0
        for start, stop in spans:
            kept.append(self[end:start])
            removed.append(self[start:stop])
            end = stop
        kept.append(self[end : len(self)])
        return join(kept), removed

    @property
    def first(self) -> int:
        """The offset of the first character that is in the source."""
        return next(offset for offset in self.offsets if offset != INSERTED)

    @property
    def last(self) -> int:
        """The offset of the last character that is in the source."""
        return next(offset for offset in reversed(self.offsets) if offset != INSERTED)


EMPTY = LocatedText("", ())


def join(parts: Iterable[LocatedText], separator: str = "") -> LocatedText:
    """Return texts joined, with a separator of white space between those that are not empty."""
    kept = [part for part in parts if part]
    if not kept:
        return EMPTY
    if len(kept) == 1:
        return kept[0]
    offsets: list[int] = []
    for number, part in enumerate(kept):
        if number:
            offsets.extend([INSERTED] * len(separator))
        offsets.extend(part.offsets)
    return LocatedText(separator.join(part.text for part in kept), offsets)
