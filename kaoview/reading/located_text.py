"""Text that knows the offset of each of its characters in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

INSERTED = -1
"""The offset of a character that is not in the source at this place: white space that joining
inserted, or the head of a column before an amount."""


class Runs(Sequence[int]):
    """The offsets of a text that was joined from pieces, kept as the runs that the pieces are.

    A paragraph of many lines has few runs and many characters.

    Attributes:
        parts: The offsets of each piece in order, none of them empty.
    """

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Sequence[int]]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self.parts)

    def __reversed__(self) -> Iterator[int]:
        return chain.from_iterable(map(reversed, reversed(self.parts)))

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...

    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, int):
            return list(self)[index]
        start, stop, step = index.indices(len(self))
        if step != 1:
            return list(self)[index]
        kept: list[Sequence[int]] = []
        for part in self.parts:
            if start < len(part) and stop > 0:
                kept.append(part[max(start, 0) : stop])
            start, stop = start - len(part), stop - len(part)
        return kept[0] if len(kept) == 1 else Runs(kept)


# Not frozen, as the other values are: a frozen one takes three times as long to make, and the lines
# of a long document make some of them each. Nothing changes one.
@dataclass(slots=True, unsafe_hash=True)
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
        places = zip(self.text, self.offsets, strict=True)
        offsets = [offset for character, offset in places if not character.isspace()]
        return LocatedText("".join(self.text.split()), offsets)

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
    runs: list[Sequence[int]] = []
    for number, part in enumerate(kept):
        if number and separator:
            runs.append((INSERTED,) * len(separator))
        if isinstance(part.offsets, Runs):
            runs.extend(part.offsets.parts)
        else:
            runs.append(part.offsets)
    return LocatedText(separator.join(part.text for part in kept), Runs(runs))
