"""Tables whose cells are numbered like items (1、 2、), in text without a table's rules.

Text that was taken from such a table has its head on one line (年度 重要工作), or on one line for
each column, and then its cells line by line, each with a list that begins again. Read as items
they would go on with the list that the table stands in. Here they are kept as a table, until a
number goes on with that list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kaoview.model import ItemKind
from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.formats.file_format import LineRole, SourceLine
from kaoview.reading.located_text import EMPTY, INSERTED, LocatedText, join
from kaoview.reading.numbering import Marker, clear_marker
from kaoview.reading.paragraph import Block, Paragraph

_HEAD = re.compile(
    r"年度|年別|期程|時程|時間|日期|月份|季別|項次|序號|編號|項目|類別|名稱|工作|業務|計畫|內容|情形|措施|"
    r"目標|進度|成果|效益|金額|經費|預算|單位|機關|備註|說明|地點|區別"
)
"""Words in the heads of columns."""
_WORD = re.compile(r"[\u4e00-\u9fff（()）/／]{1,10}")
_KEY = re.compile(r"(\S{1,12})\s+(?=\S)")
"""What names a row, before its first numbered cell: 104 1、2月：開工典禮。"""
_MOST_KEYS = 3
"""Such cells before the numbered one, at most; chosen by hand."""
_LONGEST_KEY = 12
"""Characters of a row's name on a line of its own, at most; chosen by hand."""
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 6
"""Columns of a head, chosen by hand."""
_FEWEST_CELLS = 2
"""Numbered lines of a table, at least."""
_TAB = LocatedText("\t", (INSERTED,))


@dataclass
class _Lists:
    """The numbered lists that are open, the outermost first: style and last number of each."""

    open: list[tuple[str, int]] = field(default_factory=list)

    def add(self, marker: Marker) -> None:
        at = self.depth(marker.style)
        del self.open[len(self.open) if at is None else at :]
        self.open.append((marker.style, marker.value))

    def depth(self, style: str) -> int | None:
        return next((at for at, (other, _) in enumerate(self.open) if other == style), None)

    def continued_by(self, marker: Marker) -> bool:
        return (marker.style, marker.value - 1) in self.open


def collect_numbered_cells(blocks: Sequence[Block], lines: Sequence[SourceLine]) -> list[Block]:
    """Return a document's blocks with the lines of such tables as tables.

    Args:
        blocks: Its paragraphs and tables in order.
        lines: Its lines.
    """
    found: list[Block] = []
    outer = _Lists()
    at = 0
    while at < len(blocks):
        stop = _table_end(blocks, lines, at, outer)
        if stop > at:
            found.append(_table(blocks[at:stop]))
            at = stop
            continue
        block = blocks[at]
        marker = block.marker if isinstance(block, Paragraph) else None
        if marker is not None:
            outer.add(marker)
        found.append(block)
        at += 1
    return found


def _table_end(
    blocks: Sequence[Block], lines: Sequence[SourceLine], start: int, outer: _Lists
) -> int:
    """Return the index after the table that begins at a block, or the block's own if none does."""
    at = _after_head(blocks, lines, start)
    if at == start:
        return start
    cells = _Lists()
    last = _last_cell(blocks[at - 1]) if isinstance(blocks[at - 1], TableBlock) else None
    if last is not None:
        cells.add(last)
    numbered = keys = int(last is not None)
    restarts = False
    sentences = True
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, TableBlock):
            more = _last_cell(block)
            if more is None or not _is_text(block, lines):
                break
            cells.add(more)
            numbered, keys, at = numbered + 1, keys + 1, at + 1
            continue
        marker = block.marker
        keyed = _keyed(block.text) if marker is None else None
        if block.heading_level:
            break
        if marker is not None:
            if not _is_cell(marker, block, cells, outer, sentences=sentences):
                break
            restarts = restarts or outer.depth(marker.style) is not None
        elif keyed is not None or _names_row(blocks, at):
            keys += 1
        elif not (sentences and _is_rest(block, blocks[at - 1])):
            break
        cell = marker or keyed
        if cell is not None:
            numbered += 1
            cells.add(cell)
            sentences = block.final and (sentences or numbered == 1)
        keys += _add_rows_within(block, cells)
        at += 1
    return at if numbered >= _FEWEST_CELLS and (keys or restarts) else start


def _add_rows_within(block: Paragraph, cells: _Lists) -> int:
    """Add the rows that begin within a paragraph, taken for the rest of its cell; count them."""
    found = list(filter(None, (_keyed(line.text) for line in block.rows[1:])))
    for cell in found:
        cells.add(cell)
    return len(found)


