"""Plans and documents as JSON and back, for the caches."""

from __future__ import annotations

from typing import Any

from kaoview.document import Reason, Verdict
from kaoview.model import (
    Account,
    Document,
    Furniture,
    FurnitureKind,
    Item,
    ItemKind,
    Plan,
    PlanKind,
    SourceSpan,
)


def pack_plan(plan: Plan) -> list[Any]:
    """Return a plan as values that JSON can hold."""
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


def pack_document(document: Document) -> list[Any]:
    """Return a document as values that JSON can hold."""
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


def unpack_plan(packed: list[Any]) -> Plan:
    """Return the plan that was packed."""
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


def unpack_document(packed: list[Any]) -> Document:
    """Return the document that was packed."""
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
