"""Tables in a document: where they are, what their columns hold, and their items.

Plan tables and budget tables are read into items; every other table is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from kaoview.model import FurnitureKind, ItemKind
from kaoview.reading.budget_table import BudgetTableReader
from kaoview.reading.draft_items import DraftItem, TableBlock
from kaoview.reading.formats.file_format import CELL_BREAK, LineRole, SourceLine
from kaoview.reading.formats.tab_columns import is_contents
from kaoview.reading.furniture import FurniturePiece, strip_controls
from kaoview.reading.line_layout import approximate_width, is_narrow
from kaoview.reading.located_text import EMPTY, INSERTED, LocatedText, join
from kaoview.reading.numbering import clear_marker, first_marker
from kaoview.reading.paragraph import Block, Paragraph
from kaoview.reading.plan_card import read_card
from kaoview.reading.plan_table import PlanTableReader
from kaoview.reading.table_head import Column, Row, account_head, simple_head

_RULE = re.compile(r"[\s\-—=:|+_]+")
_NUMERIC_ROW = re.compile(r"[\d,.\s％%－-]+")
_ABOVE_HEAD = re.compile(r"[(（]?(?:單位|中華民國|\d{2,3}\s*年度$|經資門|第\s*\d+\s*頁)")
"""What may stand above a head and says nothing of the rows: the unit, the year."""
_CELL_BREAK = re.compile(CELL_BREAK)
_AGAIN = re.compile(r"[(（]?(?:續|接)(?:前頁|上頁|[一二三四五六七八九十\d]+|完)?[)）]?")
"""What a title says where a table goes on: (續), (續一), (續完)."""
_SHORT_WORD = re.compile(r"[\u4e00-\u9fff]{1,8}")
"""A line of a word that was broken to fit its column; longer ones are paragraphs."""
_SPACE = LocatedText(" ", (INSERTED,))
_UNIT = re.compile(r"單位[:：]\s*(?:新[臺台]幣)?\s*([十百仟千萬億]*)元")
_UNIT_ABOVE = 6
_UNIT_BELOW = 4
"""Lines above a table, and at its top, in which its unit is looked for; chosen by hand."""
_ROW_DISTANCE = 3
"""Two rows belong to one table if fewer lines than this, all empty, are between them.

Page breaks leave one empty line in the 107 plan; tests/reading/test_tables.py holds it.
"""
_FEWEST_ROWS = 2
"""Lines with tabs that make a table; a single one is a line with a tab."""
_FEWEST_ENTRIES = 3
"""Lines of a contents page with tabs for leaders, at least; chosen by hand."""
_ENTRY = 2
"""The cells of such a line: a heading and its page."""
_NARROW = 0.6
"""Most of a full line's width that a cell on a line of its own takes; chosen by hand."""
_FEWEST_CELL_LINES = 6
_FEWEST_NUMERIC_LINES = 2
"""Lines of a table printed one cell per line, and how many of them hold only numbers.

Chosen by hand for the headcount table of the 112-04 report; tests/reading/test_tables.py holds
them.
"""


def find_tables(lines: Sequence[SourceLine], skip: Collection[int] = ()) -> list[list[int]]:
    """Return the indexes of consecutive lines with tabs, table by table.

    Empty lines of a page break, page numbers and headers may stand between them.

    Args:
        lines: A document's lines.
        skip: The indexes of lines that are page furniture.
    """
    found: list[list[int]] = []
    last = -1
    for index, line in enumerate(lines):
        if index in skip:
            continue
        if "\t" not in line.raw.text or not line.text:
            continue
        between = [i for i in range(last + 1, index) if i not in skip]
        near = len(between) < _ROW_DISTANCE and not any(lines[i].text for i in between)
        if found and near:
            found[-1].append(index)
        else:
            found.append([index])
        last = index
    # A single row is a table where its format says so; else it is a line with a tab.
    return [
        rows
        for rows in found
        if lines[rows[0]].mark.role is LineRole.CELL
        or (
            len(rows) >= _FEWEST_ROWS
            and not _is_indented(lines, rows)
            and not _is_contents(lines, rows)
        )
    ]


def _is_indented(lines: Sequence[SourceLine], rows: Sequence[int]) -> bool:
    """Tell whether lines have tabs at their start alone, and numbers: an indented list."""
    return all("\t" not in lines[at].text and lines[at].indent for at in rows) and any(
        clear_marker(lines[at].text) for at in rows
    )


