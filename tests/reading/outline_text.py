"""A document's outline as indented text, for tests to compare with what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kaoview.library.load import load
from kaoview.model import Item, ItemKind, Library


def read_text(folder: Path, text: str | bytes, name: str = "文件.txt") -> Library:
    """Return the library of one document, written to a folder and read."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load([path])


def outline(library: Library) -> str:
    """Return the items of all plans, a line each: marker and title, and the text after a bar."""
    return "\n".join(line for plan in library.plans() for line in _lines(plan.items, 0))


def _lines(items: Sequence[Item], level: int) -> Iterator[str]:
    for item in items:
        words = item.text.replace("\n", "/").replace("\t", "|")
        table = "表 " if item.kind is ItemKind.TABLE else ""
        bar = " " if item.marker + item.title and words else ""
        yield f"{'  ' * level}{table}{item.marker}{item.title}{bar}{words}"
        yield from _lines(item.children, level + 1)
