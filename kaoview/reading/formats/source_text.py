"""The text of a file and its lines: what every format's reader returns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kaoview.reading.located_text import LocatedText

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source.

    Attributes:
        number: Its line number, from 1.
        passage: Its characters, white space at both ends left out.
        ended: Whether a space ends it (in text taken from a PDF: the paragraph ends here).
        starts_page: Whether white space precedes it (in such text: a page begins here).
        indent: How many characters of white space precede it.
        raw: The line with all its white space, without the line break.
    """

    number: int
    passage: LocatedText
    ended: bool
    starts_page: bool
    indent: int
    raw: LocatedText

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.passage.text


@dataclass(frozen=True)
class SourceText:
    """A file's text.

    Attributes:
        text: All of its text; the cells of a table's row are separated by tabs.
        encoding: How it was decoded.
    """

    text: str
    encoding: str

    @cached_property
    def lines(self) -> tuple[SourceLine, ...]:
        """Every line, empty ones included."""
        found: list[SourceLine] = []
        for number, start in enumerate(self._starts, 1):
            stop = self._starts[number] if number < len(self._starts) else len(self.text)
            raw = self.text[start:stop].rstrip("\r\n")
            bare = raw.strip()
            indent = len(raw) - len(raw.lstrip())
            passage = LocatedText.of(self.text, start + indent, start + indent + len(bare))
            found.append(
                SourceLine(
                    number,
                    passage,
                    ended=raw[-1:] in (" ", "\u3000"),
                    starts_page=indent > 0,
                    indent=indent,
                    raw=LocatedText.of(self.text, start, start + len(raw)),
                )
            )
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        """The offset of each line's first character."""
        starts = [0]
        starts += [m.end() for m in _LINE.finditer(self.text) if m.group()[0] in "\r\n"]
        if starts[-1] == len(self.text) and len(starts) > 1:
            starts.pop()
        return starts

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds the character at an offset."""
        return bisect_right(self._starts, offset)
