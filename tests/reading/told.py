"""A document as it was read, a line for each item, to compare with what was read before."""

from __future__ import annotations

from kaoview.model import Document, Item
from kaoview.text.cell_width import visible


def about(document: Document) -> list[str]:
    """Return what a document is, how many of its characters stand where, and what looks wrong."""
    account = document.account
    return [
        f"{document.title}　{document.period}　{document.kind}　{document.encoding}",
        f"{account.characters} 字　{account.in_items} 在項目　{account.in_furniture} 在版面",
        *document.notes,
    ]


def told(item: Item) -> str:
    """Return an item on one line: where it stands, its kind, and how its words begin and end."""
    text = item.text.replace("\n", "⏎").replace("\t", "⇥")
    words = text if len(text) <= 50 else f"{text[:30]}⋯⋯{text[-16:]}"
    place = f"{item.source.first_line}-{item.source.last_line}"
    amount = "" if item.amount is None else f"　{item.amount:,}"
    return f"{item.id}　{place}　{item.kind}　{item.marker}｜{item.title}｜{words}{amount}"


def furniture(document: Document) -> list[str]:
    """Return what was taken out of a document, in its order."""
    return [f"{piece.line}　{piece.kind}　{visible(piece.text)}" for piece in document.furniture]
