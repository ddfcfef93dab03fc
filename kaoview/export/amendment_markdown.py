"""A table of amendments as Markdown: one table, its chapters as rows of their own."""

from __future__ import annotations

from collections.abc import Iterator

from kaoview.export.amendments import UNDERLINED, AmendmentRow, Amendments
from kaoview.export.comparison_markdown import escaped_text
from kaoview.export.comparison_rows import ItemText
from kaoview.export.escape import cell, front_matter, inline


def export_amendments_markdown(table: Amendments) -> str:
    """Return a table of amendments as Markdown; changed words stand between ``<u>`` tags.

    Returns:
        The text, ending in a newline.
    """
    word, meaning = UNDERLINED
    heads = " | ".join(map(cell, table.heads))
    lines = [
        front_matter({"title": table.title}, table.date),
        "",
        f"# {inline(table.title)}",
        "",
        *((f"<u>{word}</u>{meaning}", "") if table.marked else ()),
        f"| {heads} |\n|{' --- |' * len(table.columns)}",
    ]
    for chapter in table.chapters:
        if chapter.heading:
            lines.append(f"| **{cell(chapter.heading)}** |{'  |' * (len(table.columns) - 1)}")
        lines += (_line(table, row) for row in chapter.rows)
    lines += ["", *(f"- {inline(line)}" for line in (*table.notes, *table.sources)), ""]
    return "\n".join(lines)


def _line(table: Amendments, row: AmendmentRow) -> str:
    new = _item(row.new) if row.new else ""
    old = "<br>".join(map(_item, row.old))
    return f"| {' | '.join(table.ordered(new, old, '；'.join(map(cell, row.remarks))))} |"


def _item(item: ItemText) -> str:
    return cell(item.marker) + "".join(_pieces(item))


def _pieces(item: ItemText) -> Iterator[str]:
    for piece in item.pieces:
        words = escaped_text(piece.text)
        yield f"<u>{words}</u>" if piece.changed and words.strip() else words
