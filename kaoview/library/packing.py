"""Plans and documents as JSON and back, for the caches."""

from __future__ import annotations

from collections.abc import Iterable
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


class ForgedError(ValueError):
    """What stands in a cache is not what this program writes there."""


def unpack_plan(packed: list[Any]) -> Plan:
    """Return the plan that was packed.

    Raises:
        ForgedError: It is no plan.
    """
    id, title, period, kind, department, document, items, month = packed
    checked_texts((id, title, period, department, document))
    if not (month is None or type(month) is int):
        raise ForgedError
    made = _items(items, document)
    start = f"{id}-"
    seen = {item.id for top in made for item in top.walk()}
    if len(seen) < len(items) or not all(each.startswith(start) for each in seen):
        raise ForgedError
    return Plan(id, title, period, PlanKind(kind), department, document, made, month)


def _items(packed: list[list[Any]], document: str) -> tuple[Item, ...]:
    """Return the tree of a flat list of items in which children come before their parent."""
    made: list[Item] = []
    for id, marker, title, text, first, last, page, last_page, amount, kind, below in packed:
        if not (
            type(id) is type(marker) is type(title) is type(text) is str
            and type(first) is type(last) is type(page) is type(last_page) is type(below) is int
            and (amount is None or type(amount) is int)
            and 0 <= below <= len(made)
        ):
            raise ForgedError
        children: tuple[Item, ...] = ()
        if below:
            children = tuple(made[-below:])
            del made[-below:]
        span = SourceSpan(document, first, last, page, last_page)
        made.append(Item(id, marker, title, text, span, amount, _ITEM_KINDS[kind], children))
    return tuple(made)


def unpack_document(packed: list[Any]) -> Document:
    """Return the document that was packed.

    Raises:
        ForgedError: It is no document.
    """
    id, path, title, period, kind, encoding, furniture, account, notes, *more = packed
    government, pages, origins, reasons, plain = more
    checked_texts((id, path, title, period, encoding, government))
    counts = tuple(map(checked_number, account))
    if type(plain) is not bool:
        raise ForgedError
    pieces = tuple(
        Furniture(
            FurnitureKind(kind), checked_number(line), checked_text(text), checked_number(page)
        )
        for kind, line, text, page in furniture
    )
    return Document(
        id,
        path,
        title,
        period,
        PlanKind(kind),
        encoding,
        pieces,
        Account(*counts),
        checked_texts(notes),
        government,
        checked_number(pages),
        tuple((checked_text(field), checked_text(origin)) for field, origin in origins),
        tuple(
            Reason(checked_text(code), checked_text(words), Verdict(level), checked_text(place))
            for code, words, level, place in reasons
        ),
        plain,
    )


def checked_text(value: object) -> str:
    """Return a value that is a text; raises ForgedError where it is none."""
    if type(value) is not str:
        raise ForgedError
    return value


def checked_texts(values: Iterable[object]) -> tuple[str, ...]:
    """Return values that are all texts; raises ForgedError where one is none."""
    if isinstance(values, str):
        raise ForgedError
    return tuple(map(checked_text, values))


def checked_number(value: object) -> int:
    """Return a value that is a whole number; raises ForgedError where it is none."""
    if type(value) is not int:
        raise ForgedError
    return value


_ITEM_KINDS = {kind.value: kind for kind in ItemKind}