def _is_contents(lines: Sequence[SourceLine], rows: Sequence[int]) -> bool:
    """Tell whether lines with tabs are a contents page: headings with their page numbers."""
    cells = [[cell for cell in lines[at].text.split("\t") if cell.strip()] for at in rows]
    if len(rows) < _FEWEST_ENTRIES or any(len(row) != _ENTRY for row in cells):
        return False
    after = lines[rows[-1] + 1 :]
    return is_contents(cells, {"".join(line.text.split()) for line in after})


def joined_tables(
    lines: Sequence[SourceLine], spans: Sequence[list[int]], skip: Collection[int] = ()
) -> tuple[list[list[int]], set[int]]:
    """Join the parts of tables that go on below a head printed again.

    Between two parts there may be what stands above the first as well: the title, the unit.

    Args:
        lines: A document's lines.
        spans: The indexes of the lines of each table.
        skip: The indexes of lines that are page furniture.

    Returns:
        The tables, and the indexes of the lines between their parts.
    """
    found: list[list[int]] = []
    repeated: set[int] = set()
    for span in spans:
        before = found[-1] if found else None
        if before is not None and _same_words(lines[before[0]]) == _same_words(lines[span[0]]):
            between = _filled(lines, range(before[-1] + 1, span[0]), skip)
            start = max(before[0] - _UNIT_ABOVE, 0)
            above = {_same_words(lines[at]) for at in range(start, before[0])}
            if all(_same_words(lines[at]) in above for at in between):
                before += span
                repeated.update(between)
                continue
        found.append(list(span))
    return found, repeated


def _filled(
    lines: Sequence[SourceLine], indexes: Iterable[int], skip: Collection[int]
) -> list[int]:
    return [at for at in indexes if at not in skip and lines[at].text]


def _same_words(line: SourceLine) -> str:
    """Return what a line has in common with the one that repeats it on a further page."""
    return "".join(_AGAIN.sub("", line.text).split())


def read_table(
    lines: Sequence[SourceLine], span: Sequence[int]
) -> tuple[TableBlock, list[FurniturePiece]]:
    """Read the table in a span of lines.

    Returns:
        Its items (for a table without known columns, one item with the rows as printed), and
        its furniture: header rows, rules, mark-up.
    """
    rows: list[Row] = []
    furniture: list[FurniturePiece] = []
    for index in span:
        if not lines[index].text:
            continue
        whole = lines[index].mark.role is LineRole.CELL
        raw = lines[index].raw
        row = Row(index, tuple(_cells(raw)), whole, tuple(map(_indent, raw.text.split("\t"))))
        if _RULE.fullmatch(lines[index].text):
            furniture += [(FurnitureKind.TABLE, cell) for cell in row.cells if cell]
        else:
            rows.append(row)
    drafts, found = _read_rows(lines, rows, thousands=_in_thousands(lines, span))
    lists = lines[span[0]].mark.lists
    return TableBlock(tuple(drafts), tuple(row.line for row in rows), lists), furniture + found


def _read_rows(
    lines: Sequence[SourceLine], rows: Sequence[Row], *, thousands: bool
) -> tuple[list[DraftItem], list[FurniturePiece]]:
    """Return the items of a table's rows, and its furniture."""
    head = account_head(rows)
    is_budget = head is not None
    if head is None:
        card, furniture = read_card(rows, thousands=thousands)
        if card:
            return [card], furniture
        head = simple_head(rows)
    known = set(head.columns)
    is_plan = Column.NAME in known and known & {Column.MEASURE, Column.AMOUNT, Column.SHARE}
    if not is_budget and not is_plan:
        return _as_printed(lines, rows)
    above, heads = rows[: head.above], rows[head.above : head.above + head.rows]
    body, again = _without_repeated_heads(rows[head.above + head.rows :], heads)
    furniture = _furniture([*heads, *again])
    if is_budget:
        accounts = BudgetTableReader(head, body, thousands)
        drafts = accounts.read()
        furniture += accounts.furniture
    else:
        reader = PlanTableReader(head.columns, head.words, thousands)
        for row in body:
            reader.add(row)
        drafts = reader.finish()
        furniture += reader.furniture
    card, found = read_card(above, thousands=thousands)
    if card:
        card.children += drafts
        return [card], furniture + found
    if all(_ABOVE_HEAD.match(cell.text) for row in above for cell in row.cells if cell):
        return drafts, furniture + _furniture(above)
    printed, found = _as_printed(lines, above)
    return [*printed, *drafts], furniture + found


def _furniture(rows: Iterable[Row]) -> list[FurniturePiece]:
    return [(FurnitureKind.TABLE, cell) for row in rows for cell in row.cells if cell]


