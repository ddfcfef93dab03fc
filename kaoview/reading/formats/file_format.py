"""The interface of a file format: how its files are recognised, and the text that it reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kaoview.reading.located_text import LocatedText

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")


class FormatError(Exception):
    """A file cannot be read; the message is one Chinese sentence."""


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
            passage = LocatedText.from_source(self.text, start + indent, start + indent + len(bare))
            found.append(
                SourceLine(
                    number,
                    passage,
                    ended=raw[-1:] in (" ", "\u3000"),
                    starts_page=indent > 0,
                    indent=indent,
                    raw=LocatedText.from_source(self.text, start, start + len(raw)),
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


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One format.

    Attributes:
        label: What its files are called in messages, in Chinese (``純文字檔``).
        suffixes: The suffixes of its files, in lower case with the dot. A folder's files with
            such a suffix are documents.
        read: Returns the text of a file, given its name and bytes; raises FormatError where it
            cannot. A library that is slow to import should be imported inside.
        recognises: Tells from a file's suffix (lower case) and bytes whether it has this format;
            None where the suffix alone decides.
    """

    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], SourceText]
    recognises: Callable[[str, bytes], bool] | None = None

    def accepts(self, suffix: str, data: bytes) -> bool:
        """Tell whether a file with this suffix (lower case) and these bytes has the format."""
        if self.recognises is not None:
            return self.recognises(suffix, data)
        return suffix in self.suffixes
