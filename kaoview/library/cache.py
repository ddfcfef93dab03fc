"""The snapshot cache: what was read, kept so that the next run need not read it again.

A snapshot is made again whenever a file, a table of names or the reading code itself changes. It
is never a source: one that is missing, stale or damaged is ignored, and none fails a run.
Items are kept in a flat list, so that documents may be nested to any depth.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kaoview.document import Reason, Verdict
from kaoview.library.description_files import find_description
from kaoview.model import (
    Account,
    Department,
    Document,
    Furniture,
    FurnitureKind,
    Item,
    ItemKind,
    Library,
    Plan,
    PlanKind,
    Problem,
    SourceSpan,
)
from kaoview.paths import cache_folder, data_folder
from kaoview.storage import read_file, remove_leftovers, write_file

_MOST_KEPT = 12
"""Snapshots that are kept, the newest; chosen by hand."""

_PACKAGE = Path(__file__).resolve().parents[1]


def snapshot_path(files: Sequence[Path], bundled: int) -> Path | None:
    """Return the path of the snapshot of these files, or None if a file cannot be accessed.

    The name is a digest of everything the result depends on: the path, size and modification time
    of each document, of the reading code and of the tables.

    Args:
        files: The documents in order.
        bundled: The number of bundled documents, which come first.
    """
    code = [path for room in ("reading", "library") for path in (_PACKAGE / room).rglob("*.py")]
    code += [
        _PACKAGE / name for name in ("model.py", "document.py", "periods.py", "text/cell_width.py")
    ]
    code.sort()
    tables = [
        data_folder() / name for name in ("departments.toml", "governments.toml", "library.toml")
    ]
    descriptions = [found for file in files[bundled:] if (found := find_description(file))]
    key = hashlib.sha256(f"{sys.version_info[:2]} {bundled}".encode())
    try:
        for path in (*code, *tables, *files, *descriptions):
            seen = path.stat()
            where = f"{path} {path.absolute()}"
            key.update(f"\n{where} {seen.st_size} {seen.st_mtime_ns}".encode())
    except (OSError, UnicodeEncodeError):
        return None
    return cache_folder() / "snapshots" / f"{key.hexdigest()[:32]}.json"


def load_snapshot(path: Path) -> Library | None:
    """Return the library stored at a path, or None if there is no valid one.

    The first line is the digest of the rest, so that a damaged file is not used.
    """
    try:
        digest, _, packed = read_file(path).partition(b"\n")
        if digest != _digest(packed):
            return None
        return _library(json.loads(packed))
    except Exception:  # whatever is wrong with it, the documents can be read
        return None


def save_snapshot(path: Path, library: Library) -> None:
    """Store a library at a path atomically; a failure is ignored."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_pack(library), ensure_ascii=False, separators=(",", ":"))
        packed = text.encode("utf-8")
        write_file(path, (_digest(packed), b"\n", packed), durable=False)
        others = [each for each in path.parent.glob("*.json") if each != path]
        others.sort(key=lambda each: each.stat().st_mtime_ns)
        for old in others[: 1 - _MOST_KEPT]:
            old.unlink()
        remove_leftovers(path.parent)
    except Exception:  # the next run reads the documents again
        return


def _digest(packed: bytes) -> bytes:
    return hashlib.sha256(packed).hexdigest().encode("ascii")


def _pack(library: Library) -> dict[str, Any]:
    return {
        "departments": [
            [d.id, d.name, d.aliases, [_pack_plan(p) for p in d.plans], d.government]
            for d in library.departments
        ],
        "documents": [_pack_document(d) for d in library.documents],
        "problems": [[p.path, p.message] for p in library.problems],
    }


def _pack_plan(plan: Plan) -> list[Any]:
    # Preorder from the last item to the first; reversed, children come before their parent.
    items: list[list[Any]] = []
    waiting = list(plan.items)
    while waiting:
        item = waiting.pop()
        items.append(_pack_item(item))
        waiting.extend(item.children)
    items.reverse()
    return [
        plan.id,
        plan.title,
        plan.period,
        plan.kind,
        plan.department,
        plan.document,
        items,
        plan.month,
    ]


def _pack_item(item: Item) -> list[Any]:
    return [
        item.id,
        item.marker,
        item.title,
        item.text,
        item.source.first_line,
        item.source.last_line,
        item.source.first_page,
        item.source.last_page,
        item.amount,
        item.kind,
        len(item.children),
    ]


def _pack_document(document: Document) -> list[Any]:
    account = document.account
    return [
        document.id,
        document.path,
        document.title,
        document.period,
        document.kind,
        document.encoding,
        [[f.kind, f.line, f.text, f.page] for f in document.furniture],
        [
            account.characters,
            account.in_items,
            account.in_furniture,
            account.missing,
            account.repeated,
        ],
        document.notes,
        document.government,
        document.pages,
        document.origins,
        [[each.code, each.words, each.verdict, each.place] for each in document.reasons],
        document.plain,
    ]


def _library(content: dict[str, Any]) -> Library:
    return Library(
        tuple(
            Department(id, name, tuple(aliases), tuple(_plan(plan) for plan in plans), government)
            for id, name, aliases, plans, government in content["departments"]
        ),
        tuple(_document(document) for document in content["documents"]),
        tuple(Problem(path, message) for path, message in content["problems"]),
    )


def _plan(packed: list[Any]) -> Plan:
    id, title, period, kind, department, document, items, month = packed
    return Plan(
        id, title, period, PlanKind(kind), department, document, _items(items, document), month
    )


def _items(packed: list[list[Any]], document: str) -> tuple[Item, ...]:
    """Return the tree of a flat list of items in which children come before their parent."""
    made: list[Item] = []
    for id, marker, title, text, *lines_and_pages, amount, kind, below in packed:
        children: tuple[Item, ...] = ()
        if below:
            children = tuple(made[-below:])
            del made[-below:]
        span = SourceSpan(document, *lines_and_pages)
        made.append(Item(id, marker, title, text, span, amount, _ITEM_KINDS[kind], children))
    return tuple(made)


def _document(packed: list[Any]) -> Document:
    id, path, title, period, kind, encoding, furniture, account, notes, *more = packed
    government, pages, origins, reasons, plain = more
    pieces = tuple(Furniture(FurnitureKind(kind), *rest) for kind, *rest in furniture)
    return Document(
        id,
        path,
        title,
        period,
        PlanKind(kind),
        encoding,
        pieces,
        Account(*account),
        tuple(notes),
        government,
        pages,
        tuple((field, origin) for field, origin in origins),
        tuple(Reason(code, words, Verdict(level), place) for code, words, level, place in reasons),
        plain,
    )


_ITEM_KINDS = {kind.value: kind for kind in ItemKind}
