"""Web pages (.html, .htm): headings, paragraphs, lists with their numbers, tables.

Scripts, styles, navigation and hidden parts are left out. The numbers of ordered lists stand only
in the mark-up; they are printed as a browser prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from html.parser import HTMLParser
from typing import NamedTuple

from kaoview.reading.formats.blocks import MarkedLine, one_line
from kaoview.reading.formats.file_format import (
    FileFormat,
    LineMark,
    LineRole,
    Paragraphs,
    SourceText,
)
from kaoview.reading.formats.html_encoding import SEARCHED, decode_page
from kaoview.reading.formats.html_indent import indent_of
from kaoview.reading.formats.html_lists import OpenList, Rules, list_rules, open_list
from kaoview.reading.formats.html_notes import OpenNotes, notes_in
from kaoview.reading.formats.html_site import holds_document, is_menu, mark_site_lines, part_role
from kaoview.reading.formats.html_start import begins_page
from kaoview.reading.formats.html_tables import OpenTable
from kaoview.reading.formats.html_word import bullet_of, is_number, list_level
from kaoview.reading.formats.indents import Indent, typed_indent
from kaoview.reading.formats.line_room import check_lines, count_blocks
from kaoview.reading.formats.progress import report

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = (
    "p div section article main address blockquote center dd dt dl figcaption figure pre fieldset",
    "form legend body html ul ol li table caption tr td th thead tbody tfoot header footer hr",
    "details summary option",
)
_BLOCKS = frozenset(" ".join(_BLOCK_NAMES).split()) | frozenset(_HEADINGS)
"""Elements that begin and end a paragraph."""
_SKIPPED_NAMES = ("script style noscript template nav head svg math select button iframe rt",)
_SKIPPED = frozenset(" ".join(_SKIPPED_NAMES).split())
"""Elements whose text is no part of the document."""
_VOID_NAMES = ("br hr img input meta link area base col embed source wbr track param",)
_VOID = frozenset(" ".join(_VOID_NAMES).split())
_CLOSED_BY = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""Elements whose end tag may be left out, and what ends them."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EDGES = {"header": LineRole.HEADER, "footer": LineRole.FOOTER}
"""The titles that LibreOffice gives to what it prints at the edges of pages."""
_AROUND = (LineRole.HEADER, LineRole.FOOTER, LineRole.NAVIGATION)
"""What stands around the text, where a heading is none of the document's."""
_WRAPPED = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
"""A line break in the mark-up between two Chinese characters, which is no space."""
_LAYOUT = " \t\r\n"
"""White space at the start that a browser does not print."""
_TOLD_EVERY = 1_000
"""Tags between two signs of life, a twentieth of a second on an idle machine."""
_DEEPEST = 256
"""Elements within each other; what is deeper is read as if it stood at this depth."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a web page; raises FormatError for an unknown encoding, and for too many lines."""
    text, encoding = decode_page(data)
    check_lines(count_blocks(text), len(data))
    parser = PageParser(notes_in(text))
    parser.read(text)
    return SourceText.from_lines(
        mark_site_lines(parser.lines, parser.menus),
        f"HTML，{encoding}",
        paragraphs=Paragraphs.WHOLE,
        title=one_line(" ".join(parser.title.split())),
    )


class _Open(NamedTuple):
    """An open element: whether it hides what is in it, what its lines are for, in which note.

    And how far what is in it is indented, those around it counted.
    """

    tag: str
    hides: bool
    role: LineRole
    note: str = ""
    within: bool = False  # main or article, which hold the document
    number: bool = False  # what Word prints before a paragraph
    indent: Indent = Indent()


