"""The characters of items and sources without white space, to count what was read."""

from __future__ import annotations

from pathlib import Path

from kaoview.model import Item, Library, Plan


def ink(text: str) -> str:
    return "".join(text.split())


def item_ink(item: Item) -> str:
    amount = f"{item.amount:,}" if item.amount is not None else ""
    return ink(item.marker + item.title + item.text + amount)


def plans_of(library: Library, document: str) -> list[Plan]:
    plans = [plan for plan in library.plans() if plan.document == document]
    return sorted(plans, key=lambda plan: plan.items[0].source.first_line)


def without_furniture(library: Library, document: str, path: Path) -> str:
    """Return a source's characters with its furniture's taken out, line by line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for piece in library.document(document).furniture:
        line = ink(lines[piece.line - 1])
        words = ink(piece.text)
        assert words in line, piece
        lines[piece.line - 1] = line.replace(words, "", 1)
    return ink("".join(lines))
