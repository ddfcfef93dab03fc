"""``kaoview show``: a department, a plan or an item as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from kaoview.cli.terminal import Line, plain
from kaoview.cli.tree import tree_lines
from kaoview.export.citation import plan_reference, reference, source_words
from kaoview.export.data import SCHEMA, node_record
from kaoview.model import Department, Item, ItemKind, Library, Node, Plan
from kaoview.printed import amount_words, marked
from kaoview.text.cell_width import cell_width, fit, pad

_GAP = "  "
_MIN_WIDTH = 20  # cells of text, however wide the column of places; chosen by eye
_CRUMB_WIDTH = 60  # cells of a heading in the breadcrumb; chosen by eye


def show_record(library: Library, node: Node) -> dict[str, Any]:
    """Return a node and the nodes above it for JSON."""
    trail = [{"id": step.id, "name": _crumb(step)} for step in library.trail(node.id)[:-1]]
    record = {
        "schema": SCHEMA,
        "trail": trail,
        "type": type(node).__name__.lower(),
        "node": node_record(node),
    }
    match node:
        case Plan():
            record["reference"] = plan_reference(library, node)
        case Item():
            record["reference"] = reference(library, node)
    return record


def show_lines(library: Library, node: Node, *, width: int | None) -> Iterator[Line]:
    """Yield a node as lines for reading.

    Args:
        library: Where the node comes from.
        node: What to show.
        width: Cells of a line, or None to leave paragraphs unbroken.

    Yields:
        The breadcrumb and the id, then the text with all that stands below, then the source.
    """
    above = library.trail(node.id)[:-1]
    trail = " > ".join(fit(_crumb(step), _CRUMB_WIDTH) for step in above)
    yield from (plain(line, "cyan") for line in _wrap(trail, width) if line)
    if isinstance(node, Department):
        yield plain(node.name, "bold")
        yield from _department(library, node, width)
        return
    if isinstance(node, Plan):
        yield from _plan(library, node, width)
        return
    yield plain(node.id, "dim")
    yield plain("")
    yield from _items((node,), len(library.plan_of(node.id).id) + 1, width)
    yield from _source(library, node, width)


def _plan(library: Library, plan: Plan, width: int | None) -> Iterator[Line]:
    yield plain(plan.id, "dim")
    yield plain("")
    yield from (plain(line, "bold") for line in _wrap(plan.title, width))
    yield from _items(plan.items, len(plan.id) + 1, width)
    yield from _source(library, plan, width)


def _source(library: Library, node: Plan | Item, width: int | None) -> Iterator[Line]:
    yield plain("")
    words = f"出處：{source_words(library, node)}"
    yield from (plain(line, "dim") for line in _wrap(words, width))


def _department(library: Library, department: Department, width: int | None) -> Iterator[Line]:
    if department.aliases:
        names = f"又名：{'、'.join(department.aliases)}"
        yield from (plain(line, "dim") for line in _wrap(names, width))
    yield plain("")
    yield from tree_lines(department.plans, depth=1, width=width)
    for plan in department.plans:
        yield plain("")
        yield from _plan(library, plan, width)


def _items(items: Sequence[Item], stem: int, width: int | None) -> Iterator[Line]:
    """Yield items and their descendants, each after its place in the plan.

    Args:
        items: The items.
        stem: Characters of an id before the place, which are left out.
        width: Cells of a line, or None.
    """
    every = [below for item in items for below in item.walk()]
    column = max((len(item.id) - stem for item in every), default=0)
    for at, item in enumerate(every):
        if at and item.title:
            yield plain("")
        yield from _item(item, item.id[stem:], column, width)


def _item(item: Item, place: str, column: int, width: int | None) -> Iterator[Line]:
    room = None if width is None else max(width - column - len(_GAP), _MIN_WIDTH)
    words = _titled(item, room) if item.title else _body(item, item.printed_marker, room)
    left = pad(place, column) + _GAP
    for line in words:
        yield ((left, "dim"), *line)
        left = " " * (column + len(_GAP))


def _titled(item: Item, room: int | None) -> Iterator[Line]:
    lines = _wrap(marked(item.printed_marker, item.title), room)
    *before, last = lines
    yield from (plain(line, "bold") for line in before)
    yield from _with_amount(last, "bold", item.amount, room)
    if item.text:
        yield from _paragraphs(item.text, room)


def _body(item: Item, marker: str, room: int | None) -> Iterator[Line]:
    style = "italic" if item.kind is ItemKind.CAPTION else ""
    first, _, rest = item.text.partition("\n")
    if "\t" in first:
        yield from [plain(marker)] if marker else []
        rest = item.text
    else:
        *before, last = _wrap(marked(marker, first), room)
        yield from (plain(line, style) for line in before)
        yield from _with_amount(last, style, item.amount, room)
    if rest:
        yield from _paragraphs(rest, room)


def _with_amount(line: str, style: str, amount: int | None, room: int | None) -> Iterator[Line]:
    """Yield the last line of a heading with the amount right-aligned on it or below it."""
    if amount is None:
        yield plain(line, style)
        return
    words = amount_words(amount)
    space = 2 if room is None else room - cell_width(line) - cell_width(words)
    if space >= 2:
        yield ((line, style), (" " * space + words, "green"))
    else:
        yield plain(line, style)
        yield plain(" " * ((room or 0) - cell_width(words)) + words, "green")


def _paragraphs(text: str, room: int | None) -> Iterator[Line]:
    rows: list[list[str]] = []
    for paragraph in text.split("\n"):
        if "\t" in paragraph:
            rows.append(paragraph.split("\t"))
            continue
        yield from _table(rows, room)
        rows = []
        yield from (plain(line) for line in _wrap(paragraph, room))
    yield from _table(rows, room)


def _table(rows: Sequence[Sequence[str]], room: int | None) -> Iterator[Line]:
    """Yield rows as columns if they fit, else each row's cells one after another."""
    if not rows:
        return
    widths = [max(map(cell_width, column)) for column in zip_longest(*rows, fillvalue="")]
    fits = room is not None and sum(widths) + len(_GAP) * (len(widths) - 1) <= room
    for row in rows:
        if fits:
            yield plain(
                _GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=False))
            )
        elif room is None:
            yield plain("\t".join(row))
        else:
            yield from (plain(line) for line in _wrap(_GAP.join(filter(None, row)), room))


def _wrap(text: str, room: int | None) -> list[str]:
    if room is None:
        return [text]
    from kaoview.text.line_break import wrap

    return wrap(text, room)


def _crumb(node: Node) -> str:
    match node:
        case Department():
            return node.name
        case Plan():
            return node.label
        case Item():
            return node.heading
