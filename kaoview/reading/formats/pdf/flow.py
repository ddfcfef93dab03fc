"""Running text of a PDF: what flows on over columns and pages, and what stands by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaoview.reading.formats.file_format import LineRole
from kaoview.reading.formats.pdf.placed_lines import PlacedLine
from kaoview.reading.formats.pdf.table_flow import Table


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of running text in reading order.

    Attributes:
        lines: The lines.
        column: Whether they are a column.
        middles: Where white divides it and the columns beside it.
    """

    lines: Sequence[PlacedLine]
    column: bool
    middles: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Set:
    """Lines that stand by themselves: headers, footers, page numbers, entries of contents."""

    lines: tuple[PlacedLine, ...]
    role: LineRole


Block = Flow | Set | Table


def flowing(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with text that flows on over a column or page break as one block.

    What stands between two parts of it at the page break follows it.
    """
    found: list[Block] = []
    run: list[PlacedLine] = []
    last: Flow | None = None
    between: list[Block] = []
    for block in blocks:
        if isinstance(block, Set) and block.role is not LineRole.CONTENTS:
            between.append(block)
        elif isinstance(block, Flow) and last and _flows(last, block):
            run += block.lines
            last = block
        else:
            found += [*([Flow(run, last.column)] if last else []), *between]
            run, last, between = [], None, []
            if isinstance(block, Flow):
                run, last = list(block.lines), block
            else:
                found.append(block)
    return [*found, *([Flow(run, last.column)] if last else []), *between]


def _flows(one: Flow, other: Flow) -> bool:
    """Tell whether text goes on: from column to column, and from page to page.

    A column goes on in lines that are none where the next page has too few lines to tell.
    """
    if one.column and other.column:
        return True
    if one.lines[-1].page == other.lines[0].page:
        return False
    if one.column == other.column:
        return True
    column, whole = (one, other) if one.column else (other, one)
    edge = max(line.right for line in column.lines)
    return all(line.right <= edge + line.size for line in whole.lines)
