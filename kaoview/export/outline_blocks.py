"""Selected nodes as blocks of a document for readers: headings, paragraphs, tables and sources.

The writers of ODF, Word and HTML only lay the blocks out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

from kaoview.export.citation import plan_reference, reference
from kaoview.export.outline_options import OutlineOptions
from kaoview.export.selection import ExportProgress, SelectedPlan, select, with_progress
from kaoview.model import Item, Library, Node, Plan
from kaoview.printed import marked
from kaoview.reading.export_form import AMOUNT_HEADER
from kaoview.text.cell_width import visible

DEEPEST_HEADING = 6
"""The deepest level of a heading in HTML and in office programs' navigators."""


class BlockKind(Enum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    PLACE = "place"
    """Where an item stands, or where a text is from."""
    NOTE = "note"
    """A reader's own note."""
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a document.

    Attributes:
        kind: What it is.
        text: Its text, on one line; empty for a table.
        level: The level of a heading, from 1; how deep a text stands, from 0.
        id: The id of the item or plan that it begins, or empty.
        rows: The rows of a table, the first one its head.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    id: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Outline:
    """A document for readers.

    Attributes:
        title: Its title.
        blocks: What is in it.
        sources: The documents it is from, each with its official title.
        date: When it was made.
    """

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    date: date


def outline(
    library: Library,
    nodes: Sequence[Node],
    options: OutlineOptions,
    *,
    today: date,
    progress: ExportProgress | None = None,
) -> Outline:
    """Return the selected nodes as a document for readers.

    Args:
        library: The library of the nodes.
        nodes: Departments, plans and items, in any order.
        options: What is said besides the text.
        today: The date to print.
        progress: Called with the items done and all items.
    """
    selected = select(library, nodes)
    plans = [part.plan for each in selected for part in each.parts]
    blocks: list[Block] = []
    for each in with_progress(selected, progress):
        if sum(len(one.parts) for one in selected) > 1:
            blocks.append(Block(BlockKind.HEADING, visible(each.department.name), 1))
        blocks += _note(options.notes, each.department.id)
        for part in each.parts:
            blocks += _part_blocks(library, part, options.notes)
    names = [each.department.name for each in selected]
    return Outline(
        visible(options.title or _title(plans, names)),
        tuple(blocks),
        tuple(_sources(library, plans)),
        today,
    )


def _title(plans: Sequence[Plan], names: Sequence[str]) -> str:
    if len(plans) == 1:
        return plans[0].title
    shown = "、".join(names[:3])
    return f"{shown}等 {len(names)} 個機關" if len(names) > 3 else shown


def _sources(library: Library, plans: Sequence[Plan]) -> Iterator[str]:
    for id in dict.fromkeys(plan.document for plan in plans):
        title = library.document(id).title
        yield visible(f"{title}（{id}）" if title else id)


def _part_blocks(library: Library, part: SelectedPlan, notes: Mapping[str, str]) -> Iterator[Block]:
    plan = part.plan
    yield Block(BlockKind.HEADING, visible(plan.title if part.whole else plan.label), 2, plan.id)
    yield from _note(notes, plan.id)
    for item in part.items:
        if not part.whole:
            yield from _context(library, item)
        yield from _item_blocks(item, 0, notes)
        if not part.whole:
            yield Block(BlockKind.PLACE, f"出處：{reference(library, item)}")
    if part.whole and part.items:
        yield Block(BlockKind.PLACE, f"出處：{plan_reference(library, plan)}")


def _context(library: Library, item: Item) -> Iterator[Block]:
    above = [node.heading for node in library.trail(item.id)[:-1] if isinstance(node, Item)]
    if above:
        yield Block(BlockKind.PLACE, visible(f"位於：{' › '.join(above)}"))


def _item_blocks(item: Item, depth: int, notes: Mapping[str, str]) -> Iterator[Block]:
    paragraphs = [text for text in item.text.split("\n") if text.strip()]
    if item.title:
        words = visible(marked(item.printed_marker, item.title))
        yield Block(BlockKind.HEADING, words, min(depth + 3, DEEPEST_HEADING), item.id)
    elif item.printed_marker and paragraphs and "\t" not in paragraphs[0]:
        paragraphs[0] = marked(item.printed_marker, paragraphs[0])
    elif item.printed_marker:
        yield Block(BlockKind.TEXT, visible(item.printed_marker), depth, item.id)
    first = "" if item.title else item.id
    for in_table, group in groupby(paragraphs, key=lambda text: "\t" in text):
        if in_table:
            rows = [tuple(map(visible, row.split("\t"))) for row in group]
            width = max(map(len, rows))
            filled = tuple(row + ("",) * (width - len(row)) for row in rows)
            yield Block(BlockKind.TABLE, level=depth, rows=filled)
            continue
        for text in group:
            yield Block(BlockKind.TEXT, visible(text), depth, first)
            first = ""
    yield from _note(notes, item.id)
    amounts = [
        (child.heading, f"{child.amount:,}") for child in item.children if child.amount is not None
    ]
    if amounts:
        yield Block(BlockKind.TABLE, level=depth, rows=(AMOUNT_HEADER, *amounts))
    for child in item.children:
        yield from _item_blocks(child, depth + 1, notes)


def _note(notes: Mapping[str, str], id: str) -> Iterator[Block]:
    if notes.get(id):
        yield Block(BlockKind.NOTE, visible(f"註記：{notes[id]}"))
