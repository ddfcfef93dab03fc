"""Export for programs: JSON as a tree, JSON Lines and CSV with one item a line.

The keys are a promise to those who build on them (see the README); a change that breaks one
raises ``SCHEMA``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from kaoview.export.selection import Chosen, Part, Watch, choose, watched
from kaoview.model import Department, Item, Library, Node, Plan, SourceSpan
from kaoview.text.cell_width import visible

SCHEMA = 1
"""The version of the JSON's shape."""

_COLUMNS = (
    "id",
    "department",
    "plan",
    "period",
    "month",
    "plan_kind",
    "plan_title",
    "trail",
    "depth",
    "kind",
    "marker",
    "title",
    "text",
    "amount",
    "document",
    "first_line",
    "last_line",
)
_ROWS, _PARTS = 200, 2000  # rows, and parts of a JSON text, that are put together to one piece
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What json.dumps leaves as it is but a terminal may obey, and halves of surrogate pairs.
_NOT_PLAIN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A spreadsheet takes a cell that starts so for a formula; the wide forms count in East Asia.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_json(library: Library, nodes: Sequence[Node], *, watch: Watch | None = None) -> str:
    """Return the chosen nodes as one JSON object: departments, their plans, their items."""
    return "".join(json_pieces(library, nodes, watch=watch))


def json_pieces(
    library: Library, nodes: Sequence[Node], *, watch: Watch | None = None
) -> Iterator[str]:
    """Yield the same piece by piece: whoever writes a whole library keeps nobody waiting."""
    chosen = choose(library, nodes)
    yield f'{{\n  "schema": {SCHEMA},\n  "departments": ['
    before = "\n    "
    for each in watched(chosen, watch):
        yield before
        # No line of a text is broken within JSON: every line end is one between its parts.
        for piece in _encoded(_department(*_of(each))):
            yield piece.replace("\n", "\n    ")
        before = ",\n    "
    yield "\n  ]\n}\n" if chosen else "]\n}\n"


def export_jsonl(library: Library, nodes: Sequence[Node], *, watch: Watch | None = None) -> str:
    """Return the chosen items and all below them as JSON objects, one a line."""
    return "".join(jsonl_pieces(library, nodes, watch=watch))


def jsonl_pieces(
    library: Library, nodes: Sequence[Node], *, watch: Watch | None = None
) -> Iterator[str]:
    """Yield the same piece by piece."""
    rows = (json_text(row, indent=None) for row in _rows(watched(choose(library, nodes), watch)))
    return _together(rows, _ROWS)


def export_csv(library: Library, nodes: Sequence[Node], *, watch: Watch | None = None) -> str:
    """Return the chosen items and all below them as CSV with a line of column names.

    It starts with a byte order mark, without which Excel takes the Chinese for another encoding,
    and a cell that a spreadsheet would run as a formula starts with an apostrophe.
    """
    return "".join(csv_pieces(library, nodes, watch=watch))


def csv_pieces(
    library: Library, nodes: Sequence[Node], *, watch: Watch | None = None
) -> Iterator[str]:
    """Yield the same piece by piece."""
    yield _BOM + _csv_text([_COLUMNS])
    rows = _rows(watched(choose(library, nodes), watch))
    cells = ([_cell(row[column]) for column in _COLUMNS] for row in rows)
    while some := list(islice(cells, _ROWS)):
        yield _csv_text(some)


def _csv_text(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def json_text(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON that is safe to print: readable Chinese, no control characters."""
    if indent is None:
        return _plain(json.dumps(value, ensure_ascii=False)) + "\n"
    return "".join(_encoded(value, indent)) + "\n"


def _encoded(value: object, indent: int = 2) -> Iterator[str]:
    """Yield a value as JSON in pieces of some ten thousand characters."""
    parts = json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(value)
    return map(_plain, _together(parts, _PARTS))


def _together(parts: Iterator[str], number: int) -> Iterator[str]:
    """Yield texts put together, so many at a time."""
    while some := list(islice(parts, number)):
        yield "".join(some)


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def node_record(node: Node) -> dict[str, Any]:
    """Return a department, plan or item as it stands in the JSON export, children included."""
    match node:
        case Department():
            return _department(node, tuple((plan, plan.items) for plan in node.plans))
        case Plan():
            return _plan(node, node.items)
        case Item():
            return _item(node)


def _of(chosen: Chosen) -> tuple[Department, tuple[tuple[Plan, tuple[Item, ...]], ...]]:
    return chosen.department, tuple((part.plan, part.items) for part in chosen.parts)


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
        "source": _source(item.source),
        "children": [_item(child) for child in item.children],
    }


def _source(source: SourceSpan) -> dict[str, Any]:
    return {
        "document": source.document,
        "first_line": source.first_line,
        "last_line": source.last_line,
    }


def _rows(chosen: Iterable[Chosen]) -> Iterator[dict[str, Any]]:
    """Yield every chosen item with its place, in the library's order."""
    for each in chosen:
        for part in each.parts:
            yield from _part_rows(each.department, part)


def _part_rows(department: Department, part: Part) -> Iterator[dict[str, Any]]:
    plan = part.plan
    wanted = {item.id for item in part.items}

    def below(items: Sequence[Item], trail: list[str], *, taken: bool) -> Iterator[dict[str, Any]]:
        for item in items:
            take = taken or item.id in wanted
            if take:
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
                    **_source(item.source),
                }
            yield from below(item.children, [*trail, item.heading], taken=take)

    yield from below(plan.items, [department.name, plan.label], taken=part.whole)


def _cell(value: object) -> object:
    """Return a value as a spreadsheet should take it: text stays text, numbers numbers."""
    if isinstance(value, list):
        value = " > ".join(value)
    if not isinstance(value, str):
        return value
    text = "\n".join("\t".join(map(visible, line.split("\t"))) for line in value.split("\n"))
    return "'" + text if text.startswith(_FORMULA) else text
