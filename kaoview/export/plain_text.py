"""The text of a department, plan or item as plain paragraphs, for pasting into anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaoview.model import Department, Item, Node, Plan
from kaoview.printed import amount_words, marked
from kaoview.text.cell_width import visible

MAX_LENGTH = 200_000
"""Characters of one text: what is meant for the clipboard. Longer texts belong in a file; chosen by
hand."""


def plain_text(node: Node, *, most: int = MAX_LENGTH) -> str:
    """Return a node with all below it as plain text; see :func:`plain_texts`."""
    return plain_texts([node], most=most)


def plain_texts(nodes: Sequence[Node], *, most: int = MAX_LENGTH) -> str:
    """Return nodes with all below them as plain text, one paragraph a line, markers as printed.

    Table rows keep the tabs between their cells, so that they can be pasted into a spreadsheet;
    control characters are replaced, so that they are harmless wherever they are pasted.

    Args:
        nodes: Departments, plans or items; an empty line stands between two.
        most: The most characters; a longer text is cut and ends in a line that says so.

    Returns:
        The text, without a newline at the end.
    """
    lines: list[str] = []
    left = most
    for line in _joined(nodes):
        left -= len(line) + 1
        if left < 0:
            lines.append("⋯⋯（太長，只到這裡；全文請匯出成檔案）")
            break
        lines.append(line)
    return "\n".join(lines)


def _joined(nodes: Sequence[Node]) -> Iterator[str]:
    for number, node in enumerate(nodes):
        if number:
            yield ""
        yield from _lines(node)


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Department():
            yield visible(node.name)
            for plan in node.plans:
                yield ""
                yield from _lines(plan)
        case Plan():
            yield visible(node.title)
            for item in node.items:
                yield from _lines(item)
        case Item():
            for each in node.walk():
                yield from _own_lines(each)


def _own_lines(item: Item) -> Iterator[str]:
    """Yield an item's own paragraphs, its marker before the first and its amount after it."""
    paragraphs = [words for words in (item.title, *item.text.split("\n")) if words]
    first, *rest = (_clean(paragraph) for paragraph in paragraphs or [""])
    if "\t" in first and item.marker:
        rest = [first, *rest]  # the marker gets a line of its own above a table
        first = ""
    words = marked(visible(item.printed_marker), first)
    if item.amount is not None:
        words = f"{words}　{amount_words(item.amount)}" if words else amount_words(item.amount)
    if words:
        yield words
    yield from rest


def _clean(paragraph: str) -> str:
    return "\t".join(map(visible, paragraph.split("\t")))