def _after_head(blocks: Sequence[Block], lines: Sequence[SourceLine], start: int) -> int:
    """Return the index after the head of a table that begins at a block, or the block's own."""
    block = blocks[start]
    if isinstance(block, TableBlock):
        last = _last_cell(block) if _is_text(block, lines) else None
        after = blocks[start + 1] if start + 1 < len(blocks) else None
        marker = after.marker if isinstance(after, Paragraph) else None
        goes_on = last and marker and (marker.style, marker.value - 1) == (last.style, last.value)
        return start + 1 if goes_on else start
    words = 0
    at = start
    while at < len(blocks) and words < _MOST_COLUMNS:
        block = blocks[at]
        if not isinstance(block, Paragraph) or block.mark.role is not LineRole.BODY:
            break
        if block.final:  # as most are: no word ends so
            break
        if block.in_contents or not _HEAD.search(block.text):
            break
        heads = block.text.split()
        known = [word for word in heads if _HEAD.search(word)]
        if not all(map(_WORD.fullmatch, heads)) or not known or block.marker:
            break
        if len(heads) == 1 and not (_HEAD.match(heads[0]) or heads[0].endswith(("工作", "情形"))):
            break
        words += len(heads)
        at += 1
    if not _FEWEST_COLUMNS <= words <= _MOST_COLUMNS or at == len(blocks):
        return start
    first = blocks[at]
    if not isinstance(first, Paragraph):
        return start
    marker = first.marker or _keyed(first.text)
    begins = marker.value == 1 if marker else _names_row(blocks, at)
    return at if begins else start


def _is_cell(
    marker: Marker, block: Paragraph, cells: _Lists, outer: _Lists, *, sentences: bool
) -> bool:
    """Tell whether a numbered line is a cell's, and does not go on with the list around it."""
    goes_on = cells.continued_by(marker)
    if goes_on and outer.continued_by(marker):
        return block.final or not (sentences and cells.open)
    if goes_on:
        return True
    if outer.continued_by(marker):
        return False
    begins = not cells.open or outer.depth(marker.style) in (None, len(outer.open) - 1)
    return marker.value == 1 and begins


def _names_row(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a line without a number names a row: its first numbered cell follows."""
    block = blocks[at]
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    marker = after.marker if isinstance(after, Paragraph) else None
    if marker is None or marker.value != 1 or not isinstance(block, Paragraph):
        return False
    return len(block.text) <= _LONGEST_KEY and not block.final


def _is_rest(block: Paragraph, before: Block) -> bool:
    """Tell whether a line without a number is the rest of the cell before it."""
    return isinstance(before, Paragraph) and not before.final and block.final


def _keyed(text: str) -> Marker | None:
    """Return the marker of a row's first cell after the row's name, or None."""
    start = 0
    for _ in range(_MOST_KEYS):
        match = _KEY.match(text, start)
        if match is None:
            return None
        start = match.end()
        marker = clear_marker(text[start:])
        if marker is not None and marker.value == 1:
            return marker
    return None


def _is_text(block: TableBlock, lines: Sequence[SourceLine]) -> bool:
    """Tell whether a table was found in text, by its tabs, and is kept as printed."""
    plain = len(block.drafts) == 1 and block.drafts[0].kind is ItemKind.TABLE
    return plain and lines[block.lines[0]].mark.role is not LineRole.CELL


def _last_cell(block: Block) -> Marker | None:
    """Return the marker of the last cell of a table."""
    if not isinstance(block, TableBlock) or not block.drafts or not block.drafts[-1].text:
        return None
    return clear_marker(block.drafts[-1].text[-1].text.rsplit("\t", 1)[-1].strip())


def _table(blocks: Sequence[Block]) -> TableBlock:
    """Return the blocks of a table as one table; of two columns where its head has two."""
    rows: list[LocatedText] = []
    lines: list[int] = []
    two: bool | None = None
    for block in blocks:
        lines += block.lines
        if isinstance(block, TableBlock):
            rows += block.drafts[0].text
            two = "\t" in block.drafts[0].text[0].text
            continue
        if two is None:
            two = len(block.text.split()) == _FEWEST_COLUMNS and len(block.rows) == 1
            rows.append(_two_cells(block.passage) if two else block.passage)
            continue
        for passage in _cells_of(block):
            if not two or (clear_marker(passage.text) is None and _keyed(passage.text) is None):
                rows.append(passage)
            elif clear_marker(passage.text):
                rows.append(_joined(EMPTY, passage))
            else:
                rows.append(_two_cells(passage))
    return TableBlock((DraftItem(text=rows, kind=ItemKind.TABLE),), tuple(lines))


def _cells_of(block: Paragraph) -> list[LocatedText]:
    """Return a paragraph, divided where one of its lines begins a row."""
    starts = [at for at, line in enumerate(block.rows) if at and _keyed(line.text)]
    if not starts:
        return [block.passage]
    ends = [*starts, len(block.rows)]
    return [join(block.rows[a:b]) for a, b in zip([0, *starts], ends, strict=True)]


def _two_cells(passage: LocatedText) -> LocatedText:
    """Return a line with a tab for the space after its first word."""
    match = _KEY.match(passage.text)
    if match is None:
        return passage
    return _joined(passage[: match.end(1)], passage[match.end() : len(passage)])


def _joined(one: LocatedText, other: LocatedText) -> LocatedText:
    return LocatedText(f"{one.text}\t{other.text}", [*one.offsets, *_TAB.offsets, *other.offsets])
