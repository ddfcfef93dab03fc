"""A PDF file to lines with their places: the steps of this package in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from kaoview.reading.formats.blocks import MarkedLine, filled_width, table_lines
from kaoview.reading.formats.file_format import (
    LARGEST_PACKED,
    FileFormat,
    FormatError,
    LineMark,
    LineRole,
    SourceText,
)
from kaoview.reading.formats.page_turns import turned_mark
from kaoview.reading.formats.pdf.aligned import find_aligned
from kaoview.reading.formats.pdf.columns import read_order
from kaoview.reading.formats.pdf.contents import contents_lines
from kaoview.reading.formats.pdf.edges import find_edges
from kaoview.reading.formats.pdf.flow import Block, Flow, Set, flowing
from kaoview.reading.formats.pdf.fonts import use_box_font
from kaoview.reading.formats.pdf.footnotes import Footnote, notes_after
from kaoview.reading.formats.pdf.levels import heading_levels
from kaoview.reading.formats.pdf.lines import Line, line_text
from kaoview.reading.formats.pdf.notes import page_notes
from kaoview.reading.formats.pdf.ocr import find_program, recognise
from kaoview.reading.formats.pdf.page import Page, read_page
from kaoview.reading.formats.pdf.pairs import find_pairs
from kaoview.reading.formats.pdf.paragraphs import group_paragraphs
from kaoview.reading.formats.pdf.placed_lines import PlacedLine, placed
from kaoview.reading.formats.pdf.table_flow import Table, joined_tables
from kaoview.reading.formats.progress import report
from kaoview.reading.line_layout import approximate_width
from kaoview.reading.numbering import clear_marker

_SHORTER = 8
"""Cells, two for a Chinese character, that a recognised line may be shorter than the longest and
still be full; chosen by hand."""
_SENTENCE_END = ("。", "；", "：")
_NEVER_FIRST = tuple("，。、；：！？）」』,;:!?)")
"""Punctuation that begins no paragraph."""
_PAGES_AT_ONCE = 500
"""Pages after which the file is opened anew: pdfium keeps what it has read of each, about 80 kB."""


def read(_name: str, data: bytes) -> SourceText:
    """Read a PDF file.

    Raises:
        FormatError: It is protected by a password, broken, or no PDF.
    """
    return _read(data, None)


def read_scans(_name: str, data: bytes) -> SourceText:
    """Read a PDF file, and recognise the text of pages that are pictures.

    Raises:
        FormatError: As for ``read``, or tesseract is not installed.
    """
    return _read(data, find_program())


def _read(data: bytes, program: str | None) -> SourceText:
    """Read a PDF file, its scans with a program that recognises text, if there is one."""
    document = _open(data)
    recognised: dict[int, list[str]] = {}
    try:
        count = len(document)
        pages: list[Page] = []
        for at in range(count):
            if at and at % _PAGES_AT_ONCE == 0:
                document.close()
                document = _open(data)
            page = read_page(document, at)
            if page.facts.picture and program:
                done = at
                lines = recognise(program, document[at], lambda: report(done, count))  # noqa: B023
                recognised[page.number] = lines
                page = replace(page, facts=replace(page.facts, picture=False, recognised=True))
            pages.append(page)
            report(at + 1, count)
        title = str(document.get_metadata_dict().get("Title", "")).strip()
    finally:
        document.close()
    edges = find_edges([page.lines for page in pages], [page.height for page in pages])
    blocks = joined_tables(_blocks(pages, edges))
    notes = {page.number: page.notes for page in pages if page.notes}
    marked = list(_lines(blocks, notes, count))
    if recognised:
        marked += [line for number in sorted(recognised) for line in _scan(recognised, number)]
        marked.sort(key=lambda line: line[1].page)
    return SourceText.from_lines(
        marked,
        "PDF",
        pages=count,
        notes=page_notes([page.facts for page in pages]),
        title=title,
    )


def _scan(recognised: dict[int, list[str]], page: int) -> Iterator[MarkedLine]:
    """Yield the recognised lines of a page; an empty one, or a short one, ends a paragraph."""
    lines = _without_gaps(recognised[page])
    full = max(map(approximate_width, lines), default=0) - _SHORTER
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        if line:
            listed = line.endswith(_SENTENCE_END) and clear_marker(after) is not None
            short = not after or approximate_width(line) < full
            ended = listed or (short and not after.startswith(_NEVER_FIRST))
            yield line, LineMark(page=page, ended=ended)


def _without_gaps(lines: Sequence[str]) -> list[str]:
    """Return lines without those empty ones before punctuation that begins no paragraph."""
    found: list[str] = []
    for line in lines:
        if line.startswith(_NEVER_FIRST):
            while found and not found[-1]:
                found.pop()
        found.append(line)
    return found


def _open(data: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise FormatError("讀 PDF 要有 pypdfium2 這個套件，請執行 pip install pypdfium2") from None
    use_box_font()
    try:
        document = pypdfium2.PdfDocument(data)
        len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise FormatError("PDF 有密碼保護，請先解除密碼再試") from None
        raise FormatError(
            "PDF 檔不完整或壞了，打不開；請重新下載，或用瀏覽器列印成 PDF 再試"
        ) from None
    return document


def _blocks(pages: Sequence[Page], edges: dict[tuple[int, int], LineRole]) -> list[Block]:
    """Return the blocks of all pages in reading order; text flows on over page breaks."""
    found: list[Block] = []
    for index, page in enumerate(pages):
        roles = {at: edges[index, at] for at in range(len(page.lines)) if (index, at) in edges}
        body = [line for at, line in enumerate(page.lines) if at not in roles]
        heads = [(page.lines[at], roles[at]) for at in sorted(roles)]
        found += [
            Set((placed(line, page.number),), role)
            for line, role in heads
            if line[0].base > page.height / 2
        ]
        contents, entries = contents_lines(body)
        found += [Set((placed(entry, page.number),), LineRole.CONTENTS) for entry in entries]
        rest = [line for at, line in enumerate(body) if at not in contents]
        found += _page_flow(page, rest, _last_block(found, page.number))
        found += [
            Set((placed(line, page.number),), role)
            for line, role in heads
            if line[0].base <= page.height / 2
        ]
        found += [Set((placed(line, page.number),), LineRole.FOOTER) for line in page.turned]
        report(len(pages), len(pages))
    return flowing(found)


def _last_block(blocks: Sequence[Block], page: int) -> Block | None:
    """Return what ends the page before, headers and footers left out."""
    last = next((block for block in reversed(blocks) if not isinstance(block, Set)), None)
    if isinstance(last, Table):
        return last if last.page == page - 1 else None
    return last if last and last.lines[-1].page == page - 1 else None


def _page_flow(page: Page, lines: Sequence[Line], before: Block | None) -> Iterator[Block]:
    """Yield the text and the tables of a page from top to bottom.

    Args:
        page: The page.
        lines: Its lines outside tables, headers, footers and contents left out.
        before: What ends the page before, and may go on at the top of this one.
    """
    tables = sorted(page.tables, key=lambda table: -table[0].ys[0])
    start = 0
    for grid, cells in tables:
        top = next(
            (at for at in range(start, len(lines)) if lines[at][0].base < grid.ys[0]), len(lines)
        )
        yield from _tables_and_columns(page, lines[start:top], before)
        start, before = top, None
        yield Table(page.number, grid.xs, cells.rows, cells.loose)
    yield from _tables_and_columns(page, lines[start:], before)


def _tables_and_columns(page: Page, lines: Sequence[Line], before: Block | None) -> Iterator[Block]:
    """Yield the text of a part of a page and its tables without rules, from top to bottom."""
    gutters = before.gutters if isinstance(before, Table) else ()
    middles = before.middles if isinstance(before, Flow) else ()
    start = 0
    for table in find_aligned(lines, page.fine, gutters) if page.fine else ():
        yield from _pairs_and_columns(lines[start : table.start], page.number, middles)
        yield table.on(page.number)
        start, middles = table.stop, ()
    yield from _pairs_and_columns(lines[start:], page.number, middles)


def _pairs_and_columns(
    lines: Sequence[Line], page: int, middles: Sequence[float]
) -> Iterator[Block]:
    """Yield the text of a part of a page and its tables of two columns, from top to bottom."""
    start = 0
    for table in find_pairs(lines, middles):
        yield from _columns(lines[start : table.start], page, middles)
        yield table.on(page)
        start, middles = table.stop, ()
    yield from _columns(lines[start:], page, middles)


def _columns(lines: Sequence[Line], page: int, middles: Sequence[float]) -> Iterator[Flow]:
    for part in read_order(lines, middles):
        placed_lines = [placed(line, page, part.shift) for line in part.lines]
        yield Flow(placed_lines, part.column, part.middles)


def _lines(
    blocks: Iterable[Block], notes: Mapping[int, Sequence[Footnote]], pages: int
) -> Iterator[MarkedLine]:
    grouped = [
        (block, list(group_paragraphs(block.lines)) if isinstance(block, Flow) else [])
        for block in blocks
    ]
    paragraphs = [group for _, groups in grouped for group in groups]
    levels = heading_levels(paragraphs)
    later = notes_after(paragraphs, notes) if notes else {}
    number = 0
    for block, groups in grouped:
        report(pages, pages)
        if isinstance(block, Table):
            yield from _table_lines(block)
        elif isinstance(block, Set):
            for line in block.lines:
                yield line.text, replace(_mark(line, ended=True), role=block.role)
        for group in groups:
            level = levels.get(number, 0)
            for at, line in enumerate(group):
                yield line.text, _mark(line, ended=at == len(group) - 1, level=level)
            for page, note in later.get(number, ()):
                yield from _note_lines(note, page)
            number += 1


def _note_lines(note: Footnote, page: int) -> Iterator[MarkedLine]:
    for at, line in enumerate(note.lines):
        mark = _mark(placed(line, page), ended=at == len(note.lines) - 1)
        yield line_text(line), replace(mark, role=LineRole.FOOTNOTE)


def _table_lines(table: Table) -> Iterator[MarkedLine]:
    width = filled_width(table.rows)
    for row in table.placed_rows():
        turns = row.turns
        start = 0
        for text, mark in table_lines([row.cells], row.page, width):
            if row.repeated:
                yield text.replace("\t", " "), replace(mark, role=LineRole.HEADER)
            else:
                yield text, turned_mark(mark, turns, start, len(text))
            start += len(text) + 1


def _mark(line: PlacedLine, *, ended: bool, level: int = 0) -> LineMark:
    left, right = line.left + line.shift, line.right + line.shift
    box = (left, line.base, right, line.base + line.size)
    return LineMark(
        page=line.page,
        ended=ended,
        role=LineRole.HEADING if level else LineRole.BODY,
        level=level,
        box=tuple(round(edge, 1) for edge in box),  # type: ignore[arg-type]
        size=line.size,
        bold=line.bold,
        indent=line.left,
    )


def _recognises(_suffix: str, data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


FORMAT = FileFormat(
    "PDF 檔",
    (".pdf",),
    read,
    _recognises,
    isolated=True,
    read_scans=read_scans,
    largest=LARGEST_PACKED,
)
