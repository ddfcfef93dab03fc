"""The head of a table: what each of its columns holds, and where its rows begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kaoview.reading.amount_sums import SUBTOTAL, TOTAL
from kaoview.reading.located_text import EMPTY, LocatedText, join

_LEVEL = re.compile(r"[類款項目節]")
"""The columns of an account's numbers: one for each level, the highest first."""
_CODE = re.compile(r"(?:科目|計畫|機關)?(?:編號|代號|代碼)|科目(?:編號|代號|代碼)")
_OTHER_AMOUNT = re.compile(r"決算|比較|增減|經常門|資本門|合計|小計|總計|(?:編列|核定|實支)數")
"""Heads of amounts beside the budget itself."""
_FUNDER = re.compile(
    r"(?:中央|地方|自籌|自有|配合|補助|本府|市府|縣府|其他)(?:政府)?(?:補助|配合|自籌|負擔)?(?:款|經費)?"
)
"""Heads that divide an amount by who pays it."""
_DIVIDED_BUDGET = re.compile(rf"(?:預算|經費)(?:數|額|金額|來源)?{_FUNDER.pattern}")
"""The budget's head with that of a funder below it."""
_SUM = re.compile(r"合計|小計|總計")
_BUDGET = re.compile(r"(?:[預決]算(?:案|數|額|金額|來源及金額)?|經費)(?:$|[（(]|合計)|金額|預算數")
"""Heads of the amount of a budget; 平衡預算補助支出 is the head of a kind of spending."""
_FIGURE = re.compile(r"[(（]?[-－−+]?[\d,]{1,30}(?:\.\d{1,6})?[%％]?[)）]?|[-－–—]")
"""A number as tables print it, or the dash that stands for none."""
_NUMBER = re.compile(r"\d{1,4}")
_MOST_HEAD_ROWS = 4
"""Rows of a head, and rows above it (a unit, a year), at most; chosen by hand."""
_FIGURES = 0.8
"""The share of a column's cells that are numbers where it is a column of numbers, at least."""


class Column(Enum):
    """What a column of a table holds."""

    NAME = "name"
    OBJECTIVE = "objective"
    MEASURE = "measure"
    AMOUNT = "amount"
    NOTE = "note"
    SHARE = "what one funder pays of an amount"
    LEVEL = "number of a level"
    CODE = "code"


_HEADINGS = {
    Column.NAME: re.compile(r"計畫名稱|業務計畫|工作計畫|分支計畫|科目|項目|名稱|^[類款項目節]$"),
    Column.OBJECTIVE: re.compile(r"目標"),
    Column.MEASURE: re.compile(r"實施|內容|要領|措施"),
    Column.AMOUNT: re.compile(r"(?:預算|經費|金額)(?!.*(?:支出|收入)$)"),
    Column.NOTE: re.compile(r"備註|備考|說明"),
}
"""The words in the heading of a column that tell what it holds, the more telling ones first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    Attributes:
        line: The index of its line in the document.
        cells: The texts between its tabs, white space at the ends left out.
        whole: Whether paragraphs within its cells are known: then a name may hold spaces.
        indents: How far each cell is indented, in characters of half width.
    """

    line: int
    cells: tuple[LocatedText, ...]
    whole: bool = False
    indents: tuple[int, ...] = ()

    def indent(self, column: int) -> int:
        """How far the cell of a column is indented."""
        return self.indents[column] if column < len(self.indents) else 0


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a table's columns.

    Attributes:
        columns: What each column holds.
        words: What is printed above each column, spaces left out; of heads on several lines the
            upper one first. Of a plan table only where its amount is divided.
        above: How many rows stand above the head.
        rows: How many rows the head has.
    """

    columns: tuple[Column | None, ...]
    words: tuple[LocatedText, ...]
    above: int
    rows: int

    def of(self, *kinds: Column) -> list[int]:
        """Return the indexes of the columns of some kinds."""
        return [at for at, kind in enumerate(self.columns) if kind in kinds]


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, or the dash that stands for none."""
    return bool(_FIGURE.fullmatch("".join(text.split())))


def heading_column(heading: str) -> Column | None:
    """Return what a column with a heading holds, or None where that is not known."""
    words = "".join(heading.split())
    return next((column for column, words_of in _HEADINGS.items() if words_of.search(words)), None)


