"""Word files (.docx): paragraphs with their automatic numbers, headings, tables, footnotes.

No library tells what Word prints before a paragraph, so the parts of the package are read here.
Deleted text is left out, inserted text and the results of fields are kept. Pages are known only
where Word has written down where it broke them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kaoview.reading.formats.blocks import MarkedLine, cell_text, one_line
from kaoview.reading.formats.docx_elements import (
    PIECES,
    WRAPPERS,
    children_of,
    is_contents,
    rows_of,
    words_of,
)
from kaoview.reading.formats.docx_numbering import Numbering, is_on, number, value
from kaoview.reading.formats.docx_print import RunPrints
from kaoview.reading.formats.docx_styles import BODY_LEVEL, Styles
from kaoview.reading.formats.file_format import (
    LARGEST_PACKED,
    FileFormat,
    FormatError,
    LineMark,
    LineRole,
    SourceText,
)
from kaoview.reading.formats.line_room import checked_body
from kaoview.reading.formats.package import Element, Package
from kaoview.reading.formats.page_turns import TURN, paged_table, paragraph_lines, with_turns
from kaoview.reading.formats.tab_columns import with_tab_columns
from kaoview.reading.formats.table_room import TableRoom
from kaoview.reading.formats.word_levels import with_levels_by_print

_DOCUMENT = "word/document.xml"
_SKIPPED = frozenset(
    {
        "w:del",
        "w:moveFrom",
        "w:instrText",
        "w:delInstrText",
        "w:delText",
        "mc:Fallback",
        "w:pPr",
        "w:rPr",
        "w:sdtPr",
        "w:rt",  # the small characters above others
    }
)
"""Elements whose text is not printed, or printed elsewhere."""
_WIDEST = 512
"""Columns of the widest table; a wider span is a slip or a trap. Chosen by hand."""
_MARKS = 1024
"""Marks of lines that are kept. Chosen by hand."""
_BROKEN = "這個 Word 檔缺了本文（document.xml），檔案可能壞了；請用 Word 另存一份再試"


def read(_name: str, data: bytes) -> SourceText:
    """Read a Word file.

    Raises:
        FormatError: It is broken, protected, or no document.
    """
    package = Package(data)
    root = package.parse(_DOCUMENT)
    body = root.find("w:body") if root is not None else None
    if body is None:
        raise FormatError(_BROKEN)
    reader = _Reader(package, len(data))
    lines = [
        *reader.edge_lines("header"),
        *with_levels_by_print(with_tab_columns(list(reader.body(checked_body(body, len(data)))))),
        *reader.edge_lines("footer"),
    ]
    core = package.parse("docProps/core.xml")
    title = core.find("dc:title") if core is not None else None
    return SourceText.from_lines(
        lines,
        "DOCX",
        pages=reader.page if str(reader.page) == _page_count(package) else 0,
        notes=reader.notes(),
        title=one_line(words_of(title)) if title else "",
    )


def _page_count(package: Package) -> str:
    """Return how many pages the file had when it was saved, empty where it does not say.

    Not every program writes down each page break: pages are trusted if as many were found.
    """
    root = package.parse("docProps/app.xml")
    counts = [e for e in root.elements if e.tag.endswith("Pages")] if root is not None else []
    return words_of(counts[0]).strip() if counts else ""


_mark = lru_cache(_MARKS)(LineMark)
"""Nearly all paragraphs of a page have the same mark."""


@dataclass
class _Text:
    """A paragraph's text while it is collected.

    Attributes:
        pieces: Its characters; line breaks end a line, ``TURN`` stands where a page begins.
        boxes: Text boxes that are anchored in it.
        notes: The ids of the footnotes and endnotes that it refers to, with their kind.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Reads the parts of a package in order, counting lists and pages."""

    def __init__(self, package: Package, size: int) -> None:
        self._package = package
        self._room = TableRoom(size)
        self._numbering = Numbering(package.parse("word/numbering.xml"))
        styles = package.parse("word/styles.xml")
        self._styles = Styles(styles)
        self._prints = RunPrints(styles, _SKIPPED | {"w:txbxContent"})
        self._footnotes = {
            kind: self._notes_of(f"word/{kind}s.xml", f"w:{kind}")
            for kind in ("footnote", "endnote")
        }
        self.page = 1
        self._hidden = 0
        self._bullets = 0

    def notes(self) -> list[str]:
        """Return what the reader of the document should know."""
        found: list[str] = []
        if self._package.read("word/comments.xml") is not None:
            found.append("檔案裡有註解，沒有讀進來")
        if self._hidden:
            found.append(f"檔案裡有 {self._hidden} 處隱藏文字，沒有讀進來")
        return found

    def edge_lines(self, kind: str) -> Iterator[MarkedLine]:
        """Yield the lines of all different headers or footers, each once."""
        role = LineRole.HEADER if kind == "header" else LineRole.FOOTER
        seen: set[str] = set()
        for name in sorted(self._package.names()):
            if name.startswith(f"word/{kind}") and name.endswith(".xml"):
                root = self._package.parse(name)
                for words in self._all_words(root) if root is not None else ():
                    if words not in seen:
                        seen.add(words)
                        yield words, LineMark(ended=True, role=role)

    def body(self, element: Element, *, contents: bool = False) -> Iterator[MarkedLine]:
        """Yield the lines of all paragraphs and tables in an element."""
        waiting = [(child, contents) for child in reversed(element.elements)]
        while waiting:
            child, inside = waiting.pop()
            if child.tag == "w:p":
                yield from self._paragraph(child, contents=inside)
            elif child.tag == "w:tbl":
                self._bullets = 0
                yield from paged_table([self._row(row) for row in rows_of(child)], lists=0)
            elif child.tag in WRAPPERS:
                inside = inside or is_contents(child)
                waiting.extend((each, inside) for each in reversed(child.elements))

    def _paragraph(self, paragraph: Element, *, contents: bool) -> Iterator[MarkedLine]:
        properties = paragraph.find("w:pPr")
        style = value(properties, "w:pStyle", self._styles.default)
        text = self._collect(paragraph)
        level = self._heading_level(properties, style)
        in_contents = contents or self._styles.is_contents(style)
        role = LineRole.BODY
        if in_contents:
            role = LineRole.CONTENTS
        elif level:
            role = LineRole.HEADING
        place = self._place(properties, style)
        label = self._numbering.take(*place) if place else ""
        entry = place is not None and self._numbering.is_bulleted(*place)
        if entry and role is LineRole.BODY:
            role = LineRole.ENTRY
        lists = self._lists_around(properties, place, entry=entry)
        run_on = is_on(properties.find("w:rPr") if properties else None, "w:del")
        lines, self.page = paragraph_lines(label, "".join(text.pieces), self.page)
        print = self._prints.of(paragraph, style)
        for line in lines:
            yield (
                line.text,
                _mark(
                    page=line.page,
                    ended=line.ended and not run_on,
                    role=role,
                    level=level,
                    automatic=len(label) if line.labelled else 0,
                    size=print.em,
                    bold=print.bold,
                    turns=line.turns,
                    lists=lists,
                    indent=self._styles.indent(properties, style, text.pieces),
                ),
            )
            role = LineRole.BODY if role is LineRole.ENTRY else role
        for kind, id in text.notes:
            for words in self._footnotes[kind].pop(id, ()):  # a note is printed once
                mark = LineMark(page=self.page, ended=True, role=LineRole.FOOTNOTE)
                yield words, mark
        for box in text.boxes:
            yield from self.body(box)

    def _heading_level(self, properties: Element | None, style: str) -> int:
        own = value(properties, "w:outlineLvl")
        if own:
            level = number(own, BODY_LEVEL)
            return level + 1 if 0 <= level < BODY_LEVEL else 0
        return self._styles.heading_level(style)

    def _lists_around(
        self, properties: Element | None, place: tuple[str, int] | None, *, entry: bool
    ) -> int | None:
        """Return how many lists with bullets a paragraph stands in, None for a numbered one.

        A paragraph without bullet that is indented goes on with the entry above it.

        Args:
            properties: Its properties.
            place: Its list and the level in it, or None.
            entry: Whether it has a bullet.
        """
        if entry and place:
            self._bullets = place[1] + 1
        elif place:
            return None
        else:
            indent = properties.find("w:ind") if properties is not None else None
            left = indent and (indent.get("w:left") or indent.get("w:start"))
            self._bullets = self._bullets if left and number(left) > 0 else 0
        return self._bullets

    def _place(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """Return the list (``w:numId``) a paragraph stands in and its level, or None."""
        numbers = properties.find("w:numPr") if properties is not None else None
        place = self._styles.list_of(style, self._numbering)
        if numbers is not None:
            own, level = value(numbers, "w:numId"), value(numbers, "w:ilvl")
            if own == "0":
                return None
            if own:
                inherited = place[1] if place and place[0] == own else 0
                place = (own, number(level) if level else inherited)
            elif place and level:
                place = (place[0], number(level))
        return place

    def _collect(self, paragraph: Element) -> _Text:
        """Return a paragraph's text, without its number."""
        text = _Text()
        waiting: list[Element | str] = list(reversed(paragraph.children))
        while waiting:
            child = waiting.pop()
            if isinstance(child, str) or child.tag in _SKIPPED:
                continue
            if child.tag == "w:r" and is_on(child.find("w:rPr"), "w:vanish"):
                self._hidden += 1
            elif child.tag in PIECES:
                text.pieces.append(PIECES[child.tag](child))
            elif not _anchored(child, text):
                waiting.extend(reversed(child.children))
        return text

    def _all_words(self, root: Element) -> Iterator[str]:
        """Yield the text of each paragraph of a header or note as one line, but for empty ones."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if element.tag == "w:p":  # one within it belongs to it, but for its text boxes
                text = self._collect(element)
                if words := one_line("".join(text.pieces).replace(TURN, "")):
                    yield words
                waiting.extend(reversed(text.boxes))
            else:
                waiting.extend(reversed(element.elements))

    def _row(self, row: Element) -> tuple[list[str], int]:
        """Return a row's cells, and the page before it; the longest cell tells the one after."""
        before = last = self.page
        cells: list[str] = []
        for cell in self._cells(row):
            cells.append(cell)
            last = max(last, self.page)
            self.page = before
        self.page = last
        self._room.take(cells)
        return cells, before

    def _cells(self, row: Element) -> Iterator[str]:
        """Yield a row's cells; what a merged cell covers is empty."""
        properties = row.find("w:trPr")
        before = number(value(properties, "w:gridBefore"))
        yield from [""] * min(before, _WIDEST)
        for cell in children_of(row, "w:tc"):
            own = cell.find("w:tcPr")
            merged = own.find("w:vMerge") if own is not None else None
            # The paragraphs of covered cells are counted in their lists, but not printed.
            words = cell_text(with_turns(self.body(cell), self.page))
            covered = merged is not None and merged.get("w:val", "continue") == "continue"
            yield "" if covered else words
            span = min(number(value(own, "w:gridSpan"), 1), _WIDEST)
            yield from [""] * (span - 1)

    def _notes_of(self, part: str, tag: str) -> dict[str, list[str]]:
        root = self._package.parse(part)
        rules = ("separator", "continuationSeparator", "continuationNotice")
        notes = root.find_all(tag) if root is not None else ()
        wanted = (note for note in notes if note.get("w:type") not in rules)
        return {note.get("w:id"): list(self._all_words(note)) for note in wanted}


def _anchored(element: Element, text: _Text) -> bool:
    """Note what is anchored in a paragraph: a page break, a footnote, a text box."""
    match element.tag:
        case "w:lastRenderedPageBreak":
            text.pieces.append(TURN)
        case "w:footnoteReference" | "w:endnoteReference":
            kind = element.tag[2:].removesuffix("Reference")
            text.notes.append((kind, element.get("w:id")))
        case "w:txbxContent":
            text.boxes.append(element)
        case _:
            return False
    return True


def _recognises(suffix: str, data: bytes) -> bool:
    return data.startswith(b"PK") and (
        suffix in _SUFFIXES or b"word/document.xml" in data[-65536:] or b"word/" in data[:4096]
    )


_SUFFIXES = (".docx", ".docm", ".dotx")

FORMAT = FileFormat("Word 檔", _SUFFIXES, read, _recognises, largest=LARGEST_PACKED)