class PageParser(HTMLParser):
    """Turns tags into lines.

    Attributes:
        lines: The lines found so far.
        title: The page's title.
        menus: The lines that are nothing but links with signs between them.
    """

    def __init__(self, notes: Set[str] = frozenset()) -> None:
        """Begin a page, given the names of its footnotes."""
        super().__init__(convert_charrefs=True)
        self._rules: Rules = {}
        self._notes = OpenNotes(notes)
        self.lines: list[MarkedLine] = []
        self.title = ""
        self._open: list[_Open] = []
        self._hidden, self._in_title = 0, False
        self._pieces: list[str] = []
        self._label = self._number = self._between = ""
        self.menus: set[str] = set()
        self._level = 0
        self._entry = False
        self._tags = 0
        self._lists: list[OpenList] = []
        self._tables: list[OpenTable] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self._tags += 1
        if self._tags % _TOLD_EVERY == 0:
            report(0, 1)
        attributes = {key: value or "" for key, value in attrs}
        self._close_implied(tag)
        if tag == "title":
            self._in_title = True
        if tag == "br":
            self._break()
        if tag in _VOID:
            if tag == "hr":
                self._flush()
            return
        if tag in _BLOCKS and not self._hidden:
            self._flush()
            self._begin(tag, attributes)
        hides = (
            tag in _SKIPPED
            or "hidden" in attributes
            or bool(_HIDDEN.search(attributes.get("style", "")))
            or (tag == "a" and self._notes.hides(attributes))
        )
        if len(self._open) < _DEEPEST:
            self._open.append(self._opened(tag, attributes, hides=hides))
            self._hidden += hides

    def _opened(self, tag: str, attributes: dict[str, str], *, hides: bool) -> _Open:
        """Return an element with what it hands down to those within it."""
        outer = self._open[-1] if self._open else _Open("", False, LineRole.BODY)
        indent = indent_of(tag, attributes).within(outer.indent)
        part = part_role(tag, attributes, outer.role, within=outer.within)
        within = outer.within or holds_document(tag, attributes)
        if tag != "div":
            number = outer.number or is_number(attributes)
            return _Open(tag, hides, part, outer.note, within, number, indent)
        edge = _EDGES.get(attributes.get("title", ""))
        note = self._notes.name_of(attributes)
        role = LineRole.FOOTNOTE if note else edge or part
        return _Open(tag, hides, role, note or outer.note, within, indent=indent)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element and those within it that were left open."""
        if tag == "title":
            self._in_title = False
        if any(each.tag == tag for each in self._open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self._in_title:
            self.title += data
        elif self._open and self._open[-1].tag == "style":
            self._rules |= list_rules(data)
        elif not self._hidden:
            self._pieces.append(data)
            self._number += data if self._open and self._open[-1].number else ""
            self._between += "" if any(each.tag == "a" for each in self._open) else data

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Return where a marked section (``<![if …]>``) ends, -1 where it does not.

        Browsers pass over them as over a comment. The standard library raises an exception on
        kinds it does not know, and looks for the end of each in all of the rest.
        """
        return self.rawdata.find(">", i) + 1 or -1

    def read(self, text: str) -> None:
        """Read a whole page.

        What nothing closes is text, and is told from mark-up beforehand: the parser would look
        for the end of each such sign in all of the rest.
        """
        closed = text.rfind("-->") + 1
        text = text[:closed] + text[closed:].replace("<!--", "&lt;!--")
        closed = text.rfind(">") + 1
        self.feed(text[:closed] + text[closed:].replace("<", "&lt;"))
        self.close()
        self._finish()

    def _finish(self) -> None:
        """End everything that was left open."""
        while self._open:
            self._close()
        self._flush()
        self.lines = self._notes.in_order(self.lines)

    def _close_implied(self, tag: str) -> None:
        while self._open and tag in _CLOSED_BY.get(self._open[-1].tag, ()):
            self._close()

    def _close(self) -> str:
        """End the innermost element and return its name."""
        ended = self._open[-1]
        self._end(ended.tag)
        self._open.pop()
        self._hidden -= ended.hides
        return ended.tag

    def _break(self) -> None:
        if not self._hidden:
            self._flush()

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("ol", "ul"):
            self._lists.append(open_list(tag, attributes, self._rules))
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].label(attributes, self._rules)
            self._entry = not self._label
        elif tag == "p":
            self._level = list_level(attributes)
        elif tag == "table":
            self._tables.append(OpenTable())
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].begin_cell(attributes)

    def _end(self, tag: str) -> None:
        if self._hidden or tag not in _BLOCKS:
            return
        self._flush(_HEADINGS.get(tag, 0))
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].end_cell()
        elif tag == "table" and self._tables:
            self._end_table(self._tables.pop())

    def _end_table(self, table: OpenTable) -> None:
        lines = list(table.lines(self._depth))
        outer = self._tables[-1] if self._tables else None
        if outer is not None and outer.cell is not None:
            outer.hold(lines)
        else:
            role = self._open[-1].role if self._open else LineRole.BODY
            if role in _AROUND:
                lines = [(text, replace(mark, role=role)) for text, mark in lines]
            self.lines += lines
            self._notes.line_ended(len(self.lines) - 1, self._note)

    @property
    def _depth(self) -> int:
        """How many lists are open; what writes nested lists one by one says how deep each is."""
        return (self._lists[-1].depth or len(self._lists)) if self._lists else 0

    @property
    def _note(self) -> str:
        """The name of the note that is open, or empty."""
        return self._open[-1].note if self._open else ""

    def _flush(self, level: int = 0) -> None:
        written = "".join(self._pieces)
        words = " ".join(_WRAPPED.sub("", written).split())
        if is_menu(words, "".join(self._between.split())):
            self.menus.add(words)
        self._pieces, self._between = [], ""
        bullet, inside = bullet_of(self._number.strip()), self._level or self._depth
        self._number, self._level = "", 0
        if not words:
            return
        label, self._label = self._label, ""
        entry, self._entry = self._entry, False
        if bullet:
            label, words, entry = f"{bullet} ", words[1:].strip(), True
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            table.cell.append(label + words)
            return
        role = self._open[-1].role if self._open else LineRole.BODY
        outer = self._open[-1].indent if self._open else Indent()
        if entry and role is LineRole.BODY:
            role = LineRole.ENTRY
        mark = LineMark(
            ended=True,
            role=LineRole.HEADING if level and role not in _AROUND else role,
            level=level or (inside if label else 0),
            automatic=len(label),
            lists=inside if entry else self._depth,
            indent=outer.begins + typed_indent(written.lstrip(_LAYOUT)),
        )
        self.lines.append((label + words, mark))
        self._notes.line_ended(len(self.lines) - 1, self._note)


def html_lines(text: str) -> Iterator[MarkedLine]:
    """Yield the lines of a piece of mark-up, such as stands in Markdown."""
    parser = PageParser()
    parser.read(text)
    yield from parser.lines


def _recognises(suffix: str, data: bytes) -> bool:
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return False
    return suffix in _SUFFIXES or begins_page(data[:SEARCHED])


_SUFFIXES = (".html", ".htm", ".xhtml")

FORMAT = FileFormat("網頁", _SUFFIXES, read, _recognises, isolated=True)
