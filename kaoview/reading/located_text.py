"""Text that remembers where each of its characters stands in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ADDED = -1
"""The place of a white-space character that joining put in."""


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A piece of text cut or joined from a source.

    Attributes:
        text: The characters.
        places: For each of them its offset in the source, or ADDED.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, source: str, start: int, stop: int) -> LocatedText:
        """Return the piece of the source from offset start up to stop."""
        return cls(source[start:stop], range(start, stop))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> LocatedText:
        """Return a slice, its characters with their places."""
        return LocatedText(self.text[part], self.places[part])

    def strip(self) -> LocatedText:
        """Return the passage without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self if left == 0 and right == len(self.text) else self[left : max(left, right)]

    def without_spaces(self) -> LocatedText:
        """Return the passage without any white space."""
        kept = [i for i, c in enumerate(self.text) if not c.isspace()]
        return LocatedText("".join(self.text[i] for i in kept), [self.places[i] for i in kept])

    def cut(self, spans: Iterable[tuple[int, int]]) -> tuple[LocatedText, list[LocatedText]]:
        """Take spans out of the passage.

        Args:
            spans: Ranges of offsets into the text, in order, not overlapping.

        Returns:
            What is left, and the pieces taken out.
        """
        kept: list[LocatedText] = []
        taken: list[LocatedText] = []
        at = 0
        for start, stop in spans:
            kept.append(self[at:start])
            taken.append(self[start:stop])
            at = stop
        kept.append(self[at : len(self)])
        return join(kept), taken

    @property
    def first(self) -> int:
        """The offset of the first character that stands in the source."""
        return next(place for place in self.places if place != ADDED)

    @property
    def last(self) -> int:
        """The offset of the last character that stands in the source."""
        return next(place for place in reversed(self.places) if place != ADDED)


NOTHING = LocatedText("", ())


def join(parts: Iterable[LocatedText], separator: str = "") -> LocatedText:
    """Return passages put together, with a separator of white space between them."""
    kept = [part for part in parts if part]
    if not kept:
        return NOTHING
    if len(kept) == 1:
        return kept[0]
    places: list[int] = []
    for number, part in enumerate(kept):
        if number:
            places.extend([ADDED] * len(separator))
        places.extend(part.places)
    return LocatedText(separator.join(part.text for part in kept), places)
