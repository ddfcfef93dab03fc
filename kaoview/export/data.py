"""Export for programs: JSON as a tree, JSON Lines and CSV with one item a line.

The README documents the keys; a change that breaks a reader of them raises ``SCHEMA``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any

from kaoview.export.heads import Header, cell_value, heads
from kaoview.export.selection import (
    ExportProgress,
    SelectedDepartment,
    SelectedPlan,
    select,
    with_progress,
)
from kaoview.export.sheet import Sheet, Value
from kaoview.model import Department, Item, Library, Node, Plan, SourceSpan
from kaoview.reading.export_heads import ITEM_COLUMNS, NOTE_COLUMN
from kaoview.text.cell_width import visible
from kaoview.text.invisible import MAY_BE_STRAY, STRAY_PATTERN

SCHEMA = 1
"""The version of the JSON's shape."""

_WIDTHS = (24, 18, 20, 10, 6, 14, 30, 30, 8, 12, 10, 30, 60, 12, 30, 8, 8, 8, 8, 12, 30)
"""Widths of the columns of a spreadsheet, in characters; chosen by eye."""
_NO_NOTES: Mapping[str, str] = MappingProxyType({})
_SHEET = {Header.CHINESE: "項目", Header.ENGLISH: "items"}
"""The name of the table's sheet."""
_ROWS = 200
"""Rows that are joined to one piece of a text; chosen by hand, some ten thousand characters."""
_JSON_PARTS = 2000
"""Parts (a key, a value, a bracket) of a JSON text that are joined to one piece; chosen by hand."""
_BELOW = ("plans", "items", "children")
"""The keys of the records below a record."""
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What json.dumps leaves as it is, but a terminal may act on or not show, and lone surrogates.
_UNSAFE = re.compile(f"[\x7f-\x9f\ud800-\udfff]|{STRAY_PATTERN}")
_MAY_BE_UNSAFE = re.compile(f"[\x7f-\x9f\ud800-\udfff]|{MAY_BE_STRAY.pattern}")
# A spreadsheet takes a cell that starts with one of these for a formula; full-width forms count in
# East Asia.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def json_pieces(
    library: Library,
    nodes: Sequence[Node],
    *,
    notes: Mapping[str, str] = _NO_NOTES,
    progress: ExportProgress | None = None,
) -> Iterator[str]:
    """Yield the selected nodes as one JSON object: departments, their plans, their items.

    It comes in pieces, so that exporting a whole library does not block other threads for long.
    What has a note has a key for it.
    """
    selected = select(library, nodes)
    yield f'{{\n  "schema": {SCHEMA},\n  "departments": ['
    before = "\n    "
    for each in with_progress(selected, progress):
        yield before
        # JSON escapes newlines within strings: every newline here is between two parts.
        for piece in _encoded(_noted(_department(*_contents(each)), notes)):
            yield piece.replace("\n", "\n    ")
        before = ",\n    "
    yield "\n  ]\n}\n" if selected else "]\n}\n"


def jsonl_pieces(
    library: Library,
    nodes: Sequence[Node],
    *,
    notes: Mapping[str, str] = _NO_NOTES,
    progress: ExportProgress | None = None,
) -> Iterator[str]:
    """Yield the selected items and all below them as JSON objects, one a line, in pieces.

    Where there are notes, every object has a key for them.
    """
    rows = (
        _noted_rows(library, nodes, notes, progress)
        if any(notes.values())
        else _rows(with_progress(select(library, nodes), progress))
    )
    return _joined((json_text(row, indent=None) for row in rows), _ROWS)


def csv_pieces(
    library: Library,
    nodes: Sequence[Node],
    *,
    header: Header = Header.CHINESE,
    notes: Mapping[str, str] = _NO_NOTES,
    progress: ExportProgress | None = None,
) -> Iterator[str]:
    """Yield the selected items and all below them as CSV with a line of column names, in pieces.

    It starts with a byte order mark, without which Excel assumes another encoding, and a cell that
    a spreadsheet would run as a formula starts with an apostrophe. Where there are notes, they
    stand in a last column.
    """
    columns = _columns(notes)
    yield _BOM + _csv_text([heads(columns, header)])
    rows = _noted_rows(library, nodes, notes, progress)
    cells = (
        [csv_cell(cell_value(column, row[column], header)) for column in columns] for row in rows
    )
    while batch := list(islice(cells, _ROWS)):
        yield _csv_text(batch)


def item_sheet(
    library: Library,
    nodes: Sequence[Node],
    *,
    header: Header = Header.CHINESE,
    notes: Mapping[str, str] = _NO_NOTES,
    progress: ExportProgress | None = None,
) -> Sheet:
    """Return the selected items and all below them as a table for a spreadsheet.

    Where there are notes, they stand in a last column.
    """
    columns = _columns(notes)
    rows = _noted_rows(library, nodes, notes, progress)
    values = tuple(
        tuple(_sheet_value(cell_value(column, row[column], header)) for column in columns)
        for row in rows
    )
    return Sheet(_SHEET[header], heads(columns, header), values, _WIDTHS)


def _columns(notes: Mapping[str, str]) -> Mapping[str, str]:
    return {**ITEM_COLUMNS, **NOTE_COLUMN} if any(notes.values()) else ITEM_COLUMNS


