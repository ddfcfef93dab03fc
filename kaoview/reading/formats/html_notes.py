"""Footnotes of web pages made by word processors: they follow the paragraph that refers to them.

LibreOffice and Word print the notes at the end of the page, each in an element of its own, with
links from the text and back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from kaoview.reading.formats.blocks import MarkedLine

_NOTE = re.compile(r"(?:sd)?(?:footnote|endnote|ftn|edn)\d{1,5}")
_NOTES = re.compile(rf"<div\b[^<>]{{0,200}}?\bid\s*=\s*[\"']?({_NOTE.pattern})\b", re.IGNORECASE)
_LINK = re.compile(rf"#_?({_NOTE.pattern})(?:sym)?")
_BACK = re.compile(r"#_?(?:sd)?(?:(?:footnote|endnote)\d{1,5}anc|(?:ftn|edn)ref\d{1,5})")


def notes_in(page: str) -> frozenset[str]:
    """Return the names of a page's footnotes."""
    return frozenset(match.lower() for match in _NOTES.findall(page))


@dataclass
class OpenNotes:
    """What is known of the footnotes while a page is read.

    Attributes:
        names: The names of all its notes.
        waiting: The notes that the open paragraph or table refers to.
        after: The line after which each note stands.
        lines: The note that each line of a note belongs to.
    """

    names: Set[str]
    waiting: list[str] = field(default_factory=list)
    after: dict[str, int] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)

    def hides(self, attributes: Mapping[str, str]) -> bool:
        """Tell whether a link is the number of a note, in the text or before the note; note it."""
        if not self.names:
            return False
        target = attributes.get("href", "").lower()
        link = _LINK.fullmatch(target)
        if link and link[1] in self.names:
            self.waiting.append(link[1])
            return True
        return bool(_BACK.fullmatch(target))

    def name_of(self, attributes: Mapping[str, str]) -> str:
        """Return the name of the note that an element holds, or empty."""
        name = attributes.get("id", "").lower()
        return name if name in self.names else ""

    def line_ended(self, at: int, note: str) -> None:
        """Note what a line refers to, and whether it is one of a note.

        Args:
            at: The line's index.
            note: The name of the note that it stands in, or empty.
        """
        if note:
            self.lines[at] = note
        for name in self.waiting:
            self.after.setdefault(name, at)
        self.waiting = []

    def in_order(self, lines: Sequence[MarkedLine]) -> list[MarkedLine]:
        """Return a page's lines with each note after the line that refers to it."""
        moved: dict[int, list[MarkedLine]] = {}
        kept: list[int] = []
        for at, line in enumerate(lines):
            place = self.after.get(self.lines.get(at, ""))
            if place is None or place in self.lines:
                kept.append(at)
            else:
                moved.setdefault(place, []).append(line)
        return [line for at in kept for line in (lines[at], *moved.get(at, ()))]