def simple_head(rows: Sequence[Row]) -> Head:
    """Return the head of a plan table: its first row, and those below it with heads alone."""
    if not rows:
        return Head((), (), 0, 0)
    columns = tuple(heading_column(cell.text) for cell in rows[0].cells)
    if any(is_figure(cell.text) for cell in rows[0].cells):
        return Head((), (), 0, 0)  # 計畫名稱 | 一般行政 | 預算金額 | 1,200
    count = 1
    while count < len(rows) and not rows[count].cells[0]:
        filled = [cell.text for cell in rows[count].cells if cell]
        if not all(heading_column(text) for text in filled):
            break
        count += 1
    if count == 1 and len(rows) > count and _divides(rows[0], rows[1]):
        width = max(len(row.cells) for row in rows[:2])
        words = tuple(_words(rows[:2], at) for at in range(width))
        return Head(_divided(columns, rows[0], rows[1]), words, 0, 2)
    return Head(columns, (), 0, count)


def _divides(upper: Row, lower: Row) -> bool:
    """Tell whether a row divides the heads above several columns (經費: 中央, 地方)."""
    width = max(len(upper.cells), len(lower.cells))
    filled = [at for at in range(width) if _cell(lower, at)]
    below = [at for at in filled if _cell(upper, at)]
    return (
        len(filled) > len(below)
        and all(not _cell(upper, at) or at + 1 in filled for at in filled)
        and all(heading_column(_cell(upper, at).text) for at in below)
        and bool(below)
        and not any(is_figure(_cell(lower, at).text) for at in filled)
    )


def _divided(columns: Sequence[Column | None], upper: Row, lower: Row) -> tuple[Column | None, ...]:
    """Return what the columns hold where a head of amounts is divided: the sum is the amount.

    Where no sum is printed, none of the shares (經費: 中央, 地方) is the amount.
    """
    width = max(len(upper.cells), len(lower.cells))
    heads = ["".join(_cell(lower, at).text.split()) for at in range(width)]
    found = [columns[at] if at < len(columns) else None for at in range(width)]
    for at in range(1, width):
        if heads[at] and not _cell(upper, at):
            found[at] = found[at - 1]
    amounts = [at for at in range(width) if heads[at] and found[at] is Column.AMOUNT]
    sums = [at for at in amounts if _SUM.search(heads[at])]
    parts = [at for at in amounts if at not in sums] if sums or len(amounts) > 1 else []
    other = Column.NOTE if sums else Column.SHARE
    return tuple(other if at in parts else kind for at, kind in enumerate(found))


def account_head(rows: Sequence[Row]) -> Head | None:
    """Return the head of a budget table, or None where the table is none.

    A budget table has names of accounts or plans and columns of numbers with the budget among
    them, and what tells how deep a name lies: numbers of its levels, codes, or indentation.
    """
    above = next((at for at, row in enumerate(rows[:_MOST_HEAD_ROWS]) if _has_heads(row)), None)
    if above is None:
        return None
    stop = above + 1
    while stop < len(rows) and stop - above < _MOST_HEAD_ROWS and _is_head(rows[stop]):
        stop += 1
    heads, body = rows[above:stop], rows[stop:]
    width = max(len(row.cells) for row in rows)
    words = tuple(_words(heads, at) for at in range(width))
    columns = tuple(_column(heads, body, words[at].text, at) for at in range(width))
    head = Head(columns, words, above, stop - above)
    if not head.of(Column.NAME) or not _budget_column(head):
        return None
    if head.of(Column.OBJECTIVE, Column.MEASURE):
        return None
    nested = head.of(Column.LEVEL, Column.CODE) or has_codes(head, body) or _indented(head, body)
    return head if nested or len(head.of(Column.AMOUNT)) > 1 else None


def is_part_of_budget(words: str) -> bool:
    """Tell whether the head of a column is that of a budget's part paid by one funder."""
    return bool(_DIVIDED_BUDGET.fullmatch(words))


def is_sum(words: str) -> bool:
    """Tell whether a cell names the sum of rows; it may stand in the column of their numbers."""
    return bool(TOTAL.fullmatch(words) or SUBTOTAL.fullmatch(words))