def _as_printed(
    lines: Sequence[SourceLine], rows: Sequence[Row]
) -> tuple[list[DraftItem], list[FurniturePiece]]:
    """Return rows as one table, and the control characters taken out of it."""
    text: list[LocatedText] = []
    furniture: list[FurniturePiece] = []
    for row in rows:
        passage, controls = strip_controls(lines[row.line].raw)
        furniture += controls
        text += filter(LocatedText.strip, [_without_cell_breaks(passage)])
    return ([DraftItem(text=text, kind=ItemKind.TABLE)] if text else []), furniture


def _without_repeated_heads(
    rows: Sequence[Row], heads: Sequence[Row]
) -> tuple[list[Row], list[Row]]:
    """Return rows without those that repeat the head, and these."""
    body: list[Row] = []
    again: list[Row] = []
    texts = [_texts(row) for row in heads]
    at = 0
    while at < len(rows):
        repeats = bool(texts) and [_texts(row) for row in rows[at : at + len(texts)]] == texts
        if repeats:
            again += rows[at : at + len(texts)]
        else:
            body.append(rows[at])
        at += len(texts) if repeats else 1
    return body, again


def _texts(row: Row) -> list[str]:
    return ["".join(cell.text.split()) for cell in row.cells]


def _without_cell_breaks(row: LocatedText) -> LocatedText:
    """Return a row with the paragraphs of each cell on one line.

    A space stands between two paragraphs, nothing between two parts of a short word that was
    broken to fit its column (一般政/務支出).
    """
    if CELL_BREAK not in row.text:
        return row
    kept: list[LocatedText] = []
    start = 0
    matches = list(_CELL_BREAK.finditer(row.text))
    # What stands between two breaks is looked at alone: a cell may have a hundred thousand.
    edges = [0, *(at for match in matches for at in match.span()), len(row.text)]
    for at, match in enumerate(matches):
        word = row.text[edges[2 * at] : match.start()].rsplit("\t", 1)[-1]
        rest = row.text[match.end() : edges[2 * at + 3]].split("\t", 1)[0]
        broken = _SHORT_WORD.fullmatch(word) and _SHORT_WORD.fullmatch(rest)
        kept += [row[start : match.start()], EMPTY if broken else _SPACE]
        start = match.end()
    return join([*kept, row[start : len(row)]])


def _in_thousands(lines: Sequence[SourceLine], span: Sequence[int]) -> bool:
    """Tell whether a table's amounts are in thousands, as plans and budgets print them.

    The unit stands in the head, above the table or in the page's header; none means thousands.
    """
    first = span[0]
    near = range(first + _UNIT_BELOW - 1, max(first - _UNIT_ABOVE, 0) - 1, -1)
    units = (_UNIT.search(lines[at].text) for at in near if at < len(lines))
    unit = next(filter(None, units), None)
    return unit is None or unit.group(1) in ("仟", "千")


def _cells(line: LocatedText) -> Iterator[LocatedText]:
    start = 0
    for cell in line.text.split("\t"):
        yield line[start : start + len(cell)].strip()
        start += len(cell) + 1


def _indent(cell: str) -> int:
    return approximate_width(cell[: len(cell) - len(cell.lstrip())])


def collect_broken_tables(paragraphs: Sequence[Paragraph], full_width: int) -> list[Block]:
    """Find tables that a converter printed one cell per line, and keep them as printed.

    Such a table is a run of lines that are all narrow, with lines of only digits among them.

    Args:
        paragraphs: A document's paragraphs in order.
        full_width: The width in cells of a full line, or 0 where lines are not wrapped.

    Returns:
        The paragraphs, each such run replaced by a table.
    """
    if not full_width:
        return list(paragraphs)
    found: list[Block] = []
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        narrow = all(is_narrow(row.text, full_width * _NARROW) for row in paragraph.rows)
        if narrow and not first_marker(paragraph.text):
            run.append(paragraph)
            continue
        found += _as_table(run)
        run = []
        found.append(paragraph)
    return found + _as_table(run)


def _as_table(run: Sequence[Paragraph]) -> list[Block]:
    """Return a run of narrow paragraphs as one table if it is one, else unchanged."""
    rows = [row for paragraph in run for row in paragraph.rows]
    numeric = sum(bool(_NUMERIC_ROW.fullmatch(row.text)) for row in rows)
    if len(rows) < _FEWEST_CELL_LINES or numeric < _FEWEST_NUMERIC_LINES:
        return list(run)
    lines = tuple(line for paragraph in run for line in paragraph.lines)
    return [TableBlock((DraftItem(text=rows, kind=ItemKind.TABLE),), lines)]
