"""A paragraph: the lines that belong together, before it is known how deep they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaoview.reading.draft_items import TableBlock
from kaoview.reading.formats.file_format import PLAIN, LineMark, LineRole
from kaoview.reading.located_text import LocatedText
from kaoview.reading.numbering import Marker, readings_of
from kaoview.reading.punctuation import forms_of

FINAL = forms_of("。！？；：」』") + "!?;:"
"""Punctuation after which a paragraph may end; a paragraph without is a heading, or cut."""
_FINAL_SIGNS = frozenset(FINAL)


# Not frozen, as LocatedText is not: a document has one for nearly every line.
@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph joined from lines.

    Attributes:
        passage: The text.
        lines: The indexes of its lines in the document.
        rows: Its lines one by one, for text that turns out to be a table.
        bulleted: Whether a list's bullet preceded it.
        in_contents: Whether it is an entry of a contents page, with dots and a page number.
        mark: What the format knows of its first line.
        text: Its characters.
    """

    passage: LocatedText
    lines: tuple[int, ...]
    rows: tuple[LocatedText, ...]
    bulleted: bool = False
    in_contents: bool = False
    mark: LineMark = PLAIN
    text: str = field(init=False)
    _readings: tuple[Marker, ...] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Keep the characters at hand: each pass over a document asks for them."""
        self.text = self.passage.text

    @property
    def readings(self) -> tuple[Marker, ...]:
        """Every reading of the marker that it starts with, best first; each pass asks for them."""
        if self._readings is None:
            self._readings = readings_of(self.text)
        return self._readings

    @property
    def marker(self) -> Marker | None:
        """The marker that it starts with if there is no doubt about it, else None."""
        readings = self.readings
        return readings[0] if readings and not readings[0].doubtful else None

    @property
    def contents(self) -> bool:
        """Whether the format says that it belongs to a table of contents."""
        return self.mark.role is LineRole.CONTENTS

    @property
    def heading_level(self) -> int:
        """The level of the heading that the format says it is, or 0."""
        return self.mark.level if self.mark.role is LineRole.HEADING else 0

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence, a clause or a lead-in ends."""
        return ends_final(self.text)


def ends_final(text: str) -> bool:
    """Tell whether a text ends as a sentence, a clause or a lead-in ends."""
    return text[-1:] in _FINAL_SIGNS


Block = Paragraph | TableBlock
"""What a document's lines are before they are nested."""
