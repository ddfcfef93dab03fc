"""ODF texts (.odt): paragraphs with their automatic numbers, headings, tables, footnotes.

Deleted text (tracked changes) and comments are left out. Pages are known only where LibreOffice
has written down where it broke them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.reading.formats.blocks import MarkedLine, cell_text, one_line
from kaoview.reading.formats.docx_numbering import number
from kaoview.reading.formats.file_format import (
    LARGEST_PACKED,
    FileFormat,
    FormatError,
    LineMark,
    LineRole,
    SourceText,
)
from kaoview.reading.formats.indents import typed_indent
from kaoview.reading.formats.line_room import checked_body
from kaoview.reading.formats.odf_lists import Counter, Level, ListStyles, heading_level, label
from kaoview.reading.formats.odf_print import SpanPrints
from kaoview.reading.formats.odf_text import NOT_PRINTED, collect_text, printed_words
from kaoview.reading.formats.package import Element, Package, parse_xml
from kaoview.reading.formats.page_turns import paged_table, paragraph_lines, with_turns
from kaoview.reading.formats.tab_columns import with_tab_columns
from kaoview.reading.formats.table_room import TableRoom
from kaoview.reading.formats.word_levels import with_levels_by_print

_WIDEST = 512
"""Columns of the widest table; more are a slip or a trap. Chosen by hand."""
_TALLEST = 64
"""How often one row may be repeated; more are empty rows or a trap. Chosen by hand."""
_CONTENTS = frozenset(
    {"text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"}
)
_ANCHORED = frozenset({"text:note", "draw:text-box"})
"""Elements in a paragraph whose text is printed elsewhere."""
_BROKEN = "這個 ODT 檔缺了本文（content.xml），檔案可能壞了；請用 LibreOffice 另存一份再試"
_PROTECTED = "檔案有密碼保護，請先用 LibreOffice 解除密碼再試"


def read(_name: str, data: bytes) -> SourceText:
    """Read an ODF text, in a package or as one XML file.

    Raises:
        FormatError: It is broken, protected, or no text.
    """
    if data.startswith(b"PK"):
        package = Package(data)
        manifest = package.parse("META-INF/manifest.xml")
        if manifest and any(e.tag == "manifest:encryption-data" for e in manifest.walk()):
            raise FormatError(_PROTECTED)
        parts = [package.parse(name) for name in ("styles.xml", "content.xml", "meta.xml")]
    else:
        parts = [parse_xml(data)]
    roots = [part for part in parts if part is not None]
    texts = [e for root in roots for e in root.walk() if e.tag == "office:text"]
    if not texts:
        raise FormatError(_BROKEN)
    prints = SpanPrints(roots, NOT_PRINTED | _ANCHORED)
    reader = _Reader(ListStyles(roots), prints, TableRoom(len(data)))
    body = checked_body(texts[0], len(data))
    lines = [
        *_edges(roots, "style:header", LineRole.HEADER),
        *with_levels_by_print(with_tab_columns(list(reader.blocks(body)))),
        *_edges(roots, "style:footer", LineRole.FOOTER),
    ]
    titles = [e for root in roots for e in root.walk() if e.tag == "dc:title"]
    comments = any(e.tag == "office:annotation" for e in texts[0].walk())
    return SourceText.from_lines(
        lines,
        "ODT",
        pages=reader.page if str(reader.page) == _page_count(roots) else 0,
        notes=["檔案裡有註解，沒有讀進來"] if comments else [],
        title=one_line(printed_words(titles[0])) if titles else "",
    )


def _page_count(roots: list[Element]) -> str:
    """Return how many pages the file had when it was saved, empty where it does not say.

    LibreOffice does not write down each page break: pages are trusted if as many were found.
    """
    found = [e for r in roots for e in r.walk() if e.tag == "meta:document-statistic"]
    return found[0].get("meta:page-count") if found else ""


class _Reader:
    """Reads blocks in order, counting lists and pages."""

    def __init__(self, styles: ListStyles, prints: SpanPrints, room: TableRoom) -> None:
        self._styles = styles
        self._prints = prints
        self._room = room
        self._headings = Counter()
        self._by_id: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        self.page = 1

    def blocks(self, element: Element, *, contents: bool = False) -> Iterator[MarkedLine]:
        """Yield the lines of all paragraphs, lists and tables below an element."""
        waiting = [(each, contents) for each in reversed(element.elements)]
        while waiting:
            child, inside = waiting.pop()
            match child.tag:
                case "text:p" | "text:h":
                    yield from self._paragraph(child, self._heading_label(child), inside, 0)
                case "text:list":
                    yield from self._list(child, inside)
                case "table:table":
                    yield from paged_table(
                        [row for each in _rows(child) for row in self._row(each)], lists=0
                    )
                case "text:soft-page-break":
                    self.page += 1
                case tag if tag not in NOT_PRINTED:
                    inside = inside or tag in _CONTENTS
                    waiting.extend((each, inside) for each in reversed(child.elements))

    def _list(self, element: Element, contents: bool) -> Iterator[MarkedLine]:
        name = element.get("text:style-name")
        counter = self._counter(element, name)
        self._by_style[name] = counter
        if element.get("xml:id"):
            self._by_id[element.get("xml:id")] = counter
        waiting: list[tuple[Element, int, str, bool]] = [(element, 1, name, False)]
        # A stack of what is still to read: lists, items and paragraphs with level and style.
        while waiting:
            node, level, style, numbered = waiting.pop()
            if node.tag == "text:list":
                style = node.get("text:style-name") or style
                waiting.extend((item, level, style, False) for item in reversed(node.elements))
            elif node.tag in ("text:list-item", "text:list-header"):
                waiting.extend(_item_parts(node, level, style))
            elif node.tag in ("text:p", "text:h"):
                text = self._list_label(node, counter, level, style) if numbered else ""
                entry = numbered and bool(self._list_level(node, level, style).bullet)
                yield from self._paragraph(node, text, contents, level, entry=entry)
            elif node.tag == "text:soft-page-break":
                self.page += 1
            else:
                yield from self.blocks(_holder(node), contents=contents)

    def _counter(self, element: Element, name: str) -> Counter:
        continued = element.get("text:continue-list")
        if continued in self._by_id:
            return self._by_id[continued]
        if element.get("text:continue-numbering") == "true" and name in self._by_style:
            return self._by_style[name]
        return Counter()

    def _list_level(self, node: Element, level: int, style: str) -> Level:
        name = style or self._styles.list_of_paragraph(node.get("text:style-name"))
        return self._styles.levels(name).get(level, Level())

    def _list_label(self, node: Element, counter: Counter, level: int, style: str) -> str:
        name = style or self._styles.list_of_paragraph(node.get("text:style-name"))
        levels = self._styles.levels(name)
        start = node.attributes.get("kaoview:start")
        counter.step(levels, level, number(start, 1) if start else None)
        return label(levels, counter, level)

    def _heading_label(self, node: Element) -> str:
        if node.tag != "text:h" or node.get("text:is-list-header") == "true":
            return ""
        level = heading_level(node.get("text:outline-level"), 1)
        form = self._styles.outline.get(level, Level())
        if not form.format:
            return ""
        restart = node.get("text:restart-numbering") == "true"
        start = number(node.get("text:start-value"), 1) if restart else None
        self._headings.step(self._styles.outline, level, start)
        return label(self._styles.outline, self._headings, level)

    def _paragraph(
        self, node: Element, number_label: str, contents: bool, lists: int, *, entry: bool = False
    ) -> Iterator[MarkedLine]:
        text = collect_text(node)
        level = self._heading_level(node)
        role = LineRole.BODY
        if contents:
            role = LineRole.CONTENTS
        elif level:
            role = LineRole.HEADING
        elif entry:
            role = LineRole.ENTRY
        lines, self.page = paragraph_lines(number_label, "".join(text.pieces), self.page)
        print = self._prints.of(node)
        begins = self._styles.indent(node.get("text:style-name"))
        indent = begins + typed_indent("".join(text.pieces))
        for line in lines:
            yield (
                line.text,
                LineMark(
                    page=line.page,
                    ended=line.ended,
                    role=role,
                    level=level,
                    automatic=len(number_label) if line.labelled else 0,
                    size=print.em,
                    bold=print.bold,
                    turns=line.turns,
                    lists=lists,
                    indent=indent,
                ),
            )
            role = LineRole.BODY if role is LineRole.ENTRY else role
        for note in text.notes:
            for body in note.find_all("text:note-body"):
                for paragraph in body.walk():
                    if paragraph.tag == "text:p" and (found := one_line(printed_words(paragraph))):
                        mark = LineMark(page=self.page, ended=True, role=LineRole.FOOTNOTE)
                        yield found, mark
        for box in text.boxes:
            yield from self.blocks(box, contents=contents)

    def _heading_level(self, node: Element) -> int:
        if node.tag == "text:h":
            return heading_level(node.get("text:outline-level"), 1)
        chain = self._styles.chain(node.get("text:style-name"))
        return next((each.outline_level for each in chain if each.outline_level), 0)

    def _row(self, row: Element) -> Iterator[tuple[list[str], int]]:
        """Yield a row's cells and the page before it, as often as the row is repeated.

        What a merged cell covers is empty. Between rows a page may begin, too.
        """
        if row.tag == "text:soft-page-break":
            self.page += 1
            return
        before = last = self.page
        cells: list[str] = []
        written = 0
        for cell in row.elements:
            if cell.tag not in ("table:table-cell", "table:covered-table-cell"):
                continue
            words = cell_text(with_turns(self.blocks(cell), before))
            last, self.page = max(last, self.page), before
            if cell.tag == "table:covered-table-cell":
                words = ""
            repeated = number(cell.get("table:number-columns-repeated"), 1)
            cells += [words] * max(1, min(repeated, _WIDEST - len(cells)))
            written += bool(words)
        times = number(row.get("table:number-rows-repeated"), 1) if any(cells) else 1
        times = max(1, min(times, _TALLEST))
        self._room.take(cells, times, written=written)
        self.page = last
        for _ in range(times):
            yield cells, before


def _item_parts(item: Element, level: int, style: str) -> list[tuple[Element, int, str, bool]]:
    """Return what a list item holds, last first; its first paragraph gets the number."""
    found: list[tuple[Element, int, str, bool]] = []
    first = item.tag == "text:list-item"
    for child in item.elements:
        numbered = first and child.tag in ("text:p", "text:h")
        if numbered and item.get("text:start-value"):
            child.attributes["kaoview:start"] = item.get("text:start-value")
        found.append((child, level + (child.tag == "text:list"), style, numbered))
        if child.tag != "text:soft-page-break":
            first = False
    return found[::-1]


def _holder(node: Element) -> Element:
    """Return an element with one child, so that the child itself is read as a block."""
    holder = Element("office:text", {})
    holder.children.append(node)
    return holder


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table in order, and the page breaks between them.

    Rows in groups and heads are included.
    """
    waiting = list(reversed(table.elements))
    while waiting:
        child = waiting.pop()
        if child.tag in ("table:table-row", "text:soft-page-break"):
            yield child
        elif child.tag != "table:table":
            waiting.extend(reversed(child.elements))


def _edges(roots: list[Element], tag: str, role: LineRole) -> Iterator[MarkedLine]:
    """Yield the lines of all different headers or footers, each once."""
    seen: set[str] = set()
    for edge in _outermost(roots, tag):
        for paragraph in (e for e in edge.walk() if e.tag in ("text:p", "text:h")):
            words = one_line(printed_words(paragraph))
            if words and words not in seen:
                seen.add(words)
                yield words, LineMark(ended=True, role=role)


def _outermost(roots: list[Element], tag: str) -> Iterator[Element]:
    """Yield the elements with a name, those within others of that name left out."""
    waiting = roots[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        else:
            waiting.extend(reversed(element.elements))


def _recognises(suffix: str, data: bytes) -> bool:
    if suffix == ".fodt":
        return data.lstrip()[:5] == b"<?xml"
    return data.startswith(b"PK") and (
        suffix in _SUFFIXES or b"application/vnd.oasis.opendocument.text" in data[:200]
    )


_SUFFIXES = (".odt", ".ott", ".fodt")

FORMAT = FileFormat("ODF 文字檔", _SUFFIXES, read, _recognises, largest=LARGEST_PACKED)