def _noted_rows(
    library: Library,
    nodes: Sequence[Node],
    notes: Mapping[str, str],
    progress: ExportProgress | None,
) -> Iterator[dict[str, Any]]:
    """Yield the rows with a reader's notes; that on a plan or department is in its first row."""
    waiting = {id: note for id, note in notes.items() if note}
    for row in _rows(with_progress(select(library, nodes), progress)):
        named = (node.id for node in library.trail(row["id"])) if waiting else ()
        yield {**row, "note": "；".join(waiting.pop(id) for id in named if id in waiting)}


def _sheet_value(value: object) -> Value:
    if isinstance(value, list):
        return " > ".join(value)
    return value if isinstance(value, int) else str(value or "")


def _csv_text(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def json_text(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON that is safe to print: readable Chinese, no control characters."""
    if indent is None:
        return _escaped(json.dumps(value, ensure_ascii=False)) + "\n"
    return "".join(_encoded(value, indent)) + "\n"


def _encoded(value: object, indent: int = 2) -> Iterator[str]:
    """Yield a value as JSON in pieces of some ten thousand characters."""
    parts = json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(value)
    return map(_escaped, _joined(parts, _JSON_PARTS))


def _joined(parts: Iterator[str], number: int) -> Iterator[str]:
    """Yield strings joined in batches of a number."""
    while batch := list(islice(parts, number)):
        yield "".join(batch)


def _escaped(text: str) -> str:
    if not _MAY_BE_UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def node_record(node: Node) -> dict[str, Any]:
    """Return a department, plan or item as in the JSON export, children included."""
    match node:
        case Department():
            return _department(node, tuple((plan, plan.items) for plan in node.plans))
        case Plan():
            return _plan(node, node.items)
        case Item():
            return _item(node)


def _contents(
    selected: SelectedDepartment,
) -> tuple[Department, tuple[tuple[Plan, tuple[Item, ...]], ...]]:
    return selected.department, tuple((part.plan, part.items) for part in selected.parts)


def _noted(record: dict[str, Any], notes: Mapping[str, str]) -> dict[str, Any]:
    """Return a record with the notes on it and on all below it, each beside its id."""
    if not any(notes.values()):
        return record
    noted: dict[str, Any] = {}
    for key, value in record.items():
        below = key in _BELOW
        noted[key] = [_noted(each, notes) for each in value] if below else value
        if key == "id" and notes.get(value):
            noted["note"] = notes[value]
    return noted


def _department(
    department: Department, parts: tuple[tuple[Plan, tuple[Item, ...]], ...]
) -> dict[str, Any]:
    return {
        "id": department.id,
        "name": department.name,
        "aliases": list(department.aliases),
        "plans": [_plan(plan, items) for plan, items in parts],
    }


def _plan(plan: Plan, items: tuple[Item, ...]) -> dict[str, Any]:
    return {
        "id": plan.id,
        "title": plan.title,
        "period": plan.period,
        "month": plan.month,
        "kind": plan.kind.value,
        "document": plan.document,
        "items": [_item(item) for item in items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "marker": item.marker,
        "title": item.title,
        "text": item.text,
        "amount": item.amount,
        "source": source_record(item.source),
        "children": [_item(child) for child in item.children],
    }


def source_record(source: SourceSpan) -> dict[str, Any]:
    """Return a place in a document for JSON; pages are null where the format has none."""
    return {
        "document": source.document,
        "first_line": source.first_line,
        "last_line": source.last_line,
        "first_page": source.first_page or None,
        "last_page": source.last_page or None,
    }


def _rows(selected: Iterable[SelectedDepartment]) -> Iterator[dict[str, Any]]:
    """Yield a row for every selected item and all below it, in the library's order."""
    for each in selected:
        for part in each.parts:
            yield from _part_rows(each.department, part)


def _part_rows(department: Department, part: SelectedPlan) -> Iterator[dict[str, Any]]:
    plan = part.plan
    wanted = {item.id for item in part.items}

    def below(
        items: Sequence[Item], trail: list[str], *, included: bool
    ) -> Iterator[dict[str, Any]]:
        for item in items:
            include = included or item.id in wanted
            if include:
                yield {
                    "id": item.id,
                    "department": department.name,
                    "plan": plan.id,
                    "period": plan.period,
                    "month": plan.month,
                    "plan_kind": plan.kind.value,
                    "plan_title": plan.title,
                    "trail": trail,
                    "depth": len(trail) - 1,
                    "kind": item.kind.value,
                    "marker": item.marker,
                    "title": item.title,
                    "text": item.text,
                    "amount": item.amount,
                    **source_record(item.source),
                    "government": department.government or None,
                }
            yield from below(item.children, [*trail, item.heading], included=include)

    yield from below(plan.items, [department.name, plan.label], included=part.whole)


def csv_cell(value: object) -> object:
    """Return a cell's value: numbers stay numbers, text is not run as a formula."""
    if isinstance(value, list):
        value = " > ".join(value)
    if not isinstance(value, str):
        return value
    text = "\n".join("\t".join(map(visible, line.split("\t"))) for line in value.split("\n"))
    return "'" + text if text.startswith(_FORMULA) else text