def code_length(text: str, *, joined: bool = False) -> int:
    """Return the length of the code of an account that a name begins with, or 0.

    Args:
        text: The name.
        joined: Whether a code may stand right before the name: a PDF loses the space.

    >>> code_length("3801010100 一般行政"), code_length("01 人員維持"), code_length("12 號道路")
    (10, 2, 0)
    >>> code_length("2050淨零"), code_length("1000人事費", joined=True)
    (0, 4)
    """
    match = (_JOINED_CODE if joined else _CODE_APART).match(text)
    return match.end() if match else 0


def has_codes(head: Head, body: Sequence[Row]) -> bool:
    """Tell whether nearly all names of a table begin with codes."""
    at = head.of(Column.NAME)[0]
    named = [text for row in body if (text := _cell(row, at).text)]
    codes = sum(code_length(text, joined=True) > 0 for text in named)
    return len(named) > 1 and codes >= _FIGURES * len(named)


_CODE_APART = re.compile(r"(?:\d{4,20}|0\d)(?=\s|$)|\d{7,20}(?=[\u4e00-\u9fff])")
_JOINED_CODE = re.compile(r"(?:\d{4,20}|0\d)(?=\s|$|[\u4e00-\u9fff])")
"""An account's code: at least four digits, or two with a leading zero (a part of a plan)."""


def _has_heads(row: Row) -> bool:
    """Tell whether a row holds the heads of a name and of something else."""
    kinds = [heading_column(cell.text) for cell in row.cells if cell]
    return Column.NAME in kinds and len(kinds) > 1 and not any(is_figure(c.text) for c in row.cells)


def _is_head(row: Row) -> bool:
    """Tell whether a row below the first one of a head belongs to it."""
    filled = ["".join(cell.text.split()) for cell in row.cells if cell]
    if not filled or any(map(is_figure, filled)):
        return False
    first = "".join(row.cells[0].text.split())
    known = [text for text in filled if heading_column(text) or _other_head(text)]
    return len(known) == len(filled) if not first else bool(_LEVEL.fullmatch(first)) and bool(known)


def _other_head(text: str) -> bool:
    return bool(_OTHER_AMOUNT.search(text) or _CODE.fullmatch(text) or _FUNDER.fullmatch(text))


def _words(heads: Sequence[Row], at: int) -> LocatedText:
    """Return what stands above a column; a head above several columns is that of each."""
    parts: list[LocatedText] = []
    for number, row in enumerate(heads):
        cell = _cell(row, at)
        if not cell and any(_cell(lower, at) for lower in heads[number + 1 :]):
            left = next((_cell(row, k) for k in range(at - 1, -1, -1) if _cell(row, k)), EMPTY)
            cell = left
        parts.append(cell.without_spaces())
    return join(parts)


def _column(heads: Sequence[Row], body: Sequence[Row], words: str, at: int) -> Column | None:
    """Return what a column holds, by its head and its cells."""
    lowest = next((c for row in reversed(heads) if (c := _cell(row, at).text)), "")
    lowest = "".join(lowest.split())
    printed = {"".join(_cell(row, at).text.split()) for row in heads}  # and again on each page
    found = ("".join(_cell(row, at).text.split()) for row in body)
    cells = [text for text in found if text and text not in printed and not is_sum(text)]
    if _LEVEL.fullmatch(lowest) and all(_NUMBER.fullmatch(text) for text in cells):
        return Column.LEVEL
    if _CODE.fullmatch(lowest) and all(map(str.isalnum, cells)):
        return Column.CODE
    figures = sum(is_figure(text) for text in cells)
    mostly = figures >= _FIGURES * len(cells) and bool(lowest)
    kind = heading_column(lowest)
    if mostly and cells and (kind is Column.AMOUNT or kind is None or _OTHER_AMOUNT.search(words)):
        return Column.AMOUNT
    if kind is Column.AMOUNT or (kind is None and not cells and _OTHER_AMOUNT.search(words)):
        return Column.AMOUNT
    return kind


def _budget_column(head: Head) -> bool:
    """Tell whether one of the columns of numbers is called that of a budget."""
    words = (head.words[at].text for at in head.of(Column.AMOUNT))
    return any(_BUDGET.search(each) or is_part_of_budget(each) for each in words)


def _indented(head: Head, body: Sequence[Row]) -> bool:
    """Tell whether the names of a table are nested by indentation."""
    at = head.of(Column.NAME)[0]
    return len({row.indent(at) for row in body if _cell(row, at)}) > 1


def _cell(row: Row, at: int) -> LocatedText:
    return row.cells[at] if at < len(row.cells) else EMPTY
