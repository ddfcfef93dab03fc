"""The interface of a file format: how its files are recognised, and the text that it reads.

A format's reader returns a ``SourceText``. Plain text has nothing but its characters; a format
that knows more of a line (its page, its place on it, that it is a heading, that Word made its
number) says so in a ``LineMark`` for each line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from kaoview.reading.located_text import LocatedText

_LINE_END = re.compile(r"\r\n?|\n")
_BREAK = re.compile(r"[\r\n]+")


LARGEST_TEXT = 20_000_000
"""Bytes of the largest file that is text. Chosen by hand: 200 times the largest bundled document,
and a larger file would keep the reader waiting for minutes."""

LARGEST_PACKED = 200_000_000
"""Bytes of the largest file that holds pictures as well (PDF, Word). Chosen by hand: three times
the largest budget book seen."""


class FormatError(Exception):
    """A file cannot be read; the message is one Chinese sentence."""


CELL_BREAK = "\x0b"
"""The white space between two paragraphs of one table cell, in formats that know of both."""


class LineRole(StrEnum):
    """What a line is for, where its format says so."""

    BODY = "body"
    HEADING = "heading"
    CONTENTS = "contents"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page number"
    NAVIGATION = "navigation"  # a site's menus and buttons around a web page
    FOOTNOTE = "footnote"
    CELL = "cell"
    ITEM = "item"  # begins an item without number and heading; in kaoview's own exports alone
    ENTRY = "entry"  # begins an entry of a list whose entries have bullets, or nothing
    PRINTED = "printed"  # a line of what is kept as printed; in kaoview's own exports alone


Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class LineMark:
    """What a format knows of a line beside its characters.

    Attributes:
        page: Its page, from 1, or 0 where the format has no pages.
        ended: Whether its paragraph ends with it.
        role: What it is for. Headers, footers and page numbers become furniture.
        level: For a heading its level, from 1; else 0.
        automatic: How many characters at its start are a number that the file does not hold as
            text, but that Word, LibreOffice or a browser prints (``一、`` of an automatic list).
        box: Its place on the page, or None.
        size: The size of its characters in points, or 0.
        bold: Whether it is bold.
        turns: Where another page begins within it, each as how many of its characters stand
            before and the page: the cells of a table's row that a page break cut.
        lists: How many lists it stands in, one within the other: 0 outside of all, None where
            its format does not say.
        indent: Where its paragraph's first line begins, in points from the left margin, or None
            where its format does not say.
    """

    page: int = 0
    ended: bool = False
    role: LineRole = LineRole.BODY
    level: int = 0
    automatic: int = 0
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    turns: tuple[tuple[int, int], ...] = ()
    lists: int | None = None
    indent: float | None = None


PLAIN = LineMark()
"""The mark of a line of which nothing is known but its characters."""


class Paragraphs(StrEnum):
    """How the lines of a text show where a paragraph ends."""

    GUESSED = "by measuring the lines"
    MARKED = "by LineMark.ended"
    WHOLE = "every line is a paragraph"


class SourceLine(NamedTuple):
    """One line of a source; a tuple, since the lines of a long text are made and asked for most.

    Attributes:
        number: Its line number, from 1.
        text: Its characters, white space at both ends left out.
        passage: The same characters with their offsets.
        ended: Whether a space ends it (in text taken from a PDF: the paragraph ends here).
        starts_page: Whether white space precedes it (in such text: a page begins here).
        indent: How many characters of white space precede it.
        raw: The line with all its white space, without the line break.
        mark: What the format knows of it.
    """

    number: int
    text: str
    passage: LocatedText
    ended: bool
    starts_page: bool
    indent: int
    raw: LocatedText
    mark: LineMark = PLAIN


@dataclass(frozen=True)
class SourceText:
    """A file's text.

    Attributes:
        text: All of its text; the cells of a table's row are separated by tabs, and paragraphs
            within a cell by ``CELL_BREAK``.
        encoding: How it was decoded, or the format's name where that says it all (``PDF``).
        marks: What is known of each line, in order; empty where nothing is known.
        paragraphs: How the lines show where a paragraph ends.
        pages: How many pages the file has, or 0 where the format has none.
        notes: What a reader should know of the file, one Chinese sentence each (pages without
            text, hidden sheets, missing automatic numbers).
        title: The title in the file's own properties, or empty.
        fields: What the file says of itself in fields of its own (the front matter of an export):
            their names and values.
    """

    text: str
    encoding: str
    marks: tuple[LineMark, ...] = ()
    paragraphs: Paragraphs = Paragraphs.GUESSED
    pages: int = 0
    notes: tuple[str, ...] = ()
    title: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_lines(
        cls,
        lines: Iterable[tuple[str, LineMark]],
        encoding: str,
        *,
        paragraphs: Paragraphs = Paragraphs.MARKED,
        pages: int = 0,
        notes: Iterable[str] = (),
        title: str = "",
        fields: Iterable[tuple[str, str]] = (),
    ) -> SourceText:
        """Return the text of lines that a format has read one by one.

        Args:
            lines: Each line, with what is known of it; line breaks within one become spaces.
            encoding: As in the attribute.
            paragraphs: As in the attribute.
            pages: As in the attribute.
            notes: As in the attribute.
            title: As in the attribute.
            fields: As in the attribute.
        """
        texts: list[str] = []
        marks: list[LineMark] = []
        for text, mark in lines:
            texts.append(_BREAK.sub(" ", text))
            marks.append(mark)
        return cls(
            "".join(f"{text}\n" for text in texts),
            encoding,
            tuple(marks),
            paragraphs,
            pages,
            tuple(notes),
            title,
            tuple(fields),
        )

    def page_at(self, offset: int) -> int:
        """Return the page of the character at an offset, or 0 where the format has no pages."""
        if not self.pages:
            return 0
        line = self.line_at(offset)
        mark = self.marks[line - 1]
        before = offset - self._starts[line - 1]
        turns = bisect_right(mark.turns, before, key=itemgetter(0))
        return mark.turns[turns - 1][1] if turns else mark.page

    @cached_property
    def lines(self) -> tuple[SourceLine, ...]:
        """Every line, empty ones included."""
        found: list[SourceLine] = []
        text, whole_lines = self.text, self.paragraphs is Paragraphs.WHOLE
        marks = self.marks or repeat(PLAIN)
        places = zip(pairwise((*self._starts, len(text))), marks, strict=False)
        for number, ((start, stop), mark) in enumerate(places, 1):
            raw = text[start:stop].rstrip("\r\n")
            bare = raw.strip()
            if len(bare) == len(raw):  # as nearly all are
                passage = whole = LocatedText(bare, range(start, start + len(bare)))
                indent = 0
            else:
                indent = len(raw) - len(raw.lstrip())
                first = start + indent
                passage = LocatedText(bare, range(first, first + len(bare)))
                whole = LocatedText(raw, range(start, start + len(raw)))
            if self.marks:
                before = self.marks[number - 2].page if number > 1 else mark.page
                ended, starts_page = mark.ended, mark.page != before
            else:
                ended, starts_page = raw[-1:] in (" ", "\u3000"), indent > 0
            found.append(
                SourceLine(
                    number, bare, passage, ended or whole_lines, starts_page, indent, whole, mark
                )
            )
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        """The offset of each line's first character."""
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
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
        isolated: Whether ``read`` runs in a child process with limits on time and memory, since
            a library it uses may hang, crash or use up the memory on a hostile file.
        largest: Bytes of the largest file that is read.
        read_scans: Like ``read``, but recognises the characters of pages that are pictures; None
            where the format has none, or cannot.
        plain: Whether its files are text that an editor shows, line by line.
    """

    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], SourceText]
    recognises: Callable[[str, bytes], bool] | None = None
    isolated: bool = False
    read_scans: Callable[[str, bytes], SourceText] | None = None
    largest: int = LARGEST_TEXT
    plain: bool = False

    def accepts(self, suffix: str, data: bytes) -> bool:
        """Tell whether a file with this suffix (lower case) and these bytes has the format."""
        if self.recognises is not None:
            return self.recognises(suffix, data)
        return suffix in self.suffixes
